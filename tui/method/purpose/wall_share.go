package purpose

import (
	"fmt"
	"strings"
	"time"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// worded are the words that have room.
func worded(w int, words, brief string) string {
	if widget.Width(words) > w-2 {
		return brief
	}
	return words
}

// WallShare is how much of the time so far was deep work, and how much feature talk.
func WallShare(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	t := s.Theme
	rest := s.Head("How we talk", session.Clock{}, s.Area())
	share := 0
	if f.Trap != nil {
		share = f.Trap.Share(f.Clock, now)
	}
	deep, feature := rest.Columns(1, 1)[0], rest.Columns(1, 1)[1]
	scale := widget.BigNumber
	if s.Roomy() {
		scale = 3
	}
	s.Put("deep", deep, s.Number(fmt.Sprintf("%d%%", 100-share), worded(deep.W, "deep work: outcomes, behaviour", "outcomes, behaviour"), scale, t.BigAccent)...)
	numbers := s.Number(fmt.Sprintf("%d%%", share), "features and plans", scale, t.Big)
	s.Put("feature", feature, numbers...)
	_, rest = rest.Top(len(numbers) + 2)
	cells := rest.W * (100 - share) / 100
	s.Put("bar", rest, t.Accent.Render(strings.Repeat("█", cells))+t.Dim.Render(strings.Repeat("▒", rest.W-cells)))
	return s.Panes()
}
