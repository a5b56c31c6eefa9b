package session

import (
	"slices"

	"serendip/model"
)

func (s *State) applyTalk(env Envelope, e model.Event) bool {
	switch e := e.(type) {
	case model.FeatureTalkBegun:
		s.withTalk(e.Session, func(t *Talk) { t.Stretches = grown(t.Stretches, Stretch{Block: e.Block, Begun: e.At}) })
	case model.FeatureTalkEnded:
		s.withStretch(e.Session, e.Begun, func(x *Stretch) { x.Hand = e.At })
	case model.FeatureTalkJudged:
		s.withStretch(e.Session, e.Begun, func(x *Stretch) { x.Deep = e.Deep })
	case model.DeepWorkTurned:
		s.withTalk(e.Session, func(t *Talk) { t.Deep = withEntry(t.Deep, e.Block, e.On) })
	case model.CaseParked:
		s.withCase(e.Case, func(c *UseCase) { c.Withdrawn = true })
		if old := s.Item(e.Item); old != nil { // parked, brought back, and parked again
			s.setItem(e.Item, false)
			break
		}
		s.items = s.items.set(e.Item, &Item{ID: e.Item, Session: e.Session, Block: e.Block, Kind: model.ItemParked, Words: e.Words, By: e.By, At: env.At, From: e.Case})
		s.withSession(e.Session, func(v *Session) { v.Items = grown(v.Items, e.Item) })
	case model.CaseUnparked:
		s.withCase(e.Case, func(c *UseCase) { c.Withdrawn = false })
		s.setItem(e.Item, true)
	case model.ItemSettled:
		s.withItem(e.Item, func(it *Item) { it.Settled = e.Now })
	case model.ActionAssigned:
		s.withItem(e.Item, func(it *Item) { it.Who, it.Day = e.Who, e.Day })
	case model.ActionTicked:
		s.withItem(e.Item, func(it *Item) { it.Done = e.Done })
	default:
		return s.applyDiscussion(env, e)
	}
	return true
}

func (s *State) applyDiscussion(env Envelope, e model.Event) bool {
	switch e := e.(type) {
	case model.TopicTaken:
		s.withTalk(e.Session, func(t *Talk) {
			t.Topic = e.Now
			switch undone := env.Command == s.undoing && !env.Command.IsZero(); {
			case e.Now.Case == e.Was.Case: // longer, or in another block
			case undone:
				t.Topics = withoutLast(t.Topics, e.Was.Case)
			case !e.Now.Case.IsZero():
				t.Topics = grown(t.Topics, e.Now.Case)
			}
		})
	case model.FloorGiven:
		s.withTalk(e.Session, func(t *Talk) { t.Floor = e.Person })
	case model.VoteOpened:
		s.rounds = s.rounds.set(e.Vote, &Round{ID: e.Vote, Session: e.Session, Block: e.Block, Open: true, At: env.At, Roman: &Roman{Case: e.Case, By: e.By, At: env.At}})
		s.withTalk(e.Session, func(t *Talk) { t.Votes = grown(t.Votes, e.Vote) })
	case model.ThumbsCounted:
		s.withRoman(e.Vote, func(r *Roman) { r.Hands = e.Counts })
	case model.VoteClosed:
		s.withRound(e.Vote, func(r *Round) { r.Open, r.At = false, env.At })
		s.withRoman(e.Vote, func(r *Roman) { r.Closed, r.Seats, r.Hands = true, e.Seats, e.Hands })
	case model.VoteApplied:
		s.withRoman(e.Vote, func(r *Roman) { r.Applied = e.On })
	default:
		return false
	}
	return true
}

// withoutLast is a list without the last one that is so.
func withoutLast[T comparable](list []T, x T) []T {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i] == x {
			return slices.Delete(slices.Clone(list), i, i+1)
		}
	}
	return list
}

func (s *State) withItem(id model.ItemID, change func(*Item)) {
	if old := s.items.at(id); old != nil {
		it := *old
		change(&it)
		s.items = s.items.set(id, &it)
	}
}

func (s *State) withRoman(id model.RoundID, change func(*Roman)) {
	s.withRound(id, func(r *Round) {
		if r.Roman != nil {
			n := *r.Roman
			change(&n)
			r.Roman = &n
		}
	})
}

// cutTalk ends the feature talk that goes on when something else happens: an idea is captured, the clock stands, the room
// moves on. With the session the floor ends.
func (s *State) cutTalk(env Envelope, e model.Event) {
	var id model.SessionID
	switch e := e.(type) {
	case model.UseCaseCaptured:
		id = e.Session
	case model.TimerPaused:
		id = e.Session
	case model.BlockEntered:
		id = e.Session
	case model.SessionClosed:
		id = e.Session
	default:
		return
	}
	v := s.Session(id)
	if v == nil || v.Talk == nil {
		return
	}
	if _, closed := e.(model.SessionClosed); closed && !v.Talk.Floor.IsZero() {
		s.withTalk(id, func(t *Talk) { t.Floor = model.PersonID{} })
	}
	if n := len(v.Talk.Stretches); n > 0 {
		if x := v.Talk.Stretches[n-1]; env.At < x.until() {
			s.withStretch(id, x.Begun, func(x *Stretch) { x.Cut = max(env.At, x.Begun) })
		}
	}
}
