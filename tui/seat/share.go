package seat

import (
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/screen"
	"serendip/tui/theme"
)

// Most of a seat is the same on all seats of a size, and stays the same from one picture to the next. Such a pane is
// laid out once for everybody who sees a snapshot, and not again while what it shows doesn't change; it lies in all
// frames as the very same lines.

// laidFrom is all that a pane is laid out from.
type laidFrom[K comparable] struct {
	id   string
	w, h int
	look theme.Theme
	key  K
}

// Pane is a pane whose lines follow from its size, the theme and the key alone. Memo is where seats share it.
func Pane[K comparable](env screen.Env, memo *session.Memo, id string, at frame.Rect, key K, lines func() []string) frame.Pane {
	from := laidFrom[K]{id, at.W, at.H, env.Theme, key}
	return frame.Ready(id, at, frame.Laid(env.Shelf, id, from, func() []string {
		return session.Once(memo, from, func() []string { return frame.Lay(at, lines()...) })
	}))
}
