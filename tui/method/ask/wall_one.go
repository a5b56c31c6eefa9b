package ask

import (
	"fmt"
	"slices"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/widget"
)

// wallAnswer is what was answered to a single question: question and answers in the largest type that both have room in.
func wallAnswer(s *poster.Sheet, q session.QuestionFace, r frame.Rect) []string {
	layouts := tallies(s, q, r.W)
	if q.Kind == model.AskText {
		layouts = texts(s, q, r.W)
	}
	bold := s.Bold(q.Text, r.W, max(r.H-2, 1), s.Theme.Strong)
	for _, answers := range layouts {
		if room := r.H - len(answers) - 1; s.FitsLarge(q.Text, r.W, room) {
			return stacked(s.Large(q.Text, r.W, room, widget.BigText, s.Theme.Big), answers)
		}
		if len(bold)+1+len(answers) <= r.H {
			return stacked(bold, answers)
		}
	}
	if q.Kind == model.AskText && len(q.Words) > 0 {
		room := r.H - len(bold) - 2
		return append(stacked(bold, said(s, q)), flowed(s, q.Words, r.W, room)...)
	}
	return widget.Window(stacked(bold, layouts[len(layouts)-1]), 0, r.H, s.Theme)
}

// said is the result of a question: its figure in large type, where it has one, beside the words.
func said(s *poster.Sheet, q session.QuestionFace) []string {
	words := s.Theme.Dim.Render(wallResult(q))
	value := figure(q)
	if value == "" {
		return []string{words}
	}
	big := widget.Styled(s.Type.Big(value, widget.BigText), s.Theme.BigAccent)
	return poster.Beside(big, []string{"", words}, s.Type.Width(value, widget.BigText)+2)
}

// tallies are ways to set how many gave each answer, the largest first.
func tallies(s *poster.Sheet, q session.QuestionFace, w int) [][]string {
	head := said(s, q)
	if len(q.Counts) == 0 {
		return [][]string{head}
	}
	words, beside := []string{s.Theme.Dim.Render(wallResult(q))}, tallyBeside(s, q, w, 0)
	tight := bars(q, labels([]session.QuestionFace{q}, w), w, s.Theme)
	return [][]string{
		stacked(head, tallyLarge(s, q, w)), stacked(head, tallyBeside(s, q, w, 1)), stacked(head, beside), stacked(words, beside),
		append(slices.Clone(head), tight...), append(words, tight...),
	}
}

// tallyLarge is a number of people and an answer in large type, over its bar.
func tallyLarge(s *poster.Sheet, q session.QuestionFace, w int) []string {
	at := countsColumn(s, q)
	var lines []string
	for cell, people := range q.Counts {
		name := q.Named(cell)
		if cell > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, poster.Beside(count(s, people), s.Large(name, w-at, tall, widget.BigText, s.Theme.Big), at)...)
		lines = append(lines, widget.PadRight("", at)+share(q, people, w-at, s))
	}
	return lines
}

// tallyBeside is a number of people in large type beside an answer and its bar, with so many blank rows between.
func tallyBeside(s *poster.Sheet, q session.QuestionFace, w, gap int) []string {
	at := countsColumn(s, q)
	var blocks [][]string
	for cell, people := range q.Counts {
		name := widget.Wrap(q.Named(cell), w-at, 0)
		right := append(widget.Styled(name, s.Theme.Strong), share(q, people, w-at, s))
		blocks = append(blocks, poster.Beside(count(s, people), right, at))
	}
	return poster.Apart(blocks, gap)
}

// count is a number of people in large type.
func count(s *poster.Sheet, people int) []string {
	return widget.Styled(s.Type.Big(fmt.Sprint(people), widget.BigText), s.Theme.BigAccent)
}

// countsColumn is how wide the numbers of people are in large type.
func countsColumn(s *poster.Sheet, q session.QuestionFace) int {
	return s.Type.Width(fmt.Sprint(slices.Max(q.Counts)), widget.BigText) + 3
}

// share is a bar of a number of people, against the largest.
func share(q session.QuestionFace, people, w int, s *poster.Sheet) string {
	return widget.Bar(float64(people)/float64(max(slices.Max(q.Counts), 1)), w, s.Theme)
}

// texts are ways to set all that was said in words, the largest first.
func texts(s *poster.Sheet, q session.QuestionFace, w int) [][]string {
	head := said(s, q)
	if len(q.Words) == 0 {
		return [][]string{head}
	}
	var all [][]string
	if !slices.ContainsFunc(q.Words, func(one string) bool { return !s.FitsLarge(one, w, tall) }) {
		large := slices.Clone(head)
		for _, one := range q.Words {
			large = append(append(large, ""), s.Large(one, w, tall, widget.BigText, s.Theme.Big)...)
		}
		all = append(all, large)
	}
	for gap := 1; gap >= 0; gap-- {
		all = append(all, append(slices.Clone(head), poster.Apart(quoted(s, q.Words, w), gap)...))
	}
	return all
}

// quoted are answers in words, each behind a sign.
func quoted(s *poster.Sheet, words []string, w int) [][]string {
	var all [][]string
	for _, one := range words {
		lines := widget.Wrap(one, w-3, 0)
		for i, l := range lines {
			sign := "   "
			if i == 0 {
				sign = " · "
			}
			lines[i] = s.Theme.Dim.Render(sign) + s.Theme.Text.Render(l)
		}
		all = append(all, lines)
	}
	return all
}

// narrowest is how wide a column of answers in words is at least.
const narrowest = 50

// flowed are answers in words in so many rows, in columns where one is too short; how many there is no room for is said.
func flowed(s *poster.Sheet, words []string, w, h int) []string {
	cols := 1
	for cols < w/narrowest && len(poster.Apart(quoted(s, words, w/cols-2), 0)) > cols*h {
		cols++
	}
	each := w / cols
	blocks, lines, done := quoted(s, words, each-2), []string(nil), 0
	for c := range cols {
		room, used := h, []string(nil)
		over := c == cols-1 && len(poster.Apart(blocks[done:], 0)) > h
		if over {
			room-- // for how many are left out
		}
		for done < len(blocks) && len(used)+len(blocks[done]) <= room {
			used, done = append(used, blocks[done]...), done+1
		}
		if over && (h <= 1 || done == 0) {
			return []string{s.Theme.Dim.Render(" all are on your seat")}
		}
		if over {
			used = append(used, s.Theme.Dim.Render(fmt.Sprintf(" and %d more, on your seat", len(blocks)-done)))
		}
		lines = poster.Beside(lines, used, c*each)
	}
	return lines
}
