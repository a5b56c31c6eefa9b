package exports_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"serendip/exports"
)

// TestJSONIsTheEncodersOwn compares what is written piece by piece with what the standard library writes at once.
func TestJSONIsTheEncodersOwn(t *testing.T) {
	for name, r := range map[string]exports.Report{"of a workshop": workshop(t).report(), "with everything": stuffed(cleaned(hostile())), "of nothing": {}} {
		var want bytes.Buffer
		e := json.NewEncoder(&want)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(r); err != nil {
			t.Fatal(err)
		}
		if got := written(t, r, "json"); !bytes.Equal(got, want.Bytes()) {
			t.Errorf("%s: %d bytes are not the encoder's %d", name, len(got), want.Len())
		}
	}
}

// pieces counts what is written at once.
type pieces struct{ largest, all int }

func (p *pieces) Write(b []byte) (int, error) {
	p.largest, p.all = max(p.largest, len(b)), p.all+len(b)
	return len(b), nil
}

// TestLargeTablesAreStreamed has tables and JSON of a large session leave in pieces. Of a workbook the packed parts wait for their turn.
func TestLargeTablesAreStreamed(t *testing.T) {
	r := large(2000)
	for format, most := range map[string]int{"csv": 128 << 10, "json": 128 << 10, "xlsx": 256 << 10} {
		f, err := exports.Find(format)
		if err != nil {
			t.Fatal(err)
		}
		var p pieces
		if err := f[0].Write(&p, r); err != nil {
			t.Fatal(err)
		}
		if p.largest > most || p.all < 128<<10 {
			t.Errorf("%s: %d bytes of %d at once", format, p.largest, p.all)
		}
	}
}
