package intake

import (
	"fmt"
	"strings"
)

// Respondent is who gave the answers of a row. It holds no name: Who is for finding one person's answers again, and is to be
// sealed before anything is kept.
type Respondent struct {
	Email string // lower-cased; "" when the file has none
	Who   string // what tells this row from others where there is no address
	Line  int
}

// respondent tells a row from others: by its address, by what the form tool calls it, by what else stands in it, and
// failing all that by the answers themselves.
func (k cleaner) respondent(others, answers []string) Respondent {
	who := Respondent{Line: k.row.line}
	if c := k.sheet.at(asEmail); c >= 0 {
		if address := strings.ToLower(k.note(c).String()); strings.Contains(address, "@") {
			who.Email = address
		}
	}
	switch id := k.note(k.sheet.at(asResponse)).String(); {
	case who.Email != "":
		who.Who = "mail " + who.Email
	case id != "":
		who.Who = "id " + fingerprint([]string{id})
	case strings.Join(others, "") != "":
		who.Who = "row " + fingerprint(others)
	default:
		who.Who = "answers " + fingerprint(answers)
	}
	return who
}

// answered reads the rows of a sheet of answers into a preview; rows without any are passed over, and the later of two of one
// address counts. The error is *Problems; then nothing may be imported.
func answered[R any](t *Table, s *sheet, p Preview[R], read func(cleaner) (row R, given bool), whose func(*R) *Respondent) (Preview[R], error) {
	var problems Problems
	times, at := make(map[string]int), make(map[string]int)
	blank := 0
	for _, rec := range s.rows {
		k := cleaner{file: t.File, sheet: s, row: rec, problems: &problems}
		row, given := read(k)
		p.Rows++
		if why := k.ragged(); why != "" {
			p.doubt(rec, why)
		}
		if !given {
			blank++
			continue
		}
		who := whose(&row)
		if i, again := at[who.Email]; again && who.Email != "" {
			p.doubt(rec, fmt.Sprintf("the e-mail address is also on line %d; these answers replace those", whose(&p.Items[i]).Line))
			p.Items[i], p.Merged = row, p.Merged+1
			continue
		}
		times[who.Who]++
		who.Who = fmt.Sprintf("%s %d", who.Who, times[who.Who])
		at[who.Email] = len(p.Items)
		p.Items = append(p.Items, row)
	}
	if blank > 0 {
		p.Notes = append(p.Notes, someRows(blank, p.Rows, "has no answer and was passed over", "have no answer and were passed over"))
	}
	if err := problems.err(); err != nil {
		return Preview[R]{}, err
	}
	return p, nil
}
