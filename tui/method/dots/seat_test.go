package dots_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/method/dots"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

func env() screen.Env {
	return screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone()}
}

func seat(f session.SeatFace) screen.Screen { return dots.NewSeat(env(), &f).SetSize(78, 17) }

func seen(s screen.Screen) string { return frame.Plain(s.View()) }

func given(t *testing.T, msgs []tea.Msg) []session.GiveDots {
	t.Helper()
	var out []session.GiveDots
	for _, i := range tuitest.Intents(msgs) {
		if g, ok := i.(session.GiveDots); ok {
			out = append(out, g)
		}
	}
	return out
}

// TestALongListHasEnds that a key reaches.
func TestALongListHasEnds(t *testing.T) {
	f := facetest.SeatDots(facetest.Dots(true))
	cases := f.Dots.Cases
	_, msgs := tuitest.Press(seat(f), "enter", "end", "1", "home", "1")
	if got := given(t, msgs); len(got) != 2 || got[0].Case != cases[len(cases)-1].ID || got[1].Case != cases[0].ID {
		t.Errorf("end and home gave %+v", got)
	}
}

func TestDotsAreGivenByDigitsAndSigns(t *testing.T) {
	f := facetest.SeatDots(facetest.Dots(true))
	s, msgs := tuitest.Press(seat(f), "enter")
	if len(msgs) > 0 {
		t.Fatalf("beginning did %+v", msgs)
	}
	s, msgs = tuitest.Press(s, "3", "down", "+", "+", "down", "+", "1")
	got := given(t, msgs)
	if len(got) != 3 || got[0].Dots != 3 || got[1].Dots != 1 || got[2].Dots != 2 || got[2].Case != f.Dots.Cases[1].ID {
		t.Errorf("keys gave %+v", got)
	}
	if text := seen(s); !strings.Contains(text, "No dots are left for that.") || !strings.Contains(text, "●●●…") {
		t.Errorf("five are spent:\n%s", text)
	}
	s, msgs = tuitest.Press(s, "up", "-", "4", "up", "4")
	if got = given(t, msgs); len(got) != 1 || got[0].Dots != 1 {
		t.Errorf("a dot taken away gave %+v, and four are above the cap", got)
	}
	_, msgs = tuitest.Press(s, "enter")
	if i := tuitest.Intents(msgs); len(i) != 1 || i[0] != (session.HandIn{Round: f.Dots.ID}) {
		t.Errorf("enter gave %+v", i)
	}
}

func TestADotThatIsNotSavedComesBack(t *testing.T) {
	s, msgs := tuitest.Press(seat(facetest.SeatDots(facetest.Dots(true))), "enter", "3")
	s, _ = s.Update(screen.ResultMsg{Intent: given(t, msgs)[0], Err: errors.New("the disk is full")})
	if text := seen(s); !strings.Contains(text, "not saved") || strings.Contains(text, "●") {
		t.Errorf("not saved:\n%s", text)
	}
}

func TestNoDotIsGivenWhenTheRoundIsNotOpen(t *testing.T) {
	f := facetest.SeatDots(facetest.Dots(false), 3, 2)
	s, msgs := tuitest.Press(seat(f), "3", "+", "enter")
	if len(msgs) > 0 || !strings.Contains(seen(s), "You gave 5 of your 5 dots.") {
		t.Errorf("did %+v and shows\n%s", msgs, seen(s))
	}
	revealed := seen(seat(facetest.SeatDots(facetest.DotsRevealed())))
	if !strings.Contains(revealed, "8 enter the scoring round; 2 share the last place") {
		t.Errorf("revealed:\n%s", revealed)
	}
}

// TestTitlesAreReadWholeWhereRowsAreFree, to be given dots.
func TestTitlesAreReadWholeWhereRowsAreFree(t *testing.T) {
	f := facetest.SeatDots(facetest.Dots(true))
	d := *f.Dots
	shared := *d.DotsFace
	shared.Cases = slices.Clone(shared.Cases)
	shared.Cases[1].Title = "Which story should we tell first, and to whom, so that the board believes it without a long slide deck, and what would we leave out?"
	d.DotsFace, f.Dots = &shared, &d
	begun, _ := tuitest.Press(dots.NewSeat(env(), &f).SetSize(118, 28), "enter")
	if s := seen(begun); strings.Contains(s, "…") || !strings.Contains(s, "leave out?") {
		t.Errorf("%s", s)
	}
}
