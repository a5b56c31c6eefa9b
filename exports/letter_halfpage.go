package exports

import (
	"io"
	"unicode/utf8"

	"serendip/model"
)

// Half of a sheet of Letter (A4 is higher) in millimetres, less its margins, brand and heading, and what a row takes there. An estimate on the
// safe side, as no browser is asked.
const (
	halfHeight  = 124 - 26
	textRow     = 5.5
	boxRow      = 7.5
	lineRow     = 6.5
	betweenAsks = 2.5
	rowChars    = 78 // of a question, or of the boxes under it
	fewestLines = 2  // to write on
	mostLines   = 4
)

// halfPage is the survey on paper: twice on a sheet, to be cut, or once where it takes more than half of one.
type halfPage struct {
	sheetPaper
	Half   bool
	Copies []struct{}
	Lines  []struct{} // under each question for words
	Asked  []paperQuestion
}

// paperQuestion is a question with boxes to cross; without boxes there are lines to write on.
type paperQuestion struct {
	Text  string
	Boxes []string
	Scale bool // from one end to the other, on one line
}

// writeHalfPage writes the questions after a session on paper, to be filled in before people leave. What a session asks in
// its own survey comes first; before there is one, the usual questions.
func writeHalfPage(w io.Writer, r Report) error {
	base, t := sheetOf(r)
	base.When = t.date(r.start())
	p := halfPage{sheetPaper: base, Half: true, Copies: make([]struct{}, 2)}
	for _, q := range r.Paper {
		p.Asked = append(p.Asked, paperQuestion{t.say(q.Text), t.boxes(q), q.Kind == model.AskNPS})
	}
	lines := linesToWrite(p.Asked)
	if lines == 0 {
		p.Half, p.Copies, lines = false, p.Copies[:1], fewestLines
	}
	p.Lines = make([]struct{}, lines)
	return writePage(w, "halfpage", p)
}

// linesToWrite is how many lines there is room for under each question for words, on half a sheet; 0 where it is too little.
func linesToWrite(questions []paperQuestion) int {
	room, open := float64(halfHeight), 0
	for _, q := range questions {
		room -= betweenAsks + textRow*float64(rowsOf(utf8.RuneCountInString(q.Text)))
		if len(q.Boxes) == 0 {
			open++
			continue
		}
		chars := 0
		for _, name := range q.Boxes {
			chars += utf8.RuneCountInString(name) + 6 // the box, and what is between
		}
		room -= boxRow * float64(rowsOf(chars))
	}
	switch lines := int(room / lineRow); {
	case room < 0, lines < open*fewestLines:
		return 0
	case open == 0:
		return fewestLines // nobody writes on them
	default:
		return min(lines/open, mostLines)
	}
}

func rowsOf(chars int) int { return (chars + rowChars - 1) / rowChars }

// boxes are what is crossed: the ends of a scale say what they mean.
func (v voice) boxes(q model.Question) []string {
	var out []string
	for n := range q.Cells() {
		name := v.say(q.Named(n))
		switch {
		case q.Kind == model.AskNPS && n == 0:
			name += " " + v.say("not at all")
		case q.Kind == model.AskNPS && n == q.Cells()-1:
			name += " " + v.say("certainly")
		}
		out = append(out, name)
	}
	return out
}
