package firststeps

import (
	"fmt"
	"time"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/method/page"
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
		each = min(each, 9)
	}
	for i, step := range f.Steps {
		_, row := rest.Top(i * each)
		row, _ = row.Top(each)
		wallDraw(s, i, step, row)
	}
	return s.Panes()
}

// wallDraw is one use case: its number in large type, its title, and three answers under it or, where rows are few, two
// of them beside each other.
func wallDraw(s *poster.Sheet, i int, step session.StepFace, r frame.Rect) {
	t := s.Theme
	c := step.Case
	number := []string{t.Dim.Render(fmt.Sprint(c.Number))}
	if r.H >= 4 {
		number = widget.Styled(s.Type.Big(fmt.Sprint(c.Number), widget.BigText), t.BigAccent)
	}
	left, right := r.Left(max(widget.Widest(number), 4) + 3)
	s.Put(fmt.Sprintf("number%d", i), left, number...)
	mark := page.Mark(step, t)
	lines := []string{widget.Ends(t.Strong.Render(widget.Cut(c.Title, max(right.W-widget.Width(mark)-3, 10))), mark, right.W)}
	if big := s.Type.Height(widget.BigText); r.H >= big+5 && s.FitsLarge(c.Title, right.W, big) {
		lines = append(s.Large(c.Title, right.W, big, widget.BigText, t.Big), widget.Ends("", mark, right.W))
	}
	owner, measure, first := wallAnswer(s, "owner", c.Owner, "who?"), wallAnswer(s, "measure", c.Measure, "what number will tell?"),
		wallAnswer(s, "from", poster.Day(c.FirstDate, s.Now), "when?")
	if r.H >= 5 {
		lines = append(lines, owner, measure, first)
	} else {
		lines = append(lines, widget.PadRight(owner, right.W/2)+first, measure)
	}
	s.Put(fmt.Sprintf("step%d", i), right, lines...)
}

func wallAnswer(s *poster.Sheet, name, value, question string) string {
	label := s.Theme.Dim.Render(widget.PadRight(name, 10))
	if value == "" {
		return label + s.Theme.AccentBold.Render(question)
	}
	return label + s.Theme.Text.Render(value)
}
