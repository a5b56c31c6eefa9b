package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"serendip/model"
)

// AnswerRow is what one person answered in a form tool.
type AnswerRow struct {
	Respondent
	Answers []Answer
}

// Answer is 1 + the place of what was chosen, or words; nothing was answered where it is empty.
type Answer struct {
	Cell  int
	Words string
}

// likeEnough is which share of a question's words a column's name must have to be taken for it.
const likeEnough = 0.6

// Wordings are how something that is asked or answered was written in other languages; nil knows none.
type Wordings func(words string) []string

// all is words in every language.
func (w Wordings) all(words string) []string {
	if w == nil {
		return []string{words}
	}
	return append([]string{words}, w(words)...)
}

// Answers reads a table of answers to questions. Columns are found by the questions' words, in any of their wordings; by, a
// column's name in the file for the n-th question, counted from 1, says it by hand. The error is an *Error or *Problems; then
// nothing may be imported.
func Answers(t *Table, questions []model.Question, as Wordings, by map[int]string) (Preview[AnswerRow], error) {
	s, asks, err := answersSheet(t, questions, as, by)
	if err != nil {
		return Preview[AnswerRow]{}, err
	}
	read := func(k cleaner) (AnswerRow, bool) { return k.answers(questions, asks, as) }
	return answered(t, s, preview[AnswerRow](t, s, unasked(questions, asks)), read, func(r *AnswerRow) *Respondent { return &r.Respondent })
}

// answersSheet finds the header line: the first that asks one of the questions. Asks says which question a column answers.
func answersSheet(t *Table, questions []model.Question, as Wordings, by map[int]string) (*sheet, map[int]int, error) {
	for i, rec := range t.records {
		if rec.line > headerLines {
			break
		}
		asks, fault := answerColumns(rec, questions, as, by)
		if rec.blank() || len(asks) == 0 {
			continue
		}
		if fault != nil {
			fault.File = t.File
			return nil, nil, fault
		}
		names, fault := columnNames(rec)
		if fault != nil {
			fault.File = t.File
			return nil, nil, fault
		}
		s := &sheet{names: names, head: len(rec.cells), as: surveyWords().columns(names)}
		for n, row := range t.records[i+1:] {
			if n == 0 && subheading(row, asks) {
				continue
			}
			if !row.blank() {
				s.rows = append(s.rows, row)
			}
			for extra := len(s.names); extra < len(row.cells); extra++ {
				s.names, s.as = append(s.names, fmt.Sprintf("column %d", extra+1)), append(s.as, "")
			}
		}
		for c, q := range asks {
			s.as[c] = field(fmt.Sprintf("question %d", q+1))
		}
		if len(s.rows) == 0 {
			return nil, nil, &Error{File: t.File, Line: rec.line, Row: rec.row, What: "there is a header line and nothing under it", Do: "Export the answers once more, with their rows."}
		}
		return s, asks, nil
	}
	r := reader{table: t, want: "one of the survey's questions", do: "Name the columns as the survey's text does, or say by hand which is which: --column \"1=How likely\"."}
	return nil, nil, r.headless()
}

// subheading says whether a row under the header only says of what kind the answers are, as one form tool writes it.
func subheading(row record, asks map[int]int) bool {
	for c, cell := range row.cells {
		_, ask := asks[c]
		if word := plainName(cell); word != "" && (!ask || !slices.Contains([]string{"response", "open ended response"}, word)) {
			return false
		}
	}
	return !row.blank()
}

