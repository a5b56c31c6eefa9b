package recap

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Wall is the recap as it grows: what was found, what goes on and who owns it, what was decided.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	Write(s, f.Recap, s.Head(f.Block.Title, f.Clock, s.Area()))
	return s.Panes()
}

// Write lays the recap into r.
func Write(s *poster.Sheet, recap session.RecapFace, r frame.Rect) {
	rest := figures(s, recap, r)
	if recap.Hours != "" {
		line, below := rest.Top(2)
		s.Put("hours", line, widget.Cut(s.Theme.Dim.Render("claimed   ")+s.Theme.Text.Render(recap.Hours), line.W))
		rest = below
	}
	left, right := rest, frame.Rect{}
	noted := notes(recap)
	if len(noted) > 0 && rest.W >= 100 {
		left, right = rest.Right(rest.W*2/5 - 4)
		left, _ = left.Right(4)
	}
	n := goOn(s, recap.Selected, left)
	if len(noted) == 0 {
		return
	}
	if right.Empty() {
		_, right = left.Top(n + 1)
	}
	fill(s, noted, right)
}

// figures are the counts in large type.
func figures(s *poster.Sheet, recap session.RecapFace, r frame.Rect) frame.Rect {
	all := []poster.Figure{
		{Value: fmt.Sprint(recap.Serendipitous), Label: "already work"}, {Value: fmt.Sprint(recap.Planned), Label: "planned"},
		{Value: fmt.Sprint(len(recap.Selected)), Label: "go on"}, {Value: fmt.Sprint(recap.People), Label: "people"},
	}
	scale := widget.BigText
	if s.Roomy() {
		scale = widget.BigNumber
	}
	top, rest := r.Top(s.Type.Height(scale) + 3)
	for i, cell := range top.Columns(1, 1, 1, 1) {
		style := s.Theme.Big
		if all[i].Label == "go on" {
			style = s.Theme.BigAccent
		}
		lines := append(widget.Styled(s.Type.Big(all[i].Value, scale), style), s.Theme.Dim.Render(all[i].Label))
		s.Put(fmt.Sprintf("figure%d", i), cell, lines...)
	}
	return rest
}

// goOn lists what was selected with owner and first date; it returns the rows it took.
func goOn(s *poster.Sheet, selected []session.CaseFace, r frame.Rect) int {
	t := s.Theme
	lines := []string{t.AccentBold.Render("what goes on")}
	if len(selected) == 0 {
		lines = append(lines, t.Dim.Render("nothing is selected yet"))
	}
	for i, c := range selected {
		room := r.H - len(lines)
		if room < 3 && i < len(selected)-1 {
			lines = append(lines, t.Dim.Render(fmt.Sprintf("and %d more", len(selected)-i)))
			break
		}
		lines = append(lines, t.Dim.Render(widget.Right(fmt.Sprint(c.Number), 3))+"   "+t.Strong.Render(widget.Cut(c.Title, r.W-6)))
		if with := slices.DeleteFunc([]string{c.Owner, c.Measure, c.FirstDate}, func(p string) bool { return p == "" }); len(with) > 0 {
			lines = append(lines, "      "+t.Dim.Render(widget.Cut(strings.Join(with, " · "), r.W-6)))
		}
		if s.Roomy() {
			lines = append(lines, "")
		}
	}
	s.Put("selected", r, lines...)
	return len(lines)
}

// section is a heading with the lines under it.
type section struct {
	title string
	items []session.ItemFace
}

// notes are what was decided, what is to be done, what came of it, and what waits.
func notes(recap session.RecapFace) []section {
	all := []section{
		{"decided", recap.Decisions}, {"to do", recap.Actions}, {"came of it", recap.Outcomes},
		{"next time", recap.Next}, {"parked", recap.Parked},
	}
	return slices.DeleteFunc(all, func(n section) bool { return len(n.items) == 0 })
}

// fill writes sections until there is no room; what is left out is counted, never lost.
func fill(s *poster.Sheet, all []section, r frame.Rect) {
	t := s.Theme
	var lines []string
	left := 0
	for _, sec := range all {
		var block []string
		for i, it := range sec.items {
			for j, l := range widget.Wrap(it.Words, max(r.W-12, 8), 2) {
				head := ""
				if i == 0 && j == 0 {
					head = sec.title
				}
				block = append(block, t.AccentBold.Render(widget.PadRight(head, 12))+t.Text.Render(l))
			}
		}
		if s.Roomy() {
			block = append(block, "")
		}
		if left > 0 || len(lines)+len(block) > r.H-1 {
			left += len(sec.items)
			continue
		}
		lines = append(lines, block...)
	}
	if left > 0 && len(lines) < r.H {
		lines = append(lines, t.Dim.Render(fmt.Sprintf("and %d more, on your seat and in the files", left)))
	}
	s.Put("notes", r, lines...)
}
