package intake

import (
	"errors"
	"fmt"

	"serendip/model"
)

// cleaner cleans the cells of one row, and gathers what has to be refused.
type cleaner struct {
	file     string
	sheet    *sheet
	row      record
	problems *Problems
	own      bool // of a list of guests that Serendip wrote
}

// note is the clean text of column c, "" when nothing in it can be seen; c may be -1 or beyond the row.
func (k cleaner) note(c int) model.Note {
	if c < 0 || c >= len(k.row.cells) {
		return model.Note{}
	}
	note, err := model.CleanNote(k.row.cells[c])
	k.refuse(c, err)
	return note
}

// line is the same on one line.
func (k cleaner) line(c int) model.Line {
	if c < 0 || c >= len(k.row.cells) {
		return model.Line{}
	}
	line, err := model.CleanLine(k.row.cells[c])
	k.refuse(c, err)
	return line
}

// field is the cell of column c under its column's name; ok is false when the cell is empty.
func (k cleaner) field(c int) (f model.Field, ok bool) {
	note := k.note(c)
	return model.Field{Name: k.sheet.names[c], Value: note.String()}, !note.IsZero()
}

func (k cleaner) refuse(c int, err error) {
	if err == nil || errors.Is(err, model.ErrEmpty) {
		return
	}
	do := "Shorten it in the file, or put the rest into a column of its own."
	if k.sheet.as[c] == asTitle {
		do = "Give the row a shorter title and move the long text to a column named \"Summary\"."
	}
	k.problems.add(k.fault(c, countOf(err), do))
}

// fault is an error at a cell of this row; c is -1 for the row as a whole.
func (k cleaner) fault(c int, what, do string) *Error {
	e := &Error{File: k.file, Line: k.row.line, Row: k.row.row, What: what, Do: do}
	if c >= 0 {
		e.Column, e.Name = c+1, k.sheet.names[c]
	}
	return e
}

// ragged says how a row's cells don't fit the header line; "" when they do.
func (k cleaner) ragged() string {
	if n := len(k.row.cells); n < k.sheet.head {
		return fmt.Sprintf("the row has %d cells where the header line has %d", n, k.sheet.head)
	}
	for c := k.sheet.head; c < len(k.row.cells); c++ {
		if !k.note(c).IsZero() {
			return fmt.Sprintf("the row has %d cells where the header line has %d; look for a comma that should be inside quotation marks", len(k.row.cells), k.sheet.head)
		}
	}
	return ""
}

// countOf says in a clause by how much a text is too long.
func countOf(err error) string {
	var long *model.TooLongError
	if errors.As(err, &long) {
		return fmt.Sprintf("the text has %d %s, %d is the most here", long.Count, long.Unit, long.Limit)
	}
	return err.Error()
}
