package session

import (
	"fmt"
	"slices"

	"serendip/model"
)

// latestTop is how many use cases somebody who comes late is told.
const latestTop = 3

// ForSeat is one person's seat.
func (s *Snapshot) ForSeat(id model.SessionID, person model.PersonID) SeatFace {
	v, one := s.of(id)
	st := s.State
	f := SeatFace{
		SessionFace: one.face, People: one.wall.People, Complete: st.names(v), Themes: one.wall.Themes, Steps: one.wall.Steps,
		Shortlist: one.wall.Shortlist, Recap: one.recap, Reveal: one.wall.Reveal, Late: late(v, one),
		Undo: st.UndoFor(id, person), Dark: v.Dark, Hand: slices.Contains(v.Hands, person), Personal: s.door.command(s.PersonCode(person)),
	}
	g, _ := v.Guest(person)
	g.Person = person
	f.Me = s.personFace(v, g, st.said(v))
	s.seatCases(v, one, person, &f)
	f.MyItems = mine(st, v, person)
	f.Told = st.told(v, person)
	f.Round = st.seatRound(v, person, one.wall.Round)
	s.sealMarks(f.Round, v, person)
	return f
}

// seatCases parts one's own ideas from those of others. One's own always show, hidden and held ones too: also when they
// were merged into somebody else's that does not.
func (s *Snapshot) seatCases(v *Session, one *shared, person model.PersonID, f *SeatFace) {
	for _, c := range one.plain {
		group := s.State.group(s.State.UseCase(c.ID))
		mine := slices.IndexFunc(group, func(m *UseCase) bool { return m.By == person && !person.IsZero() })
		switch {
		case c.public():
		case mine < 0:
			continue
		case mine > 0:
			c = s.State.publicFace(group[mine], v.Names)
		}
		c.Mine = mine >= 0
		c.ISaidSame = slices.ContainsFunc(group, func(m *UseCase) bool { return slices.Contains(m.Same, person) })
		if c.Mine {
			f.Mine = append(f.Mine, c)
		} else {
			f.Others = append(f.Others, c)
		}
	}
}

func mine(s *State, v *Session, person model.PersonID) []ItemFace {
	var out []ItemFace
	for _, id := range v.Items {
		if it := s.Item(id); it.By == person && !it.Withdrawn {
			out = append(out, ItemFace{ID: it.ID, Kind: it.Kind, Words: s.Words(it.Words), Mine: true})
		}
	}
	return out
}

// told is what became of one's own words, in kind words.
func (s *State) told(v *Session, person model.PersonID) []string {
	var out []string
	for _, id := range v.Cases {
		c := s.UseCase(id)
		if c.By != person || c.Withdrawn {
			continue
		}
		switch {
		case !c.Into.IsZero():
			out = append(out, fmt.Sprintf("#%d and #%d say the same; both authors are kept.", c.Number, s.Top(c).Number))
		case c.Hidden:
			out = append(out, fmt.Sprintf("#%d is kept, and not on the wall for now.", c.Number))
		case c.Held:
			out = append(out, fmt.Sprintf("#%d is kept; the facilitator brings it to the wall.", c.Number))
		case c.Stage >= model.StageSelected:
			out = append(out, fmt.Sprintf("#%d is one of the few that go on.", c.Number))
		}
	}
	return out
}

func late(v *Session, one *shared) LateFace {
	f := LateFace{Serendipitous: one.recap.Serendipitous, Planned: one.recap.Planned}
	if _, at := v.Block(v.Current); at > 0 {
		f.BlocksDone = at
	}
	top := slices.Clone(one.public)
	slices.SortStableFunc(top, func(a, b CaseFace) int { return b.Reach - a.Reach })
	f.Top = top[:min(len(top), latestTop)]
	return f
}

// seatRound is the round that is going on, with room for the person's own marks.
func (s *State) seatRound(v *Session, person model.PersonID, face *RoundFace) *SeatRound {
	if face == nil {
		return nil
	}
	r := &SeatRound{RoundFace: *face}
	for _, c := range face.Cases {
		u := s.UseCase(c.ID)
		r.Scores = append(r.Scores, SeatScore{Case: c, NotAimed: lenses(u.NotAimed)})
	}
	return r
}

// sealMarks puts the person's own marks in. Only the key of the round finds the ballot.
func (s *Snapshot) sealMarks(r *SeatRound, v *Session, person model.PersonID) {
	if r == nil || r.Revealed {
		return
	}
	b := s.State.ballots.at(sealed(s.roundKey(r.ID), person))
	if b == nil {
		return
	}
	r.Done = b.HandedIn
	for i := range r.Scores {
		on := b.Marks[r.Scores[i].Case.ID]
		r.Scores[i].Reason = on.Reason
		for g, value := range on.Groups {
			r.Scores[i].Marks[g] = seatMark(value)
		}
		if len(on.Criteria) == 0 {
			continue
		}
		for _, g := range model.Groups() {
			var marks []SeatMark
			for _, c := range g.Criteria() {
				marks = append(marks, seatMark(on.Criteria[c]))
			}
			r.Scores[i].Criteria = append(r.Scores[i].Criteria, marks)
		}
	}
}

func seatMark(value uint8) SeatMark {
	m, given := markOf(value)
	return SeatMark{Given: given, Mark: m}
}
