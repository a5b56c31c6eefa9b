package guests_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/facetest"
	"serendip/tui/method/guests"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

func env() screen.Env {
	return screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Zone: time.UTC, Now: facetest.Now}
}

func list() session.ConsoleFace {
	f := facetest.Console(3)
	g := func(n byte, name string, s model.GuestStatus) session.GuestFace {
		return session.GuestFace{PersonFace: session.PersonFace{ID: model.PersonID{n}, Name: name, Organisation: "Docks", Status: s}}
	}
	lena, ben, cleo := g(1, "Lena Ott", model.GuestCheckedIn), g(2, "Ben Ade", model.GuestAttending), g(3, "Cleo Roe", model.GuestWaitlisted)
	lena.Side, lena.Part, lena.Photo = model.SideCustomer, model.PartExecutive, model.ReplyNo
	ben.Side = model.SideProspect
	cleo.Until, cleo.Open = time.Date(2026, 3, 9, 18, 0, 0, 0, time.UTC), true
	f.Guests = &session.GuestsFace{Capacity: model.Capacity{Soft: 1, Hard: 3}, Coming: 2, Offered: 1, Waiting: 1, Warnings: []string{"Ben Ade is an unscreened prospect"},
		Mix: model.Compose([]model.Mixed{{Side: lena.Side, Part: lena.Part}, {Side: ben.Side}}), People: []session.GuestFace{lena, ben, cleo}}
	return f
}

func TestListGoldens(t *testing.T) {
	for name, f := range map[string]session.ConsoleFace{"guests": list(), "none": facetest.Console(3)} {
		for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}} {
			s := guests.New(env(), f).SetSize(size[0], size[1])
			tuitest.Golden(t, fmt.Sprintf("%s-%d", name, size[0]), tuitest.Draw(s.View(), env().Theme, size[0], size[1]))
			if clash := s.Keys().Check(); len(clash) > 0 {
				t.Errorf("keys: %v", clash)
			}
		}
	}
}

// TestScreeningQuestionsStandWhole at every size, with the cursor on the replies.
func TestScreeningQuestionsStandWhole(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 35}, {200, 60}} {
		s := guests.New(env(), list()).SetSize(size[0], size[1])
		_, msgs := tuitest.Press(s, "m")
		form := msgs[0].(screen.OpenMsg).Screen.SetSize(size[0], size[1])
		shown := tuitest.Draw(form.View(), env().Theme, size[0], size[1])
		for _, q := range model.ScreeningQuestions() {
			if !strings.Contains(shown, q) {
				t.Errorf("at %d cells no %q in\n%s", size[0], q, shown)
			}
		}
	}
}

// TestKeysDoWhatTheySay checks in, and withdraws the open offer of who was found by their status.
func TestKeysDoWhatTheySay(t *testing.T) {
	f := list()
	s := guests.New(env(), f).SetSize(120, 35)
	_, msgs := tuitest.Press(s, "/")
	find := msgs[0].(screen.OpenMsg).Screen.SetSize(120, 35)
	find, _ = tuitest.Type(find, "offered")
	if shown := tuitest.Draw(find.View(), env().Theme, 120, 35); strings.Contains(shown, "Lena Ott") || !strings.Contains(shown, "Cleo Roe") {
		t.Fatalf("what is found:\n%s", shown)
	}
	_, msgs = tuitest.Press(find, "enter")
	for _, m := range msgs {
		if found, is := m.(desk.FoundMsg); is {
			s, _ = s.Update(found)
		}
	}
	_, msgs = tuitest.Press(s, "o")
	want := session.OfferPlace{Session: f.Session, Person: model.PersonID{3}, Withdraw: true}
	if got := tuitest.Intents(msgs); len(got) != 1 || got[0] != want {
		t.Errorf("o sends %+v", got)
	}
	s, _ = tuitest.Press(s, "home", "down")
	_, msgs = tuitest.Press(s, "i")
	if got := tuitest.Intents(msgs); len(got) != 1 || got[0].(session.StandGuest).Status != model.GuestCheckedIn {
		t.Errorf("i sends %+v", got)
	}
}

// TestWhoIsChosenIsReadWhole, whatever the row has cut, and the list stays where it is.
func TestWhoIsChosenIsReadWhole(t *testing.T) {
	f := list()
	long := &f.Guests.People[0]
	long.Name, long.Organisation = "Maximiliane Freifrau von und zu Schwarzenberg-Langenburg", "Hafenbetriebe"
	long.Role, long.Email = "Leitung", "max@example.org"
	for _, size := range [][2]int{{80, 24}, {120, 35}, {200, 60}} {
		s := guests.New(env(), f).SetSize(size[0], size[1])
		shown := strings.Join(strings.Fields(tuitest.Draw(s.View(), env().Theme, size[0], size[1])), " ")
		if want := long.Name + ", Hafenbetriebe, Leitung, max@example.org, customer, executive, photos no"; !strings.Contains(shown, want) {
			t.Errorf("at %d cells no %q in\n%s", size[0], want, shown)
		}
		next, _ := tuitest.Press(s, "down")
		row := func(s screen.Screen) int {
			return strings.Count(strings.Split(tuitest.Draw(s.View(), env().Theme, size[0], size[1]), "Ben Ade is an")[0], "\n")
		}
		if row(s) != row(next) {
			t.Errorf("at %d cells the list jumps from %d to %d", size[0], row(s), row(next))
		}
	}
}
