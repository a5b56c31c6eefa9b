package connect

import (
	"fmt"
	"time"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Wall is who is here: how many, large, and the names of those who agreed to stand there.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	rest := s.Head(f.Block.Title, f.Clock, s.Join(f.Join, s.Area()))
	if f.Block.Prompt != "" {
		lines := s.Large(f.Block.Prompt, rest.W, rest.H/3, widget.BigText, s.Theme.Big)
		s.Put("question", rest, lines...)
		_, rest = rest.Top(len(lines) + 1)
	}
	scale := max(s.Type.Fit(fmt.Sprint(f.People), rest.W/3, rest.H-2, poster.Scales()...), widget.BigText)
	count := s.Number(fmt.Sprint(f.People), wallHere(f.People), scale, s.Theme.BigAccent)
	if len(f.Names) == 0 {
		s.PutCentred("count", rest, count...)
		return s.Panes()
	}
	left, right := rest.Left(max(widget.Widest(count)+4, rest.W/3))
	s.PutMiddle("count", left, count...)
	s.PutMiddle("names", right, wallNames(f.Names, f.People, right.W, right.H, s)...)
	return s.Panes()
}

func wallHere(n int) string {
	switch n {
	case 0:
		return "nobody yet: you could be the first"
	case 1:
		return "has joined"
	}
	return "have joined"
}

// wallNames sets names in columns, down and then across; those for whom there is no room, and those who stay
// without a name, are counted.
func wallNames(all []string, people, w, h int, s *poster.Sheet) []string {
	columns := max(w/22, 1)
	gap := 1
	if len(all) > columns*((h+1)/2) {
		gap = 0
	}
	rows := max((h+gap)/(1+gap), 1)
	shown, more := all, max(people-len(all), 0)
	if len(all)+min(more, 1) > rows*columns {
		shown = all[:max(rows*columns-1, 0)]
		more += len(all) - len(shown)
	}
	cells := make([]string, 0, len(shown)+1)
	for _, n := range shown {
		cells = append(cells, s.Theme.Text.Render(n))
	}
	if more > 0 {
		cells = append(cells, s.Theme.Dim.Render(fmt.Sprintf("and %d more", more)))
	}
	rows = (len(cells) + columns - 1) / columns
	var out []string
	for y := range rows {
		line := ""
		for x := y; x < len(cells); x += rows {
			line += widget.PadRight(widget.Cut(cells[x], w/columns-2), w/columns)
		}
		out = append(out, line)
		if gap > 0 && y < rows-1 {
			out = append(out, "")
		}
	}
	return out
}
