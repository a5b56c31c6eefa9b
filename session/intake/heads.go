package intake

import (
	"fmt"
	"slices"
	"strings"

	"serendip/model"
)

// Head is a column of a table as somebody sees it who gives it a meaning by hand.
type Head struct {
	Name  string // as a [Mapping] takes it: the column's own name, or "#3" where it has none of its own
	Shown string // the same, clean and not too long to be looked at
	First string // the first value under it that is not empty, likewise
}

// mostValues is how many rows are looked through for the first value of a column.
const mostValues = 100

// Heads are the columns under the line that looks most like a header: the first of the fullest.
func (t *Table) Heads() []Head {
	at := t.fullest()
	names := t.records[at].cells
	out := make([]Head, len(names))
	for c, name := range names {
		if name = strings.TrimSpace(name); name == "" || slices.ContainsFunc(names[:c], func(o string) bool { return plainName(o) == plainName(name) }) {
			name = fmt.Sprintf("#%d", c+1)
		}
		out[c].Name, out[c].Shown = name, toShow(name)
		for _, rec := range t.records[at+1 : min(at+1+mostValues, len(t.records))] {
			if c < len(rec.cells) && strings.TrimSpace(rec.cells[c]) != "" {
				out[c].First = toShow(rec.cells[c])
				break
			}
		}
	}
	return out
}

// toShow is what is seen of a cell on a screen.
func toShow(cell string) string {
	line, err := model.CleanLine(excerpt(strings.Join(strings.Fields(cell), " "), 120))
	if err != nil {
		return "?"
	}
	return line.String()
}

// fullest is the first of the lines, among those where a header is looked for, with the most cells that are not empty.
func (t *Table) fullest() int {
	at := 0
	for i, rec := range t.records {
		if rec.line > headerLines {
			break
		}
		if rec.filled() > t.records[at].filled() {
			at = i
		}
	}
	return at
}

// Numbered is the table with its first line as a row like the others, for a list without a header: its columns are called
// #1, #2 and so on.
func (t *Table) Numbered() *Table {
	n := *t
	top := record{cells: make([]string, len(t.records[t.fullest()].cells))}
	for c := range top.cells {
		top.cells[c] = fmt.Sprintf("#%d", c+1)
	}
	n.records = append([]record{top}, t.records...)
	return &n
}

// byPlace is the index of a column that is named by its place: "#3".
func byPlace(column string, width int) (int, bool) {
	var n int
	if got, err := fmt.Sscanf(column, "#%d", &n); got != 1 || err != nil || n < 1 || n > width {
		return 0, false
	}
	return n - 1, true
}

// MappingWord is the word by which a [Mapping] names the meaning of a [Column]; "" for one that cannot be given by hand.
func MappingWord(as string) string {
	for _, word := range MappingWords() {
		if string(mappable()[word]) == as {
			return word
		}
	}
	return ""
}
