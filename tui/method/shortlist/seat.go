package shortlist

import (
	"fmt"

	"serendip/session"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// NewSeat is what progresses, and which few of it are selected.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen {
	return seat.NewPage(env, f, seatLines)
}

func seatLines(c seat.Centre) []string {
	t, w := c.Theme(), c.TextWidth()
	out := append(c.Prompt(2), "")
	if len(c.Face.Shortlist) == 0 {
		return append(out, t.Dim.Render("Nothing is on the shortlist yet. Look up."))
	}
	selected := 0
	for _, one := range c.Face.Shortlist {
		sign, words := t.Dim.Render("  "), t.Text
		if one.Selected {
			selected++
			sign, words = t.OK.Render(theme.Passed)+" ", t.Strong
		}
		lead := sign + t.Dim.Render(widget.Right(fmt.Sprint(one.Number), 3)) + "  "
		out = append(out, seat.Hanging(lead, one.Title, w, words)...)
		if c.Roomy() {
			out = append(out, "")
		}
	}
	return append(out, t.Dim.Render(fmt.Sprintf("%s selected so far: %d", theme.Passed, selected)))
}
