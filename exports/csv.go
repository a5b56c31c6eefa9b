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
}

func words(s string) cell     { return cell{s, false} }
func number(n int) cell       { return cell{strconv.Itoa(n), true} }
func moment(t time.Time) cell { return cell{t.Format(time.RFC3339), true} }
func duration(m Minutes) cell { return cell{strconv.FormatFloat(float64(m), 'f', -1, 64), true} }
func plain(s string) cell     { return cell{s, true} }
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
	return plain(e.Text)
}

// writeTable writes a header and rows with a byte order mark. Line feeds in a cell stay what they are. The first column's
// name says that the guard is ours, so that an import takes exactly it away.
func writeTable(w io.Writer, header []string, rows func(yield func([]cell) bool)) error {
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
