package shortlist

import (
	"fmt"
	"time"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Wall is the few that go on, in large type, and what else stands on the shortlist.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	rest := s.Head(f.Block.Title, f.Clock, s.Area())
	var chosen, others []session.CaseFace
	for _, c := range f.Shortlist {
		if c.Selected {
			chosen = append(chosen, c)
		} else {
			others = append(others, c)
		}
	}
	switch {
	case len(f.Shortlist) == 0:
		s.PutMiddle("empty", rest, s.Bold("Nothing is on the shortlist yet: it fills when marks are revealed.", rest.W, rest.H, s.Theme.Dim)...)
		return s.Panes()
	case len(chosen) == 0:
		top, below := rest.Top(2)
		s.Put("question", top, s.Bold(f.Block.Prompt, top.W, 1, s.Theme.Text)...)
		s.List("others", poster.CaseRows(others), below)
		return s.Panes()
	}
	if len(others) > 0 {
		rest = wallAlso(s, others, rest)
	}
	Chosen(s, chosen, rest)
	return s.Panes()
}

// Chosen writes use cases below each other: all in large type where every one fits, else large numbers with the
// titles beside them, so that none looks more than another.
func Chosen(s *poster.Sheet, cases []session.CaseFace, r frame.Rect) {
	each := max((r.H+1)/len(cases), 1)
	if s.Roomy() {
		each = min(each, 8)
	}
	lead, fits := 0, each > 3
	for _, c := range cases {
		lead = max(lead, s.Type.Width(fmt.Sprint(c.Number), widget.BigText)+4)
		fits = fits && s.FitsLarge(c.Title, r.W-4, each-1)
	}
	for i, c := range cases {
		_, row := r.Top(i * each)
		row, _ = row.Top(max(each-1, 1))
		switch {
		case fits:
			sign, words := row.Left(4)
			s.Put(fmt.Sprintf("sign%d", i), sign, s.Theme.OK.Render(theme.Passed))
			s.Put(fmt.Sprintf("chosen%d", i), words, s.Large(c.Title, words.W, each-1, widget.BigText, s.Theme.Big)...)
		case row.H >= 3:
			number, words := row.Left(lead)
			words, _ = words.Top(3)
			s.Put(fmt.Sprintf("sign%d", i), number, widget.Styled(s.Type.Big(fmt.Sprint(c.Number), widget.BigText), s.Theme.BigAccent)...)
			s.PutMiddle(fmt.Sprintf("chosen%d", i), words, s.Bold(c.Title, words.W, 2, s.Theme.Strong)...)
		default:
			sign, words := row.Left(4)
			s.Put(fmt.Sprintf("sign%d", i), sign, s.Theme.OK.Render(theme.Passed))
			s.Put(fmt.Sprintf("chosen%d", i), words, s.Bold(c.Title, words.W, row.H, s.Theme.Strong)...)
		}
	}
}

// wallAlso lists what else is on the shortlist, at the bottom, and returns what is above.
func wallAlso(s *poster.Sheet, others []session.CaseFace, r frame.Rect) frame.Rect {
	rest, foot := r.Bottom(min(len(others), 4) + 2)
	s.Put("also", foot, widget.Rule(foot.W, s.Theme), s.Theme.Dim.Render("also on the shortlist"))
	_, list := foot.Top(2)
	s.Compact("others", poster.OneLine(poster.CaseRows(others)), list)
	if s.Roomy() {
		rest, _ = rest.Bottom(1)
	}
	return rest
}
