package tui

import (
	"fmt"
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

// TestTheLobbyReadsWhatWaitsFirst: a held topic can be read on every screen, and what is not listed is counted.
func TestTheLobbyReadsWhatWaitsFirst(t *testing.T) {
	f := facetest.ConsoleLobby()
	board := facetest.ConsoleTopics(facetest.Board(false, false))
	f.Ahead, f.Cases = true, board.Cases
	f.Cases[0].Held = true
	for _, size := range [][2]int{{80, 24}, {120, 35}, {200, 60}} {
		plain := frame.Plain(showing(f, size[0], size[1]).View())
		if !strings.Contains(plain, f.Cases[0].Title[:30]) || !strings.Contains(plain, "! held") {
			t.Errorf("%v: the held topic is not read:\n%s", size, plain)
		}
		listed := 0
		for _, c := range f.Cases {
			listed += strings.Count(plain, c.Title[:12])
		}
		if mark := fmt.Sprintf("and %d more", len(f.Cases)-listed); listed < len(f.Cases) && !strings.Contains(plain, mark) {
			t.Errorf("%v: %d of %d are listed, without %q:\n%s", size, listed, len(f.Cases), mark, plain)
		}
	}
}

// TestTheLobbyWaitsForWhoComes: who declined or has no place is not among those who have yet to join.
func TestTheLobbyWaitsForWhoComes(t *testing.T) {
	people := []session.PersonFace{{Name: "Ada", Status: model.GuestAttending}, {Name: "Ben", Status: model.GuestDeclined}, {Name: "Cleo", Status: model.GuestWaitlisted},
		{Name: "Dan", Status: model.GuestAwaiting}, {Name: "Eva", Status: model.GuestDeclined, Online: true}}
	var names []string
	for _, p := range roster(people) {
		names = append(names, p.Name)
	}
	if got := strings.Join(names, " "); got != "Eva Ada Dan" {
		t.Errorf("the lobby shows %s", got)
	}
}
