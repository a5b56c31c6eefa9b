package exports

import (
	"fmt"
	"io"

	"serendip/model"
)

// Asking is the same questions put to everybody in a block.
type Asking struct {
	Block     string     `json:"block"`
	Method    string     `json:"method"`
	State     string     `json:"state"` // "open" or "shown"
	Seats     int        `json:"seats"`
	Hands     int        `json:"hands"`
	RedFlag   string     `json:"red_flag,omitempty"`
	Response  string     `json:"response,omitempty"` // who answered the survey after the session, and how much so few answers tell
	Questions []Question `json:"questions"`
}

// Question is one of them with what was answered. Counts are withheld where too few answered to keep them without names.
type Question struct {
	Text    string   `json:"text"`
	Kind    string   `json:"kind"`
	Answers int      `json:"answers"`
	Result  string   `json:"result,omitempty"`
	Cells   []Cell   `json:"cells,omitempty"`
	Words   []string `json:"words,omitempty"`
	Low     bool     `json:"low,omitempty"`
}

// Cell is one possible answer, and how many gave it.
type Cell struct {
	Answer string `json:"answer"`
	People int    `json:"people"`
}

func (d *drawing) askings() []Asking {
	var out []Asking
	for _, f := range d.state.Askings(d.on) {
		a := Asking{Block: f.Block, Method: string(f.Method), State: "open", Questions: []Question{}}
		if f.Shown {
			a.State, a.Seats, a.Hands, a.RedFlag = "shown", f.Answered, f.Hands, f.Flag
			if after := d.state.AfterFace(d.on); after != nil && after.ID == f.ID {
				a.Response = after.Response() + ". " + after.Caution()
			}
		}
		for _, q := range f.Questions {
			one := Question{Text: q.Text, Kind: q.Kind.String(), Answers: q.N, Result: q.Result, Words: q.Words, Low: q.Low}
			for cell, people := range q.Counts {
				one.Cells = append(one.Cells, Cell{q.Cell(cell), people})
			}
			a.Questions = append(a.Questions, one)
		}
		out = append(out, a)
	}
	return out
}

// asked are what was asked of everybody, in the recap.
func (m *recap) asked() {
	pulse := false // the room was asked how it was on the day
	for _, a := range m.Askings {
		if a.State != "shown" {
			continue
		}
		switch {
		case a.Response == "":
			m.heading(inline(a.Block))
		case !pulse:
			m.heading("How was it?")
		default:
			m.line("")
		}
		pulse = pulse || a.Method == string(model.Pulse)
		if a.RedFlag != "" {
			m.line("**Red flag.** %s\n", inline(a.RedFlag))
		}
		if a.Response != "" {
			m.line("**%s.** %s\n", inline(a.Block), inline(a.Response))
		}
		for _, q := range a.Questions {
			low := ""
			if q.Low {
				low = " (low)"
			}
			m.line("- %s %s%s", starting(q.Text), inline(q.Result), low)
			for _, c := range q.Cells {
				if q.Kind == model.AskChoice.String() {
					m.line("  - %s: %d", starting(c.Answer), c.People)
				}
			}
			for _, w := range gathered(q.Words) {
				m.line("  - %s", starting(w))
			}
		}
	}
}

// writeAnswers writes a row for each answer that was counted, and for each that was given in words.
func writeAnswers(w io.Writer, r Report) error {
	header := []string{"serendip_answer", "Block", "Method", "Question", "Kind", "Answer", "People", "Result", "Red flag"}
	return writeTable(w, header, func(yield func([]cell) bool) {
		for n, a := range r.Content.Askings {
			for i, q := range a.Questions {
				key := fmt.Sprintf("%d.%d", n+1, i+1)
				row := func(answer string, people cell) []cell {
					return []cell{plain(key), words(a.Block), plain(a.Method), words(q.Text), plain(q.Kind), words(answer), people, words(q.Result), words(a.RedFlag)}
				}
				for _, c := range q.Cells {
					if !yield(row(c.Answer, number(c.People))) {
						return
					}
				}
				for _, said := range q.Words {
					if !yield(row(said, cell{})) {
						return
					}
				}
				if len(q.Cells)+len(q.Words) == 0 && !yield(row("", cell{})) {
					return
				}
			}
		}
	})
}
