package connect_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/method/connect"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

func asked(f session.SeatFace) screen.Screen {
	env := screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone()}
	return connect.NewSeat(env, &f).SetSize(78, 17)
}

func TestOrganisationAndRoleAreKept(t *testing.T) {
	f := facetest.FindSeat("connect-new")
	s := asked(f)
	if screen.Where(s) != keys.Line {
		t.Fatal("the form does not take letters")
	}
	s, _ = tuitest.Type(s, "Acme")
	s, _ = tuitest.Press(s, "enter")
	s, _ = tuitest.Type(s, "shift lead")
	s, msgs := tuitest.Press(s, "enter")
	want := session.Describe{Person: f.Me.ID, Organisation: "Acme", Role: "shift lead"}
	if got := tuitest.Intents(msgs); len(got) != 1 || got[0] != want {
		t.Fatalf("asked for %+v", got)
	}
	if text := frame.Plain(s.View()); !strings.Contains(text, "… being kept") {
		t.Errorf("on the way:\n%s", text)
	}
	refused, _ := s.Update(screen.ResultMsg{Intent: want, Err: errors.New("the disk is full")})
	if text := frame.Plain(refused.View()); !strings.Contains(text, "Not saved: the disk is full") || !strings.Contains(text, "shift lead") {
		t.Errorf("refused:\n%s", text)
	}
	s, _ = s.Update(screen.ResultMsg{Intent: want})
	if text := frame.Plain(s.View()); !strings.Contains(text, "✓ shift lead, Acme") || screen.Where(s) != keys.List {
		t.Errorf("kept:\n%s", text)
	}
	s, _ = tuitest.Press(s, "e")
	if text := frame.Plain(s.View()); !strings.Contains(text, "Acme") || screen.Where(s) != keys.Line {
		t.Errorf("edited again:\n%s", text)
	}
}

func TestBothMayStayEmpty(t *testing.T) {
	s, msgs := tuitest.Press(asked(facetest.FindSeat("connect-new")), "enter", "enter")
	if len(msgs) > 0 {
		t.Errorf("nothing was said, and %+v asked for", msgs)
	}
	if text := frame.Plain(s.View()); !strings.Contains(text, "Press e to say it.") {
		t.Errorf("shows\n%s", text)
	}
}

func TestNewsDoNotDisturbWhoTypes(t *testing.T) {
	f := facetest.FindSeat("connect-new")
	s, _ := tuitest.Type(asked(f), "Acm")
	f.People = 15
	s, _ = s.Update(screen.SnapshotMsg{Projection: f, Now: facetest.Now()})
	if text := frame.Plain(s.View()); !strings.Contains(text, "Acm") || !strings.Contains(text, "15 have joined") {
		t.Errorf("shows\n%s", text)
	}
}
