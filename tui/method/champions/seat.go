package champions

import (
	"serendip/session"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/widget"
)

// NewSeat is the functions, and where nobody is yet.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen {
	return seat.NewPage(env, f, seatLines)
}

func seatLines(c seat.Centre) []string {
	t, w := c.Theme(), c.TextWidth()
	out := append(c.Prompt(2), "")
	if c.Face.Champions == nil {
		return append(out, t.Dim.Render("Look up."))
	}
	for _, x := range c.Face.Champions.Functions {
		style := t.Text
		if len(x.Champions) == 0 {
			style = t.Warn
		}
		out = append(out, seat.Hanging(t.Dim.Render(widget.PadRight(x.Function.String(), 26)), whoOf(x), w, style)...)
	}
	return append(append(out, ""), seat.Paragraph("Whom do people there ask already? Write the name here, or say it aloud.", w, t.Dim)...)
}
