package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// sheet is one header line with the rows under it.
type sheet struct {
	names []string // clean, each only once; a cell beyond the header line is called by its place
	as    []field  // what each column means, as long as names
	head  int      // how many columns the header line has
	rows  []record // without blank lines
}

// at is the column that means f, or -1.
func (s *sheet) at(f field) int { return slices.Index(s.as, f) }

// has says whether a column means f.
func (s *sheet) has(f field) bool { return s.at(f) >= 0 }

// reader finds the lists of one kind in a table.
type reader struct {
	table *Table
	words vocabulary
	fits  func(as []field) bool // whether columns of these meanings head such a list
	again func(as []field) bool // whether they may head one more in the same file; nil for never
	want  string                // the columns that it needs, for messages
	do    string                // what to do when there are none
	by    Mapping               // meanings that were given by hand; then a header line is what has these columns
}

// columns says what each column of a header means: by hand, and the others by their names.
func (r reader) columns(header []string) []field {
	as := r.words.columns(header)
	if len(r.by) == 0 {
		return as
	}
	by, ok := r.by.columns(header)
	if !ok {
		return make([]field, len(header))
	}
	return r.by.over(as, by)
}

// read gives the lists with their rows, and notes on what was passed over.
func (r reader) read() ([]*sheet, []string, error) {
	heads := r.heads()
	if len(heads) == 0 {
		if len(r.by) > 0 {
			return nil, nil, r.by.unmapped(r.table)
		}
		return nil, nil, r.headless()
	}
	notes := r.passed(0, heads[0])
	var all []*sheet
	rows := 0
	for n, head := range heads {
		end := len(r.table.records)
		if n+1 < len(heads) {
			end = r.titled(heads[n+1])
			notes = append(notes, r.passed(end, heads[n+1])...)
		}
		if own := r.section(head, end); own < end {
			notes, end = append(notes, r.passed(own, end)...), own
		}
		s, more, fault := r.under(head, end)
		if fault != nil {
			fault.File = r.table.File
			return nil, nil, fault
		}
		all, notes, rows = append(all, s), append(notes, more...), rows+len(s.rows)
	}
	if rows == 0 {
		head := r.table.records[heads[0]]
		return nil, nil, &Error{
			File: r.table.File, Line: head.line, Row: head.row, What: "there is a header line and nothing under it",
			Do: "Export the list once more, with its rows.",
		}
	}
	return all, notes, nil
}

// heads are the indexes of the header lines: the best one, and, for lists that come in sections, every other one that
// stands at the top of a section.
func (r reader) heads() []int {
	best := r.best()
	if best < 0 {
		return nil
	}
	var heads []int
	for i, rec := range r.table.records {
		if i == best || r.again != nil && r.tops(i) && r.words.score(rec.cells) >= 2 && r.again(r.columns(rec.cells)) {
			heads = append(heads, i)
		}
	}
	return heads
}

// best is the index of the header line that fits best, or -1. A line without one whole name, only with names as parts
// of longer ones, is believed to be a header line only at the top.
func (r reader) best() int {
	best, most, first := -1, 0, true
	for i, rec := range r.table.records {
		if rec.line > headerLines {
			break
		}
		if rec.blank() {
			continue
		}
		score := r.words.score(rec.cells)
		if _, ok := r.by.columns(rec.cells); ok && len(r.by) > 0 {
			return i
		}
		if len(r.by) > 0 {
			continue
		}
		if (first || score > most) && r.fits(r.columns(rec.cells)) {
			best, most = i, score
		}
		first = false
	}
	return best
}

// tops says whether a record can be the first of a section: the one above it is blank, a title, or not there.
func (r reader) tops(i int) bool {
	return i == 0 || r.table.records[i-1].filled() <= 1
}

// titled is where the section begins whose header line is at head: at its title when it has one, of a single cell.
func (r reader) titled(head int) int {
	i := head
	for i > 0 && r.table.records[i-1].blank() {
		i--
	}
	if i > 0 && r.table.records[i-1].filled() == 1 && len(r.table.records[head].cells) > 1 {
		return i - 1
	}
	return i
}

// section is where the rows under a header end: where its section is numbered, at the next number, for what is there may
// have a header in a language that nobody taught us.
func (r reader) section(head, end int) int {
	if head == 0 || !r.numbered(head-1) {
		return end
	}
	for i := head + 1; i < end; i++ {
		if r.numbered(i) && r.table.records[i-1].blank() {
			return i
		}
	}
	return end
}

// numbered says whether a record is the title of a section, as "2. Participants".
func (r reader) numbered(i int) bool {
	rec := r.table.records[i]
	if rec.filled() != 1 {
		return false
	}
	number, _, dotted := strings.Cut(rec.cells[0], ". ")
	_, err := strconv.Atoi(number)
	return dotted && err == nil
}

// under makes the sheet of a header line and the rows up to end.
func (r reader) under(head, end int) (*sheet, []string, *Error) {
	top := r.table.records[head]
	s := &sheet{head: len(top.cells)}
	var notes []string
	wide := top
	for _, rec := range r.table.records[head+1 : end] {
		if slices.Equal(rec.cells, top.cells) {
			notes = append(notes, fmt.Sprintf("line %d repeats the header line and was passed over", rec.line))
			continue
		}
		if rec.blank() {
			continue
		}
		s.rows = append(s.rows, rec)
		if extra := len(rec.cells) - len(wide.cells); extra > 0 {
			wide.cells = append(slices.Clone(wide.cells), make([]string, extra)...)
		}
	}
	names, fault := columnNames(wide)
	if fault != nil {
		return nil, nil, fault
	}
	s.names = names
	s.as = append(r.columns(names[:s.head]), make([]field, len(names)-s.head)...)
	return s, notes, nil
}

// passed notes that the records from one index up to another are in no list.
func (r reader) passed(from, to int) []string {
	first, last := -1, -1
	for _, rec := range r.table.records[from:to] {
		if rec.blank() {
			continue
		}
		if first < 0 {
			first = rec.line
		}
		last = rec.line
	}
	switch {
	case first < 0:
		return nil
	case first == last:
		return []string{fmt.Sprintf("line %d is no part of the list and was passed over", first)}
	}
	return []string{fmt.Sprintf("lines %d to %d are no part of the list and were passed over", first, last)}
}

// headless is the refusal of a table in which no header line was found.
func (r reader) headless() error {
	likely, found := r.table.records[r.table.fullest()], r.table.found()
	return &Error{
		File: r.table.File, Line: likely.line, Row: likely.row, Column: 1,
		What: fmt.Sprintf("no header line with %s was found in the first %d lines; this line has %s", r.want, headerLines, strings.Join(found, ", ")),
		Do:   r.do,
	}
}
