package ask

import (
	"fmt"
	"slices"
	"strings"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// wallShown is what was answered. A red flag stands below, with what it asks for.
func wallShown(s *poster.Sheet, a *session.AskingFace, r frame.Rect) {
	if a.Flag != "" {
		r = redFlag(s, a, r)
	}
	switch {
	case len(a.Questions) == 1:
		s.Put("answers", r, wallAnswer(s, a.Questions[0], r)...)
	case a.Method == model.Poll:
		s.Put("answers", r, wallPoll(s, a, r)...)
	default:
		s.Put("answers", r, wallEach(s, a, r)...)
	}
}

// redFlag puts the flag below, in large type where the questions keep enough room, and returns what is left.
func redFlag(s *poster.Sheet, a *session.AskingFace, r frame.Rect) frame.Rect {
	t, words := s.Theme, theme.Contested+" Red flag. "+a.Flag
	lines := widget.Styled(widget.Wrap(words, r.W, 2), t.BigWarn)
	if room := r.H - 4*len(a.Questions) - 2; s.FitsLarge(a.Flag, r.W, room) {
		lines = append([]string{t.BigWarn.Render(theme.Contested + " Red flag"), ""}, s.Large(a.Flag, r.W, room, widget.BigText, t.Big)...)
	}
	rest, foot := r.Bottom(1 + max(len(lines), 2))
	s.Put("flag", foot, append([]string{widget.Rule(foot.W, t)}, lines...)...)
	return rest
}

// setting is how the questions of a poll are set: title and result of one, without its words.
type setting func(s *poster.Sheet, n int, a *session.AskingFace, w int) []string

// settings are those, the largest first.
var settings = [...]setting{setLarge, setBeside, setBars, setBrief}

func setLarge(s *poster.Sheet, n int, a *session.AskingFace, w int) []string {
	q := a.Questions[n]
	return append(append(s.Large(q.Text, w, tall, widget.BigText, s.Theme.Big), ""), tallied(s, q, w, 1)...)
}

func setBeside(s *poster.Sheet, n int, a *session.AskingFace, w int) []string {
	return append(titled(n, a.Questions[n].Text, w, 0, s.Theme), tallied(s, a.Questions[n], w, 0)...)
}

func setBars(s *poster.Sheet, n int, a *session.AskingFace, w int) []string {
	all := slices.Clone(a.Questions)
	all[n].Words = nil
	return Lines(n, all, w, s.Theme)
}

func setBrief(s *poster.Sheet, n int, a *session.AskingFace, w int) []string {
	brief := *a
	brief.Questions = slices.Clone(a.Questions)
	brief.Questions[n].Words = nil
	return wallQuestion(s, n, &brief, w, 2)
}

// tallied is the result of a question with a large number for each answer, and so many blank rows between.
func tallied(s *poster.Sheet, q session.QuestionFace, w, gap int) []string {
	head := []string{s.Theme.Dim.Render(wallResult(q))}
	if len(q.Counts) == 0 {
		return head
	}
	return append(head, tallyBeside(s, q, w, gap)...)
}

// wallPoll is every answer to several questions of a poll in the largest setting that all have room in; where words have too little,
// they fill what is left.
func wallPoll(s *poster.Sheet, a *session.AskingFace, r frame.Rect) []string {
	for _, set := range settings[:3] {
		if lines := poster.Apart(wallSet(s, a, r.W, set, tall), 1); len(lines) <= r.H {
			return lines
		}
	}
	for _, set := range settings[2:] {
		open := 0
		for _, q := range a.Questions {
			open += min(len(q.Words), 1)
		}
		room := r.H - len(poster.Apart(wallSet(s, a, r.W, set, 0), 1))
		if open > 0 && room >= 3*open {
			return poster.Apart(wallSet(s, a, r.W, set, room/open), 1)
		}
	}
	return wallEach(s, a, r)
}

// wallSet is all questions so set, each with its words in so many rows.
func wallSet(s *poster.Sheet, a *session.AskingFace, w int, set setting, rows int) [][]string {
	var blocks [][]string
	for n, q := range a.Questions {
		one := set(s, n, a, w)
		if len(q.Words) > 0 && rows > 0 {
			one = append(one, flowed(s, q.Words, w, rows)...)
		}
		blocks = append(blocks, one)
	}
	return blocks
}

// roomiest is how many rows one of several questions takes at most.
const roomiest = 12

// wallEach is several questions, each with its figure, in rows of one height; how many there is no room for is said.
func wallEach(s *poster.Sheet, a *session.AskingFace, r frame.Rect) []string {
	each := min(r.H/max(len(a.Questions), 1), roomiest)
	fit := len(a.Questions)
	if each < 2 {
		each, fit = 2, max(r.H-1, 0)/2
	}
	var lines []string
	for n := range fit {
		var one []string
		switch {
		case each >= 4:
			one = wallLarge(s, n, a, r.W, each-1)
		case each == 3:
			one = wallQuestion(s, n, a, r.W, 2)
		default: // no row for words
			one = setBrief(s, n, a, r.W)
		}
		lines = append(lines, one...)
		for range each - len(one) {
			lines = append(lines, "")
		}
	}
	if left := len(a.Questions) - fit; left > 0 {
		lines = append(lines, s.Theme.Dim.Render(fmt.Sprintf("and %d more", left)+onSeats(a, ", on your seat")))
	}
	return lines[:min(len(lines), max(r.H, 0))]
}

// wallLarge is one of several with its figure in large type, in so many rows.
func wallLarge(s *poster.Sheet, n int, a *session.AskingFace, w, rows int) []string {
	scale := widget.BigText
	if s.Type.Height(widget.BigNumber) <= rows && w >= 160 {
		scale = widget.BigNumber
	}
	room := 0
	for _, q := range a.Questions {
		if value := figure(q); value != "" {
			room = max(room, s.Type.Width(value, scale)+4)
		}
	}
	var left []string
	if value := figure(a.Questions[n]); value != "" {
		left = widget.Styled(s.Type.Big(value, scale), s.Theme.BigAccent)
	}
	return poster.Beside(left, wallQuestion(s, n, a, w-room, rows), room)
}

// fewest is how many answers a mean is told of.
const fewest = 5

// wallQuestion is one of several in so many lines, two at least: in large type where there is room, its mean as a bar, its result in
// words. What people would do better is for the facilitator and the recap, not for the wall.
func wallQuestion(s *poster.Sheet, n int, a *session.AskingFace, w, rows int) []string {
	q, t := a.Questions[n], s.Theme
	lines, result := titled(n, q.Text, w, rows-1, t), wallResult(q)
	if largeEach(s, a, w, rows-2) {
		lines = append(s.Large(q.Text, w, rows-2, widget.BigText, t.Big), "")
	}
	mean, any := barred(q)
	switch counted := wallCounts(q); {
	case q.Kind == model.AskText && a.Method == model.Pulse && q.N > 0 && a.WordsRead():
		result += ": the facilitator reads them"
	case a.Method == model.Poll && counted != "":
		result += ":   " + counted
	case a.Method == model.Poll && len(q.Words) > 0:
		return append(append(lines, t.Dim.Render("   "+result)), flowed(s, q.Words, w, max(rows-len(lines)-1, 1))...)
	}
	if !any {
		for _, l := range widget.Wrap(result, w-3, max(rows-len(lines), 1)) {
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

// largeEach says whether all questions have room in so many rows of large type.
func largeEach(s *poster.Sheet, a *session.AskingFace, w, rows int) bool {
	for _, q := range a.Questions {
		if !s.FitsLarge(q.Text, w, rows) {
			return false
		}
	}
	return true
}

// wallCounts are the answers to a choice in one line, where there is no room for bars.
func wallCounts(q session.QuestionFace) string {
	var all []string
	for cell, people := range q.Counts {
		if q.Kind == model.AskChoice && people > 0 {
			all = append(all, fmt.Sprintf("%s %d", q.Named(cell), people))
		}
	}
	return strings.Join(all, "   ")
}

// figure is the one number of a question, as the room reads it from afar: a net promoter score, or a mean; "" for none.
func figure(q session.QuestionFace) string {
	if score, any := model.NPS(q.Counts); any && q.Kind == model.AskNPS && q.N >= model.FewestForNPS {
		return fmt.Sprintf("%+.0f", score.Float())
	}
	if mean, any := barred(q); any {
		return mean.String()
	}
	return ""
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
	room := min(60, w/3)
	for _, q := range a.Questions {
		if _, any := barred(q); any {
			room = min(room, max(w-widget.Width(wallResult(q))-5, 8))
		}
	}
	return room
}
