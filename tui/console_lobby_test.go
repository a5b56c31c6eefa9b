package tui

import (
	"reflect"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/frame"
)

// TestALobbyReleasesHeldTopics before the day: the one that waits at once, of several the one that is picked.
func TestALobbyReleasesHeldTopics(t *testing.T) {
	f := facetest.ConsoleTopics(facetest.Board(false, false))
	f.State, f.Ahead, f.Wall.State = model.Lobby, true, model.Lobby
	key := func(want ...any) {
		t.Helper()
		if _, got := run(t, showing(f, 120, 35), "esc", "r", "down", "enter"); !reflect.DeepEqual(got, want) {
			t.Errorf("%#v, want %#v", got, want)
		}
	}
	if plain := frame.Plain(showing(f, 120, 35).View()); strings.Contains(plain, "held") || strings.Contains(plain, "release") {
		t.Errorf("nothing is held:\n%s", plain)
	}
	f.Cases[1].Held, f.Cases[1].AddsTo = true, 1
	if plain := frame.Plain(showing(f, 120, 35).View()); !strings.Contains(plain, "! held, adds to 1") {
		t.Errorf("nothing says to what it adds:\n%s", plain)
	}
	for _, w := range []int{80, 120} {
		if plain := frame.Plain(showing(f, w, 35).View()); !strings.Contains(plain, "! 1 held, r releases") || !strings.Contains(plain, "r release a topic") {
			t.Errorf("one is held, at %d:\n%s", w, plain)
		}
	}
	if _, got := run(t, showing(f, 120, 35), "esc", "r"); !reflect.DeepEqual(got, []any{session.Release{Case: f.Cases[1].ID}}) {
		t.Errorf("one is held: %#v", got)
	}
	f.Cases[3].Held = true
	key(session.Release{Case: f.Cases[3].ID})
}
