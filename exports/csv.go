package exports

import (
	"encoding/csv"
	"io"
	"strconv"
	"time"

	"serendip/model"
)

// byteOrderMark tells spreadsheets that a file is UTF-8.
const byteOrderMark = "\uFEFF"

// cell is a value in a table. Words are guarded against being taken for a formula; what the program itself counts isn't.
type cell struct {
	text  string
	plain bool
	sort  sort
}

// sort is what a cell holds, for files that tell words from numbers.
type sort uint8

const (
	wording sort = iota
	figure       // a number, as strconv writes it
	instant      // as RFC 3339 writes it
)

func words(s string) cell     { return cell{text: s} }
func number(n int) cell       { return cell{strconv.Itoa(n), true, figure} }
func moment(t time.Time) cell { return cell{t.Format(time.RFC3339), true, instant} }
func duration(m Minutes) cell {
	return cell{strconv.FormatFloat(float64(m), 'f', -1, 64), true, figure}
}
func plain(s string) cell { return cell{text: s, plain: true} }
func numberOrNone(n int) cell {
	if n == 0 {
		return cell{}
	}
	return number(n)
}

func yes(b bool) cell {
	if b {
		return plain("yes")
	}
	return plain("no")
}

func fraction(e *Exact) cell {
	if e == nil {
		return cell{}
	}
	return cell{e.Text, true, figure}
}

// tabler is a writer that takes tables as they are, instead of as CSV.
type tabler interface {
	table(header []string, rows func(yield func([]cell) bool)) error
}

// writeTable writes a header and rows with a byte order mark. Line feeds in a cell stay what they are. The first column's
// name says that the guard is ours, so that an import takes exactly it away.
func writeTable(w io.Writer, header []string, rows func(yield func([]cell) bool)) error {
	if book, is := w.(tabler); is {
		return book.table(header, rows)
	}
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	line := make([]string, len(header))
	for i, name := range header {
		line[i] = model.Guard(name)
	}
	if err := out.Write(line); err != nil {
		return err
	}
	for row := range rows {
		for i, c := range row {
			if line[i] = c.text; !c.plain {
				line[i] = model.Guard(c.text)
			}
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
