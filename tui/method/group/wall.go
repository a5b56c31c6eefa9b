package group

import (
	"fmt"
	"slices"
	"time"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Wall is the themes with what belongs to them; before there is one, the use cases and the question.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	rest := s.Head(f.Block.Title, f.Clock, s.Area())
	if f.Block.Prompt != "" {
		top, below := rest.Top(2)
		s.Put("question", top, s.Bold(f.Block.Prompt, top.W, 1, s.Theme.Text)...)
		rest = below
	}
	blocks := wallGrouped(f)
	switch {
	case len(f.Cases) == 0:
		s.PutMiddle("empty", rest, s.Theme.Dim.Render("Nothing was captured yet."))
	case len(f.Themes) == 0:
		s.List("cases", poster.CaseRows(f.Cases), rest)
	default:
		wallThemes(s, blocks, rest)
	}
	return s.Panes()
}

// wallGrouped is the themes, and as a last one what has no theme yet.
func wallGrouped(f session.WallFace) []session.ThemeFace {
	out := slices.Clone(f.Themes)
	var loose []session.CaseFace
	for _, c := range f.Cases {
		if len(c.Themes) == 0 {
			loose = append(loose, c)
		}
	}
	if len(loose) > 0 {
		out = append(out, session.ThemeFace{Name: "no theme yet", Cases: loose})
	}
	return out
}

// wallThemes stand in columns, as many as are wide enough to be read.
func wallThemes(s *poster.Sheet, all []session.ThemeFace, r frame.Rect) {
	columns := min(max(r.W/27, 1), len(all))
	rows := (len(all) + columns - 1) / columns
	columns = (len(all) + rows - 1) / rows // as even as can be
	most := max(r.H/4, 1)                  // a heading, two use cases and a blank row
	if rows > most {
		rows = most
	}
	heights := make([]int, rows)
	for i := range heights {
		heights[i] = 1
	}
	n := 0
	for _, line := range r.Rows(heights...) {
		for _, cell := range line.Columns(slices.Repeat([]int{1}, columns)...) {
			if n >= len(all) {
				return
			}
			cell, _ = cell.Right(2)
			if n == rows*columns-1 && len(all) > rows*columns {
				s.Put(fmt.Sprintf("theme%d", n), cell, s.Theme.Dim.Render(fmt.Sprintf("and %d themes more", len(all)-n)))
				return
			}
			wallOne(s, n, all[n], cell)
			n++
		}
	}
}

// wallOne is one theme with its use cases.
func wallOne(s *poster.Sheet, n int, th session.ThemeFace, r frame.Rect) {
	head, body := r.Top(1)
	s.Put(fmt.Sprintf("theme%d", n), head,
		widget.Ends(s.Theme.AccentBold.Render(th.Name), s.Theme.Dim.Render(fmt.Sprint(len(th.Cases))), head.W))
	body, _ = body.Bottom(1)
	rows := make([]poster.Row, len(th.Cases))
	for i, c := range th.Cases {
		rows[i] = poster.Row{Number: c.Number, Words: c.Title}
	}
	s.List(fmt.Sprintf("cases%d", n), rows, body)
}
