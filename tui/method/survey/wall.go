package survey

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

// Wall is what people who were not there said of the shortlist: per use case two figures, and how many they come from.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	rest := s.Head("What others say", session.Clock{}, s.Area())
	x := f.Survey
	if x == nil {
		s.PutMiddle("empty", rest, s.Bold("Nobody has been asked about the shortlist yet.", rest.W, 2, s.Theme.Dim)...)
		return s.Panes()
	}
	lines := s.Bold(x.Response()+".", rest.W, 2, s.Theme.Text)
	if words := x.Caution(); words != "" {
		lines = append(lines, s.Bold(words, rest.W, 2, s.Theme.Dim)...)
	}
	s.Put("response", rest, lines...)
	_, rest = rest.Top(len(lines) + 1)
	if x.Told() {
		wallCases(s, x, rest)
	}
	return s.Panes()
}

// wallCases are the use cases in the order in which they were asked about, each with its two figures under it.
func wallCases(s *poster.Sheet, x *session.SurveyFace, r frame.Rect) {
	t := s.Theme
	each := 4
	if r.H < len(x.Cases)*each {
		each = 3
	}
	var lines []string
	for i, c := range x.Cases {
		if len(lines)+each > r.H && i < len(x.Cases) {
			lines = append(lines[:min(len(lines), r.H-1)], t.Dim.Render(fmt.Sprintf("and %d more, on your seat and in the files", len(x.Cases)-i)))
			break
		}
		lines = append(lines, t.Dim.Render(widget.Right(fmt.Sprint(c.Case.Number), 3))+"   "+t.Strong.Render(widget.Cut(c.Case.Title, max(r.W-6, 8))))
		row := "      "
		for _, q := range model.SurveyQuestions() {
			row += t.Dim.Render(q.String()+"  ") + t.Accent.Render(widget.PadRight(session.Figure(c.Counts[q]), 22)) + "  "
		}
		if widget.Width(row) > r.W { // narrow: one below the other
			for _, q := range model.SurveyQuestions() {
				lines = append(lines, "      "+t.Dim.Render(widget.PadRight(q.String(), 20))+t.Accent.Render(widget.Cut(session.Figure(c.Counts[q]), max(r.W-26, 8))))
			}
		} else {
			lines = append(lines, row)
		}
		if each > 3 {
			lines = append(lines, "")
		}
	}
	s.Put("survey", r, lines...)
}
