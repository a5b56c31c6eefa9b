package ask

import (
	"fmt"

	"serendip/model"
	"serendip/session"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// scaleWords are the four steps of a scale.
var scaleWords = [...]string{"no", "little", "good", "high"}

// label is what an answer is called on a screen.
func label(q model.Question, cell int) string {
	if q.Kind == model.AskScale {
		return fmt.Sprintf("%d %s", cell, scaleWords[cell])
	}
	return q.Cell(cell)
}

// most is the largest count of an answer.
func most(counts []int) int {
	n := 0
	for _, c := range counts {
		n = max(n, c)
	}
	return n
}

// Lines is one question as it stands: what was asked and, once shown, a bar for each answer, or the words.
func Lines(n int, q session.QuestionFace, w int, t theme.Theme) []string {
	lines := widget.Styled(widget.Wrap(fmt.Sprintf("%d  %s", n+1, q.Text), w, 0), t.Strong)
	if q.Result == "" {
		return lines
	}
	result := "   " + q.Result
	style := t.Dim
	if q.Low {
		result, style = result+"   "+theme.NotPassed+" low", t.Warn
	}
	lines = append(lines, style.Render(widget.Cut(result, w)))
	lines = append(lines, Bars(q, w, t)...)
	for _, words := range q.Words {
		for i, line := range widget.Wrap(words, w-5, 0) {
			sign := "     "
			if i == 0 {
				sign = "   · "
			}
			lines = append(lines, t.Dim.Render(sign)+t.Text.Render(line))
		}
	}
	return lines
}

// Bars is a bar for each answer that can be counted; nothing while they are not shown.
func Bars(q session.QuestionFace, w int, t theme.Theme) []string {
	wide := 0
	for cell := range q.Counts {
		wide = max(wide, widget.Width(label(q.Question, cell)))
	}
	wide = min(wide, max(w/2, 8))
	var lines []string
	for cell, people := range q.Counts {
		name := widget.PadRight(widget.Cut(label(q.Question, cell), wide), wide)
		bar := widget.Bar(float64(people)/float64(max(most(q.Counts), 1)), max(min(w-wide-10, 60), 4), t)
		lines = append(lines, "   "+t.Text.Render(name)+"  "+bar+" "+t.Dim.Render(fmt.Sprint(people)))
	}
	return lines
}

// progress says how many have answered.
func progress(f *session.AskingFace) string {
	words := fmt.Sprintf("%d of %d have answered", f.Answered+f.Hands, f.People)
	if f.Hands > 0 {
		words = fmt.Sprintf("%d of %d have answered, %d of them by show of hands", f.Answered+f.Hands, f.People, f.Hands)
	}
	return words
}
