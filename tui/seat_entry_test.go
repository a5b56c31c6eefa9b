package tui

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"serendip/session"
	"serendip/tui/entry"
	"serendip/tui/facetest"
	"serendip/tui/tuitest"
)

func TestEntryFromTheNameToTheSeat(t *testing.T) {
	room := newSeatRoom(facetest.Seat(2))
	tries := 0
	join := func(_ context.Context, name string) (session.Room, string, error) {
		tries++
		if tries == 1 {
			return nil, "", session.Refuse(session.NotSaved, "not saved: the disk is full")
		}
		if name != "Ada" {
			t.Errorf("joined as %q", name)
		}
		return room, "ada-7k3m9q", nil
	}
	face := facetest.Seat(2).SessionFace
	term := tuitest.Run(t, NewEntry(face, Env{Profile: colorprofile.TrueColor, Dark: true, Zone: facetest.Zone()}, facetest.Now, join), 80, 24)
	term.Until("What is your name?")
	term.Type("Ada")
	term.Press("enter", "enter")
	term.Until("✗ not saved: the disk is full")
	term.Press("enter", "enter")
	term.Until("You are in, Ada.")
	term.Until("ssh ada-7k3m9q@10.20.0.14 -p 23234")
	term.Press("enter")
	term.Until("You said")
	term.Type("straight into the line")
	term.Press("enter")
	term.Until("13  straight into the line")
	term.Resize(120, 35)
	term.Until("Others said")
	term.Press("esc", "q")
	term.Until("Leave for now?")
	term.Press("y")
	term.Ended()
}

func TestAGuestAgreesAndSits(t *testing.T) {
	room := newSeatRoom(facetest.Seat(2))
	agreed := 0
	agree := func(context.Context) (session.Room, error) {
		agreed++
		return room, nil
	}
	f := facetest.Seat(2)
	term := tuitest.Run(t, NewGuest(f.SessionFace, f.Me.ID, f.Me.Name, Env{Profile: colorprofile.TrueColor, Dark: true, Zone: facetest.Zone()}, facetest.Now, agree), 80, 24)
	term.Until("You are " + f.Me.Name + ".")
	term.Press("enter")
	term.Until("You said")
	if agreed != 1 {
		t.Errorf("agreed %d times", agreed)
	}
	term.Press("esc", "q")
	term.Until("Leave for now?")
	term.Press("y")
	term.Ended()
}

func TestEntryLeadsToThePlainFace(t *testing.T) {
	m := NewEntry(facetest.Seat(2).SessionFace, Env{Profile: colorprofile.TrueColor}, facetest.Now, nil)
	m, _ = m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	m, cmd := m.Update(entry.PlainMsg{})
	if _, quits := cmd().(tea.QuitMsg); !quits || !m.(Entry).Plain() {
		t.Errorf("the program goes on, plain %v", m.(Entry).Plain())
	}
	if words, _ := m.(Entry).Parting(); !strings.Contains(words, "ssh plain+7k3m9qxt@10.20.0.14 -p 23234") {
		t.Errorf("says %q", words)
	}
}

func TestEntryGivesASeatBackOnWhichNobodySat(t *testing.T) {
	room := newSeatRoom(facetest.Seat(2))
	door := &entryRoom{now: facetest.Now, join: func(context.Context, string) (session.Room, string, error) { return room, "", nil }}
	if _, err := door.Do(t.Context(), session.Say{}); err == nil {
		t.Error("something was said before anybody joined")
	}
	if _, err := door.Do(t.Context(), session.Join{Name: "Ada"}); err != nil {
		t.Fatal(err)
	}
	door.Leave()
	if !room.left {
		t.Error("the seat is still held")
	}
}
