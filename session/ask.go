package session

import (
	"slices"

	"serendip/model"
)

// Asking is the same questions put to everybody, as it stands. Its id is a round's: its answers are sealed as marks are.
type Asking struct {
	ID        model.RoundID
	Block     model.BlockID
	Questions []model.Question
	Hands     [][]int // by question: people by answer, by show of hands; replaced, never written
	Shown     *model.AskingShown
}

// asking finds an asking and its session; nil when there is none, or when it was dropped.
func (s *State) asking(id model.RoundID) (*Session, *Asking) {
	if v := s.Session(s.askings.at(id)); v != nil {
		if i := slices.IndexFunc(v.Askings, func(a *Asking) bool { return a.ID == id }); i >= 0 {
			return v, v.Askings[i]
		}
	}
	return nil, nil
}

// asksNow is the newest asking of a block; nil when there is none.
func (v *Session) asksNow(block model.BlockID) *Asking {
	for _, a := range slices.Backward(v.Askings) {
		if a.Block == block {
			return a
		}
	}
	return nil
}

// sealedOpen says whether ballots of that id are still to be counted.
func (s *State) sealedOpen(id model.RoundID) bool {
	if r := s.Round(id); r != nil {
		return !r.over()
	}
	_, a := s.asking(id)
	return a != nil && a.Shown == nil
}

func (s *State) applyAsk(_ Envelope, e model.Event) bool {
	switch e := e.(type) {
	case model.AskingOpened:
		s.askings = s.askings.set(e.Asking, e.Session)
		s.withSession(e.Session, func(v *Session) {
			v.Askings = grown(v.Askings, &Asking{ID: e.Asking, Block: e.Block, Questions: e.Questions, Hands: make([][]int, len(e.Questions))})
		})
	case model.AnswersCounted:
		s.withAsking(e.Asking, func(a *Asking) {
			if e.Question >= 0 && e.Question < len(a.Hands) {
				a.Hands = slices.Clone(a.Hands)
				a.Hands[e.Question] = e.Counts
			}
		})
	case model.AskingShown:
		s.withAsking(e.Asking, func(a *Asking) { a.Shown = &e })
	case model.AskingDropped:
		if v, _ := s.asking(e.Asking); v != nil {
			s.withSession(v.ID, func(v *Session) {
				v.Askings = slices.DeleteFunc(slices.Clone(v.Askings), func(a *Asking) bool { return a.ID == e.Asking })
				v.Done = slices.DeleteFunc(slices.Clone(v.Done), func(a Action) bool { return a.onAsking(e.Asking) })
			})
		}
	default:
		return false
	}
	return true
}

// onAsking says whether an action did something to an asking.
func (a Action) onAsking(id model.RoundID) bool {
	return slices.ContainsFunc(a.Events, func(e model.Event) bool {
		c, counted := e.(model.AnswersCounted)
		return counted && c.Asking == id
	})
}

// withAsking replaces an asking by a changed copy.
func (s *State) withAsking(id model.RoundID, change func(*Asking)) {
	v, old := s.asking(id)
	if old == nil {
		return
	}
	s.withSession(v.ID, func(v *Session) {
		a := *old
		change(&a)
		v.Askings = slices.Clone(v.Askings)
		v.Askings[slices.Index(v.Askings, old)] = &a
	})
}

// askFamily is readiness, poll and pulse.
func askFamily() family {
	return family{
		decide: (*decision).asking,
		apply:  (*State).applyAsk,
		inverse: func(e model.Event) model.Event {
			if e, ok := e.(model.AnswersCounted); ok {
				return model.AnswersCounted{Asking: e.Asking, Question: e.Question, Counts: e.Was, Was: e.Counts}
			}
			return nil
		},
		facets: func(e model.Event) []facet {
			if e, ok := e.(model.AnswersCounted); ok {
				return []facet{{e.Asking, "hands " + itoa(e.Question)}}
			}
			return nil
		},
		session: func(s *State, e model.Event) (model.SessionID, bool) {
			if e, ok := e.(model.AnswersCounted); ok {
				if v, _ := s.asking(e.Asking); v != nil {
					return v.ID, true
				}
			}
			return model.SessionID{}, false
		},
		label: func(_ *State, e model.Event) string {
			if e, ok := e.(model.AnswersCounted); ok {
				return "hands at question " + itoa(e.Question+1)
			}
			return ""
		},
		rights: func() []Right {
			return []Right{{Intent: Answer{}, Attendee: true, OnlySeat: true}, lead(ShowAnswers{}), lead(DropAsking{})}
		},
	}
}

// Sealed counts what a session has of ballots that are not counted yet: rounds of marks and of dots, votes by thumbs, and
// questions. No backup holds their keys.
func (s *State) Sealed(v *Session) int {
	n := 0
	for _, id := range slices.Concat(v.Rounds, v.Dots, v.talk().Votes) {
		n += boolInt(s.sealedOpen(id))
	}
	for _, a := range v.Askings {
		n += boolInt(a.Shown == nil)
	}
	return n
}
