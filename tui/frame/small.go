package frame

import (
	"fmt"

	"serendip/tui/theme"
)

// TooSmall is the picture for a terminal that no layout fits in: what is wrong, by how much, and what to do.
func TooSmall(w, h int, t theme.Theme) Frame {
	lines := []string{
		"This window is too small.",
		fmt.Sprintf("It has %d x %d, this needs %d x %d.", w, h, MinWidth, MinHeight),
		"Make it larger, or the letters smaller",
		"(ctrl and - in most terminals).",
		"Nothing is lost: all that was sent is kept.",
	}
	styles := []theme.Style{t.Strong, t.Text, t.Text, t.Text, t.Dim}
	var styled []string
	for i, l := range lines {
		for _, part := range Wrap(l, max(w, 1), 0) {
			styled = append(styled, styles[i].Render(part))
		}
	}
	return New(w, h, NewPane("small", Of(w, h), styled...))
}
