package keys_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"serendip/tui/keys"
	"serendip/tui/theme"
)

func dark() theme.Theme { return theme.New(true, colorprofile.TrueColor) }

func capture() keys.Map {
	return keys.Map{
		{Action: "save", Keys: []string{"enter"}, Label: "save", Group: "Capture", Where: keys.Line},
		{Action: "same", Keys: []string{"s"}, Label: "same", Group: "Capture", Where: keys.List},
		{Action: keys.Undo, Keys: []string{"u"}, Label: "undo", Group: "Capture", Where: keys.List},
		{Action: "hide", Label: "hide from the wall", Group: "Wall"},
		{Action: keys.ToList, Keys: []string{"esc"}, Label: "list", Group: "Move", Where: keys.Line, Fixed: true, About: "Leave the line, single letters act"},
		{Action: keys.ToLine, Keys: []string{"c"}, Label: "line", Group: "Move", Where: keys.List, Fixed: true, About: "Back to the line"},
	}.And(keys.Facilitator(), keys.Moving())
}

func press(text string, code rune, mod tea.KeyMod) tea.KeyPressMsg {
	return tea.KeyPressMsg{Text: text, Code: code, Mod: mod}
}

func TestTheStandardMapsUseNoKeyThatIsNotOurs(t *testing.T) {
	for _, wrong := range capture().Check() {
		t.Error(wrong)
	}
}

func TestCheckFindsWhatIsWrong(t *testing.T) {
	wrong := strings.Join(keys.Map{
		{Action: "a", Keys: []string{"ctrl+a"}, Label: "a"},
		{Action: "b", Keys: []string{"x"}, Label: "b", Where: keys.List},
		{Action: "c", Keys: []string{"x"}, Label: "c"},
		{Action: "c", Keys: []string{"y"}, Label: "c"},
		{Action: "d", Keys: []string{"ctrl+c"}, Label: "d"},
		{Action: "e", Keys: []string{"z"}},
		{Action: "f", Fixed: true, Label: "f"},
		{Action: "g", Keys: []string{"g"}, Label: "g", Where: keys.Line},
	}.Check(), "\n")
	for _, want := range []string{
		`"a" uses ctrl+a`, `x is both "b" and "c"`, `"c" stands twice`, `"d" uses ctrl+c`, `"e" has no name`,
		`"f" can be reached neither`, `"g" has only keys that are text`,
	} {
		if !strings.Contains(wrong, want) {
			t.Errorf("%s was not found among:\n%s", want, wrong)
		}
	}
}

func TestWithoutLettersOnlyOtherKeysAct(t *testing.T) {
	m := capture().Unlettered()
	for _, letter := range "scu?" {
		if a, ok := m.Action(press(string(letter), letter, 0), keys.List); ok {
			t.Errorf("%c does %q", letter, a)
		}
	}
	if a, _ := m.Action(tea.KeyPressMsg{Code: tea.KeyF1}, keys.List); a != keys.Help {
		t.Errorf("F1 does %q", a)
	}
	if a, _ := m.Action(keys.ActionMsg{Action: keys.Undo}, keys.List); a != keys.Undo {
		t.Error("what had only a letter cannot be done by name")
	}
}

func TestInTheLineEveryPrintableKeyIsText(t *testing.T) {
	m := capture()
	for _, c := range []struct {
		msg  tea.Msg
		w    keys.Where
		want keys.Action
	}{
		{press("s", 's', 0), keys.List, "same"},
		{press("s", 's', 0), keys.Line, ""},
		{press("?", '?', 0), keys.List, keys.Help},
		{press("?", '?', 0), keys.Line, ""},
		{press("", tea.KeyF1, 0), keys.Line, keys.Help},
		{press("", tea.KeyEnter, 0), keys.Line, "save"},
		{press("", tea.KeyEnter, 0), keys.List, ""},
		{press("", 'n', tea.ModCtrl), keys.Line, keys.Next},
		{press("", tea.KeyPgDown, 0), keys.List, keys.Next},
		{keys.ActionMsg{Action: "hide"}, keys.Line, "hide"},
		{keys.ActionMsg{Action: "unknown"}, keys.Line, ""},
		{tea.FocusMsg{}, keys.Line, ""},
	} {
		got, ok := m.Action(c.msg, c.w)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%v %s: %q %v, want %q", c.msg, c.w, got, ok, c.want)
		}
	}
}

