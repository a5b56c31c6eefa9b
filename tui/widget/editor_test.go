package widget_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"serendip/tui/theme"
	"serendip/tui/tuitest"
	"serendip/tui/widget"
)

func typed(e widget.Editor, names ...string) widget.Editor {
	for _, n := range names {
		e, _ = e.Update(tuitest.Key(n))
	}
	return e
}

func TestTheEditorMovesAndDeletesByLetters(t *testing.T) {
	for _, c := range []struct {
		text string
		keys string
		want string
	}{
		{"abc", "backspace", "ab"},
		{"ab👩‍🚀", "backspace", "ab"},
		{"e\u0301", "backspace", ""},
		{"世界", "left backspace", "界"},
		{"one two", "ctrl+w", "one "},
		{"one two  ", "ctrl+w", "one "},
		{"one two", "home delete", "ne two"},
		{"one two", "home ctrl+right x", "onex two"},
		{"one two", "ctrl+left x", "one xtwo"},
		{"one two", "left left ctrl+k", "one t"},
		{"one two", "left left ctrl+u", "wo"},
		{"שלום", "backspace", "שלו"},
		{"🇩🇪🇫🇷", "left backspace", "🇫🇷"},
		{"", "backspace delete left right ctrl+w", ""},
	} {
		if got := typed(widget.NewEditor("> ").SetText(c.text), strings.Fields(c.keys)...).Text(); got != c.want {
			t.Errorf("%q %s: %q, want %q", c.text, c.keys, got, c.want)
		}
	}
}

func TestTheCursorStandsBehindWideLetters(t *testing.T) {
	for _, c := range []struct {
		text string
		keys string
		want int
	}{
		{"abc", "", 5}, {"世界", "", 6}, {"世界", "left", 4}, {"👩‍🚀a", "left", 4}, {"e\u0301x", "left", 3}, {"שלום", "", 6}, {"abc", "home", 2},
	} {
		_, x := typed(widget.NewEditor("> ").SetText(c.text), strings.Fields(c.keys)...).View(light())
		if x != c.want {
			t.Errorf("%q %s: column %d, want %d", c.text, c.keys, x, c.want)
		}
	}
}

func TestKeysThatAreNotTheLinesAreLeftAlone(t *testing.T) {
	e := widget.NewEditor("> ").SetText("abc")
	for _, k := range []string{"enter", "esc", "tab", "up", "down", "pgdown", "ctrl+n", "ctrl+c", "ctrl+p", "f1"} {
		after, mine := e.Update(tuitest.Key(k))
		if mine || after != e {
			t.Errorf("%s was taken by the line", k)
		}
	}
	if e.Clear().Text() != "" {
		t.Error("a cleared line is empty")
	}
}

func TestAPasteBecomesOneLine(t *testing.T) {
	e, _ := widget.NewEditor("> ").SetText("ab").Update(tea.PasteMsg{Content: "one\r\ntwo\tthree\x1b[31m red\x07\u202e\u0000"})
	if got, want := e.Text(), "abone two three red"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNothingIsDroppedInSilence(t *testing.T) {
	e := widget.NewEditor("> ").SetLimit(10).SetText("12345678")
	e = e.Insert("世界世")
	if e.Text() != "12345678" || e.Refused() != 3 {
		t.Errorf("%q, refused %d; want none of the three wide letters taken", e.Text(), e.Refused())
	}
	if !strings.Contains(e.RefusedNote(), "3 letters were not taken") {
		t.Errorf("the note is %q", e.RefusedNote())
	}
	line, _ := e.SetWidth(40).View(light())
	if !strings.Contains(ansi.Strip(line), "2 left") {
		t.Errorf("near the limit the line counts: %q", ansi.Strip(line))
	}
	if e = typed(e, "backspace"); e.Refused() != 0 {
		t.Error("after the next key the note goes")
	}
	big, _ := widget.NewEditor("> ").Update(tea.PasteMsg{Content: strings.Repeat("a", 5000)})
	if len(big.Text()) != widget.EditorLimit || big.Refused() != 5000-widget.EditorLimit {
		t.Errorf("%d bytes, refused %d", len(big.Text()), big.Refused())
	}
}

func TestALineCountsLettersAndBytes(t *testing.T) {
	e := widget.NewEditor("> ").SetLimit(100).SetLetters(10).SetText("ééééééééé")
	if e.Left() != 1 {
		t.Errorf("%d left of ten after nine", e.Left())
	}
	if e = e.Insert("ab"); e.Text() != "éééééééééa" || e.Refused() != 1 {
		t.Errorf("%q, refused %d", e.Text(), e.Refused())
	}
	family := strings.Repeat("👨‍👩‍👧‍👦", 5)
	if e = e.SetText(family); e.Refused() != 1 || e.Left() != 0 {
		t.Errorf("five families of 25 bytes in a hundred: refused %d, left %d", e.Refused(), e.Left())
	}
}

func TestALongLineScrollsSideways(t *testing.T) {
	th := theme.New(true, colorprofile.NoTTY)
	e := widget.NewEditor("> ").SetWidth(13).SetText("abcdefghijklmnop")
	line, x := e.View(th)
	if line != "> ‹hijklmnop" || x != 12 {
		t.Errorf("%q with the cursor at %d", line, x)
	}
	line, x = typed(e, "home").View(th)
	if line != "> abcdefghij›" || x != 2 {
		t.Errorf("%q with the cursor at %d", line, x)
	}
}

func TestCompletingReplacesWhatStandsBeforeTheCursor(t *testing.T) {
	e := typed(widget.NewEditor("> ").SetText("seen by @kw today"), "ctrl+left", "left")
	if e.Before() != "seen by @kw" {
		t.Fatalf("before the cursor: %q", e.Before())
	}
	if got := e.ReplaceBefore(2, "Kwame"); got.Text() != "seen by @Kwame today" || got.Before() != "seen by @Kwame" {
		t.Errorf("got %q", got.Text())
	}
}

func TestAnyTypingKeepsTheCursorInTheLine(t *testing.T) {
	th := theme.New(true, colorprofile.NoTTY)
	moves := []string{"left", "right", "home", "end", "backspace", "delete", "ctrl+left", "ctrl+right", "ctrl+w", "ctrl+u", "ctrl+k"}
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.IntRange(8, 40).Draw(t, "w")
		e := widget.NewEditor("> ").SetLimit(60).SetWidth(w)
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			if rapid.Bool().Draw(t, "type") {
				e = e.Insert(rapid.SampledFrom([]string{"a", "b c ", "世", "🙌🏽", "\u0301", "\u200d", "👩", "🇩", "ש", " "}).Draw(t, "text"))
			} else {
				e = typed(e, rapid.SampledFrom(moves).Draw(t, "move"))
			}
			if rapid.IntRange(0, 9).Draw(t, "resize") == 0 {
				w = rapid.IntRange(8, 40).Draw(t, "w2")
				e = e.SetWidth(w)
			}
			if !utf8.ValidString(e.Text()) || len(e.Text()) > 60 {
				t.Fatalf("the text is %q", e.Text())
			}
			line, x := e.View(th)
			if n := ansi.StringWidth(line); n > w || x < 2 || x >= w {
				t.Fatalf("%d cells of %d, cursor at %d: %q", n, w, x, line)
			}
		}
	})
}
