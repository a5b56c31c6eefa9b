package main

import (
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// TestASessionLastsUntilItsClose: what is written of it afterwards makes it no longer.
func TestASessionLastsUntilItsClose(t *testing.T) {
	t.Parallel()
	w := sessiontest.New(t, storetest.NewMemory())
	w.GoLive()
	w.To(model.Capture)
	w.Do(session.Say{Session: w.ID, Block: w.Session().Current, Line: "the gate photo goes ahead"})
	w.Clock.Turn(20 * time.Minute)
	w.Do(session.Close{Session: w.ID})
	closed := w.Session().ClosedAt
	w.Clock.Turn(2 * time.Hour)
	w.Do(session.SetMeasure{Case: w.Case(1).ID, Measure: "minutes at the gate"})
	past, err := w.Live.Past(t.Context(), w.ID, session.AtWall)
	if err != nil {
		t.Fatal(err)
	}
	if last := past.Time(past.Len() - 1); last.UnixMilli() == closed {
		t.Fatal("nothing happened after the close")
	}
	if got := endOf(past, w.Session()); got.UnixMilli() != closed {
		t.Errorf("it ended at %s", got)
	}
}
