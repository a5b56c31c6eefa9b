package tui

import (
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
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
		if f.People[i].Name == "Olu" {
			f.People[i].Said, f.People[i].Spoke = 0, true
		}
	}
	c := console{env: look(true), face: f}
	list := tuitest.Messages(c.askPeople())[0].(screen.OpenMsg).Screen.SetSize(80, 24)
	for typed, want := range map[string]string{"silent": "Lena", "kwam": "away 0:40"} {
		s, _ := tuitest.Type(list, typed)
		text := frame.Plain(s.View())
		if !strings.Contains(text, want) || strings.Contains(text, "Priya") || strings.Contains(text, "Olu") {
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

// TestNamesAreNeverCutWithoutACount: of the silent as many stand as have room, and how many more there are.
func TestNamesAreNeverCutWithoutACount(t *testing.T) {
	one := label{name: "silent", names: []string{"Maximiliane Freifrau von Langenburg", "Olu", "Priya"}}
	for w, want := range map[int]string{80: "Maximiliane Freifrau von Langenburg, Olu, Priya", 43: "Maximiliane Freifrau von Langenburg, Olu +1", 38: "Maximiliane Freifrau von Langenburg +2", 15: "Maximiliane… +2"} {
		if got := one.in(w); got != want {
			t.Errorf("in %d cells: %q, want %q", w, got, want)
		}
	}
	if value, brief := (label{name: "silent", names: []string{"Lopez, Ada"}}).whole(); value != "Lopez, Ada" || brief != value {
		t.Errorf("one name with a comma is told as %q, briefly %q", value, brief)
	}
}

// TestTheDeskKnowsWhoHasNoPlace, and says how somebody new is written.
func TestTheDeskKnowsWhoHasNoPlace(t *testing.T) {
	f := facetest.Console(2)
	f.People = []session.PersonFace{{ID: model.PersonID{1}, Name: "Cleo", Organisation: "Docks", Status: model.GuestWaitlisted}, {ID: model.PersonID{2}, Name: "Ada", Organisation: "Yard", Status: model.GuestAttending}}
	list := tuitest.Messages((console{env: look(true), face: f}).askCheckIn())[0].(screen.OpenMsg).Screen.SetSize(80, 24)
	text := frame.Plain(list.View())
	for _, want := range []string{"waitlisted", "Yard", "somebody new: name,"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q at the desk:\n%s", want, text)
		}
	}
}

// TestAsManyNamesAsHaveRoom: those who don't are counted, and one alone is cut so that it shows.
func TestAsManyNamesAsHaveRoom(t *testing.T) {
	for _, c := range []struct {
		names []string
		w     int
		want  string
	}{
		{[]string{"Ada"}, 9, "Ada"},
		{[]string{"Ada", "Mei"}, 8, "Ada, Mei"},
		{[]string{"Ada", "Mei", "Jo"}, 11, "Ada, Mei +1"},
		{[]string{"Ada", "Mei", "Jo"}, 10, "Ada +2"},
		{[]string{"Ada", "Mei", "Jo"}, 12, "Ada, Mei, Jo"},
		{[]string{"Aleksandra", "Mei"}, 8, "Alek… +1"},
		{[]string{"Aleksandra"}, 8, "Aleksan…"},
	} {
		if got := (label{names: c.names}).in(c.w); got != c.want {
			t.Errorf("%q in %d cells is %q, not %q", c.names, c.w, got, c.want)
		}
	}
}
