package frame

import (
	"fmt"

	"serendip/tui/theme"
)

// Leaves says whether a key leaves a terminal that is too small: nothing else can be done there.
func Leaves(key string) bool { return key == "q" || key == "esc" || key == "ctrl+c" }

// TooSmall is the picture for a terminal that no layout fits in: what is wrong, by how much, and what to do.
// Leaving is how one goes away all the same, "" for not at all.
func TooSmall(w, h int, leaving string, t theme.Theme) Frame {
	var styled []string
	for _, line := range []struct {
		words string
		style theme.Style
	}{
		{"This window is too small.", t.Strong},
		{fmt.Sprintf("It has %d x %d, this needs %d x %d.", w, h, MinWidth, MinHeight), t.Text},
		{"Make it larger, or the letters smaller", t.Text},
		{"(ctrl and - in most terminals).", t.Text},
		{leaving, t.Text},
		{"Nothing is lost: all that was sent is kept.", t.Dim},
	} {
		for _, part := range Wrap(line.words, max(w, 1), 0) {
			styled = append(styled, line.style.Render(part))
		}
	}
	return New(w, h, NewPane("small", Of(w, h), styled...))
}
