package ask

import (
	"fmt"
	"slices"
	"strings"

	"serendip/session"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Lines is one of the questions as it stands: what was asked and, once shown, a bar for each answer, or the words. The bars of all questions
// begin and end in the same places.
func Lines(n int, all []session.QuestionFace, w int, t theme.Theme) []string {
	return told(n, all, w, t, bars)
}

// told is [Lines] with the bars of one's own.
func told(n int, all []session.QuestionFace, w int, t theme.Theme, bars barring) []string {
	q := all[n]
	lines := titled(n, q.Text, w, 0, t)
	if q.Result == "" {
		return lines
	}
	result := "   " + q.Result
	style := t.Dim
	if q.Low {
		result, style = result+"   "+theme.NotPassed+" low", t.Warn
	}
	lines = append(lines, style.Render(widget.Cut(result, w)))
	lines = append(lines, bars(q, labels(all, w), w, t)...)
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

// titled is a question behind its number, in so many lines at most, or in as many as it takes.
func titled(n int, text string, w, most int, t theme.Theme) []string {
	lead := fmt.Sprintf("%d  ", n+1)
	var lines []string
	for _, l := range widget.Wrap(text, max(w-len(lead), 8), most) {
		lines, lead = append(lines, t.Strong.Render(lead+l)), widget.PadRight("", len(lead))
	}
	return lines
}

// labels is how wide the names of all answers are that stand beside their bars.
func labels(all []session.QuestionFace, w int) int {
	wide := 0
	for _, q := range all {
		for cell := range q.Counts {
			if n := widget.Width(q.Named(cell)); n <= longest(w) {
				wide = max(wide, n)
			}
		}
	}
	return wide
}

// longest is how long a name may be that stands beside its bar.
func longest(w int) int { return max(w/2, 8) }

// barring draws the answers to a question.
type barring func(q session.QuestionFace, wide, w int, t theme.Theme) []string

// barsGiven are the bars of answers that somebody gave, and in a line those that nobody did.
func barsGiven(q session.QuestionFace, wide, w int, t theme.Theme) []string {
	var lines, none []string
	for cell, people := range q.Counts {
		if people == 0 {
			none = append(none, q.Named(cell))
			continue
		}
		lines = append(lines, bar(q, cell, wide, w, t)...)
	}
	if len(none) > 0 {
		for _, l := range widget.Wrap("nobody: "+strings.Join(none, ", "), w-3, 2) {
			lines = append(lines, "   "+t.Dim.Render(l))
		}
	}
	return lines
}

// bars is a bar for each answer that can be counted, behind names of one width; nothing while they are not shown. An answer that is longer
// than half a line stands above its bar.
func bars(q session.QuestionFace, wide, w int, t theme.Theme) []string {
	var lines []string
	for cell := range q.Counts {
		lines = append(lines, bar(q, cell, wide, w, t)...)
	}
	return lines
}

// bar is one answer with its bar.
func bar(q session.QuestionFace, cell, wide, w int, t theme.Theme) []string {
	var lines []string
	name, people := q.Named(cell), q.Counts[cell]
	if widget.Width(name) > longest(w) {
		for _, l := range widget.Wrap(name, w-3, 0) {
			lines = append(lines, "   "+t.Text.Render(l))
		}
		name = ""
	}
	slim := widget.SlimBar(float64(people)/float64(max(slices.Max(q.Counts), 1)), max(min(w-wide-10, 60), 4), t)
	return append(lines, "   "+t.Text.Render(widget.PadRight(name, wide))+"  "+slim+" "+t.Dim.Render(fmt.Sprint(people)))
}

// progress says how many have answered, the most important first.
func progress(f *session.AskingFace) []string {
	words := fmt.Sprintf("%d of %d have answered", f.Answered+f.Hands, f.People)
	switch n := f.Answered + f.Hands; {
	case n == 0:
		words = "nobody has answered yet"
	case n > f.People: // hands of people who are on no list
		words = fmt.Sprintf("%d have answered", n)
	}
	if f.Hands == 0 {
		return []string{words}
	}
	return []string{words, fmt.Sprintf("%d of them by show of hands", f.Hands)}
}
