package session

import (
	"slices"
	"time"
)

// handedIn is what undo names while a hand-in can be taken back.
const handedIn = "your hand-in"

// seatUndo is what undo offers on a seat. A ballot does not tell when it was marked, so that what stands before what goes by
// the opening of its round: while it is open, a hand-in comes first, which loses nothing when it is taken back; and who has
// marks or answers in it is offered nothing that is older than the round.
func seatUndo(f *SeatFace) UndoFace {
	r, d, a := f.Round, f.Dots, f.Asking
	given := func(x Answered) bool { return x != Answered{} }
	switch {
	case d != nil && d.Open && d.Done:
		return UndoFace{Round: d.ID, Label: handedIn}
	case r != nil && r.Open && r.Done:
		return UndoFace{Round: r.ID, Label: handedIn}
	case d != nil && d.Open && d.Left() < d.Rule.Budget:
		return f.Undo.since(d.ID.Time(), "Dots are changed by giving them anew, until the round closes.")
	case r != nil && r.Open && r.marked():
		return f.Undo.since(r.ID.Time(), "Marks are changed by marking again, until the round closes.")
	case f.Thumb.Given && f.Talk != nil && f.Talk.Vote != nil && !f.Talk.Vote.Closed:
		return f.Undo.since(f.Talk.Vote.ID.Time(), "A thumb is changed by giving another, until the vote ends.")
	case a != nil && !a.Shown && slices.ContainsFunc(a.Mine, given):
		return f.Undo.since(a.ID.Time(), "An answer is changed by giving another, until all are shown.")
	case f.Survey != nil && slices.ContainsFunc(f.MySurvey, SurveySeat.marked):
		return f.Undo.since(f.Survey.ID.Time(), "Marks are changed by marking again, while the survey is open.")
	}
	return f.Undo
}

// since is an undo of what is newer than a moment, or what is said in its stead.
func (u UndoFace) since(opened time.Time, says string) UndoFace {
	if u.Label == "" || !u.Command.Time().After(opened) {
		return UndoFace{Says: says}
	}
	return u
}

func (m SeatMark) given() bool { return m.Given }

// marked says whether one has given any mark.
func (r *SeatRound) marked() bool { return slices.ContainsFunc(r.Scores, SeatScore.marked) }

func (x SeatScore) marked() bool {
	return slices.ContainsFunc(x.Marks[:], SeatMark.given) || slices.ContainsFunc(x.Own, SeatMark.given) ||
		slices.ContainsFunc(x.Criteria, func(all []SeatMark) bool { return slices.ContainsFunc(all, SeatMark.given) })
}

func (x SurveySeat) marked() bool { return slices.ContainsFunc(x.Marks[:], SeatMark.given) }
