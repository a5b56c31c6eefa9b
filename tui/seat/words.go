package seat

import (
	"fmt"
	"strings"

	"serendip/session"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Paragraph is a sentence in as many lines as it takes.
func Paragraph(words string, w int, s theme.Style) []string {
	return widget.Styled(widget.Wrap(words, w, 0), s)
}

// Counted is said while what was given blind is counted.
const Counted = "Look up: they are shown together in a moment, without a name."

// Hanging is a sentence behind a sign or a number, its lines set under each other.
func Hanging(lead, words string, w int, s theme.Style) []string {
	n := widget.Width(lead)
	out := widget.Styled(widget.Wrap(words, max(w-n, 8), 0), s)
	for i := range out {
		if i == 0 {
			out[i] = lead + out[i]
		} else {
			out[i] = strings.Repeat(" ", n) + out[i]
		}
	}
	return out
}

// Told is what became of one's own words, in kind sentences.
func Told(f *session.SeatFace, w int, t theme.Theme) []string {
	var out []string
	for _, words := range f.Told {
		out = append(out, Hanging(t.Accent.Render("· "), words, w, t.Text)...)
	}
	return out
}

// Own is everything one said oneself, with what it came to.
func Own(f *session.SeatFace, w int, t theme.Theme) []string {
	var out []string
	for _, c := range f.Mine {
		lead := t.Dim.Render(widget.Right(fmt.Sprint(c.Number), 3)) + "  "
		words := c.Title
		switch {
		case c.Same == 1:
			words += " · 1 other says the same"
		case c.Same > 1:
			words += fmt.Sprintf(" · %d others say the same", c.Same)
		}
		out = append(out, Hanging(lead, words, w, t.Text)...)
	}
	for _, it := range f.MyItems {
		out = append(out, Hanging("     ", Item(it), w, t.Text)...)
	}
	return out
}

// Section is a heading with lines under it and a blank row after them; nothing without lines.
func Section(title string, lines []string, t theme.Theme) []string {
	if len(lines) == 0 {
		return nil
	}
	return append(append([]string{Heading(title, t)}, lines...), "")
}

// Squeeze takes blank rows away, from the end on, until the lines fit in h rows.
func Squeeze(lines []string, h int) []string {
	out := append([]string(nil), lines...)
	for i := len(out) - 1; i >= 0 && len(out) > h; i-- {
		if strings.TrimSpace(out[i]) == "" {
			out = append(out[:i], out[i+1:]...)
		}
	}
	return out
}
