package theme

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Reset ends every styled run. A frame replaces it by "reset and back to the ground", so a style never has to know
// what it stands on.
const Reset = "\x1b[m"

// Style is how one line of text is seen. It is a small comparable value whose escape sequence is made once, which
// keeps a frame cheap to draw. The zero value changes nothing.
type Style struct {
	open   string
	fg, bg color.Color
	bold   bool
}

// Render styles text, which must be one line. Empty text stays empty.
func (s Style) Render(text string) string {
	if s.open == "" || text == "" {
		return text
	}
	if strings.Contains(text, Reset) { // styled runs inside: come back to this style after each of them
		text = strings.ReplaceAll(text, Reset, Reset+s.open)
	}
	return s.open + text + Reset
}

// Open is the bare escape sequence that begins the style, empty where the terminal has no styles.
func (s Style) Open() string { return s.open }

// Foreground is the text's colour as the theme means it, before it is fitted to a terminal; nil is the ground's ink.
func (s Style) Foreground() color.Color { return s.fg }

// Background is the fill as the theme means it; nil is the theme's ground.
func (s Style) Background() color.Color { return s.bg }

// IsBold says whether the style is set in bold type.
func (s Style) IsBold() bool { return s.bold }

// look is a style as it is declared.
type look struct {
	fg, bg  color.Color
	bold    bool
	reverse bool // only where there is no colour to tell it by
}

// style fits a look to what a terminal can show.
func (l look) style(p colorprofile.Profile) Style {
	s := Style{fg: l.fg, bg: l.bg, bold: l.bold}
	if p <= colorprofile.NoTTY {
		return s
	}
	a := lipgloss.NewStyle().Bold(l.bold).Reverse(l.reverse && p == colorprofile.ASCII)
	if l.fg != nil && p > colorprofile.ASCII {
		a = a.Foreground(p.Convert(l.fg))
	}
	if l.bg != nil && p > colorprofile.ASCII {
		a = a.Background(p.Convert(l.bg))
	}
	// Lip Gloss says once how the style begins; from then on a style is only put before its text.
	const sample = "x"
	s.open, _, _ = strings.Cut(a.Render(sample), sample)
	return s
}
