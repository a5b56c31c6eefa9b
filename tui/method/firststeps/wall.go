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
		each = min(each, 12)
	}
	large := true // all titles or none: no one of them matters more
	for _, step := range f.Steps {
		large = large && s.FitsLarge(step.Case.Title, rest.W-wallLead, each-under)
	}
	for i, step := range f.Steps {
		_, row := rest.Top(i * each)
		row, _ = row.Top(each)
		wallDraw(s, i, step, row, large)
	}
	return s.Panes()
}

// What a title leaves room for: its number at the left; the mark, three answers and a blank row under it.
const wallLead, under = 14, 5

// wallDraw is one use case: its number in large type, its title, and three answers under it or, where rows are few, two
// of them beside each other.
func wallDraw(s *poster.Sheet, i int, step session.StepFace, r frame.Rect, large bool) {
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
	if large {
		lines = append(s.Large(c.Title, right.W, r.H-under, widget.BigText, t.Big), widget.Ends("", mark, right.W))
	}
	half, rows := right.W, max(r.H-len(lines)-3, 1)
	if r.H < 5 {
		half, rows = right.W/2, 1
	}
	owner := wallAnswer(s, "owner", c.Owner, "who?", half, 1)
	measure := wallAnswer(s, "measure", c.Measure, "what number will tell?", right.W, rows)
	first := wallAnswer(s, "from", poster.Day(c.FirstDate, s.Now), "when?", half, 1)
	if r.H >= 5 {
		lines = append(append(append(lines, owner...), measure...), first...)
	} else {
		lines = append(append(lines, widget.PadRight(owner[0], half)+first[0]), measure...)
	}
	s.Put(fmt.Sprintf("step%d", i), right, lines...)
}

// wallAnswer is an answer behind its name, or the question, in w cells and so many rows.
func wallAnswer(s *poster.Sheet, name, value, question string, w, rows int) []string {
	const lead = 10
	words, style := value, s.Theme.Text
	if value == "" {
		words, style = question, s.Theme.AccentBold
	}
	lines := widget.Styled(widget.Wrap(words, w-lead-1, rows), style)
	for i := range lines {
		lines[i] = s.Theme.Dim.Render(widget.PadRight(name, lead)) + lines[i]
		name = ""
	}
	return lines
}
