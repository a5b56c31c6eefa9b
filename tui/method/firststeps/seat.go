package firststeps

import (
	"strings"
	"time"

	"serendip/session"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// NewSeat is the selected few with their owner, one measure and first date, and what is still missing.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen {
	return seat.NewPage(env, f, seatLines)
}

func seatLines(c seat.Centre) []string {
	t, w := c.Theme(), c.TextWidth()
	out := append(c.Prompt(2), "")
	if len(c.Face.Steps) == 0 {
		return append(out, t.Dim.Render("Nothing is selected yet. Look up."))
	}
	for _, step := range c.Face.Steps {
		out = append(out, seat.Hanging("", step.Case.Title, w, t.Strong)...)
		out = append(out, seatStep(c, step, w)...)
		if c.Roomy() {
			out = append(out, "")
		}
	}
	return append(out, seat.Paragraph("Will you own one of them? Say so aloud, or raise your hand.", w, t.Dim)...)
}

// seatStep is what one of them has, and what it still needs.
func seatStep(c seat.Centre, step session.StepFace, w int) []string {
	t := c.Theme()
	one := step.Case
	var out []string
	for _, part := range []struct{ name, value string }{
		{"owner", one.Owner}, {"measure", one.Measure}, {"first date", seatDate(one.FirstDate)},
	} {
		if part.value != "" {
			out = append(out, seat.Hanging("  "+t.Dim.Render(widget.PadRight(part.name, 12)), part.value, w, t.Text)...)
		}
	}
	if len(step.Missing) > 0 {
		out = append(out, t.Warn.Render("  ! still open: "+strings.Join(step.Missing, ", ")))
	} else {
		out = append(out, t.OK.Render("  "+theme.Passed+" nothing is missing"))
	}
	return out
}

// seatDate is a date as people say it; as it was written when it is none.
func seatDate(iso string) string {
	d, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return d.Format("Mon 2 January 2006")
}
