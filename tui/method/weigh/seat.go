package weigh

import (
	"fmt"
	"slices"

	"serendip/model"
	"serendip/session"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/widget"
)

// NewSeat is the outcome of a matrix or of weighted criteria on a seat, to read.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen {
	return seat.NewPage(env, f, seatLines)
}

func seatLines(c seat.Centre) []string {
	t, w, f := c.Theme(), c.TextWidth(), c.Face.Weighed
	if f == nil {
		return append(c.Prompt(2), "", t.Dim.Render("Nothing is revealed yet. Look up."))
	}
	if f.Withheld {
		return append(c.Prompt(2), append([]string{""}, seat.Paragraph(Few, w, t.Text)...)...)
	}
	out := seat.Paragraph(who(f), w, t.Dim)
	if f.Unmoved {
		out = append(out, seat.Paragraph(session.UnmovedWords(), w, t.Dim)...)
	}
	out = append(out, "")
	if f.Sheet.KindOf() == model.MatrixSheet {
		if drawn := Framed(f.Cases, t, min(w, 64), min(max(c.H-len(out)-4, 0), 17)); drawn != nil {
			out = append(append(out, drawn...), "")
		} else if low := Framed(f.Cases, t, min(w, 64), leastHigh+2); low != nil { // on a low screen the drawing comes first, and the rule is read on
			out = slices.Concat(low, []string{""}, out)
		}
	}
	for _, x := range f.Cases {
		lead := t.AccentBold.Render(widget.Right(rank(x.Rank, x.Shared), 3)) + "  "
		out = append(out, seat.Hanging(lead, fmt.Sprintf("#%d %s", x.Case.Number, x.Case.Title), w, t.Strong)...)
		out = append(out, "     "+styled(f, x, t)+t.Dim.Render("   "+widget.Cut(Means(f, x), max(w-24, 10))))
		if x.Moved != nil {
			out = append(out, seat.Hanging("     ", MovedWords(f.Sheet, x.Moved), w, t.Dim)...)
		}
		if unsaid := session.UnsaidWords(x.Unsaid); unsaid != "" {
			out = append(out, seat.Hanging("     ", unsaid, w, t.Dim)...)
		}
		for _, reason := range x.Reasons {
			out = append(out, seat.Hanging(t.Accent.Render("     · "), reason, w, t.Text)...)
		}
	}
	return out
}

// NewReckonSeat is what is ranked by numbers, on a seat.
func NewReckonSeat(env screen.Env, f *session.SeatFace) screen.Screen {
	return seat.NewPage(env, f, reckonLines)
}

// wanting says how many use cases have no numbers yet.
func wanting(n int) string {
	if n == 1 {
		return "1 use case has no numbers yet."
	}
	return fmt.Sprintf("%d use cases have no numbers yet.", n)
}

func reckonLines(c seat.Centre) []string {
	t, w, f := c.Theme(), c.TextWidth(), c.Face.Reckoned
	var out []string
	if c.Face.Block.Prompt != "" || c.Face.Block.Short != "" {
		out = append(c.Prompt(2), "")
	}
	if f == nil || len(f.Rows) == 0 {
		return append(out, t.Dim.Render("No numbers yet. Look up: they are put together aloud."))
	}
	out = append(out, t.Dim.Render(f.By.Formula()), "")
	for _, r := range f.Rows {
		lead := t.AccentBold.Render(widget.Right(rank(r.Rank, r.Shared), 3)) + "  "
		out = append(out, seat.Hanging(lead, fmt.Sprintf("#%d %s", r.Case.Number, r.Case.Title), w, t.Strong)...)
		out = append(out, seat.Hanging("     ", r.Score.String()+" = "+reckonWords(f.By, r.Numbers), w, t.Text)...)
	}
	if n := len(f.Missing); n > 0 {
		out = append(out, "", t.Dim.Render(wanting(n)))
	}
	return out
}
