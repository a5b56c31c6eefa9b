package exports_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"serendip/exports"
)

// slides are the words of each slide of a report.
func slides(t *testing.T, r exports.Report) []string {
	t.Helper()
	formats, err := exports.Find("pptx")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := formats[0].Write(&b, r); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "ppt/slides/slide") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		var slide struct {
			Words []string `xml:"cSld>spTree>sp>txBody>p>r>t"`
		}
		if err := xml.Unmarshal(raw, &slide); err != nil {
			t.Fatal(err)
		}
		out = append(out, strings.Join(slide.Words, "|"))
	}
	return out
}

func TestSlidesTellOneIdeaEach(t *testing.T) {
	all := slides(t, workshop(t).report())
	for _, want := range []string{
		"Acme|Value workshop, ",
		"No second typing of orders|Importance: ",
		"|Owner|Ada|Measure|wrong orders a week: from 12 to 3|First date|2026-04-01",
		"What it would save|about ",
		"Decided, and to do|We meet again in June",
		"Parked, not lost|who pays for phones",
	} {
		found := 0
		for _, s := range all {
			if strings.Contains(s, want) {
				found++
			}
		}
		if found != 1 {
			t.Errorf("%q stands on %d slides of\n%s", want, found, strings.Join(all, "\n"))
		}
	}
	whole := strings.Join(all, "\n")
	for _, never := range []string{"secret thing that is hidden", "Mei is tired of the gate", "a slip of the tongue"} {
		if strings.Contains(whole, never) {
			t.Errorf("the slides say %q", never)
		}
	}
}
