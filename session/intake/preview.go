package intake

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strings"
)

// Change is what a row is to what is on file already.
type Change string

// The changes.
const (
	New     Change = "new"
	Changed Change = "changed"
	Same    Change = "same" // nothing to write
)

// Known is what the caller has on file under a row's key.
type Known struct {
	Name  string // the title or name, for the reader
	Print string // the row's Print when it was last imported
}

// Existing finds what is on file under a key; nil means that nothing is.
type Existing func(key string) (Known, bool)

func (e Existing) find(key, print string) (Known, Change) {
	if e == nil {
		return Known{}, New
	}
	known, ok := e(key)
	switch {
	case !ok:
		return Known{}, New
	case known.Print == print:
		return known, Same
	}
	return known, Changed
}

// Column says what became of a column of the file.
type Column struct {
	Name string `json:"name"`
	As   string `json:"as,omitempty"` // what it was taken for; "" when it is only kept, under its name
}

// Doubt is a row that is taken, and that somebody should look at.
type Doubt struct {
	Line    int      `json:"line"` // of the file, from 1
	Row     int      `json:"row"`  // as a spreadsheet counts, from 1
	Reasons []string `json:"reasons"`
}

// Preview is a whole file as it would be kept. Nothing was kept yet.
type Preview[R any] struct {
	File      string   `json:"file"`
	Encoding  Encoding `json:"encoding"`
	Separator string   `json:"separator"`
	Columns   []Column `json:"columns"` // of the first list in the file, in its order
	Rows      int      `json:"rows"`    // read, without header and blank lines
	New       int      `json:"new"`
	Changed   int      `json:"changed"`
	Same      int      `json:"same"`
	Merged    int      `json:"merged"` // rows that repeat somebody: Rows is New + Changed + Same + Merged
	Doubtful  []Doubt  `json:"doubtful"`
	Notes     []string `json:"notes"` // what holds for the file as a whole, each a sentence's worth
	Items     []R      `json:"-"`     // in the order of the file
}

func preview[R any](t *Table, s *sheet, notes []string) Preview[R] {
	p := Preview[R]{File: t.File, Encoding: t.Encoding, Separator: t.Separator, Doubtful: []Doubt{}, Notes: append([]string{}, notes...)}
	for c := range s.head {
		p.Columns = append(p.Columns, Column{Name: s.names[c], As: string(s.as[c])})
	}
	if t.Encoding == Windows1252 {
		p.Notes = append(p.Notes, "the file is not UTF-8 and was read as Windows-1252; look at a name with an accent")
	}
	return p
}

func (p *Preview[R]) count(c Change) {
	switch c {
	case New:
		p.New++
	case Changed:
		p.Changed++
	case Same:
		p.Same++
	}
}

// someRows says something of n of all rows, in the words for one or for many.
func someRows(n, of int, one, many string) string {
	switch {
	case of == 1:
		return "1 row " + one
	case n == of:
		return fmt.Sprintf("all %d rows %s", of, many)
	case n == 1:
		many = one
	}
	return fmt.Sprintf("%d of %d rows %s", n, of, many)
}

// doubt adds reasons to a row; rows come in order, so a row with several is always the last.
func (p *Preview[R]) doubt(r record, reasons ...string) {
	if len(reasons) == 0 {
		return
	}
	if n := len(p.Doubtful); n > 0 && p.Doubtful[n-1].Line == r.line {
		p.Doubtful[n-1].Reasons = append(p.Doubtful[n-1].Reasons, reasons...)
		return
	}
	p.Doubtful = append(p.Doubtful, Doubt{Line: r.line, Row: r.row, Reasons: reasons})
}

// fingerprint is the SHA-256 of the parts, kept apart by their lengths; 32 hexadecimal digits of it.
func fingerprint(parts []string) string {
	sum := sha256.New()
	var size [8]byte
	for _, p := range parts {
		binary.BigEndian.PutUint64(size[:], uint64(len(p)))
		sum.Write(size[:])
		sum.Write([]byte(p))
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// keyOf is text for comparing keys: case and spaces don't tell two things apart.
func keyOf(text string) string {
	return strings.Join(strings.Fields(strings.ToLower(text)), " ")
}
