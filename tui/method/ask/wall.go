package ask

import (
	"strings"
	"time"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Wall is what is asked and how many have answered, then what was answered. No answer stands on it before all do.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	rest := s.Head(f.Block.Title, f.Clock, s.Join(f.Join, s.Area()))
	a := f.Asking
	switch {
	case a == nil:
		wallPrompt(s, f, rest)
	case !a.Shown:
		wallOpen(s, f, rest)
	default:
		wallShown(s, a, rest)
	}
	return s.Panes()
}

// wallPrompt is before the questions are put.
func wallPrompt(s *poster.Sheet, f session.WallFace, r frame.Rect) {
	words := f.Block.Prompt
	if words == "" {
		words = strings.ReplaceAll(f.Block.Short, "\n", " ")
	}
	if words == "" {
		words = "The questions come in a moment."
	}
	s.Put("prompt", r, s.Large(words, r.W, r.H, widget.BigText, s.Theme.Big)...)
}
