package exports_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"serendip/exports"
	"serendip/model"
)

// many is a session of that many use cases, and 200 people.
func many(n int) exports.Report {
	r := large(n)
	for i := range 200 {
		r.Content.People = append(r.Content.People, exports.Person{ID: fmt.Sprint(i), Name: fmt.Sprintf("Guest %d", i), Organisation: "Acme", Status: model.GuestCheckedIn.String()})
	}
	return r
}

// beside times two ways of writing the same, by turns, and reports how many times as long the first one takes.
func beside(b *testing.B, ours, alone func() error) {
	b.Helper()
	var mine, theirs time.Duration
	for b.Loop() {
		from := time.Now()
		if err := alone(); err != nil {
			b.Fatal(err)
		}
		theirs += time.Since(from)
		from = time.Now()
		if err := ours(); err != nil {
			b.Fatal(err)
		}
		mine += time.Since(from)
	}
	b.ReportMetric(float64(mine)/float64(theirs), "ratio")
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(mine.Seconds()*1000/float64(b.N), "ms-ours")
}

// bulk is a writer that looks at the heap at every megabyte.
type bulk struct {
	written, looked int
	peak            uint64
}

func (w *bulk) Write(p []byte) (int, error) {
	if w.written += len(p); w.written > w.looked {
		w.looked = w.written + 1<<20
		w.peak = max(w.peak, heap())
	}
	return len(p), nil
}

func heap() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// atMost reports the size of the file, and how much more memory than the report itself is held while it is written.
func atMost(b *testing.B, write func(io.Writer) error) {
	b.Helper()
	defer debug.SetGCPercent(debug.SetGCPercent(5)) // so that what is held is what is used
	debug.FreeOSMemory()
	w, before := &bulk{}, heap()
	if err := write(w); err != nil {
		b.Fatal(err)
	}
	const mega = 1e6
	b.ReportMetric(float64(w.written)/mega, "MB-file")
	b.ReportMetric(max(0, float64(w.peak)-float64(before))/mega, "MB-held")
}

func format(b *testing.B, name string) func(io.Writer, exports.Report) error {
	b.Helper()
	found, err := exports.Find(name)
	if err != nil {
		b.Fatal(err)
	}
	return found[0].Write
}

// BenchmarkWorkbook writes a large session beside the library's bare stream writer, which is given as many cells of as many letters.
func BenchmarkWorkbook(b *testing.B) {
	r, write := many(10_000), format(b, "xlsx")
	var whole bytes.Buffer
	if err := write(&whole, r); err != nil {
		b.Fatal(err)
	}
	f, err := excelize.OpenReader(&whole)
	if err != nil {
		b.Fatal(err)
	}
	cells := make(map[string][][]string)
	for _, sheet := range f.GetSheetList() {
		if cells[sheet], err = f.GetRows(sheet); err != nil {
			b.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	beside(b, func() error { return write(io.Discard, r) }, func() error { return bareWorkbook(cells) })
	cells, f = nil, nil
	atMost(b, func(w io.Writer) error { return write(w, r) })
}

func bareWorkbook(cells map[string][][]string) error {
	f := excelize.NewFile()
	defer f.Close()
	for sheet, rows := range cells {
		if _, err := f.NewSheet(sheet); err != nil {
			return err
		}
		out, err := f.NewStreamWriter(sheet)
		if err != nil {
			return err
		}
		for y, row := range rows {
			line := make([]any, len(row))
			for x, words := range row {
				line[x] = words
			}
			if err := out.SetRow(fmt.Sprintf("A%d", y+1), line); err != nil {
				return err
			}
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	return f.Write(io.Discard)
}

// BenchmarkJSON writes a large session beside the standard library's encoder alone, without an indent.
func BenchmarkJSON(b *testing.B) {
	r, write := many(10_000), format(b, "json")
	beside(b, func() error { return write(io.Discard, r) }, func() error {
		e := json.NewEncoder(io.Discard)
		e.SetEscapeHTML(false)
		return e.Encode(r)
	})
	atMost(b, func(w io.Writer) error { return write(w, r) })
}

// BenchmarkCSV writes the table of use cases beside the standard library's writer alone, which is given its cells.
func BenchmarkCSV(b *testing.B) {
	r, write := many(10_000), format(b, "csv")
	var whole bytes.Buffer
	if err := write(&whole, r); err != nil {
		b.Fatal(err)
	}
	rows, err := csv.NewReader(&whole).ReadAll()
	if err != nil {
		b.Fatal(err)
	}
	beside(b, func() error { return write(io.Discard, r) }, func() error { return csv.NewWriter(io.Discard).WriteAll(rows) })
	rows = nil
	atMost(b, func(w io.Writer) error { return write(w, r) })
}

// BenchmarkBundle writes every file of a workshop of 12 people with 30 use cases, every field of which is filled in, into a folder.
func BenchmarkBundle(b *testing.B) {
	words := make([]said, 30)
	for i := range words {
		words[i] = said{fmt.Sprintf("Drivers send the gate photo ahead, number %d", i), "In all three stores\nsince May"}
	}
	r := stuffed(words)
	r.Content.People, r.Content.Meetup = r.Content.People[:12], nil
	for i := range r.Content.UseCases {
		r.Content.UseCases[i].Selected = i < 4
	}
	r.Content.Recap.Selected = r.Content.Recap.Selected[:4]
	files := 0
	for b.Loop() {
		paths, err := writeAll(b.TempDir(), r)
		if err != nil {
			b.Fatal(err)
		}
		files = len(paths)
	}
	b.ReportMetric(float64(files), "files")
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/bundle")
}
