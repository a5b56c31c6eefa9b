package intake

import (
	"fmt"
	"slices"
	"strings"

	"serendip/model"
)

// SurveyItem is a use case that a survey asks about.
type SurveyItem struct {
	Number int
	Title  string
}

// SurveyRow is what one person answered in a form tool.
type SurveyRow struct {
	Respondent
	Marks []SurveyMark
}

// SurveyMark is one mark, of the item at a place in the survey.
type SurveyMark struct {
	Item     int
	Question model.SurveyQuestion
	Mark     model.Mark
}

// asResponse is what a form tool tells its own answers apart by.
const asResponse field = "response"

func surveyWords() vocabulary {
	email := guestWords()[slices.IndexFunc(guestWords(), func(s synonyms) bool { return s.field == asEmail })]
	return vocabulary{email, {field: asResponse, whole: []string{"response id", "respondent id", "submission id", "entry id", "response number", "id", "token",
		"timestamp", "submitted at", "submission time", "submit date utc", "completion time", "start time", "zeitstempel", "horodateur", "marca temporal"}}}
}

// column is a question about an item.
type surveyColumn struct {
	item int
	q    model.SurveyQuestion
}

// Survey reads a table of answers to a survey, whose columns name a use case by its number or title, and the question.
// The error is an *Error or *Problems; then nothing may be imported.
func Survey(t *Table, items []SurveyItem) (Preview[SurveyRow], error) {
	s, asks, notes, err := surveySheet(t, items)
	if err != nil {
		return Preview[SurveyRow]{}, err
	}
	read := func(k cleaner) (SurveyRow, bool) {
		row := k.surveyRow(asks)
		return row, len(row.Marks) > 0
	}
	return answered(t, s, preview[SurveyRow](t, s, notes), read, func(r *SurveyRow) *Respondent { return &r.Respondent })
}

// surveySheet finds the header line: the first that asks about one of the items.
func surveySheet(t *Table, items []SurveyItem) (*sheet, map[int]surveyColumn, []string, error) {
	for i, rec := range t.records {
		if rec.line > headerLines {
			break
		}
		asks := surveyColumns(rec.cells, items)
		if rec.blank() || len(asks) == 0 {
			continue
		}
		names, fault := columnNames(rec)
		if fault != nil {
			fault.File = t.File
			return nil, nil, nil, fault
		}
		s := &sheet{names: names, head: len(rec.cells), as: surveyWords().columns(names)}
		for _, row := range t.records[i+1:] {
			if !row.blank() {
				s.rows = append(s.rows, row)
			}
			for extra := len(s.names); extra < len(row.cells); extra++ {
				s.names, s.as = append(s.names, fmt.Sprintf("column %d", extra+1)), append(s.as, "")
			}
		}
		for c, a := range asks {
			s.as[c] = field(fmt.Sprintf("%s of #%d", a.q.Key(), items[a.item].Number))
		}
		notes, err := missing(t, rec, asks, items)
		if err == nil && len(s.rows) == 0 {
			err = &Error{File: t.File, Line: rec.line, Row: rec.row, What: "there is a header line and nothing under it", Do: "Export the answers once more, with their rows."}
		}
		return s, asks, notes, err
	}
	r := reader{table: t, want: "a question about one of the use cases", do: "Name the columns as the survey's text does: \"#7 priority\", \"#7 value\", or with the titles."}
	return nil, nil, nil, r.headless()
}

// missing notes which questions have no column; two columns with the same question are refused.
func missing(t *Table, head record, asks map[int]surveyColumn, items []SurveyItem) ([]string, error) {
	seen := make(map[surveyColumn]int)
	for c := range len(head.cells) {
		a, ok := asks[c]
		if !ok {
			continue
		}
		if first, twice := seen[a]; twice {
			return nil, &Error{File: t.File, Line: head.line, Row: head.row, Column: c + 1, Name: head.cells[c],
				What: fmt.Sprintf("column %d asks the same: the %s of #%d", first+1, a.q.Key(), items[a.item].Number), Do: "Take one of the two columns out, or name its use case."}
		}
		seen[a] = c
	}
	var notes []string
	for i, it := range items {
		for _, q := range model.SurveyQuestions() {
			if _, there := seen[surveyColumn{i, q}]; !there {
				notes = append(notes, fmt.Sprintf("no column asks for the %s of #%d", q.Key(), it.Number))
			}
		}
	}
	return notes, nil
}

// surveyColumns says which columns ask what. A column without the name of a question is the first or the second one of its
// use case, by its place.
func surveyColumns(header []string, items []SurveyItem) map[int]surveyColumn {
	out := make(map[int]surveyColumn)
	unnamed := make(map[int]int)
	for c, cell := range header {
		if len(cell) > model.LineBytes {
			continue
		}
		name := plainName(cell)
		item := itemIn(name, items)
		if item < 0 {
			continue
		}
		q, known := questionIn(name, plainName(items[item].Title))
		if !known {
			if q = model.SurveyQuestion(unnamed[item]); q >= model.SurveyQuestionCount {
				continue
			}
			unnamed[item]++
		}
		out[c] = surveyColumn{item, q}
	}
	return out
}

// itemIn is the item that a column's name speaks of: by the longest title in it, else by its number; -1 for none.
func itemIn(name string, items []SurveyItem) int {
	padded, best, most := " "+name+" ", -1, 0
	for i, it := range items {
		if title := plainName(it.Title); title != "" && len(title) > most && strings.Contains(padded, " "+title+" ") {
			best, most = i, len(title)
		}
	}
	if best >= 0 {
		return best
	}
	for i, it := range items {
		if strings.Contains(padded, fmt.Sprintf(" number %d ", it.Number)) {
			return i
		}
	}
	for i, it := range items {
		digits := fmt.Sprint(it.Number)
		if _, known := questionIn(name, ""); known && slices.Contains(strings.Fields(name), digits) {
			return i
		}
	}
	return -1
}

// questionIn is the question that a column's name asks, its use case's title aside.
func questionIn(name, title string) (model.SurveyQuestion, bool) {
	if title != "" {
		name = strings.Replace(" "+name+" ", " "+title+" ", " ", 1)
	}
	for _, q := range []struct {
		words []string
		q     model.SurveyQuestion
	}{{[]string{"priority", "priorität", "priorité", "prioridad", "priorità"}, model.SurveyPriority}, {[]string{"value", "figures", "wert", "valeur", "valor"}, model.SurveyValue}} {
		if slices.ContainsFunc(q.words, func(w string) bool { return strings.Contains(name, w) }) {
			return q.q, true
		}
	}
	return 0, false
}

// surveyRow reads the answers of a row. What else it says is not kept: it would name somebody.
func (k cleaner) surveyRow(asks map[int]surveyColumn) SurveyRow {
	var row SurveyRow
	var others, marks []string
	for c := range k.row.cells {
		a, ask := asks[c]
		words := k.note(c).String()
		if !ask {
			others = append(others, words)
			continue
		}
		marks = append(marks, words)
		m, given, ok := model.ParseSurveyMark(words)
		switch {
		case !ok:
			k.problems.add(k.fault(c, fmt.Sprintf("%q is no mark", excerpt(words, 40)), "Write 0, 1, 2 or 3, or - for \"can't say\"."))
		case given:
			row.Marks = append(row.Marks, SurveyMark{a.item, a.q, m})
		}
	}
	row.Respondent = k.respondent(others, marks)
	return row
}
