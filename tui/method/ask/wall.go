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
		s.Put("answers", r, wallAnswer(s, a.Questions[0], r)...)
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
	for n, q := range a.Questions {
		if each >= 4 {
			one := wallLarge(s, n, q, a.Method, r.W, each-1)
			lines = append(append(lines, one...), "")
			continue
		}
		lines = append(lines, wallQuestion(n, q, a.Method, r.W, 2, t)...)
		if each >= 3 {
			lines = append(lines, "")
		}
	}
	s.Put("answers", r, lines[:min(len(lines), r.H)]...)
}

// wallAnswer is what was answered to a single question: the question in large type where all of it has room below.
func wallAnswer(s *poster.Sheet, q session.QuestionFace, r frame.Rect) []string {
	lines := Lines(0, q, r.W, s.Theme)
	below := lines[len(titled(0, q.Text, r.W, 0, s.Theme)):]
	if room := r.H - len(below) - 1; s.FitsLarge(q.Text, r.W, room) {
		return stacked(s.Large(q.Text, r.W, room, widget.BigText, s.Theme.Big), below)
	}
	return widget.Window(lines, 0, r.H, s.Theme)
}

// wallWhole is every answer to every question of a poll.
func wallWhole(a *session.AskingFace, w int, t theme.Theme) []string {
	var lines []string
	for n, q := range a.Questions {
		if n > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, Lines(n, q, w, t)...)
	}
	return lines
}

// wallAnswers are the answers to one question of a poll in one line, where there is no room for all.
func wallAnswers(q session.QuestionFace) string {
	var all []string
	for cell, people := range q.Counts {
		if q.Kind == model.AskChoice && people > 0 {
			all = append(all, fmt.Sprintf("%s %d", label(q.Question, cell), people))
		}
	}
	return strings.Join(append(all, q.Words...), "   ")
}

// wallLarge is one of several with its mean in large type, in so many rows.
func wallLarge(s *poster.Sheet, n int, q session.QuestionFace, m model.Method, w, rows int) []string {
	const room = 16
	mean, any := model.CellsMean(q.Counts)
	var left []string
	if any && q.Kind != model.AskChoice && q.N >= fewest {
		left = widget.Styled(s.Type.Big(mean.String(), widget.BigText), s.Theme.BigAccent)
	}
	return poster.Beside(left, wallQuestion(n, q, m, w-room, rows, s.Theme), room)
}

// fewest is how many answers a mean is told of.
const fewest = 5

// wallQuestion is one of several in so many lines, two at least: its mean as a bar, its result in words. What people would do better
// is for the facilitator and the recap, not for the wall.
func wallQuestion(n int, q session.QuestionFace, m model.Method, w, rows int, t theme.Theme) []string {
	lines := titled(n, q.Text, w, rows-1, t)
	mean, any := model.CellsMean(q.Counts)
	result := q.Result
	if q.Low {
		result += "   " + theme.NotPassed + " low"
	}
	switch answers := wallAnswers(q); {
	case q.Kind == model.AskText && m == model.Pulse:
		result += ": the facilitator reads them"
	case m == model.Poll && answers != "":
		result += ":   " + answers
	}
	if !any || q.Kind == model.AskChoice || q.N < fewest {
		for _, l := range widget.Wrap(result, w-3, rows-len(lines)) {
			lines = append(lines, t.Dim.Render("   "+l))
		}
		return lines
	}
	room := min(30, w/3, max(w-widget.Width(result)-5, 8)) // the words come first
	bar := widget.ScoreBar(mean.Float(), float64(q.Cells()-1), float64(q.Cells()-1)/2, room, t)
	return append(lines, "   "+bar+"  "+t.Text.Render(widget.Cut(result, max(w-room-5, 8))))
}
