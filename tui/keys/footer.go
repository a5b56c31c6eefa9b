package keys

import (
	"strings"

	"serendip/tui/frame"
	"serendip/tui/theme"
)

const gap = "   " // between two keys of a footer

// Footer is one line of what works in a state, at most width cells wide: the most important first, and as many as
// fit whole; nothing is cut in the middle.
func (m Map) Footer(w Where, width int, t theme.Theme) string {
	return m.foot("", w, width, t)
}

// NamedFooter is [Map.Footer] with the state's name in front, "in the line   enter save".
func (m Map) NamedFooter(w Where, width int, t theme.Theme) string {
	return m.foot(w.String(), w, width, t)
}

// Footers are the named footers of both states, for a screen that shows both: what works here is never a surprise.
func (m Map) Footers(width int, t theme.Theme) []string {
	return []string{m.NamedFooter(Line, width, t), m.NamedFooter(List, width, t)}
}

// foot sets the keys one after the other. Room for the key of help is kept to the end: who sees nothing else that
// helps finds the rest there.
func (m Map) foot(name string, w Where, width int, t theme.Theme) string {
	var parts []string
	used := 0
	add := func(styled string, cells int) {
		if len(parts) > 0 {
			used += len(gap)
		}
		parts, used = append(parts, styled), used+cells
	}
	if name != "" && frame.Width(name) <= width {
		add(t.Dim.Render(name), frame.Width(name))
	}
	help, kept := "", 0
	if b, ok := m.Find(Help); ok {
		help, kept = b.footed(w, t)
	}
	for _, b := range m {
		styled, cells := b.footed(w, t)
		if cells == 0 || b.Action == Help {
			continue
		}
		if used+len(gap)+cells+len(gap)+kept > width {
			break
		}
		add(styled, cells)
	}
	if kept > 0 && used+len(gap)+kept <= width {
		add(help, kept)
	}
	return strings.Join(parts, gap)
}

// footed is how a binding stands in the footer of a state, and its width; 0 when it doesn't.
func (b Binding) footed(w Where, t theme.Theme) (styled string, cells int) {
	if b.Off || b.Quiet || !b.In(w) || b.Label == "" || len(b.Keys) == 0 || w == Line && b.onlyPrintable() {
		return "", 0
	}
	shown := b.Shown(w)
	return t.Key.Render(shown) + " " + t.KeyHelp.Render(b.Label), frame.Width(shown) + 1 + frame.Width(b.Label)
}

func (b Binding) onlyPrintable() bool {
	for _, k := range b.Keys {
		if !printable(k) {
			return false
		}
	}
	return true
}
