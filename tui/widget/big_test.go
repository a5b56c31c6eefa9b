package widget_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"serendip/tui/tuitest"
	"serendip/tui/widget"
)

func TestBigType(t *testing.T) {
	y := widget.NewType()
	var out []string
	for _, l := range []string{"What worked,", "that nobody", "asked for?", "0123456789:", "ABCDEFGHIJKLM", "NOPQRSTUVWXYZ"} {
		out = append(out, y.Big(l, widget.BigText)...)
		out = append(out, "")
	}
	out = append(out, y.Big("12", widget.BigNumber)...)
	out = append(out, "")
	out = append(out, y.Big("05:20", widget.BigHuge)...)
	tuitest.Golden(t, "letters", strings.Join(trimmed(out), "\n")+"\n")
}

func trimmed(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = strings.TrimRight(l, " ")
	}
	return out
}

func TestBigTypeHasTheSizeItSays(t *testing.T) {
	y := widget.NewType()
	texts := []string{"A", "What worked,", "05:20", "é", "你好", "Как", "नमस्ते", "", " ", "🙌", "€$£@#&%", "By lorry? 🚚🚛", "🚚 a 👩‍👩‍👧 b", "你好 🚚"}
	for _, scale := range []int{widget.BigText, widget.BigNumber, 3, widget.BigHuge} {
		for _, s := range texts {
			lines := y.Big(s, scale)
			if len(lines) != y.Height(scale) {
				t.Errorf("%q at %d: %d rows, want %d", s, scale, len(lines), y.Height(scale))
			}
			for _, l := range lines {
				if got := ansi.StringWidth(l); got != y.Width(s, scale) {
					t.Errorf("%q at %d: a row of %d cells, want %d", s, scale, got, y.Width(s, scale))
				}
			}
		}
	}
	if y.Height(widget.BigText) != 3 || y.Height(widget.BigNumber) != 5 {
		t.Error("prompts take 3 rows and numbers 5")
	}
}

func TestBigTypeFoldsLatinAndLeavesOtherScriptsReadable(t *testing.T) {
	y := widget.NewType()
	for a, b := range map[string]string{"é": "E", "straße": "STRASSE", "Łódź": "LODZ", "ñ": "N", "Ærø": "AERO", "l’an": "L'AN"} {
		if got, want := y.Big(a, 1), y.Big(b, 1); strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%q is not shown as %q", a, b)
		}
	}
	for s, want := range map[string]string{"你好": "你 好", "Как": "К а к", "नमस्ते": "नमस्ते", "سلام": "سلام", "й": "й"} {
		if got := strings.TrimSpace(strings.Join(y.Big(s, 1), "")); got != want {
			t.Errorf("%q is shown as %q, want %q", s, got, want)
		}
	}
}

// TestAPictureStandsAmongLargeLetters: one emoji leaves the letters around it as they are, and is not lost.
func TestAPictureStandsAmongLargeLetters(t *testing.T) {
	y := widget.NewType()
	for _, scale := range []int{widget.BigText, widget.BigNumber, 3, widget.BigHuge} {
		with, alone := y.Big("go 🚚👩‍👩‍👧", scale), y.Big("go", scale)
		for i, line := range with {
			if !strings.HasPrefix(line, alone[i]) {
				t.Errorf("at %d, row %d is %q, not begun as %q", scale, i, line, alone[i])
			}
			if got := strings.Contains(line, "🚚") && strings.Contains(line, "👩‍👩‍👧"); got != (i == (len(with)-1)/2) {
				t.Errorf("at %d, row %d is %q", scale, i, line)
			}
		}
	}
	if y.Sets("🚚🚛") || !y.Sets("by 🚚") {
		t.Error("pictures alone are not large type, and do not hinder it")
	}
}

func TestTwoLettersNeverLookTheSame(t *testing.T) {
	y := widget.NewType()
	seen := map[string]rune{}
	for _, r := range "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;!?'\"-—_/\\+=()[]<>%&#@*°€$£…·→✓~" {
		look := strings.Join(y.Big(string(r), 1), "\n")
		if o, ok := seen[look]; ok {
			t.Errorf("%c and %c look the same", o, r)
		}
		seen[look] = r
	}
}

func TestBigTypeThatDoesNotFitIsNotCut(t *testing.T) {
	y := widget.NewType()
	if got := y.Fit("05:20", 40, 6, 1, 2, 4); got != 2 {
		t.Errorf("scale %d, want 2", got)
	}
	if got := y.Fit("05:20", 5, 6, 1, 2, 4); got != 0 {
		t.Errorf("scale %d, want none", got)
	}
	lines := y.Lines([]string{"short", "a line that is much too long"}, 30, 1)
	if text := strings.Join(lines, "\n"); !strings.Contains(text, "a line that is much too long") {
		t.Errorf("the long line is not in ordinary letters:\n%s", text)
	}
}
