package tui

import (
	"reflect"
	"strings"
	"testing"

	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/tuitest"
)

// TestUndoIsNamedBeforeItIsDone: in the footer where it has room, else by a first press, which any other key forgets.
func TestUndoIsNamedBeforeItIsDone(t *testing.T) {
	f := facetest.Console(2)
	wish := []any{session.Undo{Session: f.Session, Command: f.Undo.Command}}
	wide := showing(f, 120, 35)
	if !strings.Contains(frame.Plain(wide.View()), `undo "`+f.Undo.Label) {
		t.Error("a wide footer does not name it")
	}
	if _, got := run(t, wide, "esc", "u"); !reflect.DeepEqual(got, wish) {
		t.Errorf("wide: %v", got)
	}
	s, msgs := tuitest.Press(showing(f, 80, 24), "esc", "u")
	if len(tuitest.Intents(msgs)) != 0 || !strings.Contains(frame.Plain(s.View()), `u once more takes back "`+f.Undo.Label) {
		t.Errorf("narrow, once: %v\n%s", tuitest.Intents(msgs), frame.Plain(s.View()))
	}
	if _, got := run(t, showing(f, 80, 24), "esc", "u", "down", "u"); len(got) != 0 {
		t.Errorf("forgotten, and done: %v", got)
	}
	if _, got := run(t, showing(f, 80, 24), "esc", "u", "u"); !reflect.DeepEqual(got, wish) {
		t.Errorf("narrow, twice: %v", got)
	}
}
