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
		s.List("others", poster.CaseRows(others), below, true)
		return s.Panes()
	}
	if len(others) > 0 {
		rest = also(s, others, rest)
	}
	Chosen(s, chosen, rest)
	return s.Panes()
}

// Chosen writes use cases below each other as large as they fit, all at the same size.
func Chosen(s *poster.Sheet, cases []session.CaseFace, r frame.Rect) {
	each := max((r.H+1)/len(cases), 1)
	lead := 4
	fits := true
	for _, c := range cases {
		fits = fits && s.FitsLarge(c.Title, r.W-lead, each-1)
	}
	y := 0
	for i, c := range cases {
		_, row := r.Top(y)
		row, _ = row.Top(each)
		sign, words := row.Left(lead)
		var lines []string
		if fits {
			lines = s.Large(c.Title, words.W, each-1, widget.BigText, s.Theme.Big)
		} else {
			lines = s.Bold(c.Title, words.W, max(min(each-1, 3), 1), s.Theme.Strong)
		}
		s.Put(fmt.Sprintf("sign%d", i), sign, s.Theme.OK.Render(theme.Passed))
		s.Put(fmt.Sprintf("chosen%d", i), words, lines...)
		y += min(each, len(lines)+2)
		if !s.Roomy() && !fits {
			y = (i + 1) * each
		}
	}
}

// also lists what else is on the shortlist, at the bottom, and returns what is above.
func also(s *poster.Sheet, others []session.CaseFace, r frame.Rect) frame.Rect {
	rest, foot := r.Bottom(min(len(others), 4) + 2)
	s.Put("also", foot, widget.Rule(foot.W, s.Theme), s.Theme.Dim.Render("also on the shortlist"))
	_, list := foot.Top(2)
	s.Compact("others", poster.CaseRows(others), list)
	if s.Roomy() {
		rest, _ = rest.Bottom(1)
	}
	return rest
}
