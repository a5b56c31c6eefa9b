package session_test

import (
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
)

// TestTheAgendaSaysWhenBlocksBegin counts from the plan until the session is live, and from then on so that the last
// block ends when the header says that the agenda does.
func TestTheAgendaSaysWhenBlocksBegin(t *testing.T) {
	p := lobby(t)
	face := func() session.ConsoleFace { return p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}) }
	sum := func(f session.ConsoleFace) {
		t.Helper()
		last := f.Agenda[len(f.Agenda)-1]
		if end := last.Begins.Add(last.Block.Timebox); !end.Equal(f.Ends) {
			t.Errorf("the last block ends at %s, the agenda at %s", end, f.Ends)
		}
	}
	f := face()
	if !f.Agenda[0].Begins.Equal(f.Start) || !f.Agenda[1].Begins.Equal(f.Start.Add(f.Agenda[0].Block.Timebox)) {
		t.Errorf("planned for %s, the first block begins at %s and the second at %s", f.Start, f.Agenda[0].Begins, f.Agenda[1].Begins)
	}
	sum(f)

	p.Clock.Turn(3 * time.Hour)
	p.Do(session.GoLive{Session: p.ID})
	began := time.UnixMilli(p.Session().LiveAt)
	sum(face())
	p.Clock.Turn(4 * time.Minute)
	p.To(model.Capture)
	p.Clock.Turn(40 * time.Minute) // over its time
	f = face()
	sum(f)
	if at := f.Agenda[0].Begins; !at.Equal(began) {
		t.Errorf("went live at %s and the first block began at %s", began, at)
	}
	if at := f.Agenda[f.Position].Begins; !f.Agenda[f.Position].Current || !at.Equal(began.Add(4*time.Minute)) {
		t.Errorf("this block began at %s, %s after the start", at, at.Sub(began))
	}
	if next := f.Agenda[f.Position+1].Begins; !next.Equal(began.Add(44 * time.Minute)) {
		t.Errorf("the next block begins %s after the start", next.Sub(began))
	}
}
