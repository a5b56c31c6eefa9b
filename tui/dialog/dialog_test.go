package dialog

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
	"serendip/tui/widget"
)

func env() screen.Env { return screen.Env{Theme: theme.New(true, colorprofile.TrueColor)} }

func fruit() []Choice {
	return []Choice{{ID: "a", Name: "Apple"}, {ID: "b", Name: "Banana", Note: "yellow"}, {ID: "c", Name: "Cherry", First: true}}
}

func TestPickNarrowsAndTakes(t *testing.T) {
	for _, tc := range []struct {
		keys        []string
		typed, want string
	}{
		{nil, "", "c"}, {[]string{"down"}, "", "a"}, {nil, "ban", "b"}, {nil, "zzz", ""},
	} {
		got := ""
		s := Pick(env(), "fruit", "", fruit(), func(id string) tea.Cmd { got = id; return nil }).SetSize(80, 24)
		s, _ = tuitest.Type(s, tc.typed)
		s, _ = tuitest.Press(s, tc.keys...)
		tuitest.Press(s, "enter")
		if got != tc.want {
			t.Errorf("typed %q, %v: took %q, want %q", tc.typed, tc.keys, got, tc.want)
		}
	}
}

func TestPickOrNameTakesWhatWasTyped(t *testing.T) {
	var id, name string
	fresh := func(typed string) string { return map[bool]string{true: "new"}[len(typed) > 2] }
	s := PickOrName(env(), "fruit", "", fresh, fruit(), func(i, n string) tea.Cmd { id, name = i, n; return nil }).SetSize(80, 24)
	s, _ = tuitest.Type(s, "Durian")
	tuitest.Press(s, "enter")
	if id != "" || name != "Durian" {
		t.Errorf("took %q %q", id, name)
	}
}

func TestPickOrNameEachStaysForTheNext(t *testing.T) {
	var took []string
	s := PickOrNameEach(env(), "fruit", "", "when all are in", func(string) string { return "new" }, fruit(), func(id, n string) tea.Cmd {
		took = append(took, id+"/"+n)
		return func() tea.Msg { return n }
	}).SetSize(80, 24)
	s, _ = tuitest.Type(s, "ban")
	s, msgs := tuitest.Press(s, "enter")
	if len(msgs) != 1 || msgs[0] != "Banana" {
		t.Errorf("the first gave %v", msgs)
	}
	if seen := frame.Plain(s.View()); strings.Contains(seen, "Banana") || !strings.Contains(seen, "esc when all are in") {
		t.Errorf("after one pick:\n%s", seen)
	}
	s, _ = tuitest.Type(s, "Durian")
	tuitest.Press(s, "enter")
	if want := []string{"b/Banana", "/Durian"}; !slices.Equal(took, want) {
		t.Errorf("took %q, want %q", took, want)
	}
}

func TestEscDoesNothingButGoBack(t *testing.T) {
	never := func(string) tea.Cmd { t.Error("it was done"); return nil }
	for name, s := range map[string]screen.Screen{
		"pick": Pick(env(), "x", "", fruit(), never), "ask": Ask(env(), "x", nil, "words", "", never),
		"confirm": Confirm(env(), "x", widget.Confirm{Question: "?"}, func() tea.Msg { return never("") }),
		"show":    Show(env(), "x", func(int, theme.Theme) []string { return []string{"a"} }), "palette": Palette(env(), keys.Helping()),
	} {
		_, msgs := tuitest.Press(s.SetSize(80, 24), "esc")
		if len(msgs) != 1 || msgs[0] != (screen.BackMsg{}) {
			t.Errorf("%s: esc gave %v", name, msgs)
		}
	}
}

func TestARefusedFormStaysOpenAndSaysWhy(t *testing.T) {
	s := Form(env(), "x", []string{"Intro."}, func(v Values) (tea.Cmd, Refusal) {
		return nil, Refusal{Field: "n", Sentence: fmt.Sprintf("%q is no number.", v["n"])}
	}, widget.Field{ID: "n", Label: "Number"}).SetSize(80, 24)
	s, _ = tuitest.Type(s, "many")
	s, msgs := tuitest.Press(s, "enter")
	if len(msgs) != 0 || !strings.Contains(frame.Plain(s.View()), `"many" is no number.`) {
		t.Errorf("got %v and\n%s", msgs, frame.Plain(s.View()))
	}
}

func TestAFormOfOneFieldSaysThatEnterSaves(t *testing.T) {
	done := func(Values) (tea.Cmd, Refusal) { return nil, Refusal{} }
	one, two := widget.Field{ID: "a", Label: "A"}, widget.Field{ID: "b", Label: "B"}
	for want, s := range map[string]screen.Screen{
		"enter save   esc cancel": Form(env(), "x", nil, done, one), "enter save ": Ask(env(), "x", nil, "", "", nil),
		"enter find   esc cancel":   Find(env(), "x", "", "", nil),
		"enter next   tab ↑↓ field": Form(env(), "x", nil, done, one, two),
	} {
		if seen := frame.Plain(s.SetSize(80, 24).View()); !strings.Contains(seen, want) {
			t.Errorf("%q does not stand in\n%s", want, seen)
		}
	}
}

func TestShowScrollsToItsEnd(t *testing.T) {
	s := Show(env(), "long", func(int, theme.Theme) []string {
		out := make([]string, 60)
		for i := range out {
			out[i] = fmt.Sprintf("line %d.", i)
		}
		return out
	}).SetSize(80, 24)
	if strings.Contains(frame.Plain(s.View()), "line 59.") {
		t.Fatal("everything is seen at once")
	}
	s, _ = tuitest.Press(s, "pgdown", "pgdown", "pgdown", "pgdown", "pgdown")
	if !strings.Contains(frame.Plain(s.View()), "line 59.") {
		t.Errorf("the end is not reached:\n%s", frame.Plain(s.View()))
	}
}

func TestDialogsFitTheSmallestLayout(t *testing.T) {
	for _, s := range []screen.Screen{
		Pick(env(), "a pick", strings.Repeat("intro ", 40), fruit(), nil), Ask(env(), "a question", []string{strings.Repeat("why ", 40)}, "", "x", nil),
		Help(env(), keys.Facilitator()), Palette(env(), keys.Facilitator()),
	} {
		f := s.SetSize(frame.MinWidth, frame.MinHeight).View()
		for _, p := range f.Panes {
			if p.X < 0 || p.Y < 0 || p.X+p.W > f.W || p.Y+p.H > f.H {
				t.Errorf("%s sticks out: %+v", p.ID, p.Rect)
			}
		}
	}
}
