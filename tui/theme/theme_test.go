package theme_test

import (
	"image/color"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"serendip/tui/theme"
)

// luminance is the relative luminance of WCAG 2.2, between 0 and 1.
func luminance(c color.Color) float64 {
	channel := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*channel(r) + 0.7152*channel(g) + 0.0722*channel(b)
}

// contrast is the contrast ratio of WCAG 2.2, between 1 and 21.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestEveryStyleIsLegibleOnAProjector(t *testing.T) {
	for _, dark := range []bool{true, false} {
		th := theme.New(dark, colorprofile.TrueColor)
		for _, s := range th.Styles() {
			fg, bg := s.Style.Foreground(), s.Style.Background()
			if fg == nil {
				fg = th.Ink
			}
			if bg == nil {
				bg = th.Ground
			}
			want := 7.0
			if !s.Words {
				want = 3.0 // WCAG's bound for what is drawn, not written
			}
			if got := contrast(fg, bg); got < want {
				t.Errorf("dark %v, %s: contrast %.2f, want at least %.1f", dark, s.Name, got, want)
			}
		}
	}
}

func TestTheContrastFormulaOnKnownPairs(t *testing.T) {
	grey := color.Gray{Y: 0x77}
	if got := contrast(color.Black, color.White); math.Abs(got-21) > 1e-9 {
		t.Errorf("black on white is %.3f, want 21", got)
	}
	if got := contrast(grey, color.White); math.Abs(got-4.48) > 0.01 {
		t.Errorf("#777 on white is %.3f, want 4.48", got)
	}
}

func TestThereIsOneAccent(t *testing.T) {
	for _, dark := range []bool{true, false} {
		th := theme.New(dark, colorprofile.TrueColor)
		for _, s := range []theme.Style{th.AccentBold, th.Key, th.Bar, th.BigAccent} {
			if s.Foreground() != th.Accent.Foreground() {
				t.Errorf("dark %v: a second accent %v", dark, s.Foreground())
			}
		}
	}
}

func TestStylesFitTheTerminal(t *testing.T) {
	for _, dark := range []bool{true, false} {
		for _, s := range theme.New(dark, colorprofile.NoTTY).Styles() {
			if got := s.Style.Render("x"); got != "x" {
				t.Errorf("no terminal, %s: %q", s.Name, got)
			}
		}
		for _, s := range theme.New(dark, colorprofile.ASCII).Styles() {
			if got := s.Style.Render("x"); strings.Contains(got, "38;") || strings.Contains(got, "48;") {
				t.Errorf("no colours, %s: %q", s.Name, got)
			}
		}
		for _, s := range theme.New(dark, colorprofile.ANSI).Styles() {
			if got := s.Style.Render("x"); strings.Contains(got, "38;") || strings.Contains(got, "48;") {
				t.Errorf("16 colours, %s: %q", s.Name, got)
			}
		}
	}
	if sel := theme.New(true, colorprofile.ASCII).Selected.Render("x"); !strings.Contains(sel, "7") {
		t.Errorf("without colours the selected row must be reversed: %q", sel)
	}
}

func TestTextKeepsApartFromTheGroundWithSixteenColours(t *testing.T) {
	for _, dark := range []bool{true, false} {
		th := theme.New(dark, colorprofile.ANSI)
		ground := colorprofile.ANSI.Convert(th.Ground)
		for _, s := range th.Styles() {
			if s.Style.Background() != nil {
				continue // a fill is told by its bold type too
			}
			if colorprofile.ANSI.Convert(s.Style.Foreground()) == ground {
				t.Errorf("dark %v, %s: the same of the sixteen colours as the ground", dark, s.Name)
			}
		}
	}
}

func TestSixteenColoursKeepMeaningsApartOnADarkGround(t *testing.T) {
	th := theme.New(true, colorprofile.ANSI)
	seen := map[string]string{}
	for name, s := range map[string]theme.Style{"text": th.Text, "dim": th.Dim, "accent": th.Accent, "ok": th.OK, "bad": th.Bad, "warn": th.Warn} {
		open := s.Open()
		if other, there := seen[open]; there {
			t.Errorf("%s looks like %s", name, other)
		}
		seen[open] = name
		if strings.Contains(open, "34m") || strings.Contains(open, "94m") {
			t.Errorf("%s is blue on black: %q", name, open)
		}
	}
}

func TestAStyleGoesOnAfterAStyledWord(t *testing.T) {
	th := theme.New(true, colorprofile.TrueColor)
	got := th.Dim.Render("a" + th.Accent.Render("b") + "c")
	want := th.Dim.Open() + "a" + th.Accent.Open() + "b" + theme.Reset + th.Dim.Open() + "c" + theme.Reset
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if th.Dim.Render("") != "" {
		t.Error("an empty text must stay empty")
	}
	if th.Other().Dark == th.Dark || !reflect.DeepEqual(th.Other().Other(), th) {
		t.Error("the other theme of the other theme must be this one")
	}
}

func TestTerminalsShareALook(t *testing.T) {
	var looks theme.Looks
	th := looks.Theme(true, colorprofile.ANSI256)
	if looks.Theme(true, colorprofile.ANSI256) != th || th.Other() != looks.Theme(false, colorprofile.ANSI256) || th.Other().Other() != th {
		t.Error("a look is made once")
	}
	if looks.Theme(true, colorprofile.ANSI) == th {
		t.Error("a terminal with fewer colours has a look of its own")
	}
}
