package exports

import (
	"cmp"
	"fmt"
	"io"
	sorting "sort"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/xuri/excelize/v2"
)

// workbook is the tables of the CSV format as sheets of one file: words are words, numbers and dates are such.
type workbook struct {
	voice
	file   *excelize.File
	zone   *time.Location // in which moments are written: a spreadsheet knows none
	styles bookStyles
	sheet  string // that is being written
	tables int
}

// bookStyles are the ids of how cells look.
type bookStyles struct{ head, title, day, moment, words, plain, figure, whole, mean int }

// fewestWide and mostWide are how wide a column may be, in letters.
const (
	fewestWide = 13
	namesWide  = 22
	idWide     = 29
	mostWide   = 60
)

// writeWorkbook writes all tables, with an overview and its charts before them.
func writeWorkbook(w io.Writer, r Report) error {
	book, err := newWorkbook(r)
	if err != nil {
		return err
	}
	defer book.file.Close()
	if err := book.overview(r); err != nil {
		return err
	}
	for _, p := range tables() {
		if p.has != nil && !p.has(r) {
			continue
		}
		book.sheet = strings.TrimSuffix(strings.TrimPrefix(p.suffix, "-"), ".csv")
		if _, err := book.file.NewSheet(book.sheet); err != nil {
			return err
		}
		if err := p.write(book, r); err != nil {
			return err
		}
	}
	return book.writeTo(w)
}

// writeTo writes the file. The library would put it together in memory; its archive is written to w instead.
func (b *workbook) writeTo(w io.Writer) error {
	kinds := b.file.ContentTypes.Defaults
	sorting.Slice(kinds, func(i, j int) bool { return kinds[i].Extension < kinds[j].Extension }) // the library takes some from a map, in another order each time
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return &orderly{to: w} })
	return b.file.Write(io.Discard)
}

// bookFont is the library's own for all other cells; without a name a program takes one with serifs.
const bookFont = "Calibri"

func newWorkbook(r Report) (*workbook, error) {
	b := &workbook{voice: voiceOf(r.Look.Locale), file: excelize.NewFile(), zone: r.start().Location()}
	err := b.file.SetDocProps(&excelize.DocProperties{Title: r.Content.Session.Title + ", " + r.Content.Programme.Name, Creator: "Serendip",
		Created: r.Source.made().Format(time.RFC3339), Modified: r.Source.made().Format(time.RFC3339)})
	day, moment, mean := "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "0.0"
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	for _, one := range []struct {
		id    *int
		style excelize.Style
	}{
		{&b.styles.head, excelize.Style{Font: &excelize.Font{Bold: true, Family: bookFont}, Alignment: top}},
		{&b.styles.title, excelize.Style{Font: &excelize.Font{Bold: true, Size: 16, Family: bookFont}}},
		{&b.styles.day, excelize.Style{CustomNumFmt: &day, Alignment: top}},
		{&b.styles.moment, excelize.Style{CustomNumFmt: &moment, Alignment: top}},
		{&b.styles.whole, excelize.Style{NumFmt: 1, Alignment: top}},
		{&b.styles.mean, excelize.Style{CustomNumFmt: &mean, Alignment: top}},
		{&b.styles.words, excelize.Style{Alignment: top}},
		{&b.styles.plain, excelize.Style{Alignment: &excelize.Alignment{Vertical: "top"}}},
		{&b.styles.figure, excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "right", Indent: 1}}}, // apart from the words beside it
	} {
		if err == nil {
			*one.id, err = b.file.NewStyle(&one.style)
		}
	}
	return b, err
}

// Write is there because a part writes to an io.Writer; a workbook takes tables.
func (b *workbook) Write([]byte) (int, error) {
	return 0, fmt.Errorf("%s is no table", b.sheet)
}

