package ask

import (
	"fmt"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Wall is what is asked and how many have answered, then what was answered. No answer stands on it before all do.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	rest := s.Head(f.Block.Title, f.Clock, s.Join(f.Join, s.Area()))
	a := f.Asking
	switch {
	case a == nil:
		wallPrompt(s, f, rest)
	case !a.Shown:
		wallOpen(s, f, rest)
	default:
		wallShown(s, a, rest)
	}
	return s.Panes()
}

// wallPrompt is before the questions are put.
func wallPrompt(s *poster.Sheet, f session.WallFace, r frame.Rect) {
	words := f.Block.Prompt
	if words == "" {
		words = strings.ReplaceAll(f.Block.Short, "\n", " ")
	}
	if words == "" {
		words = "The questions come in a moment."
	}
	s.Put("prompt", r, s.Large(words, r.W, r.H, widget.BigText, s.Theme.Big)...)
}

// wallShown is what was answered. A red flag stands below, with what it asks for.
func wallShown(s *poster.Sheet, a *session.AskingFace, r frame.Rect) {
	t := s.Theme
	if a.Flag != "" {
		var foot frame.Rect
		r, foot = r.Bottom(3)
		words := widget.Wrap(theme.Contested+" Red flag. "+a.Flag, foot.W, 2)
		s.Put("flag", foot, append([]string{widget.Rule(foot.W, t)}, widget.Styled(words, t.Warn)...)...)
	}
	if len(a.Questions) == 1 {
		s.Put("answers", r, wallAnswer(s, a.Questions, r)...)
		return
	}
	var lines []string
	if a.Method == model.Poll {
		if lines = wallWhole(a, r.W, t); len(lines) <= r.H {
			s.Put("answers", r, lines...)
			return
		}
		lines = nil
	}
	each := r.H / max(len(a.Questions), 1)
	for n := range a.Questions {
		if each >= 4 {
			one := wallLarge(s, n, a, r.W, each-1)
			lines = append(append(lines, one...), "")
			continue
		}
		lines = append(lines, wallQuestion(n, a, r.W, 2, t)...)
		if each >= 3 {
			lines = append(lines, "")
		}
	}
	s.Put("answers", r, lines[:min(len(lines), r.H)]...)
}

// wallAnswer is what was answered to a single question: the question in large type where all of it has room below.
func wallAnswer(s *poster.Sheet, one []session.QuestionFace, r frame.Rect) []string {
	q, lines := one[0], Lines(0, one, r.W, s.Theme)
	below := lines[len(titled(0, q.Text, r.W, 0, s.Theme)):]
	if room := r.H - len(below) - 1; s.FitsLarge(q.Text, r.W, room) {
		return stacked(s.Large(q.Text, r.W, room, widget.BigText, s.Theme.Big), below)
	}
	return widget.Window(lines, 0, r.H, s.Theme)
}

// wallWhole is every answer to every question of a poll.
func wallWhole(a *session.AskingFace, w int, t theme.Theme) []string {
	var lines []string
	for n := range a.Questions {
		if n > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, Lines(n, a.Questions, w, t)...)
	}
	return lines
}

// wallAnswers are the answers to one question of a poll in one line, where there is no room for all.
func wallAnswers(q session.QuestionFace) string {
	var all []string
	for cell, people := range q.Counts {
		if q.Kind == model.AskChoice && people > 0 {
			all = append(all, fmt.Sprintf("%s %d", q.Named(cell), people))
		}
	}
	return strings.Join(append(all, q.Words...), "   ")
}

// wallLarge is one of several with its mean in large type, in so many rows.
func wallLarge(s *poster.Sheet, n int, a *session.AskingFace, w, rows int) []string {
	room, scale := 16, widget.BigText
	q := a.Questions[n]
	lines := wallQuestion(n, a, w-room, rows, s.Theme)
	if below := lines[len(titled(n, q.Text, w-room, rows-1, s.Theme)):]; rows >= high {
		room, scale = 24, widget.BigNumber
		if s.FitsLarge(q.Text, w-room, rows-len(below)-1) {
			lines = stacked(s.Large(q.Text, w-room, rows, widget.BigText, s.Theme.Big), below)
		}
	}
	mean, any := barred(q)
	var left []string
	if any {
		left = widget.Styled(s.Type.Big(mean.String(), scale), s.Theme.BigAccent)
	}
	return poster.Beside(left, lines, room)
}

// high is how many rows one of several questions has at least where it stands in large type.
const high = 9

// fewest is how many answers a mean is told of.
const fewest = 5

// wallQuestion is one of several in so many lines, two at least: its mean as a bar, its result in words. What people would do better
// is for the facilitator and the recap, not for the wall.
func wallQuestion(n int, a *session.AskingFace, w, rows int, t theme.Theme) []string {
	q := a.Questions[n]
	lines, result := titled(n, q.Text, w, rows-1, t), wallResult(q)
	mean, any := barred(q)
	switch answers := wallAnswers(q); {
	case q.Kind == model.AskText && a.Method == model.Pulse:
		result += ": the facilitator reads them"
	case a.Method == model.Poll && answers != "":
		result += ":   " + answers
	}
	if !any {
		for _, l := range widget.Wrap(result, w-3, rows-len(lines)) {
			lines = append(lines, t.Dim.Render("   "+l))
		}
		return lines
	}
	room, top := wallBar(a, w), float64(q.Cells()-1)
	bar := widget.Bar(mean.Float()/top, room, t)
	if a.Method == model.Readiness { // from the middle on it is not low
		bar = widget.ScoreBar(mean.Float(), top, top/2, room, t)
	}
	return append(lines, "   "+bar+"  "+t.Text.Render(widget.Cut(result, max(w-room-5, 8))))
}

// barred is the mean of a question that has a bar of its own.
func barred(q session.QuestionFace) (model.Frac, bool) {
	mean, any := model.CellsMean(q.Counts)
	return mean, any && q.Kind != model.AskChoice && q.N >= fewest
}

// wallResult is a question's result in words, with a sign where it is low.
func wallResult(q session.QuestionFace) string {
	if q.Low {
		return q.Result + "   " + theme.NotPassed + " low"
	}
	return q.Result
}

// wallBar is how wide the bars of all questions are, so that their lengths compare: the words of the longest result come first.
func wallBar(a *session.AskingFace, w int) int {
	room := min(30, w/3)
	for _, q := range a.Questions {
		if _, any := barred(q); any {
			room = min(room, max(w-widget.Width(wallResult(q))-5, 8))
		}
	}
	return room
}