// answerColumns matches columns with questions: by hand first, then whichever pair has most words in common.
func answerColumns(head record, questions []model.Question, as Wordings, by map[int]string) (map[int]int, *Error) {
	asks, taken := make(map[int]int), make(map[int]bool)
	var fault *Error
	for n, name := range by {
		c := slices.IndexFunc(head.cells, func(cell string) bool { return plainName(cell) == plainName(name) })
		if c < 0 || n < 1 || n > len(questions) {
			fault = &Error{Line: head.line, Row: head.row, What: fmt.Sprintf("there is no column %q for question %d", name, n), Do: fmt.Sprintf("Name a column of this line, and a question from 1 to %d.", len(questions))}
			continue
		}
		asks[c], taken[n-1] = n-1, true
	}
	type pair struct {
		c, q int
		like float64
	}
	var pairs []pair
	for c, cell := range head.cells {
		if _, has := asks[c]; has || len(cell) > model.LineBytes {
			continue
		}
		for q, one := range questions {
			like := 0.0
			for _, text := range as.all(one.Text) {
				like = max(like, sharedWords(plainName(cell), plainName(text)))
			}
			if !taken[q] && like >= likeEnough {
				pairs = append(pairs, pair{c, q, like})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		switch {
		case a.like > b.like:
			return -1
		case a.like < b.like:
			return 1
		}
		return 0
	})
	for _, p := range pairs {
		if _, has := asks[p.c]; !has && !taken[p.q] {
			asks[p.c], taken[p.q] = p.q, true
		}
	}
	return asks, fault
}

// sharedWords is the share of a question's words that a column's name has.
func sharedWords(name, question string) float64 {
	have, want := strings.Fields(name), strings.Fields(question)
	if len(want) == 0 {
		return 0
	}
	n := 0
	for _, w := range want {
		if slices.Contains(have, w) {
			n++
		}
	}
	return float64(n) / float64(len(want))
}

// unasked notes which questions have no column.
func unasked(questions []model.Question, asks map[int]int) []string {
	var notes []string
	for n, q := range questions {
		found := false
		for _, of := range asks {
			found = found || of == n
		}
		if !found {
			notes = append(notes, fmt.Sprintf("no column answers question %d, %q; --column \"%d=NAME\" names one", n+1, q.Text, n+1))
		}
	}
	return notes
}

// answers reads one row. What else it says is not kept: it would name somebody.
func (k cleaner) answers(questions []model.Question, asks map[int]int, as Wordings) (row AnswerRow, given bool) {
	row = AnswerRow{Answers: make([]Answer, len(questions))}
	var others, all []string
	for c := range k.row.cells {
		words := strings.Join(strings.Fields(k.note(c).String()), " ")
		q, ask := asks[c]
		if !ask {
			others = append(others, words)
			continue
		}
		all = append(all, words)
		one, how := readAnswer(questions[q], as, words)
		if how != "" {
			k.problems.add(k.fault(c, fmt.Sprintf("%q is no answer to this", excerpt(words, 40)), how))
			continue
		}
		if one.Words != "" {
			one.Words = k.line(c).String() // too long is named with its place
		}
		row.Answers[q] = one
		given = given || one != Answer{}
	}
	row.Respondent = k.respondent(others, all)
	return row, given
}

// readAnswer reads a cell as form tools write it; how says what would be an answer where it is none.
func readAnswer(q model.Question, as Wordings, words string) (one Answer, how string) {
	if words == "" || words == "-" || strings.EqualFold(words, "n/a") {
		return Answer{}, ""
	}
	if n := chosen(q, as, words); n >= 0 {
		return Answer{Cell: n + 1}, ""
	}
	switch q.Kind {
	case model.AskText:
		return Answer{Words: words}, ""
	case model.AskNPS:
		digits := strings.TrimSuffix(strings.FieldsFunc(words, func(r rune) bool { return r == ' ' || r == '-' || r == ':' || r == '/' })[0], ".0")
		if n, err := strconv.Atoi(digits); err == nil && n >= 0 && n <= 10 {
			return Answer{Cell: n + 1}, ""
		}
		return Answer{}, "Write a number from 0 to 10, or leave it empty."
	case model.AskScale:
		m, given, ok := model.ParseSurveyMark(strings.TrimPrefix(strings.ToLower(words), "a "))
		switch {
		case strings.EqualFold(words, "very"):
			return Answer{Cell: int(model.High) + 1}, ""
		case ok && given && m != model.CantSay:
			return Answer{Cell: int(m) + 1}, ""
		case ok:
			return Answer{}, ""
		}
		return Answer{}, "Write 0, 1, 2 or 3, or leave it empty."
	case model.AskChoice:
		return Answer{}, "Write one of these: " + quoted(q.Options) + "."
	}
	return Answer{}, ""
}

// chosen is the answer that is called so, with its number before it or without; -1 for none.
func chosen(q model.Question, as Wordings, words string) int {
	for n := range q.Cells() {
		for _, name := range as.all(q.Named(n)) {
			_, meaning, _ := strings.Cut(name, " ")
			if plainName(words) == plainName(name) || q.Kind == model.AskScale && plainName(words) == plainName(meaning) {
				return n
			}
		}
	}
	return -1
}

// quoted is options that may have a comma in them.
func quoted(options []string) string {
	out := make([]string, len(options))
	for i, o := range options {
		out[i] = fmt.Sprintf("%q", o)
	}
	return strings.Join(out, ", ")
}
