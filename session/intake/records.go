package intake

import (
	"fmt"
	"strings"
)

// record is one row of a delimited text, before anything is known of its columns.
type record struct {
	line  int // where it begins, from 1
	row   int // as a spreadsheet counts, from 1
	cells []string
}

// blank says whether every cell is empty.
func (r record) blank() bool { return r.filled() == 0 }

// filled is how many cells are not empty.
func (r record) filled() int {
	n := 0
	for _, c := range r.cells {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

// none is the separator of a text that has one column; decoded text holds no NUL.
const none = 0

// scanner takes records off a text. It reads what encoding/csv reads, with three differences, because a bad place has
// to be named where its cause is: a quoted cell that does not end is reported where it was opened; quotation marks
// inside a cell that does not begin with one are plain characters (5" pipes, nicknames); and blanks around a quoted
// cell are let pass. A quotation mark inside a quoted cell that is not written twice is refused, never guessed at:
// a wrong guess would swallow the lines after it.
type scanner struct {
	text string
	sep  byte
	pos  int
	line int // of pos
	row  int
}

func newScanner(text string, sep byte) *scanner { return &scanner{text: text, sep: sep, line: 1} }

// next is the next record; ok is false at the end of the text. A blank line is a record of one empty cell.
func (s *scanner) next() (r record, ok bool, err *Error) {
	if s.pos >= len(s.text) {
		return record{}, false, nil
	}
	s.row++
	r = record{line: s.line, row: s.row}
	for {
		cell, last, err := s.cell(len(r.cells) + 1)
		if err != nil {
			err.Row = s.row
			return r, false, err
		}
		r.cells = append(r.cells, cell)
		if len(r.cells) > maxColumns {
			return r, false, &Error{
				Line: r.line, Row: r.row, What: fmt.Sprintf("this line has more than %d columns", maxColumns),
				Do: "Look whether the file is a table at all, and save it once more as \"CSV UTF-8\".",
			}
		}
		if last {
			return r, true, nil
		}
	}
}

// cell reads up to the next separator or line end, and goes past it.
func (s *scanner) cell(column int) (cell string, last bool, err *Error) {
	start := s.pos
	for start < len(s.text) && s.text[start] == ' ' && s.sep != ' ' {
		start++
	}
	if start < len(s.text) && s.text[start] == '"' {
		s.pos = start + 1
		return s.quoted(column)
	}
	for i := s.pos; i < len(s.text); i++ {
		if c := s.text[i]; c == s.sep || c == '\n' {
			cell, last = s.text[s.pos:i], c == '\n'
			s.pass(i)
			return cell, last, nil
		}
	}
	cell, s.pos = s.text[s.pos:], len(s.text)
	return cell, true, nil
}

// pass goes past the separator or line feed at i.
func (s *scanner) pass(i int) {
	if s.text[i] == '\n' {
		s.line++
	}
	s.pos = i + 1
}

// quoted reads the rest of a cell whose opening quotation mark was read.
func (s *scanner) quoted(column int) (cell string, last bool, err *Error) {
	opened, from := s.line, s.pos
	var b strings.Builder
	for {
		at := strings.IndexByte(s.text[s.pos:], '"')
		if at < 0 {
			return "", true, &Error{
				Line: opened, Column: column, What: "a quotation mark opens this cell and none closes it before the end of the file",
				Do: "Put the closing quotation mark where the cell ends, or take the opening one out.",
			}
		}
		at += s.pos
		s.line += strings.Count(s.text[s.pos:at], "\n")
		if at+1 < len(s.text) && s.text[at+1] == '"' {
			b.WriteString(s.text[from : at+1])
			s.pos, from = at+2, at+2
			continue
		}
		cell = s.text[from:at]
		if b.Len() > 0 {
			b.WriteString(cell)
			cell = b.String()
		}
		last, err = s.afterQuote(at+1, opened, column)
		return cell, last, err
	}
}

// afterQuote goes past the separator or line end that has to follow a closing quotation mark.
func (s *scanner) afterQuote(i, opened, column int) (last bool, err *Error) {
	for i < len(s.text) && s.text[i] == ' ' && s.sep != ' ' {
		i++
	}
	if i == len(s.text) {
		s.pos = i
		return true, nil
	}
	c := s.text[i]
	if c == s.sep || c == '\n' {
		s.pass(i)
		return c == '\n', nil
	}
	where := ""
	if s.line != opened {
		where = fmt.Sprintf(" on line %d", s.line)
	}
	rest, _, _ := strings.Cut(s.text[i:], "\n")
	return false, &Error{
		Line: opened, Column: column,
		What: fmt.Sprintf("this cell begins with a quotation mark, and the one that should end it%s is followed by %q", where, excerpt(rest, 20)),
		Do:   "Write quotation marks inside a cell twice (\"\"), or take out the one that begins it.",
	}
}

// excerpt is the beginning of text for a message: n characters at most, with a mark where it was shortened.
func excerpt(text string, n int) string {
	for i := range text {
		if n--; n < 0 {
			return text[:i] + "…"
		}
	}
	return text
}

// What a spreadsheet could not hold either would take memory without being anybody's list.
const (
	maxCells   = 5_000_000
	maxColumns = 16_384
)

// records reads the whole text.
func records(text string, sep byte) ([]record, *Error) {
	var all []record
	cells := 0
	for s := newScanner(text, sep); ; {
		r, ok, err := s.next()
		if err != nil {
			return nil, err
		}
		if !ok {
			return all, nil
		}
		if cells += len(r.cells); cells > maxCells {
			return nil, &Error{
				Line: r.line, Row: r.row, What: fmt.Sprintf("the file has more than %d cells", maxCells),
				Do: "Split it into several files and import them one after another.",
			}
		}
		all = append(all, r)
	}
}
