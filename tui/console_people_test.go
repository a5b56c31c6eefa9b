package tui

import (
	"strings"
	"testing"

	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/screen"
	"serendip/tui/tuitest"
)

// TestPeopleNarrowAsOneTypes finds somebody by a few letters and those who have said nothing by a word, and tells what
// somebody said.
func TestPeopleNarrowAsOneTypes(t *testing.T) {
	f := facetest.Console(2)
	for i := range f.People {
		f.People[i].Said = 1
		if f.People[i].Name == "Lena" {
			f.People[i].Said = 0
		}
	}
	c := console{env: look(true), face: f}
	list := tuitest.Messages(c.askPeople())[0].(screen.OpenMsg).Screen.SetSize(80, 24)
	for typed, want := range map[string]string{"silent": "Lena", "kwam": "away 0:40"} {
		s, _ := tuitest.Type(list, typed)
		text := frame.Plain(s.View())
		if !strings.Contains(text, want) || strings.Contains(text, "Priya") {
			t.Errorf("%q shows:\n%s", typed, text)
		}
	}
	s, _ := tuitest.Type(list, "kwame")
	_, msgs := tuitest.Press(s, "enter")
	for _, m := range msgs {
		if o, ok := m.(screen.OpenMsg); ok {
			if text := frame.Plain(o.Screen.SetSize(80, 24).View()); !strings.Contains(text, "Planners read the drivers") {
				t.Errorf("what Kwame said:\n%s", text)
			}
			return
		}
	}
	t.Errorf("enter opens nothing: %v", msgs)
}
