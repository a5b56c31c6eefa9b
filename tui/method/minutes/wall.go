package minutes

import (
	"fmt"
	"time"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Wall is the question in large type, what was claimed, and the hours that this makes in a year with their formula.
// There is no money on it.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	rest := s.Join(f.Join, s.Area())
	rest = poster.Asking(s, f.SessionFace, rest, hours(f))
	if f.Recap.Hours != "" && rest.H > 3 {
		var sum frame.Rect
		rest, sum = rest.Bottom(1)
		s.Put("hours", sum, widget.Cut(s.Theme.Dim.Render("claimed   ")+s.Theme.Strong.Render(f.Recap.Hours), sum.W))
		if s.Roomy() {
			rest, _ = rest.Bottom(1)
		}
	}
	if len(f.Latest) == 0 {
		s.PutMiddle("claims", rest, s.Bold("One line each: what costs you time, every single day?", rest.W, rest.H, s.Theme.Dim)...)
		return s.Panes()
	}
	if s.Roomy() {
		top, below := rest.Top(2)
		s.Put("rule", top, widget.Rule(top.W, s.Theme))
		rest = below
	}
	s.List("claims", rows(f.Latest), rest, false)
	return s.Panes()
}

// hours is the figure of the block: claimed hours a year, or how many claims there are while they make none.
func hours(f session.WallFace) poster.Figure {
	if f.Recap.HoursInAll > 0 {
		return poster.Figure{Value: fmt.Sprint(f.Recap.HoursInAll), Label: "hours a year, claimed"}
	}
	return poster.Figure{Value: fmt.Sprint(f.Found), Label: "found"}
}

// rows are the claims: minutes a day, and for how many.
func rows(cases []session.CaseFace) []poster.Row {
	out := poster.CaseRows(cases)
	for i, c := range cases {
		if c.Minutes > 0 {
			out[i].Note = fmt.Sprintf("%d min x %s", c.Minutes, people(max(c.Others+1, c.Reach)))
		}
	}
	return out
}

func people(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}
