package tui

import (
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/screen"
	"serendip/tui/tuitest"
)

// endingStage is a meetup on one screen, that ends some minutes before the plan.
func endingStage(early int, now func() time.Time) screen.Screen {
	s := stageAt(facetest.MeetupRecap(), now, 120, 35)
	f := facetest.Stage(facetest.MeetupRecap())
	planned := f.Start.Add(2 * time.Hour)
	f.End = session.EndFace{Ends: planned.Add(time.Duration(-early) * time.Minute), Planned: planned}
	s, _ = s.Update(screen.SnapshotMsg{Projection: f, Now: facetest.Now()})
	return s
}

// above is the row above the line.
func above(s screen.Screen) string {
	rows := strings.Split(frame.Plain(s.View()), "\n")
	return strings.TrimSpace(rows[len(rows)-2])
}

func TestStageShowsSlackAndNoLateness(t *testing.T) {
	for _, c := range []struct {
		early       int
		shows, says string
	}{
		{6, "ends 10:59 · slack 6 min", "ends 10:59, 6 min of slack"},
		{0, "ends 11:05 · slack 0 min", "ends 11:05, as planned"},
		{-6, "slack 0 · E tells more", "ends 11:11, 6 min after the planned 11:05"},
	} {
		s := endingStage(c.early, facetest.Now)
		if got := above(s); got != c.shows {
			t.Errorf("%d min early: the stage shows %q, want %q", c.early, got, c.shows)
		}
		if c.early < 0 && strings.Contains(frame.Plain(s.View()), "11:11") {
			t.Error("the room reads that it is late, and nobody asked")
		}
		if s, _ = play(s, "esc|E"); line(s) != c.says {
			t.Errorf("%d min early: E tells %q, want %q", c.early, line(s), c.says)
		}
		if s, _ = play(s, "c"); strings.Contains(frame.Plain(s.View()), c.says) {
			t.Error("it still stands there after the next key")
		}
	}
}

// TestSlackShrinksWhileTheClockStands looks some time after the face was made.
func TestSlackShrinksWhileTheClockStands(t *testing.T) {
	later := func() time.Time { return facetest.Now().Add(2 * time.Minute) }
	s := endingStage(6, later).(stage)
	s.face.Clock.Stopped = true
	if got := above(s); got != "ends 11:01 · slack 4 min" {
		t.Errorf("two minutes into a pause the stage shows %q", got)
	}
	s.face.State = model.Closed
	if got := above(s); got != "" {
		t.Errorf("a closed meetup shows %q", got)
	}
}

// TestAClosedStageAsksNothing of a room that has gone.
func TestAClosedStageAsksNothing(t *testing.T) {
	f := facetest.Stage(facetest.MeetupRecap())
	f.Block.Method, f.State = model.Pulse, model.Closed
	s, _ := stageAt(f.WallFace, facetest.Now, 120, 35).Update(screen.SnapshotMsg{Projection: f, Now: facetest.Now()})
	for _, b := range s.Keys() {
		if b.Action == actAskAll && !b.Off {
			t.Errorf("a closed stage still offers to ask everybody: %q", line(s))
		}
	}
}

// TestAStageAsksBeforeItAsksAgain: the answers that the room reads stay until somebody agrees.
func TestAStageAsksBeforeItAsksAgain(t *testing.T) {
	f := facetest.Stage(facetest.Wall(2))
	f.Block.Method = model.Poll
	f.Asking = &session.AskingFace{ID: facetest.ID[model.RoundID](7), Method: model.Poll, Shown: true}
	s, _ := stageAt(f.WallFace, facetest.Now, 120, 35).Update(screen.SnapshotMsg{Projection: f, Now: facetest.Now()})
	_, msgs := tuitest.Press(s, "o")
	if len(msgs) != 1 || len(tuitest.Intents(msgs)) != 0 {
		t.Fatalf("o does %+v", msgs)
	}
	box := msgs[0].(screen.OpenMsg).Screen.SetSize(120, 35)
	if got := frame.Plain(box.View()); !strings.Contains(got, "Ask again?") {
		t.Errorf("it asks\n%s", got)
	}
	if _, msgs = tuitest.Press(box, "y"); len(tuitest.Intents(msgs)) != 1 {
		t.Errorf("yes sends %+v", msgs)
	}
}
