package session_test

import (
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
)

// TestUndoOnASeatThatVotes takes a hand-in back first, then says how marks are changed, and never takes what is older.
func TestUndoOnASeatThatVotes(t *testing.T) {
	p := capturing(t)
	p.Says("Ada", "~ the gate knows the load")
	before := p.seatUndo("Ada")
	if before.Label == "" || before.Says != "" {
		t.Fatalf("before the round: %+v", before)
	}
	p.Clock.Turn(time.Minute)
	p.To(model.Scoring)
	p.Do(session.OpenRound{Session: p.ID})
	p.round = p.Session().Rounds[0]
	if got := p.seatUndo("Ada"); got.Label != before.Label {
		t.Errorf("nothing marked yet: %+v, want %+v", got, before)
	}
	p.By("Ada", session.Mark{Round: p.round, Case: p.state().Round(p.round).Cases[0], Mark: model.High})
	if got := p.seatUndo("Ada"); got.Label != "" || !strings.Contains(got.Says, "marking again") {
		t.Errorf("marked: %+v", got)
	}
	p.By("Ada", session.HandIn{Round: p.round})
	got := p.seatUndo("Ada")
	if got.Label != "your hand-in" || got.Takes(p.ID) != (session.HandIn{Round: p.round, Back: true}) {
		t.Fatalf("handed in: %+v", got)
	}
	seq := p.state().Seq
	p.By("Ada", got.Takes(p.ID))
	seat := p.Live.Snapshot().ForSeat(p.ID, p.As("Ada").Person)
	if seat.Round.Done || !seat.Round.Scores[0].Marks[0].Given || p.Live.Snapshot().ForWall(p.ID).Round.HandedIn != 0 || p.state().Seq != seq {
		t.Errorf("taken back: %+v, %d events", seat.Round, p.state().Seq-seq)
	}
	if _, err := p.Try(p.As("Ada"), session.HandIn{Round: p.round, Back: true}); refusal(t, err) != "!conflict" {
		t.Errorf("taken back twice: %v", err)
	}
	p.Clock.Turn(time.Minute)
	p.Says("Ada", "? who pays for the cameras")
	if got := p.seatUndo("Ada"); got.Label == before.Label || got.Label == "" {
		t.Errorf("said since: %+v", got)
	}
	p.Do(session.CloseRound{Round: p.round})
	p.Undo("Ada")
	if got := p.seatUndo("Ada"); got.Label != before.Label {
		t.Errorf("closed: %+v, want %+v", got, before)
	}
	if _, err := p.Try(p.As("Ada"), session.HandIn{Round: p.round, Back: true}); refusal(t, err) != "!conflict" {
		t.Errorf("taken back after the close: %v", err)
	}
}

// TestUndoOnASeatWithDots is the same of dots.
func TestUndoOnASeatWithDots(t *testing.T) {
	p := dotting(t)
	if got := p.seatUndo("Ada"); got.Label != "" || !strings.Contains(got.Says, "giving them anew") {
		t.Errorf("given: %+v", got)
	}
	p.By("Ada", session.HandIn{Round: p.round})
	p.By("Ada", p.seatUndo("Ada").Takes(p.ID))
	if d := p.Live.Snapshot().ForSeat(p.ID, p.As("Ada").Person).Dots; d.Done || d.Left() == d.Rule.Budget {
		t.Errorf("taken back: %+v", d)
	}
}

func (p *place) seatUndo(name string) session.UndoFace {
	return p.Live.Snapshot().ForSeat(p.ID, p.As(name).Person).Undo
}

// Undo takes back what is named to somebody.
func (p *place) Undo(name string) { p.By(name, p.seatUndo(name).Takes(p.ID)) }

// TestUndoOnASeatWhoseSurveyIsGone: marks that are still on a face say nothing of a survey that is no longer there.
func TestUndoOnASeatWhoseSurveyIsGone(t *testing.T) {
	f := &session.SeatFace{SeatShared: &session.SeatShared{}, MySurvey: []session.SurveySeat{{Marks: [2]session.SeatMark{{Given: true}}}}, Undo: session.UndoFace{Label: "capture 3"}}
	if got := session.SeatUndo(f); got.Label != "capture 3" {
		t.Errorf("%+v", got)
	}
}
