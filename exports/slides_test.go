package exports_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"image"
	"image/png"
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
		"|Owner|Ada|Measure|wrong orders a week: from 12 to 3|First date|1 April 2026",
		"What it would save|about ",
		"Plan routes with the weather  (0 of 3 groups passed, by override)",
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

// TestSlidesHaveTheCustomersLook has the name, the colour, the logo and the language of a brand.
func TestSlidesHaveTheCustomersLook(t *testing.T) {
	r := workshop(t).report()
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewRGBA(image.Rect(0, 0, 40, 10))); err != nil {
		t.Fatal(err)
	}
	r.Look = exports.Look{Name: "Acme & Söhne", Colour: "#7a5400", Locale: "de", Logo: logo.Bytes()}
	whole := strings.Join(slides(t, r), "\n")
	for _, want := range []string{"Acme & Söhne|Value workshop, 10. März 2026", "Was eine Sitzung gebracht hat", "3 von 3 Gruppen bestanden", "Erster Termin|1. April 2026", "Wichtigkeit: 2,3"} {
		if !strings.Contains(whole, want) {
			t.Errorf("no %q in\n%s", want, whole)
		}
	}
	formats, _ := exports.Find("pptx")
	var b bytes.Buffer
	if err := formats[0].Write(&b, r); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	parts := make(map[string]string)
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(raw)
	}
	if parts["ppt/media/image1.png"] != logo.String() || !strings.Contains(parts["ppt/slides/_rels/slide2.xml.rels"], `Target="../media/image1.png"`) {
		t.Error("the logo is not there")
	}
	for _, name := range []string{"ppt/slides/slide1.xml", "ppt/theme/theme1.xml"} {
		if !strings.Contains(parts[name], "7A5400") || strings.Contains(parts[name], "005A8C") {
			t.Errorf("%s is not in the customer's colour", name)
		}
	}
	r.Look.Logo = []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)
	if b.Reset(); formats[0].Write(&b, r) != nil || bytes.Contains(b.Bytes(), []byte("ppt/media")) {
		t.Error("a logo that slides cannot show is in them")
	}
}
