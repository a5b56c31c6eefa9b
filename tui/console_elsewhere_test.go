package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/tuitest"
)

// consoleAt is a console that has seen a face.
func consoleAt(e *Elsewhere) screen.Screen {
	c := newConsole(look(true), "")
	c.elsewhere = e
	s, _ := c.SetSize(120, 35).Update(screen.SnapshotMsg{Projection: facetest.Console(2), Now: facetest.Now()})
	return s
}

func TestAnotherSessionIsOfferedByNameWhereThereIsAWay(t *testing.T) {
	if b, ok := consoleAt(nil).Keys().Find(actElsewhere); ok && !b.Off {
		t.Error("a console without a way elsewhere offers it")
	}
	to := ""
	s := consoleAt(&Elsewhere{
		Others: func() []Neighbour {
			return []Neighbour{{"acme-1", "Acme · Value workshop", "closed"}, {"north-2", "North · Breakfast", "draft"}}
		},
		Go: func(ref string) tea.Msg { to = ref; return LeaveMsg{} },
	})
	if b, ok := s.Keys().Find(actElsewhere); !ok || b.Off || len(b.Keys) > 0 {
		t.Errorf("it is offered as %+v", b)
	}
	_, cmd := s.Update(keys.ActionMsg{Action: actElsewhere})
	open := tuitest.Messages(cmd)[0].(screen.OpenMsg).Screen.SetSize(120, 35)
	open, _ = tuitest.Type(open, "north")
	if _, msgs := tuitest.Press(open, "enter"); len(msgs) == 0 {
		t.Fatal("enter does nothing")
	} else {
		for _, m := range msgs {
			for _, step := range steps(m) {
				step()
			}
		}
	}
	if to != "north-2" {
		t.Errorf("it went to %q", to)
	}
}

// steps are the commands of a sequence.
func steps(m tea.Msg) []tea.Cmd {
	all, _ := sequence(m)
	return all
}

func TestMovingLeavesTheOldRoomAndKeepsTheSize(t *testing.T) {
	from, to := newFakeRoom(facetest.Console(0)), newFakeRoom(facetest.Console(2))
	var m tea.Model = NewConsole(from, Env{})
	m, _ = m.Update(tea.WindowSizeMsg{Width: 120, Height: 35})
	m, _ = m.Update(MoveMsg{To: NewConsole(to, Env{})})
	m, _ = m.Update(newsMsg{})
	if !from.left || to.left {
		t.Errorf("left the old room: %v, the new one: %v", from.left, to.left)
	}
	if got := m.(Shell).Frame(); got.W != 120 || !strings.Contains(frame.Plain(got), "Serendipitous") {
		t.Errorf("%d wide:\n%s", got.W, frame.Plain(got))
	}
}
