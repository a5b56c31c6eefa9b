package weigh

import (
	"fmt"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/method/score"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Wall is the round while marks are given, and its outcome once they are revealed.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	if f.Weighed == nil || f.Round.Waits() {
		return score.Wall(f, env, now, w, h)
	}
	s := poster.New(env, now, w, h)
	title := f.Block.Title
	if f.Weighed.Again {
		title += ", again"
	}
	rest := s.Head(title, f.Clock, s.Area())
	if f.Weighed.Withheld {
		s.PutMiddle("few", rest, s.Bold(Few, rest.W, 3, s.Theme.Text)...)
		return s.Panes()
	}
	said := wallSaid(f.Weighed, rest.W)
	rest, foot := s.Foot(rest, len(said))
	s.Put("counted", foot, widget.Styled(said, s.Theme.Dim)...)
	if f.Weighed.Sheet.KindOf() == model.MatrixSheet {
		wallMatrix(s, f.Weighed, rest)
	} else {
		wallWeighted(s, f.Weighed, rest)
	}
	return s.Panes()
}

// wallSaid is who marked, by which rule, and what is kept back.
func wallSaid(f *session.WeighedFace, w int) []string {
	counted := who(f)
	for _, rule := range brief(f) {
		if widget.Width(counted) > w {
			counted = fmt.Sprintf("%d on seats, %d by hands. %s", f.Seats, f.Hands, rule)
		}
	}
	said := widget.Wrap(counted, w, 2)
	if f.Unmoved {
		said = append(said, widget.Wrap(session.UnmovedWords(), w, 2)...)
	}
	return said
}

// who is who marked, and by which rule.
func who(f *session.WeighedFace) string {
	text := fmt.Sprintf("%d on seats, %d by show of hands.", f.Seats, f.Hands)
	for _, l := range f.Sheet.Rule(f.Rule) {
		text += " " + l
	}
	return text
}

// wallMatrix is the drawing, and beside it what each number is.
func wallMatrix(s *poster.Sheet, f *session.WeighedFace, r frame.Rect) {
	left, right := r.Left(max(r.W*5/9, leastWide))
	left, _ = left.Right(3)
	drawn := Framed(f.Cases, s.Theme, left.W, left.H)
	if drawn == nil {
		right = r
	}
	s.Put("matrix", left, drawn...)
	each := max(min(right.H/max(len(f.Cases), 1), 5), 1)
	var lines []string
	for i, x := range f.Cases {
		room := right.H - len(lines)
		if left := len(f.Cases) - i; room < each || room == each && left > 1 {
			lines = append(lines, s.Theme.Dim.Render(fmt.Sprintf("and %d more", left)))
			break
		}
		lines = append(lines, wallCase(s, f, x, right.W, each, drawn == nil)...)
	}
	s.Put("cases", right, lines...)
}

// wallCase is one use case beside the matrix, or alone where there is no room for that, in one to five lines.
func wallCase(s *poster.Sheet, f *session.WeighedFace, x session.WeighedCase, w, each int, alone bool) []string {
	t := s.Theme
	lead := t.AccentBold.Render(widget.Right(fmt.Sprint(x.Case.Number), 3)) + "  "
	if each == 1 {
		note := styled(f, x, t)
		if !alone { // the corners of the drawing say it
			note = ""
			if x.Result.TooFew {
				note = t.Warn.Render("too few")
			}
		}
		return []string{widget.Ends(lead+t.Text.Render(widget.Cut(x.Case.Title, max(w-8-widget.Width(note), 8))), note, w)}
	}
	below := "     " + styled(f, x, t)
	more := "   " + Means(f, x)
	if x.Moved != nil {
		more = "   " + MovedBrief(x.Moved)
	}
	if widget.Width(below+more) > w {
		more = ""
	}
	var out []string
	for i, words := range widget.Wrap(x.Case.Title, w-5, max(each-2, 1)) {
		if i > 0 {
			lead = "     "
		}
		out = append(out, lead+t.Strong.Render(words))
	}
	out = append(out, below+t.Dim.Render(more))
	if each > 2 {
		out = append(out, "")
	}
	return out
}

// wallWeighted is a bar a use case against the mark, in rank order.
func wallWeighted(s *poster.Sheet, f *session.WeighedFace, r frame.Rect) {
	t := s.Theme
	each := 1
	if n := max(len(f.Cases), 1); r.H >= 3*n {
		each = 3
	} else if r.H >= 2*n {
		each = 2
	}
	bar := min(max(r.W/4, 10), 36)
	var lines []string
	for i, x := range f.Cases {
		if left := len(f.Cases) - i; r.H-len(lines) < each || r.H-len(lines) == each && left > 1 {
			lines = append(lines, t.Dim.Render(fmt.Sprintf("and %d more", left)))
			break
		}
		right := styled(f, x, t)
		if x.Result.HasScore {
			right = widget.ScoreBar(x.Result.Score.Float(), 3, f.Rule.Pass.Float(), bar, t) + " " + right
		}
		lead := t.AccentBold.Render(widget.Right(rank(x.Rank, x.Shared), 3)) + "  " + t.Dim.Render(widget.Right(fmt.Sprint(x.Case.Number), 3)) + "  "
		lines = append(lines, widget.Ends(lead+t.Strong.Render(widget.Cut(x.Case.Title, max(r.W-12-widget.Width(right), 8))), right, r.W))
		if each > 1 {
			more := Means(f, x)
			if x.Moved != nil {
				more = MovedBrief(x.Moved) + "   " + more
			}
			if widget.Width(more) > r.W-10 && x.Moved != nil {
				more = MovedBrief(x.Moved)
			}
			lines = append(lines, "          "+t.Dim.Render(widget.Cut(more, r.W-10)))
		}
		if each > 2 {
			lines = append(lines, "")
		}
	}
	s.Put("weighted", r, lines...)
}
