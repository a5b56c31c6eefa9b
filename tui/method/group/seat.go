package group

import (
	"fmt"

	"serendip/session"
	"serendip/tui/screen"
	"serendip/tui/seat"
)

// NewSeat is what became of one's own words, and the use cases by theme, with what was merged.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen {
	return seat.NewPage(env, f, seatLines)
}

func seatLines(c seat.Centre) []string {
	t, w := c.Theme(), c.TextWidth()
	out := append(c.Prompt(2), "")
	out = append(out, seat.Section("Your own words", seat.Told(c.Face, w, t), t)...)
	if len(c.Face.Themes) == 0 {
		return append(out, seat.Paragraph("The facilitator puts together what says the same. Look up: it is on the wall.", w, t.Dim)...)
	}
	for _, theme := range c.Face.Themes {
		var lines []string
		for _, one := range theme.Cases {
			lines = append(lines, seat.CaseLine(one, w, t))
			if n := len(one.Merged); n > 0 {
				lines = append(lines, t.Dim.Render("     one with "+seat.Numbers(one.Merged)))
			}
		}
		out = append(out, seat.Section(fmt.Sprintf("%s  %d", theme.Name, len(theme.Cases)), lines, t)...)
	}
	return out
}
