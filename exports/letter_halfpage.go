package exports

import (
	"io"

	"serendip/model"
)

// halfPage is the survey on paper, twice on a page, to be cut.
type halfPage struct {
	sheetPaper
	Twice [2]struct{}
	Asked []paperQuestion
}

// paperQuestion is a question with boxes to cross; without boxes there are lines to write on.
type paperQuestion struct {
	Text  string
	Boxes []string
}

// writeHalfPage writes the questions after a session on paper, twice on a page, to be cut and filled in before people
// leave. What a session asks in its own survey comes first; before there is one, the usual questions.
func writeHalfPage(w io.Writer, r Report) error {
	base, t := sheetOf(r)
	base.When = t.date(r.start())
	p := halfPage{sheetPaper: base}
	for _, q := range r.Paper {
		p.Asked = append(p.Asked, paperQuestion{t.say(q.Text), t.boxes(q)})
	}
	return writePage(w, "halfpage", p)
}

// boxes are what is crossed.
func (v voice) boxes(q model.Question) []string {
	var out []string
	for n := range q.Cells() {
		name := q.Cell(n)
		if q.Kind == model.AskScale {
			name = v.header("0 no", "1 a little", "2 good", "3 very")[n]
		}
		out = append(out, v.say(name))
	}
	return out
}
