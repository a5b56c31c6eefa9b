package home

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/tui/dialog"
	"serendip/tui/getting"
	"serendip/tui/method/letters"
	"serendip/tui/screen"
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
		if x.Skipped != "" {
			lines = append(lines, t.Dim.Render(widget.Cut("    "+x.Skipped, w)))
		}
	}
	if more := len(h.face.Letters) - mostLetters; more > 0 {
		lines = append(lines, t.Dim.Render(fmt.Sprintf("    and %d more", more)))
	}
	return append(lines, "")
}

// askLetters opens the plan of a session's letters: of those with letters that are due, and of the one under the cursor.
func (h Home) askLetters() tea.Cmd {
	here := h.here()
	var choices []dialog.Choice
	for _, p := range h.face.Plans {
		if p.Due > 0 || p.Session == here {
			choices = append(choices, dialog.Choice{ID: p.Session.String(), Name: p.Programme + ": " + p.Title, Note: dueNote(p.Due), First: p.Due > 0})
		}
	}
	switch len(choices) {
	case 0:
		return nil
	case 1:
		return h.plan(choices[0].ID)
	}
	return screen.Open(dialog.Pick(h.env, "whose letters?", "", choices, h.plan))
}

func dueNote(n int) string {
	if n == 0 {
		return "nothing due"
	}
	return fmt.Sprintf("%d due", n)
}

// here is the session under the cursor.
func (h Home) here() model.SessionID {
	if all := h.sessions(); h.cursor < len(all) {
		return all[h.cursor].Session
	}
	return model.SessionID{}
}

// plan opens the letters of a session.
func (h Home) plan(id string) tea.Cmd {
	for _, p := range h.face.Plans {
		if p.Session.String() == id {
			var made letters.Drafter
			if h.opts.Drafts != nil {
				made = h.opts.Drafts(p.Session)
			}
			return screen.Open(letters.OfHome(h.env, h.face, p.Session, made))
		}
	}
	return nil
}

// askExport opens the files of the whole programme of the session under the cursor.
func (h Home) askExport() tea.Cmd {
	all := h.sessions()
	if h.opts.Programme == nil || h.cursor >= len(all) {
		return nil
	}
	return getting.OpenWhole(h.env, h.opts.Programme(all[h.cursor].Session), all[h.cursor].Session, all[h.cursor].Programme)
}