func TestWhatIsOffNeitherActsNorShows(t *testing.T) {
	m := capture().Off("same")
	if a, ok := m.Action(press("s", 's', 0), keys.List); ok {
		t.Errorf("an action that is off was done: %q", a)
	}
	if a, ok := m.Action(keys.ActionMsg{Action: "same"}, keys.List); ok {
		t.Errorf("an action that is off was done by name: %q", a)
	}
	if foot := ansi.Strip(m.Footer(keys.List, 200, dark())); strings.Contains(foot, "same") {
		t.Errorf("an action that is off is in the footer: %s", foot)
	}
	if b, _ := capture().Find("same"); b.Off {
		t.Error("Off must not change the map it is called on")
	}
}

func TestFootersShowWholeKeysAndKeepHelp(t *testing.T) {
	m := capture()
	full := ansi.Strip(m.NamedFooter(keys.Line, 200, dark()))
	want := "in the line   enter save   esc list   ^N next block   ^L wall dark   ^T wall view   ^P all commands   F1 help"
	if full != want {
		t.Errorf("got  %q\nwant %q", full, want)
	}
	parts := strings.Split(full, "   ")
	for w := range 130 {
		foot := ansi.Strip(m.NamedFooter(keys.Line, w, dark()))
		if n := ansi.StringWidth(foot); n > w {
			t.Errorf("%d cells do not fit in %d", n, w)
		}
		if foot == "" {
			continue
		}
		for _, p := range strings.Split(foot, "   ") {
			if !contains(parts, p) {
				t.Errorf("width %d: %q is cut in the middle", w, p)
			}
		}
		if w >= 30 && !strings.HasSuffix(foot, "F1 help") {
			t.Errorf("width %d: help is missing in %q", w, foot)
		}
	}
	if got := ansi.Strip(m.Footer(keys.List, 30, dark())); got != "s same   u undo   ? help" {
		t.Errorf("the list's footer in 30 cells is %q", got)
	}
}

func contains(parts []string, p string) bool {
	for _, x := range parts {
		if x == p {
			return true
		}
	}
	return false
}

func TestHelpHasEveryKeyAndCutsNothing(t *testing.T) {
	m := capture()
	for _, w := range []int{58, 78, 98, 118, 198} {
		lines := m.Help(w, dark())
		text := strings.Join(strings.Fields(ansi.Strip(strings.Join(lines, " "))), " ")
		for _, l := range lines {
			if n := ansi.StringWidth(l); n > w {
				t.Errorf("width %d: a line of %d cells", w, n)
			}
		}
		for _, want := range []string{"Capture", "Run", "Wall", "^N PgDn", "F1 ?", "(in the line)"} {
			if !strings.Contains(text, want) {
				t.Errorf("width %d: %q is missing in help:\n%s", w, want, strings.Join(lines, "\n"))
			}
		}
		if strings.Contains(text, "…") {
			t.Errorf("width %d: help is cut", w)
		}
	}
}

func TestThePaletteHasEveryActionByName(t *testing.T) {
	names := map[keys.Action]keys.Entry{}
	for _, e := range capture().Entries() {
		names[e.Action] = e
	}
	if e := names["hide"]; e.Name != "hide from the wall" || e.Key != "" {
		t.Errorf("an action without a key must be in the palette, got %+v", e)
	}
	if e := names[keys.Next]; e.Key != "^N" || e.Group != "Run" {
		t.Errorf("next is listed as %+v", e)
	}
	if _, ok := names[keys.Up]; ok {
		t.Error("an arrow is no action to choose by name")
	}
}

func TestMapsAreCombinedInOrder(t *testing.T) {
	m := capture().And(keys.Map{{Action: "same", Keys: []string{"s"}, Label: "same for me", Where: keys.List}})
	if m[1].Label != "same for me" || len(m) != len(capture()) {
		t.Errorf("a later binding of an action takes its place: %+v", m[1])
	}
	if got := m.Label(keys.Undo, "undo merge").Only(keys.Undo); len(got) != 1 || got[0].Label != "undo merge" {
		t.Errorf("got %+v", got)
	}
	if _, ok := m.Without("save").Find("save"); ok {
		t.Error("save is still there")
	}
	if b := m[0].Bubble(); b.Help().Key != "enter" || b.Help().Desc != "save" || !b.Enabled() {
		t.Errorf("as a binding of bubbles it is %+v", b.Help())
	}
}
