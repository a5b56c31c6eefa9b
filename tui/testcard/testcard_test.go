package testcard

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"serendip/tui/frame"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

func card(w, h int) screen.Screen {
	env := screen.Env{Theme: theme.New(true, colorprofile.TrueColor)}
	return New(env, func(c Choice) tea.Cmd { return func() tea.Msg { return c } }).SetSize(w, h)
}

func TestAnswersBecomeAChoice(t *testing.T) {
	for script, want := range map[string]Choice{
		"enter":       {Stage: true, Columns: 120, Rows: 35},
		"space,enter": {Stage: true, Dark: true, Columns: 120, Rows: 35},
		"n":           {Columns: 120, Rows: 35},
	} {
		_, msgs := tuitest.Press(card(120, 35), strings.Split(script, ",")...)
		if len(msgs) != 1 || msgs[0] != want {
			t.Errorf("%s: %v", script, msgs)
		}
	}
}

func TestACardShownAgainCanBeLeftAsItWas(t *testing.T) {
	env := screen.Env{Theme: theme.New(true, colorprofile.TrueColor)}
	c := New(env, func(c Choice) tea.Cmd { return func() tea.Msg { return c } }).Again().SetSize(80, 24)
	if _, msgs := tuitest.Press(c, "esc"); len(msgs) != 1 || msgs[0] != (screen.BackMsg{}) {
		t.Errorf("esc: %v", msgs)
	}
	_, msgs := tuitest.Press(c, "enter")
	if len(msgs) != 2 || msgs[0] != (screen.BackMsg{}) || msgs[1] != (Choice{Stage: true, Dark: true, Columns: 80, Rows: 24}) {
		t.Errorf("enter: %v", msgs)
	}
}

// TestTheCardSaysWhatItsAnswersMean: F1 explains them, and the answers work meanwhile.
func TestTheCardSaysWhatItsAnswersMean(t *testing.T) {
	for _, c := range []struct {
		card screen.Screen
		says string
	}{
		{card(60, 20), "only I see it: it becomes your console"},
		{card(60, 20).(Card).Again().SetSize(60, 20), "legible: the wall keeps this theme"},
	} {
		helped, msgs := tuitest.Press(c.card, "f1")
		if got := strings.Join(strings.Fields(frame.Plain(helped.View())), " "); len(msgs) != 0 || !strings.Contains(got, c.says) {
			t.Errorf("F1: %v\n%s", msgs, frame.Plain(helped.View()))
		}
		if _, msgs := tuitest.Press(helped, "enter"); len(msgs) == 0 {
			t.Error("no answer is taken while the help stands")
		}
		if back, _ := tuitest.Press(helped, "?"); frame.Plain(back.View()) != frame.Plain(c.card.View()) {
			t.Errorf("? does not take the help away:\n%s", frame.Plain(back.View()))
		}
	}
}

func TestTheKeysOfACardAreSound(t *testing.T) {
	for _, wrong := range card(80, 24).Keys().Check() {
		t.Error(wrong)
	}
}

func TestTheCardAtEverySize(t *testing.T) {
	var b strings.Builder
	for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}} {
		b.WriteString(frame.Plain(card(size[0], size[1]).View()) + "\n====\n")
	}
	tuitest.Golden(t, "card", b.String())
}

func TestTheTriedThemeStandsUnderTheWholeCard(t *testing.T) {
	light := theme.New(false, colorprofile.TrueColor)
	c, _ := tuitest.Press(card(60, 20), "space")
	looks := tuitest.Styles(c.View(), light, 60, 20)
	if rows := strings.Count(looks, "\n"); rows != 20 {
		t.Errorf("%d of 20 rows are dark on a light terminal:\n%s", rows, looks)
	}
}
