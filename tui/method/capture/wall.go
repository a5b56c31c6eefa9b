package capture

import (
	"fmt"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Wall is what is asked in large type, how many were found and how much time is left, and the newest ideas.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	rest := poster.Asking(s, f.SessionFace, s.Join(f.Join, s.Area()), wallFound(f))
	if len(f.Latest) == 0 {
		s.PutMiddle("ideas", rest, s.Bold("The first one is the hardest. Who begins?", rest.W, rest.H, s.Theme.Dim)...)
		return s.Panes()
	}
	if s.Roomy() {
		top, below := rest.Top(2)
		s.Put("rule", top, widget.Rule(top.W, s.Theme))
		rest = below
	}
	rows := poster.CaseRows(f.Latest)
	if f.Kind != model.TopicKind || !s.Roomy() || len(rows) < f.Found || !s.AllLarge("ideas", rows, rest) {
		s.Newest("ideas", rows, rest, f.Found)
	}
	return s.Panes()
}

// wallFound is how many ideas there are, and how many are hoped for.
func wallFound(f session.WallFace) poster.Figure {
	label := "found"
	if f.Kind == model.TopicKind {
		label = "topics"
	}
	if f.Block.Goal > 0 {
		label += fmt.Sprintf(", goal %d", f.Block.Goal)
	}
	return poster.Figure{Value: fmt.Sprint(f.Found), Label: label}
}
