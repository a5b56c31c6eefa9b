package survey

import (
	"fmt"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/theme"
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

// mostAir is how many blank rows stand between two use cases at most.
const mostAir = 3

// wallCases are the use cases in the order in which they were asked about, each with its two figures; as many as fit, and
// the rest counted.
func wallCases(s *poster.Sheet, x *session.SurveyFace, r frame.Rect) {
	t := s.Theme
	wide := 0
	for _, c := range x.Cases {
		for _, h := range c.Counts {
			wide = max(wide, widget.Width(session.Figure(h)))
		}
	}
	var blocks [][]string
	need := 0
	for _, c := range x.Cases {
		blocks = append(blocks, wallCase(c, wide, r.W, t))
		need += len(blocks[len(blocks)-1])
	}
	air := min(max((r.H-need)/max(len(blocks)-1, 1), 0), mostAir)
	var lines []string
	for i, block := range blocks {
		if i > 0 {
			lines = append(lines, make([]string, air)...)
		}
		if left := len(blocks) - i; len(lines)+len(block) > r.H || left > 1 && len(lines)+len(block)+1 > r.H && need > r.H {
			lines = append(lines, t.Dim.Render(fmt.Sprintf("and %d more, on your seat and in the files", left)))
			break
		}
		lines = append(lines, block...)
	}
	s.Put("survey", r, lines...)
}

// wallCase is a use case and its figures, side by side where there is room.
func wallCase(c session.SurveyedCase, wide, w int, t theme.Theme) []string {
	out := []string{t.Dim.Render(widget.Right(fmt.Sprint(c.Case.Number), 3)) + "   " + t.Strong.Render(widget.Cut(c.Case.Title, max(w-6, 8)))}
	row := "      "
	var below []string
	for _, q := range model.SurveyQuestions() {
		figure := session.Figure(c.Counts[q])
		row += t.Dim.Render(q.String()+"  ") + t.Accent.Render(widget.PadRight(figure, wide)) + "    "
		below = append(below, "      "+t.Dim.Render(widget.PadRight(q.String(), 20))+t.Accent.Render(widget.Cut(figure, max(w-26, 8))))
	}
	if widget.Width(row) > w {
		return append(out, below...)
	}
	return append(out, row)
}
