package dots

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Wall is how many have handed in and what gets dots; once revealed, the dots as bars. Before the reveal there is no dot on
// it, and no hint of one.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	d := f.Dots
	switch {
	case d == nil:
		rest, foot := s.Foot(s.Head(f.Block.Title, f.Clock, s.Join(f.Join, s.Area())), 1)
		const soon = "The dot round opens in a moment."
		s.Put("soon", foot, s.Theme.Dim.Render(soon))
		s.PutMiddle("prompt", rest, s.Phrase(cmp.Or(f.Block.Short, f.Block.Prompt, soon), rest.W, rest.H, widget.BigHuge)...)
	case d.Revealed:
		wallResult(s, d, s.Area())
	default:
		rest := s.Head(wallTitle(f), f.Clock, s.Join(f.Join, s.Area()))
		rest = wallProgress(s, d, rest)
		words := s.Bold(wallBlind(d), rest.W, 1, s.Theme.Strong)
		rest, foot := s.Foot(rest, len(words))
		s.Put("blind", foot, words...)
		wallCases(s, d.Cases, rest)
	}
	return s.Panes()
}

func wallTitle(f session.WallFace) string {
	if f.Dots.Cut {
		return "Dots first"
	}
	return f.Block.Title
}

func wallBlind(d *session.DotsFace) string {
	if !d.Open {
		return "All dots are in. Now we look at them together."
	}
	return "Nobody sees who gave which dot. All are shown together, at the end."
}

// wallProgress is how many are done, beside what everybody may give.
func wallProgress(s *poster.Sheet, d *session.DotsFace, area frame.Rect) frame.Rect {
	t := s.Theme
	scale, rows := widget.BigText, 4
	if s.Roomy() {
		scale, rows = widget.BigNumber, 7
	}
	top, rest := area.Top(rows)
	done := wallDone(d)
	words := strings.Join(done, ", ")
	say := wallSay(s, d, top.W-widget.Width(words)-4)
	left, right := top.Right(min(widget.Widest(say), max(top.W*3/5, top.W-widget.Width(words)-4)))
	left, _ = left.Right(2)
	for len(done) > 1 && widget.Width(words) > left.W { // what has no room is on the console
		done = done[:len(done)-1]
		words = strings.Join(done, ", ")
	}
	s.Put("count", left, append(widget.Styled(s.Type.Big(strconv.Itoa(d.HandedIn), scale), t.BigAccent), t.Text.Render(words))...)
	for i, line := range say {
		say[i] = widget.Cut(line, right.W)
	}
	s.Put("rule", right, say...)
	return rest
}

// wallSay is what everybody may give and what comes of it, in w cells: the rule in large type where there is room.
func wallSay(s *poster.Sheet, d *session.DotsFace, w int) []string {
	t := s.Theme
	if s.W < 90 {
		return wallBrief(s, d)
	}
	out := []string{t.Strong.Render(Rule(d.Rule))}
	if high := s.Type.Height(widget.BigText); s.Roomy() && s.FitsLarge(Rule(d.Rule), w, high) {
		out = append(s.Large(Rule(d.Rule), w, high, widget.BigText, t.Big), "")
	}
	if d.Cut {
		out = append(out, t.Text.Render(goesOn(d, "are scored")))
		if left := d.Until.Sub(s.Now); d.Open && left > 0 {
			out = append(out, t.Dim.Render(fmt.Sprintf("%d:%02d of three minutes", int(left.Minutes()), int(left.Seconds())%60)))
		}
	} else if d.Top > 0 {
		out = append(out, t.Text.Render(goesOn(d, "go on")))
	}
	return append(out, t.Dim.Render("no terminal? paper, hands, or the laptop that is passed"))
}

// wallBrief is the same where there is little room.
func wallBrief(s *poster.Sheet, d *session.DotsFace) []string {
	t := s.Theme
	out := []string{t.Strong.Render(fmt.Sprintf("%d dots, %d at most on one", d.Rule.Budget, d.Rule.Cap)), t.Text.Render(strings.Replace(goesOn(d, "go on"), "most dots", "most", 1))}
	if left := d.Until.Sub(s.Now); d.Cut && d.Open && left > 0 {
		out = append(out, t.Dim.Render(fmt.Sprintf("%d:%02d of three minutes", int(left.Minutes()), int(left.Seconds())%60)))
	}
	return append(out, t.Dim.Render("or: paper, hands, laptop"))
}

func wallDone(d *session.DotsFace) []string {
	words := []string{fmt.Sprintf("of %d handed in", d.People)}
	if d.Tally > 0 {
		words = append(words, fmt.Sprintf("%d by tally", d.Tally))
	}
	if d.Laptop > 0 {
		words = append(words, fmt.Sprintf("%d on the laptop", d.Laptop))
	}
	return words
}

// wallCases are the use cases of the round, in large type where all have room in it.
func wallCases(s *poster.Sheet, cases []session.CaseFace, r frame.Rect) {
	rows := poster.CaseRows(cases)
	for i := range rows {
		rows[i].Note, rows[i].Brief = "", ""
	}
	if r.H > 0 && !s.AllLarge("cases", rows, r) {
		s.Columns("cases", rows, r)
	}
}
