package recap

import (
	"serendip/session"
	"serendip/tui/screen"
	"serendip/tui/seat"
)

// NewSeat is what came of one's own words first, and then the recap as it grows.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen {
	return seat.NewPage(env, f, seatLines)
}

func seatLines(c seat.Centre) []string {
	return append(append(c.Prompt(2), ""), SeatLines(c)...)
}

// SeatLines are the recap on a seat, one's own part first.
func SeatLines(c seat.Centre) []string {
	t, w := c.Theme(), c.TextWidth()
	own := append(seat.Own(c.Face, w, t), asked(c, w)...)
	if len(own) == 0 {
		own = seat.Paragraph("You said nothing into this seat. What you said aloud stands in the recap.", w, t.Dim)
	}
	out := seat.Section("What you said", own, t)
	out = append(out, seat.Section("What came of it", seat.Told(c.Face, w, t), t)...)
	return append(out, Lines(c.Face.Recap)(w, t)...)
}

// asked is what somebody asked under their name, with the answer.
func asked(c seat.Centre, w int) []string {
	if c.Face.Asked == nil {
		return nil
	}
	var out []string
	for _, q := range c.Face.Asked.Mine {
		words := "You asked: " + q.Words
		if q.Answer != "" {
			words += " Answered: " + q.Answer
		}
		out = append(out, seat.Paragraph(words, w, c.Theme().Text)...)
	}
	return out
}
