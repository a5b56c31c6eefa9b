package session

import (
	"slices"

	"serendip/model"
)

// movedSince says how the room or the use cases have moved so that taking an action back would break them, or "": a block
// that has begun stays where it is, and two use cases are never part of each other.
func (s *State) movedSince(v *Session, a Action) string {
	_, now := v.Block(v.Current)
	begun := func(id model.BlockID) bool {
		_, at := v.Block(id)
		return v.State == model.Live && at >= 0 && at <= now
	}
	for _, e := range a.Events {
		switch e := e.(type) {
		case model.BlockAdded:
			if begun(e.Block.ID) {
				return "the block has begun since"
			}
		case model.BlockMoved:
			if begun(e.Block) || v.State == model.Live && e.From <= now {
				return "the room has moved on since"
			}
		case model.BlockEntered:
			if s.openIn(v, e.Block) {
				return "what was opened in it since is still open: close or drop that first"
			}
		case model.CasesParted:
			if into := s.UseCase(e.Into); into != nil && s.Top(into).ID == e.From {
				return "they were merged the other way since"
			}
		case model.OutcomeOverridden:
			if s.scoredIn(v, e.Case) != e.Round {
				return revealedSince
			}
		case model.MinutesClaimed:
			if why := s.verifiedSince(e); why != "" {
				return why
			}
		case model.MixKept:
			if why := s.knownSince(e, a.Command); why != "" {
				return why
			}
		}
	}
	return ""
}

// openIn says whether people give marks, dots or answers in a block: going back would take it out of their hands.
func (s *State) openIn(v *Session, b model.BlockID) bool {
	return slices.ContainsFunc(slices.Concat(v.Rounds, v.Dots), func(id model.RoundID) bool {
		r := s.Round(id)
		return r != nil && r.Block == b && r.Open
	}) || slices.ContainsFunc(v.Askings, func(a *Asking) bool { return a.Block == b && a.Shown == nil })
}

// scoredSince says what scoring stands in the way of taking an action back, or "": once a round has begun, what is in it
// stays as it is, and what was revealed is for good.
func (s *State) scoredSince(a Action) string {
	for _, e := range a.Events {
		switch e := e.(type) {
		case model.RoundClosed:
			if s.counted(e.Round) {
				return revealedSince
			}
		case model.RoundReopened:
			if s.counted(e.Round) {
				return revealedSince
			}
		case model.ThumbsCounted:
			if r := s.Round(e.Vote); r == nil || r.Roman.Closed {
				return revealedSince
			}
		case model.AfterChanged:
			if v := s.Session(e.Session); v.After == nil || s.answersShown(v.After.Asking) {
				return revealedSince
			}
		case model.SurveyOpened:
			if why := s.answeredSince(e); why != "" {
				return why
			}
		case model.SurveyAsked:
			if x := s.surveyIn(e.Session, e.Survey); x == nil || x.Counted != nil {
				return revealedSince
			}
		case model.HandsCounted:
			if s.counted(e.Round) {
				return revealedSince
			}
		case model.DotsTallied:
			if s.counted(e.Round) {
				return revealedSince
			}
		case model.AnswersCounted:
			if s.answersShown(e.Asking) {
				return revealedSince
			}
		case model.UseCaseCaptured, model.UseCaseWithdrawn, model.UseCaseRestored, model.KindChanged, model.CasesMerged, model.CasesParted:
			for _, f := range facets(e) {
				if why := s.scoring(model.UseCaseID(f.id)); why != "" {
					return why
				}
			}
		}
	}
	return ""
}

const revealedSince = "the marks were revealed since"

// counted says whether a round is revealed.
func (s *State) counted(id model.RoundID) bool {
	r := s.Round(id)
	return r != nil && r.revealed()
}

// answersShown says whether the answers of an asking are counted for good.
func (s *State) answersShown(id model.RoundID) bool {
	_, a := s.asking(id)
	return a != nil && a.Shown != nil
}

// scoring says that a use case is being scored or was, or "".
func (s *State) scoring(id model.UseCaseID) string {
	switch c := s.UseCase(id); {
	case c == nil:
		return ""
	case c.Stage > model.StageCaptured:
		return revealedSince
	case s.inRound(c):
		return "it is in the round"
	}
	return ""
}