// table writes a sheet: a frozen header with filters, and the rows.
func (b *workbook) table(header []string, rows func(yield func([]cell) bool)) error {
	if err := b.printed(b.sheet, header); err != nil {
		return err
	}
	out, err := b.file.NewStreamWriter(b.sheet)
	if err != nil {
		return err
	}
	header = distinct(header)
	wide := make([]int, len(header))
	for i, name := range header {
		wide[i] = columnWidth(name)
		if err := out.SetColWidth(i+1, i+1, float64(wide[i])); err != nil {
			return err
		}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	line := make([]any, len(header))
	for i, name := range header {
		line[i] = excelize.Cell{Value: name, StyleID: b.styles.head}
	}
	if err := out.SetRow("A1", line); err != nil {
		return err
	}
	n := 1
	for row := range rows {
		n++
		lines := 1
		for i, c := range row {
			line[i] = b.value(c)
			lines = max(lines, linesOf(c, wide[i]))
		}
		if err := out.SetRow("A"+strconv.Itoa(n), line[:len(row)], excelize.RowOpts{Height: rowHigh(lines)}); err != nil {
			return err
		}
	}
	if n > 1 {
		last, err := excelize.CoordinatesToCellName(len(header), n)
		if err != nil {
			return err
		}
		b.tables++
		if err := out.AddTable(&excelize.Table{Range: "A1:" + last, Name: fmt.Sprintf("table_%d", b.tables), StyleName: "TableStyleLight1"}); err != nil {
			return err
		}
	}
	return out.Flush()
}

// distinct makes names differ that a spreadsheet would take for one: a column of somebody's file may be called as one of ours.
func distinct(header []string) []string {
	seen := make(map[string]bool)
	out := make([]string, len(header))
	for i, name := range header {
		one := cmp.Or(cellText(name), "column")
		for n := 2; seen[strings.ToLower(one)]; n++ {
			one = fmt.Sprintf("%s (%d)", name, n)
		}
		seen[strings.ToLower(one)] = true
		out[i] = one
	}
	return out
}

// linesOf is how many lines a cell's words take, as far as can be told without the font.
func linesOf(c cell, wide int) int {
	if c.plain || len(c.text) <= wide && strings.IndexByte(c.text, '\n') < 0 {
		return 1
	}
	n := 0
	for line := range strings.Lines(c.text) {
		n += 1 + max(0, ansi.StringWidth(line)-1)/wide
	}
	return n
}

// rowHigh is how high a row of so many lines is, in points: not every program makes room by itself. 0 leaves it as it is.
func rowHigh(lines int) float64 {
	const line, most = 15, 27 // of 409 points
	if lines <= 1 {
		return 0
	}
	return float64(min(lines, most) * line)
}

// columnWidth guesses from a column's name what stands in it.
func columnWidth(name string) int {
	switch name {
	case "serendip_id", "serendip_guest", "serendip_item", "serendip_session":
		return idWide
	case "Author", "Owner", "Name", "Organisation", "Role", "Block", "Same", "Themes", "Measure", "Asked by", "Asked of":
		return namesWide
	case "Title", "Summary", "Details", "Words", "Prompt", "Formula", "Reasons", "Answer", "Objective", "Question", "What", "Why proposed", "Reason", "Override", "Withheld", "Challenge", "Outcome", "Workflow",
		"Factors", "Missing", "Warnings", "Private note", "Note on the claim", "Vision", "Own criteria", "Letters":
		return mostWide
	case "Begins", "Made", "serendip_at": // moments, which a narrow column doesn't show at all
		return namesWide
	}
	if strings.HasSuffix(name, " at") {
		return namesWide
	}
	return min(max(len(name)+4, fewestWide), mostWide)
}

// value is a cell as a spreadsheet holds it.
func (b *workbook) value(c cell) any {
	switch {
	case c.text == "":
		return nil
	case c.sort == figure:
		if n, err := strconv.ParseInt(c.text, 10, 64); err == nil {
			return excelize.Cell{Value: n, StyleID: b.styles.figure}
		}
		if x, err := strconv.ParseFloat(c.text, 64); err == nil {
			return excelize.Cell{Value: x, StyleID: b.styles.figure}
		}
	case c.sort == instant:
		if t, err := time.Parse(time.RFC3339, c.text); err == nil {
			return excelize.Cell{Value: wallClock(t, b.zone), StyleID: b.styles.moment}
		}
	case c.plain:
		if day, err := time.Parse(time.DateOnly, c.text); err == nil {
			return excelize.Cell{Value: day, StyleID: b.styles.day}
		}
		return excelize.Cell{Value: cellText(c.text), StyleID: b.styles.plain}
	}
	return excelize.Cell{Value: cellText(c.text), StyleID: b.styles.words}
}

// wallClock is a moment as a clock in a zone shows it, in a time that has no zone.
func wallClock(t time.Time, zone *time.Location) time.Time {
	t = t.In(zone)
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// cellText is words as far as one cell holds them. What has no room is said, and is whole in the other formats.
func cellText(s string) string {
	const note = "\n[... longer than a cell may be; the CSV and JSON files have all of it]"
	units := 0
	for i, r := range s {
		width := 1
		if r > 0xFFFF {
			width = 2
		}
		if units+width > excelize.TotalCellChars-len(note) && len(s)-i > len(note) {
			return s[:i] + note
		}
		units += width
	}
	return s
}
