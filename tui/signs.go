package tui

import (
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// lineSign is a sign of the capture line with what it means, as it stands under the line.
type lineSign struct{ sign, means string }

// narrowSigns is under which width a console says the signs in fewer words.
const narrowSigns = 90

// signRow is as many of the signs as have room in a row, and the rest.
func signRow(signs []lineSign, w int, t theme.Theme) (row string, rest []lineSign) {
	row = "  "
	for i, s := range signs {
		next := t.Key.Render(s.sign) + " " + t.KeyHelp.Render(s.means)
		if i > 0 {
			next = "   " + next
		}
		if widget.Width(row)+widget.Width(next) > w {
			return row, signs[i:]
		}
		row += next
	}
	return row, nil
}
