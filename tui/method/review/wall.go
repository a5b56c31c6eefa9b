package review

import (
	"fmt"
	"slices"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Wall is one promise at a time, what was promised beside what came, or the list of all with their verdicts.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	rest := s.Head(f.Block.Title, f.Clock, s.Area())
	r := f.Review
	if r == nil || len(r.Promises) == 0 {
		words := "Nothing was promised in an earlier session: there is nothing to review."
		if r != nil && r.Readout {
			words = "No promise has a verdict yet: a review gives them."
		}
		s.PutMiddle("empty", rest, s.Bold(words, rest.W, rest.H, s.Theme.Dim)...)
		return s.Panes()
	}
	rest, foot := s.Foot(rest, 1)
	count := summary(r)
	if r.Shown >= 0 {
		count = fmt.Sprintf("%d of %d   %s", r.Shown+1, len(r.Promises), count)
	}
	s.Put("count", foot, s.Theme.Dim.Render(widget.Cut(count, foot.W)))
	if r.Shown < 0 || r.Shown >= len(r.Promises) {
		wallList(s, r, rest)
		return s.Panes()
	}
	wallPromise(s, r, r.Promises[r.Shown], rest)
	return s.Panes()
}

// wallList is every promise with its verdict, those without one first to be seen.
func wallList(s *poster.Sheet, r *session.ReviewFace, at frame.Rect) {
	rows := make([]poster.Row, len(r.Promises))
	for i, p := range r.Promises {
		rows[i] = poster.Row{Number: p.N, Words: p.Case.Title, Note: verdictSign(p.Verdict)}
	}
	if len(rows) > 4 {
		rows = poster.OneLine(rows)
	}
	s.Whole("promises", rows, at)
}

// wallPromise is one of them.
func wallPromise(s *poster.Sheet, r *session.ReviewFace, p session.PromiseFace, at frame.Rect) {
	t := s.Theme
	title := s.Bold(p.Case.Title, at.W, 2, t.Strong)
	if room := at.H/2 - 4; s.FitsLarge(p.Case.Title, at.W, room) {
		title = s.Large(p.Case.Title, at.W, room, widget.BigText, t.Big)
	}
	title = append(title, t.Dim.Render(widget.Cut(where(p), at.W)))
	if s.Roomy() {
		title = append(title, "")
	}
	top, at := at.Top(len(title) + 1)
	s.Put("promise", top, title...)
	at, below := at.Bottom(wallBelow(s))
	columns(s, p, at)
	s.Put("verdict", below, verdictLines(s, r, p, below)...)
}

func wallBelow(s *poster.Sheet) int {
	if s.Roomy() {
		return 5
	}
	return 3
}

// columns are what was, what was promised and what came, in letters as large as they fit.
func columns(s *poster.Sheet, p session.PromiseFace, at frame.Rect) {
	t, f := s.Theme, p.Figures
	each := at.W / 3
	for i, c := range []struct {
		id, name string
		figure   model.Figure
		style    theme.Style
	}{{"was", "it was", f.Baseline, t.Text}, {"promised", "promised", f.Target, t.Big}, {"came", "came", f.Actual, t.BigAccent}} {
		_, col := at.Left(i * each)
		col, _ = col.Left(each)
		w, h := max(col.W-3, 1), max(col.H-2, 1)
		words, style := c.figure.Words, c.style
		var unit []string
		switch {
		case words == "":
			words, style = "?", t.Dim
		case c.figure.Known && c.figure.Unit != "":
			unit = s.Bold(c.figure.Words, w, 2, t.Text)
			words, h = c.figure.Numeral, max(h-len(unit)-1, 1)
		}
		most := 1
		switch {
		case at.H >= 20:
			most = widget.BigHuge
		case s.Roomy():
			most = widget.BigNumber
		}
		s.Put(c.id, col, slices.Concat([]string{t.Dim.Render(c.name)}, s.Large(words, w, h, most, style), unit)...)
	}
}

// verdictLines is the verdict with its reason, or what to talk about until there is one.
func verdictLines(s *poster.Sheet, r *session.ReviewFace, p session.PromiseFace, at frame.Rect) []string {
	t := s.Theme
	if p.Verdict != model.NoVerdict {
		out := s.Bold(told(p), at.W, 1, verdictStyle(t, p.Verdict))
		if p.Reason != "" {
			out = append(out, s.Bold("“"+p.Reason+"”", at.W, at.H-1, t.Text)...)
		}
		return out
	}
	if r.Readout {
		return nil
	}
	out := []string{t.Dim.Render(widget.Cut(p.Proposal.Why, at.W))}
	if s.FitsLarge(ask(p), at.W, at.H-1) {
		return append(out, s.Large(ask(p), at.W, at.H-1, widget.BigText, t.BigAccent)...)
	}
	return append(out, s.Bold(ask(p), at.W, 1, t.AccentBold)...)
}

func verdictStyle(t theme.Theme, v model.Verdict) theme.Style {
	switch v {
	case model.Adopt:
		return t.OK
	case model.Discard:
		return t.Bad
	case model.Iterate, model.NoVerdict:
	}
	return t.AccentBold
}
