package widget_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"serendip/tui/theme"
	"serendip/tui/widget"
)

func light() theme.Theme { return theme.New(false, colorprofile.TrueColor) }

func TestCutting(t *testing.T) {
	for _, c := range []struct {
		text string
		w    int
		want string
	}{
		{"short", 10, "short"}, {"exactly", 7, "exactly"}, {"too long", 5, "too …"},
		{"世界世界", 5, "世界…"}, {"世界世界", 4, "世…"}, {"e\u0301e\u0301e\u0301", 2, "e\u0301…"},
		{"👩‍🚀👩‍🚀", 3, "👩‍🚀…"}, {"x", 0, ""}, {"", 3, ""},
	} {
		if got := widget.Cut(c.text, c.w); got != c.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.text, c.w, got, c.want)
		}
	}
}

func TestWrapping(t *testing.T) {
	for _, c := range []struct {
		text   string
		w, max int
		want   string
	}{
		{"one two three", 7, 0, "one two|three"},
		{"one two three four", 7, 2, "one two|three…"},
		{"one two three", 20, 2, "one two three"},
		{"unbreakablelongword", 8, 0, "unbreaka|blelongw|ord"},
		{"世界世界世界", 5, 2, "世界|世界…"},
		{"", 5, 2, ""},
	} {
		if got := strings.Join(widget.Wrap(c.text, c.w, c.max), "|"); got != c.want {
			t.Errorf("Wrap(%q, %d, %d) = %q, want %q", c.text, c.w, c.max, got, c.want)
		}
	}
}

func TestNothingIsEverWiderThanAsked(t *testing.T) {
	th := light()
	text := rapid.StringOf(rapid.RuneFrom([]rune("ab c-世界é\u0301🙌🏽עב\u200d")))
	rapid.Check(t, func(t *rapid.T) {
		s, w := text.Draw(t, "text"), rapid.IntRange(1, 30).Draw(t, "w")
		styled := th.Accent.Render(s)
		for name, got := range map[string]string{
			"Cut": widget.Cut(styled, w), "Wrap": strings.Join(widget.Wrap(s, max(w, 2), 3), "\n"),
		} {
			for _, l := range strings.Split(got, "\n") {
				if n := ansi.StringWidth(l); n > max(w, 2) {
					t.Fatalf("%s(%q, %d): a line of %d cells: %q", name, s, w, n, l)
				}
			}
		}
		for name, got := range map[string]string{
			"PadRight": widget.PadRight(styled, w), "Right": widget.Right(styled, w),
			"Centre": widget.Centre(styled, w), "Ends": widget.Ends(styled, "12:00", w),
		} {
			if n := ansi.StringWidth(got); n != w {
				t.Fatalf("%s(%q, %d): %d cells: %q", name, s, w, n, got)
			}
		}
	})
}

func TestWrappingLosesNoWord(t *testing.T) {
	word := rapid.StringMatching(`[a-zé世]{1,12}`)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(word, 0, 12).Draw(t, "words")
		lines := widget.Wrap(strings.Join(words, " "), rapid.IntRange(2, 40).Draw(t, "w"), 0)
		if got, want := strings.ReplaceAll(strings.Join(lines, ""), " ", ""), strings.Join(words, ""); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}
