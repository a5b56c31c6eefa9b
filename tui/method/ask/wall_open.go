package ask

import (
	"fmt"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// shortest is how long one of several questions is the large one at least.
const shortest = 12 * time.Second

// turn says which of so many questions is the large one now: each has its turn twice in the block's time.
func turn(c session.Clock, now time.Time, n int) int {
	each := max(c.Timebox/time.Duration(2*max(n, 1)), shortest)
	return int(c.Spent(now)/each) % max(n, 1)
}

// wallOpen is the questions, and how many have answered.
func wallOpen(s *poster.Sheet, f session.WallFace, r frame.Rect) {
	a := f.Asking
	r, foot := r.Bottom(2)
	_, foot = foot.Top(1)
	parts := append(widget.Styled(progress(a), s.Theme.AccentBold), s.Theme.Dim.Render("all are shown together, without names"))
	s.Put("count", foot, widget.Fit(parts, "   ", foot.W))
	if len(a.Questions) == 1 {
		s.Put("question", r, wallOne(s, a.Questions[0].Question, r)...)
		return
	}
	s.Put("questions", r, wallSeveral(s, a, turn(f.Clock, s.Now, len(a.Questions)), r)...)
}

// onSeats are words about seats; nothing where nobody here has one.
func onSeats(a *session.AskingFace, words string) string {
	if a.Aloud {
		return ""
	}
	return words
}

// wallOne is a single question with its options, each in the largest type that fits: the question first.
func wallOne(s *poster.Sheet, q model.Question, r frame.Rect) []string {
	large, tight := largeOptions(s, q, r.W), options(s, q, r.W, 0)
	for _, below := range [][]string{large, options(s, q, r.W, 1), tight} {
		if room := r.H - len(below) - 1; s.FitsLarge(q.Text, r.W, room) && (len(below) > 0 || len(tight) == 0) {
			return stacked(s.Large(q.Text, r.W, room, widget.BigNumber, s.Theme.Big), below)
		}
	}
	question := s.Bold(q.Text, r.W, max(r.H-len(tight)-1, 1), s.Theme.Strong)
	for _, below := range [][]string{large, options(s, q, r.W, 1)} {
		if len(below) > 0 && len(question)+1+len(below) <= r.H {
			return stacked(question, below)
		}
	}
	return stacked(question, tight)
}

// stacked is lines over others, with a blank row between.
func stacked(lines, below []string) []string {
	if len(below) == 0 {
		return lines
	}
	return append(append(lines, ""), below...)
}

// options are the answers to choose from, with so many blank rows between; a scale is one line.
func options(s *poster.Sheet, q model.Question, w, gap int) []string {
	var lines []string
	switch q.Kind {
	case model.AskChoice:
		for cell, option := range q.Options {
			for range gap * min(cell, 1) {
				lines = append(lines, "")
			}
			number := s.Theme.AccentBold.Render(widget.Right(fmt.Sprint(cell+1), 2)) + "  "
			for _, l := range widget.Wrap(option, w-4, 2) {
				lines, number = append(lines, number+s.Theme.Text.Render(l)), "    "
			}
		}
	case model.AskScale:
		line := ""
		for cell := range q.Cells() {
			line += s.Theme.AccentBold.Render(fmt.Sprint(cell)) + " " + s.Theme.Text.Render(q.Meaning(cell)) + "     "
		}
		lines = []string{line}
	case model.AskNPS, model.AskText:
	}
	return lines
}

// largeOptions are those of a choice in large type; none when one of them is too long for a line of it.
func largeOptions(s *poster.Sheet, q model.Question, w int) []string {
	if q.Kind != model.AskChoice {
		return nil
	}
	return numbered(s, q.Options, w, s.Type.Height(widget.BigText), widget.BigText, 1)
}

// lead is the column of the numbers.
func lead(scale int) int { return 6 * scale }

// numbered are texts in large type behind their numbers, each in so many rows at most, with so many blank rows between; none when one
// of them doesn't fit.
func numbered(s *poster.Sheet, texts []string, w, most, scale, gap int) []string {
	var lines []string
	for i, text := range texts {
		if !s.FitsAt(text, w-lead(scale), most, scale) {
			return nil
		}
		for range gap * min(i, 1) {
			lines = append(lines, "")
		}
		number := widget.Styled(s.Type.Big(fmt.Sprint(i+1), scale), s.Theme.BigAccent)
		lines = append(lines, poster.Beside(number, s.Large(text, w-lead(scale), tall, scale, s.Theme.Big), lead(scale))...)
	}
	return lines
}

// tall is more rows than any text takes.
const tall = 1 << 10

// wallSeveral are several questions: all in large type where they fit in it, else one after the other in its turn, over the
// list of all where there is room for it, which stays where it is; where not even one fits, the list.
func wallSeveral(s *poster.Sheet, a *session.AskingFace, at int, r frame.Rect) []string {
	texts, fit, tallest := make([]string, len(a.Questions)), true, 0
	for i, q := range a.Questions {
		texts[i] = q.Text
		fit = fit && s.FitsLarge(q.Text, r.W, r.H)
		tallest = max(tallest, len(s.Large(q.Text, r.W, tall, widget.BigText, s.Theme.Big)))
	}
	for _, try := range [][2]int{{widget.BigNumber, 2}, {widget.BigText, 2}, {widget.BigText, 1}} {
		if all := numbered(s, texts, r.W, r.H, try[0], try[1]); all != nil && len(all) <= r.H {
			return all
		}
	}
	for gap := 2; gap >= 0; gap-- {
		list := listed(s, a, at, r.W, gap)
		if room := r.H - len(list); fit && tallest < room {
			shown := s.Large(texts[at], r.W, room-1, widget.BigText, s.Theme.Big)
			return append(append(shown, make([]string, min(tallest+2, room)-len(shown))...), list...)
		}
	}
	if fit && tallest+1 < r.H {
		shown := s.Large(texts[at], r.W, r.H-2, widget.BigText, s.Theme.Big)
		words := s.Theme.AccentBold.Render(fmt.Sprintf("%s %d of %d", theme.Here, at+1, len(texts))) + s.Theme.Dim.Render("   one after the other"+onSeats(a, "; all are on your seat"))
		return append(append(shown, make([]string, tallest+1-len(shown))...), words)
	}
	for gap := 2; gap > 0; gap-- {
		if list := listed(s, a, -1, r.W, gap); len(list) <= r.H {
			return list
		}
	}
	return widget.Window(listed(s, a, -1, r.W, 0), 0, r.H, s.Theme)
}

// listed are the questions in ordinary letters, with so many blank rows between; a sign is at the one that is large now.
func listed(s *poster.Sheet, a *session.AskingFace, at, w, gap int) []string {
	t := s.Theme
	var lines []string
	for i, q := range a.Questions {
		for range gap * min(i, 1) {
			lines = append(lines, "")
		}
		sign, style := t.Dim.Render(fmt.Sprintf("  %d  ", i+1)), t.Text
		switch at {
		case i:
			sign, style = t.AccentBold.Render(fmt.Sprintf("%s %d  ", theme.Here, i+1)), t.Strong
		case -1:
			sign, style = t.AccentBold.Render(fmt.Sprintf("%d  ", i+1)), t.Strong
		}
		n := widget.Width(sign)
		for _, l := range widget.Wrap(q.Text, w-n, 2) {
			lines, sign = append(lines, sign+style.Render(l)), widget.PadRight("", n)
		}
	}
	return lines
}
