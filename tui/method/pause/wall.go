package pause

import (
	"time"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Wall is how long the break still is, as large as it gets, and when we go on.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	r := s.Area()
	top, rest := r.Top(s.HeadRows())
	s.Put("title", top, s.Title(f.Block.Title, top.W)...)
	scale := widget.BigText
	for _, n := range poster.Scales() {
		if s.LeftWidth(f.Clock, n) <= rest.W && s.Type.Height(n)+3 <= rest.H {
			scale = n
		}
	}
	clock := append(s.Left(f.Clock, scale), "", "")
	clock = append(clock, s.Large(wallGoOn(s, f.Clock), rest.W, max(rest.H-len(clock), 1), widget.BigText, s.Theme.Strong)...)
	var lines []string
	for _, l := range clock {
		lines = append(lines, widget.Centre(l, rest.W))
	}
	s.PutMiddle("clock", rest, lines...)
	return s.Panes()
}

// wallGoOn says when the break ends.
func wallGoOn(s *poster.Sheet, c session.Clock) string {
	switch {
	case c.Stopped:
		return "we go on together"
	case c.Left(s.Now) <= 0:
		return "we go on now"
	}
	return "we go on at " + s.Hour(s.EndsAt(c))
}
