package session_test

import (
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// TestWhatWasParkedWhileHeldStaysOffTheWall: the parking lot is no way round what the room may not read.
func TestWhatWasParkedWhileHeldStaysOffTheWall(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	w.GoLive()
	w.To(model.Capture)
	w.Do(session.TurnHold{Session: w.ID, Block: w.Session().Current, On: true})
	w.Says("Ada", "A dark mode for the portal")
	c := w.Case(1)
	if !c.Held {
		t.Fatal("the idea was not held")
	}
	w.Do(session.ParkCase{Case: c.ID})
	w.Do(session.TurnWall{Session: w.ID, View: model.ViewParked})
	if got := w.Live.Snapshot().ForWall(w.ID).Parked; len(got) != 0 {
		t.Errorf("the wall reads %+v", got)
	}
	if got := len(w.Session().Items); got != 1 {
		t.Errorf("%d items are kept, want the parked one", got)
	}
}
