package purpose

import (
	"time"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Wall is why we are here, in large type, and the feature/function trap as a picture.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	rest := s.Head(f.Block.Title, f.Clock, s.Area())
	if f.Vision == "" {
		berg(s, rest)
		return s.Panes()
	}
	vision := s.Large(f.Vision, rest.W, max(rest.H/3, 2), widget.BigNumber, s.Theme.BigAccent)
	s.Put("vision", rest, vision...)
	_, rest = rest.Top(len(vision) + 1)
	berg(s, rest)
	return s.Panes()
}

// WallVision is why we are here, alone on the wall.
func WallVision(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	r := s.Area()
	t := s.Theme
	if f.Vision == "" {
		s.PutCentred("vision", r, s.Bold("Why are we here? Let us say it in one sentence.", r.W, r.H, t.Strong)...)
		return s.Panes()
	}
	top, rest := r.Top(2)
	s.Put("title", top, t.Dim.Render(f.Programme+" · why we are here"))
	s.PutMiddle("vision", rest, s.Large(f.Vision, rest.W, rest.H, 3, t.BigAccent)...)
	return s.Panes()
}

// WallTrap is the feature/function trap, alone on the wall.
func WallTrap(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	rest := s.Head("The trap", session.Clock{}, s.Area())
	berg(s, rest)
	return s.Panes()
}
