package theme

import (
	"image/color"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Signs that stand beside a state's colour, each one cell wide.
const (
	Passed    = "✓"
	NotPassed = "✗"
	Contested = "▲"
	OnAir     = "●"
	Here      = "▸" // the row the cursor is on
	Mark      = "┃" // the line a bar has to reach
)

// Theme is every style of one look, made once for a terminal and passed along: it is as small as a pointer. Nobody
// writes to a look.
type Theme struct{ *Look }

// Look is what a theme consists of.
type Look struct {
	Dark    bool
	Profile colorprofile.Profile
	looks   *Looks // where it comes from; nil when it was made alone

	Ground color.Color // what everything stands on
	Ink    color.Color // what plain text is written in
	Base   Style       // ink on ground: a frame lays it under every cell

	Text        Style // reading text
	Strong      Style // the words of a line that count, bold
	Dim         Style // what is said quietly; still readable from the back row
	Title       Style // the heading of a screen or a part, bold
	Accent      Style // the one accent: what is asked of you now
	AccentBold  Style
	OK          Style // with ✓
	Bad         Style // with ✗
	Warn        Style // with ▲ or !
	Live        Style // with ●
	Rule        Style // lines between parts; carries no words
	Selected    Style // the whole row under the cursor, a fill
	Key         Style // a key's name
	KeyHelp     Style // what the key does
	Bar         Style // the filled part of a bar
	BarMark     Style // the line that a bar has to reach
	BarEmpty    Style // the empty part of a bar; carries no words
	Big         Style // big type
	BigAccent   Style // big type: the clock, the code
	BigWarn     Style // the clock at 20% and 5% left
	Field       Style // what somebody is typing
	Placeholder Style // what stands in an empty field
	Error       Style // a sentence about what went wrong, with ✗
	Notice      Style // a sentence about what was done
}

// palette is the few colours of one look.
type palette struct {
	ground, ink, dim, accent, ok, bad, warn, faint, fill color.Color
}

func rgb(v uint32) color.Color {
	return color.RGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

func lightPalette() palette {
	return palette{
		ground: rgb(0xFFFFFF), ink: rgb(0x1A1A1A), dim: rgb(0x4A4A4A), accent: rgb(0x005A8C),
		ok: rgb(0x005C43), bad: rgb(0xA32A00), warn: rgb(0x6E4B00), faint: rgb(0x8A8A8A), fill: rgb(0xDCECF6),
	}
}

func darkPalette() palette {
	return palette{
		ground: rgb(0x0B0E13), ink: rgb(0xF2F2F2), dim: rgb(0xB4BAC2), accent: rgb(0x56B4E9),
		ok: rgb(0x2FC79A), bad: rgb(0xFF8A4C), warn: rgb(0xF0E442), faint: rgb(0x7D8792), fill: rgb(0x14344D),
	}
}

// sixteen names the colours that the nearest of the sixteen would not do for on a dark ground: bright blue is hard to read
// in most terminals, what warns would look like what is bad, and what is quiet like all text.
func sixteen(p palette) palette {
	p.accent, p.warn, p.dim = ansi.BrightCyan, ansi.BrightYellow, ansi.White
	return p
}

// New makes the dark or the light look for a terminal that can show the given colours. An unknown profile is taken
// as one that shows all of them.
func New(dark bool, profile colorprofile.Profile) Theme {
	p := lightPalette()
	if dark {
		p = darkPalette()
		if profile == colorprofile.ANSI {
			p = sixteen(p)
		}
	}
	if profile == colorprofile.Unknown {
		profile = colorprofile.TrueColor
	}
	plain := func(c color.Color) Style { return look{fg: c}.style(profile) }
	bold := func(c color.Color) Style { return look{fg: c, bold: true}.style(profile) }
	return Theme{&Look{
		Dark: dark, Profile: profile, Ground: p.ground, Ink: p.ink,
		Base: look{fg: p.ink, bg: p.ground}.style(profile),

		Text: plain(p.ink), Strong: bold(p.ink), Dim: plain(p.dim), Title: bold(p.ink),
		Accent: plain(p.accent), AccentBold: bold(p.accent),
		OK: plain(p.ok), Bad: plain(p.bad), Warn: plain(p.warn), Live: bold(p.ok),
		Rule:     plain(p.faint),
		Selected: look{fg: p.ink, bg: p.fill, bold: true, reverse: true}.style(profile),
		Key:      bold(p.accent), KeyHelp: plain(p.dim),
		Bar: plain(p.accent), BarMark: bold(p.ink), BarEmpty: plain(p.faint),
		Big: bold(p.ink), BigAccent: bold(p.accent), BigWarn: bold(p.warn),
		Field: plain(p.ink), Placeholder: plain(p.dim),
		Error: bold(p.bad), Notice: plain(p.ok),
	}}
}

// Named is a theme's style with the name of its field, for tests and for looking at them.
type Named struct {
	Name  string
	Style Style
	Words bool // carries words: must be legible as text
}

// Styles lists every style of the theme.
func (t Theme) Styles() []Named {
	return []Named{
		{"Base", t.Base, true},
		{"Text", t.Text, true}, {"Strong", t.Strong, true}, {"Dim", t.Dim, true}, {"Title", t.Title, true},
		{"Accent", t.Accent, true}, {"AccentBold", t.AccentBold, true}, {"OK", t.OK, true}, {"Bad", t.Bad, true},
		{"Warn", t.Warn, true}, {"Live", t.Live, true}, {"Rule", t.Rule, false}, {"Selected", t.Selected, true},
		{"Key", t.Key, true}, {"KeyHelp", t.KeyHelp, true}, {"Bar", t.Bar, true}, {"BarMark", t.BarMark, true},
		{"BarEmpty", t.BarEmpty, false}, {"Big", t.Big, true}, {"BigAccent", t.BigAccent, true},
		{"BigWarn", t.BigWarn, true}, {"Field", t.Field, true}, {"Placeholder", t.Placeholder, true},
		{"Error", t.Error, true}, {"Notice", t.Notice, true},
	}
}
