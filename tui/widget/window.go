package widget

import (
	"fmt"

	"serendip/tui/theme"
)

// Window is h of some lines, from the top-th on. Where lines are hidden above or below, the row at that edge says how
// many; a window of less than three rows has no room to say so.
func Window(lines []string, top, h int, t theme.Theme) []string {
	top = max(min(top, len(lines)-h), 0)
	end := min(top+max(h, 0), len(lines))
	out := append([]string(nil), lines[top:end]...)
	if h < 3 {
		return out
	}
	if top > 0 {
		out[0] = t.Dim.Render("  ↑ " + hidden(top+1) + " above")
	}
	if more := len(lines) - end; more > 0 {
		out[len(out)-1] = t.Dim.Render("  ↓ " + hidden(more+1) + " more")
	}
	return out
}

// hidden counts lines: the one that the mark stands on is among them.
func hidden(n int) string { return fmt.Sprintf("%d lines", n) }

// Around is where a window of h rows begins so that the lines from one on, up to another, stand in it clear of its
// marks: a third of the way down, or as far up as they need.
func Around(from, to, h, all int) int {
	top := from - h/3
	if top > 0 && h >= 3 && to-top > h-1 {
		top = min(to-h+1, from-1)
	}
	return max(min(top, all-h), 0)
}
