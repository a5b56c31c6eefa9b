package home

import (
	"fmt"

	"serendip/tui/theme"
	"serendip/tui/widget"
)

// mostLetters is how many letters stand on the list; the key shows all.
const mostLetters = 3

// letters are those that are due, with the key that shows them.
func (h Home) letters(w int) []string {
	if len(h.face.Letters) == 0 {
		return nil
	}
	t := h.env.Theme
	var lines []string
	for i, x := range h.face.Letters[:min(len(h.face.Letters), mostLetters)] {
		key := ""
		if i == 0 {
			key = t.Key.Render("l") + " " + t.KeyHelp.Render("see letters")
		}
		words := x.Programme + ": " + x.Words()
		lines = append(lines, widget.Ends("  "+t.Warn.Render(theme.NotPassed)+" "+t.Text.Render(widget.Cut(words, max(w-widget.Width(key)-6, 10))), key, w))
	}
	if more := len(h.face.Letters) - mostLetters; more > 0 {
		lines = append(lines, t.Dim.Render(fmt.Sprintf("    and %d more", more)))
	}
	return append(lines, "")
}

// dueLetters is every letter that is due, and the command that makes its drafts.
func (h Home) dueLetters(w int, t theme.Theme) []string {
	var out []string
	for _, x := range h.face.Letters {
		out = append(out, t.Text.Render(widget.Cut(x.Programme+": "+x.Words(), w)),
			"  "+t.AccentBold.Render(widget.Cut("serendip letters "+x.Ref+" make "+x.Letter.Step.Key(), w-2)), "")
	}
	return append(out, widget.Styled(widget.Wrap("Drafts are files that your mail program opens. Nothing is ever sent.", min(w, 72), 0), t.Dim)...)
}
