package firststeps

import (
	"fmt"
	"time"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Wall is, for each use case that goes on, its owner, its one measure and its first date; what is missing is asked.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	rest := s.Head(f.Block.Title, f.Clock, s.Area())
	if len(f.Steps) == 0 {
		s.PutMiddle("empty", rest, s.Bold("Nothing is selected yet: the shortlist decides what goes on.", rest.W, rest.H, s.Theme.Dim)...)
		return s.Panes()
	}
	if f.Block.Prompt != "" && s.Roomy() {
		top, below := rest.Top(2)
		s.Put("question", top, s.Bold(f.Block.Prompt, top.W, 1, s.Theme.Text)...)
		rest = below
	}
	each := max(rest.H/len(f.Steps), 1)
	if s.Roomy() {
		each = min(each, 7)
	}
	for i, step := range f.Steps {
		_, row := rest.Top(i * each)
		row, _ = row.Top(each)
		draw(s, i, step, row)
	}
	return s.Panes()
}

// draw is one use case: its title, and three answers under it or, where rows are few, beside each other.
func draw(s *poster.Sheet, i int, step session.StepFace, r frame.Rect) {
	t := s.Theme
	c := step.Case
	lines := []string{t.Dim.Render(widget.Right(fmt.Sprint(c.Number), 3)) + "   " + t.Strong.Render(widget.Cut(c.Title, r.W-6))}
	answers := []string{
		answer(s, "owner", c.Owner, "who?"),
		answer(s, "measure", c.Measure, "what number will tell?"),
		answer(s, "from", Day(c.FirstDate), "when?"),
	}
	if r.H >= 5 {
		for _, a := range answers {
			lines = append(lines, widget.Cut("      "+a, r.W))
		}
	} else {
		lines = append(lines, widget.Cut("      "+answers[0]+"   "+answers[2], r.W), widget.Cut("      "+answers[1], r.W))
	}
	s.Put(fmt.Sprintf("step%d", i), r, lines...)
}

func answer(s *poster.Sheet, name, value, question string) string {
	label := s.Theme.Dim.Render(widget.PadRight(name, 10))
	if value == "" {
		return label + s.Theme.AccentBold.Render(question)
	}
	return label + s.Theme.Text.Render(value)
}

// Day is a date as people say it: "Wed 21 Oct 2026"; what is no date stays as it is.
func Day(date string) string {
	at, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return at.Format("Mon 2 Jan 2006")
}
