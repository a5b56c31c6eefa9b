package champions

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

// Wall is the functions with those who carry it there and agreed to be named, and the gaps.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	rest := s.Head(f.Block.Title, f.Clock, s.Area())
	if f.Champions == nil {
		return s.Panes()
	}
	rest, foot := s.Foot(rest, 1)
	s.Put("count", foot, s.Theme.Dim.Render(widget.Cut(summary(f.Champions), foot.W)))
	rows := make([]poster.Row, len(f.Champions.Functions))
	for i, x := range f.Champions.Functions {
		rows[i] = poster.Row{Words: x.Function.String(), Note: whoOf(x), Short: true}
	}
	if rest.H < 3*len(rows) { // a row of a list takes three lines
		s.Compact("functions", rows, rest)
		return s.Panes()
	}
	s.Whole("functions", rows, rest)
	return s.Panes()
}

// whoOf is who carries it in a function: names where they may be said, a count of the others.
func whoOf(x session.FunctionFace) string {
	if len(x.Champions) == 0 {
		return "nobody yet"
	}
	var names []string
	unnamed := 0
	for _, c := range x.Champions {
		if c.Name == "" {
			unnamed++
			continue
		}
		names = append(names, c.Name)
	}
	switch {
	case unnamed > 0 && len(names) > 0:
		names = append(names, fmt.Sprintf("%d more", unnamed))
	case unnamed > 0:
		names = append(names, fmt.Sprint(unnamed))
	}
	return strings.Join(names, ", ")
}

// summary is how many there are, and how many would tell the executives.
func summary(f *session.ChampionsFace) string {
	return fmt.Sprintf("%d in all   %d gaps   %d of the front line would present, a readout needs %d", f.All, len(f.Gaps()), f.Presenters, f.Needed)
}
