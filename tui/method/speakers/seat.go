package speakers

import (
	"slices"

	"serendip/session"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/widget"
)

// NewSeat is who speaks, and what the speaker's own seat says of the time; one's own words under it.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen {
	return seat.NewPage(env, f, seatLines)
}

func seatLines(c seat.Centre) []string {
	t, w, p := c.Theme(), c.TextWidth(), c.Face.Speakers
	out := append(slices.Clone(c.Prompt(2)), "")
	switch {
	case p == nil:
		out = append(out, seat.Paragraph("The speakers are named in a moment.", w, t.Dim)...)
	case p.Mine:
		out = append(out, ownClock(c, c.H-len(out))...)
	case p.Now != "":
		out = append(out, t.Strong.Render(widget.Cut(p.Now+" speaks", w)))
	case p.Spoke > 0 && p.Next == "":
		out = append(out, t.Text.Render("All have spoken."))
	}
	if p != nil && p.Soon {
		out = append(out, t.AccentBold.Render("You are next."))
	} else if p != nil && p.Next != "" {
		out = append(out, t.Dim.Render(widget.Cut("next: "+p.Next, w)))
	}
	out = append(out, "")
	if p != nil && p.Mine { // who listens is asked for more
		return append(out, seat.Section("What you said", seat.Own(c.Face, w, t), t)...)
	}
	out = append(out, seat.Paragraph("Does it remind you of something that you did? Type it here. A question: ^O.", w, t.Dim)...)
	return append(append(out, ""), seat.Section("What you said", seat.Own(c.Face, w, t), t)...)
}

// ownClock is the time that a speaker has, as large as so many rows allow.
func ownClock(c seat.Centre, room int) []string {
	t, p, now := c.Theme(), c.Face.Speakers, c.Env.Now()
	left := widget.Countdown{Left: max(p.Clock.Left(now), 0), Total: p.Clock.Timebox}
	out, gap := []string{t.Live.Render("You speak.")}, []string(nil)
	room -= 3 // above it that one speaks, below it how little is left and who is next
	if c.Roomy() {
		gap = []string{""}
		room -= 2
	}
	if scale := widget.NewType().Fit(left.String(), c.W, room, widget.BigText, widget.BigNumber, 3); scale > 0 {
		out = slices.Concat(out, gap, left.Big(widget.NewType(), scale, t), gap)
	} else {
		out = append(out, t.Strong.Render(left.String()+" left"))
	}
	if words := p.EndsWords(now); words != "" {
		out = append(out, t.Warn.Render(words))
	}
	return out
}
