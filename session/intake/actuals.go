package intake

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"serendip/model"
)

// ActualRow is the actual figure of a use case, as an owner answered it.
type ActualRow struct {
	Number int             // "#7"; 0 where the case is named by its id
	ID     model.UseCaseID // zero where it has a number
	Figure string
	Day    string // as YYYY-MM-DD; "" for none
	Source string
	Line   int

	cell func(what, do string) *Error // an error at the cell that names the case
}

// Refused is why a row that could be read cannot be taken: what is wrong with its use case, and what to do.
func (r ActualRow) Refused(what, do string) *Error { return r.cell(what, do) }

const (
	asCase   field = "case"
	asFigure field = "figure"
	asDay    field = "date"
	asSource field = "source"
)

func actualWords() vocabulary {
	return vocabulary{
		{field: asCase, whole: []string{"case", "case number", "number", "use case", "id", "use case id", "case id", "serendip id", "no", "nr", "numéro", "nummer"}},
		{field: asFigure, whole: []string{"figure", "actual", "actual figure", "value", "result", "wert", "ist", "istwert", "valeur", "résultat"}},
		{field: asDay, whole: []string{"date", "day", "measured on", "read on", "datum", "tag"}},
		{field: asSource, whole: []string{"source", "where", "where it was read", "evidence", "quelle"}},
	}
}

// Actuals reads a table of actual figures. The error is an *Error or *Problems; then nothing may be imported.
func Actuals(t *Table, now time.Time) (Preview[ActualRow], error) {
	for i, rec := range t.records {
		if rec.line > headerLines {
			break
		}
		as := actualWords().columns(rec.cells)
		s := &sheet{head: len(rec.cells), as: as}
		if rec.blank() || s.at(asCase) < 0 || s.at(asFigure) < 0 {
			continue
		}
		names, fault := columnNames(rec)
		if fault != nil {
			fault.File = t.File
			return Preview[ActualRow]{}, fault
		}
		s.names = names
		for _, row := range t.records[i+1:] {
			if !row.blank() {
				s.rows = append(s.rows, row)
			}
			for extra := len(s.names); extra < len(row.cells); extra++ {
				s.names, s.as = append(s.names, fmt.Sprintf("column %d", extra+1)), append(s.as, "")
			}
		}
		return actualRows(t, s, now)
	}
	r := reader{table: t, want: "the columns Case and Figure", do: "Name the columns Case, Figure, Date and Source; a case is its number or its id."}
	return Preview[ActualRow]{}, r.headless()
}

func actualRows(t *Table, s *sheet, now time.Time) (Preview[ActualRow], error) {
	p := preview[ActualRow](t, s, nil)
	var problems Problems
	blank := 0
	for _, rec := range s.rows {
		k := cleaner{file: t.File, sheet: s, row: rec, problems: &problems}
		p.Rows++
		row := ActualRow{Line: rec.line, Figure: k.line(s.at(asFigure)).String(), Source: k.line(s.at(asSource)).String()}
		if row.Figure == "" {
			blank++ // nobody has answered yet
			continue
		}
		row.cell = func(what, do string) *Error { return k.fault(s.at(asCase), what, do) }
		of := k.line(s.at(asCase)).String()
		if n, err := strconv.Atoi(strings.TrimPrefix(of, "#")); err == nil && n > 0 {
			row.Number = n
		} else if id := (model.UseCaseID{}); id.UnmarshalText([]byte(of)) == nil && !id.IsZero() {
			row.ID = id
		} else {
			problems.add(row.Refused(fmt.Sprintf("%q is no use case", excerpt(of, 40)), "Write its number, like 7, or its id."))
		}
		day, ok := model.ReadDay(k.line(s.at(asDay)).String(), now)
		if !ok {
			problems.add(k.fault(s.at(asDay), fmt.Sprintf("%q is no day", excerpt(k.line(s.at(asDay)).String(), 40)), "Write it as 2026-03-31."))
		}
		row.Day = day
		p.Items = append(p.Items, row)
	}
	if blank > 0 {
		p.Notes = append(p.Notes, someRows(blank, p.Rows, "has no figure and was passed over", "have no figure and were passed over"))
	}
	if err := problems.err(); err != nil {
		return Preview[ActualRow]{}, err
	}
	return p, nil
}
