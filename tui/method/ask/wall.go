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
		wallOpen(s, a, rest)
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

// wallOpen is the questions, and how many have answered. A single one is as large as it gets.
func wallOpen(s *poster.Sheet, a *session.AskingFace, r frame.Rect) {
	r, foot := r.Bottom(2)
	_, foot = foot.Top(1)
	words, aside := progress(a), "   all are shown together, without names"
	if widget.Width(words+aside) > foot.W {
		aside = ""
	}
	s.Put("count", foot, s.Theme.AccentBold.Render(words)+s.Theme.Dim.Render(aside))
	if len(a.Questions) == 1 {
		q := a.Questions[0]
		top, rest := r.Top(max(r.H-min(q.Cells(), 9)-1, 3))
		s.Put("question", top, s.Large(q.Text, top.W, top.H, widget.BigText, s.Theme.Big)...)
		var lines []string
		for cell := range q.Options {
			lines = append(lines, s.Theme.Accent.Render(fmt.Sprint(cell+1)+"  ")+s.Theme.Text.Render(widget.Cut(q.Options[cell], rest.W-4)))
		}
		s.Put("options", rest, lines...)
		return
	}
	s.Put("questions", r, wallQuestions(s, a, r)...)
}

// wallQuestions are several questions, in large type when all of them fit in it.
func wallQuestions(s *poster.Sheet, a *session.AskingFace, r frame.Rect) []string {
	const lead = 6 // for the number
	var large, small []string
	fits := true
	for i, q := range a.Questions {
		fits = fits && s.FitsLarge(q.Text, r.W-lead, r.H)
		number := widget.Styled(s.Type.Big(fmt.Sprint(i+1), widget.BigText), s.Theme.BigAccent)
		large = append(append(large, poster.Beside(number, s.Large(q.Text, r.W-lead, r.H, widget.BigText, s.Theme.Big), lead)...), "")
		small = append(small, widget.Styled(widget.Wrap(fmt.Sprintf("%d  %s", i+1, q.Text), r.W, 2), s.Theme.Strong)...)
		if r.H >= 2*len(a.Questions) {
			small = append(small, "")
		}
	}
	if fits && len(large)-1 <= r.H {
		return large[:len(large)-1]
	}
	return small[:min(len(small), r.H)]
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
		s.Put("answers", r, Lines(0, a.Questions[0], r.W, t)...)
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
		one := wallQuestion(n, q, a.Method, r.W, t)
		if each >= 4 {
			one = wallLarge(s, n, q, a.Method, r.W)
		}
		lines = append(lines, one...)
		if each >= 3 {
			lines = append(lines, "")
		}
	}
	s.Put("answers", r, lines[:min(len(lines), r.H)]...)
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

// wallLarge is the same with its mean in large type.
func wallLarge(s *poster.Sheet, n int, q session.QuestionFace, m model.Method, w int) []string {
	const room = 16
	mean, any := model.CellsMean(q.Counts)
	var left []string
	if any && q.Kind != model.AskChoice && q.N >= fewest {
		left = widget.Styled(s.Type.Big(mean.String(), widget.BigText), s.Theme.BigAccent)
	}
	right := append(wallQuestion(n, q, m, w-room, s.Theme), "")
	return poster.Beside(left, right, room)
}

// fewest is how many answers a mean is told of.
const fewest = 5

// wallQuestion is one of several in a line or two: its mean as a bar, its result in words. What people would do better
// is for the facilitator and the recap, not for the wall.
func wallQuestion(n int, q session.QuestionFace, m model.Method, w int, t theme.Theme) []string {
	lines := []string{t.Strong.Render(widget.Cut(fmt.Sprintf("%d  %s", n+1, q.Text), w))}
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
		return append(lines, t.Dim.Render(widget.Cut("   "+result, w)))
	}
	room := min(30, w/3, max(w-widget.Width(result)-5, 8)) // the words come first
	bar := widget.ScoreBar(mean.Float(), float64(q.Cells()-1), float64(q.Cells()-1)/2, room, t)
	return append(lines, "   "+bar+"  "+t.Text.Render(widget.Cut(result, max(w-room-5, 8))))
}
