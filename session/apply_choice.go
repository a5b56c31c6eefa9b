package session

import (
	"slices"

	"serendip/model"
)

func (s *State) applyChoice(env Envelope, e model.Event) bool {
	switch e := e.(type) {
	case model.RoundOpened:
		s.rounds = s.rounds.set(e.Round, &Round{ID: e.Round, Session: e.Session, Block: e.Block, Cases: e.Cases, Again: e.Again, Sheet: e.Sheet, Open: true, At: env.At})
		s.withSession(e.Session, func(v *Session) {
			v.Rounds = grown(v.Rounds, e.Round)
			if v.View == model.ViewReason { // a sheet of the round before would hide this one, and its reveal
				v.View, v.ViewCase = model.ViewBlock, model.UseCaseID{}
			}
			if t := v.talk(); !t.Topic.Case.IsZero() { // the room sees the round now
				t.Topic = model.Topic{}
				v.Talk = &t
			}
		})
	case model.RoundClosed:
		s.withRound(e.Round, func(r *Round) { r.Open = false })
	case model.RoundReopened:
		s.withRound(e.Round, func(r *Round) { r.Open = true })
	case model.RoundDropped:
		s.dropRound(e.Round)
	case model.HandsCounted:
		s.withRound(e.Round, func(r *Round) {
			groups := r.Hands[e.Case]
			if e.Group >= 0 && e.Group < len(groups) {
				groups[e.Group] = e.Counts
				r.Hands = withEntry(r.Hands, e.Case, groups)
			}
		})
	case model.RoundRevealed:
		s.reveal(env, e)
	case model.OutcomeOverridden:
		s.withRound(e.Round, func(r *Round) { r.Overrides = grown(r.Overrides, e) })
		s.progress(e.Case, e.Progresses)
	case model.OverrideWithdrawn:
		s.withRound(e.Round, func(r *Round) { r.Overrides = withoutLastOverride(r.Overrides, e.Case) })
		s.progress(e.Case, !e.Progresses)
	case model.CaseSelected:
		s.withSession(e.Session, func(v *Session) { v.Selected = grown(without(v.Selected, e.Case), e.Case) })
		s.withCase(e.Case, func(c *UseCase) { c.Stage = model.StageSelected })
	case model.CaseDeselected:
		s.withSession(e.Session, func(v *Session) { v.Selected = without(v.Selected, e.Case) })
		s.withCase(e.Case, func(c *UseCase) { c.Stage = model.StageShortlisted })
	default:
		return false
	}
	return true
}

// dropRound takes a round off its session's list, and what was done to it off what can be undone. What became of its use
// cases in earlier rounds holds.
func (s *State) dropRound(id model.RoundID) {
	r := s.Round(id)
	if r == nil {
		return
	}
	s.withRound(id, func(r *Round) { r.Open, r.Dropped, r.Hands = false, true, nil })
	s.withSession(r.Session, func(v *Session) {
		v.Rounds, v.Dots = without(v.Rounds, id), without(v.Dots, id)
		v.Done = slices.DeleteFunc(slices.Clone(v.Done), func(a Action) bool { return a.onRound(id) })
	})
}

// onRound says whether an action did something to a round.
func (a Action) onRound(id model.RoundID) bool {
	return slices.ContainsFunc(a.Events, func(e model.Event) bool {
		switch e := e.(type) {
		case model.RoundClosed:
			return e.Round == id
		case model.HandsCounted:
			return e.Round == id
		case model.DotsTallied:
			return e.Round == id
		}
		return false
	})
}

// reveal keeps the count and moves what progresses onto the shortlist.
func (s *State) reveal(env Envelope, e model.RoundRevealed) {
	s.withRound(e.Round, func(r *Round) { r.Open, r.Revealed, r.At = false, &e, env.At })
	r := s.Round(e.Round)
	for _, counted := range e.Cases {
		if r == nil || r.Sheet.KindOf() != model.MatrixSheet || !s.decidedElsewhere(r, counted.Case) {
			s.progress(counted.Case, counted.Progresses)
		}
	}
}

// decidedElsewhere says whether another scoring than a matrix has decided about a use case: a matrix is a picture then.
func (s *State) decidedElsewhere(r *Round, id model.UseCaseID) bool {
	v := s.Session(r.Session)
	return v != nil && slices.ContainsFunc(v.Rounds, func(other model.RoundID) bool {
		o := s.Round(other)
		return o != nil && o.Revealed != nil && o.Sheet.KindOf() != model.MatrixSheet && slices.Contains(o.Cases, id)
	})
}

// progress puts a use case on the shortlist, or leaves it scored; one that was selected before stays selected. What
// already works is never shortlisted: its rank says only which story to tell first.
func (s *State) progress(id model.UseCaseID, progresses bool) {
	s.withCase(id, func(c *UseCase) {
		switch {
		case c.Stage >= model.StageSelected:
		case progresses && c.Kind != model.Serendipitous:
			c.Stage = model.StageShortlisted
		default:
			c.Stage = model.StageScored
		}
	})
}

// withoutLastOverride takes a use case's newest override away, so that the one before it holds again.
func withoutLastOverride(list []model.OutcomeOverridden, id model.UseCaseID) []model.OutcomeOverridden {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].Case == id {
			return slices.Delete(slices.Clone(list), i, i+1)
		}
	}
	return list
}
