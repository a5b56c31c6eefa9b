package entry_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"serendip/model"
	"serendip/session"
	"serendip/tui/entry"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

func env(dark bool) screen.Env {
	return screen.Env{Theme: theme.New(dark, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone(), Remote: true}
}

func newcomer() screen.Screen {
	return entry.New(env(true), facetest.Seat(0).SessionFace).SetSize(80, 24)
}

func seen(s screen.Screen) string { return frame.Plain(s.View()) }

func TestTwoEntersLetSomebodyIn(t *testing.T) {
	s, _ := tuitest.Type(newcomer(), "Zoë  ")
	s, msgs := tuitest.Press(s, "enter")
	if len(msgs) > 0 {
		t.Fatalf("the first enter did %+v", msgs)
	}
	if !strings.Contains(seen(s), "Do you agree?") {
		t.Errorf("no question:\n%s", seen(s))
	}
	s, msgs = tuitest.Press(s, "enter")
	want := session.Join{Session: facetest.Seat(0).Session, Name: "Zoë", Consent: true}
	if got := tuitest.Intents(msgs); len(got) != 1 || got[0] != want {
		t.Fatalf("asked for %+v", got)
	}
	if _, msgs = tuitest.Press(s, "enter", "x"); len(msgs) > 0 {
		t.Errorf("keys while coming in did %+v", msgs)
	}
	s, _ = s.Update(entry.JoinedMsg{Name: "Zoë 2", Code: "zoe-7k3m9q", Command: "ssh zoe-7k3m9q@10.20.0.14 -p 23234"})
	for _, w := range []string{"You are in, Zoë 2.", "Somebody is called Zoë already", "ssh zoe-7k3m9q@10.20.0.14 -p 23234", "▄", "then ~"} {
		if !strings.Contains(seen(s), w) {
			t.Errorf("does not show %q:\n%s", w, seen(s))
		}
	}
	if _, msgs = tuitest.Press(s, "enter"); len(msgs) != 1 || msgs[0] != (entry.InMsg{}) {
		t.Errorf("the last enter did %+v", msgs)
	}
}

func TestAGuestIsAskedOnce(t *testing.T) {
	ada := facetest.ID[model.PersonID](9)
	s := entry.NewGuest(env(true), facetest.Seat(0).SessionFace, ada, "Ada Lovelace").SetSize(80, 24)
	for _, w := range []string{"Welcome. You are Ada Lovelace.", "Nobody ever sees who gave which mark.", "esc to go away"} {
		if !strings.Contains(seen(s), w) {
			t.Errorf("does not show %q:\n%s", w, seen(s))
		}
	}
	if narrow := seen(s.SetSize(60, 20)); !strings.Contains(narrow, "go away.") {
		t.Errorf("narrow:\n%s", narrow)
	}
	if _, msgs := tuitest.Press(s, "esc"); len(msgs) != 1 || msgs[0] != (entry.LeaveMsg{}) {
		t.Errorf("esc did %+v", msgs)
	}
	s, msgs := tuitest.Press(s, "x", "enter", "enter")
	if got := tuitest.Intents(msgs); len(got) != 1 || got[0] != (session.Agree{Person: ada}) {
		t.Fatalf("asked for %+v", got)
	}
	s, _ = s.Update(screen.ResultMsg{Intent: session.Agree{Person: ada}, Err: session.Refuse(session.NotSaved, "the disk is full")})
	if !strings.Contains(seen(s), "✗ the disk is full") || !strings.Contains(seen(s), "Do you agree?") {
		t.Errorf("a refusal:\n%s", seen(s))
	}
	if wrong := s.Keys().Check(); len(wrong) > 0 {
		t.Error(wrong)
	}
}

func TestNamesThatCannotBe(t *testing.T) {
	s, _ := tuitest.Press(newcomer(), "space", "enter")
	if !strings.Contains(seen(s), "Please type a name") {
		t.Errorf("an empty name:\n%s", seen(s))
	}
	s, _ = tuitest.Type(newcomer(), "Facilitator")
	s, _ = tuitest.Press(s, "enter")
	if !strings.Contains(seen(s), "Facilitator is a word of this program.") {
		t.Errorf("a reserved name:\n%s", seen(s))
	}
	s, _ = tuitest.Press(s, "ctrl+c")
	s, _ = tuitest.Type(s, "Ada")
	s, msgs := tuitest.Press(s, "enter", "enter")
	s, _ = s.Update(screen.ResultMsg{Intent: tuitest.Intents(msgs)[0], Err: session.Refuse(session.Unavailable, "the door is closed")})
	if !strings.Contains(seen(s), "✗ the door is closed") || !strings.Contains(seen(s), "> Ada") {
		t.Errorf("a refusal:\n%s", seen(s))
	}
}

func TestPlainAndLeaving(t *testing.T) {
	s, _ := tuitest.Type(newcomer(), "Plain")
	if _, msgs := tuitest.Press(s, "enter"); len(msgs) != 1 || msgs[0] != (entry.PlainMsg{}) {
		t.Errorf("plain did %+v", msgs)
	}
	s, _ = tuitest.Type(newcomer(), "Ada")
	s, msgs := tuitest.Press(s, "enter", "esc")
	if len(msgs) > 0 || !strings.Contains(seen(s), "> Ada") {
		t.Errorf("esc at the consent did %+v", msgs)
	}
	if _, msgs = tuitest.Press(s, "esc"); len(msgs) != 1 || msgs[0] != (entry.LeaveMsg{}) {
		t.Errorf("esc at the name did %+v", msgs)
	}
	closed := facetest.Seat(11).SessionFace
	closed.State = model.Closed
	s = entry.New(env(true), closed).SetSize(80, 24)
	if !strings.Contains(seen(s), "Value workshop is over.") {
		t.Errorf("after the end:\n%s", seen(s))
	}
	if _, msgs = tuitest.Press(s, "A", "enter"); len(msgs) != 1 || msgs[0] != (entry.LeaveMsg{}) {
		t.Errorf("after the end, enter did %+v", msgs)
	}
}

func TestKeysAreSound(t *testing.T) {
	for _, press := range [][]string{nil, {"A", "enter"}, {"A", "enter", "enter"}} {
		s, _ := tuitest.Press(newcomer(), press...)
		if wrong := s.Keys().Check(); len(wrong) > 0 {
			t.Errorf("after %v: %v", press, wrong)
		}
	}
}

func TestWords(t *testing.T) {
	for got, want := range map[string]string{
		entry.Parting("a newer window took over", "ssh x"): "A newer window took over.",
		entry.Parting("", "ssh ada-7k3m9q@h"):              "You left. Everything you said is kept. Come back with:\n  ssh ada-7k3m9q@h",
		entry.Parting("", ""):                              "",
		entry.PlainWay("ssh 7k3m9qxt@10.20.0.14 -p 23234"): "ssh plain+7k3m9qxt@10.20.0.14 -p 23234",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestGoldens(t *testing.T) {
	looks := []struct {
		name string
		keys []string
		code bool
	}{{"name", nil, false}, {"reserved", []string{"H", "o", "s", "t", "enter"}, false}, {"consent", []string{"A", "d", "a", "enter"}, false}, {"code", []string{"A", "d", "a", "enter", "enter"}, true}}
	for _, l := range looks {
		var b strings.Builder
		for _, dark := range []bool{true, false} {
			for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}} {
				s, _ := tuitest.Press(entry.New(env(dark), facetest.Seat(2).SessionFace).SetSize(size[0], size[1]), l.keys...)
				if l.code {
					s, _ = s.Update(entry.JoinedMsg{Name: "Ada 2", Code: "ada-7k3m9q", Command: "ssh ada-7k3m9q@10.20.0.14 -p 23234"})
				}
				if dark {
					fmt.Fprintf(&b, "== %dx%d\n%s\n", size[0], size[1], tuitest.Draw(s.View(), env(dark).Theme, size[0], size[1]))
				}
				fmt.Fprintf(&b, "== seen at %d, dark %v\n%s\n", size[0], dark, tuitest.Styles(s.View(), env(dark).Theme, size[0], size[1]))
			}
		}
		tuitest.Golden(t, l.name, b.String())
	}
}
