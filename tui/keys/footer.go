package keys

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

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

func (m Map) foot(name string, w Where, width int, t theme.Theme) string {
	var b strings.Builder
	used := 0
	if name != "" && ansi.StringWidth(name) <= width {
		b.WriteString(t.Dim.Render(name))
		used = ansi.StringWidth(name)
	}
	for _, x := range m {
		shown, ok := x.footed(w)
		if !ok {
			continue
		}
		need := ansi.StringWidth(shown) + 1 + ansi.StringWidth(x.Label)
		if used > 0 {
			need += len(gap)
		}
		if used+need > width {
			break
		}
		if used > 0 {
			b.WriteString(gap)
		}
		b.WriteString(t.Key.Render(shown) + " " + t.KeyHelp.Render(x.Label))
		used += need
	}
	return b.String()
}

// footed is how a binding's key stands in the footer of a state, if it does.
func (b Binding) footed(w Where) (string, bool) {
	if b.Off || b.Quiet || !b.In(w) || b.Label == "" || len(b.Keys) == 0 {
		return "", false
	}
	if w == Line && b.onlyPrintable() {
		return "", false
	}
	return b.Shown(w), true
}

func (b Binding) onlyPrintable() bool {
	for _, k := range b.Keys {
		if !printable(k) {
			return false
		}
	}
	return true
}
