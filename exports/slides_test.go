package exports_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	"image/png"
	"io"
	"strconv"
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
		"What it would save|",
		"Plan routes with the weather  (0 of 3 groups passed, by override: ",
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
	parts := partsOf(t, written(t, r, "pptx"))
	if parts["ppt/media/image1.png"] != logo.String() || !strings.Contains(parts["ppt/slides/_rels/slide2.xml.rels"], `Target="../media/image1.png"`) {
		t.Error("the logo is not there")
	}
	for _, name := range []string{"ppt/slides/slide1.xml", "ppt/theme/theme1.xml"} {
		if !strings.Contains(parts[name], "7A5400") || strings.Contains(parts[name], "005A8C") {
			t.Errorf("%s is not in the customer's colour", name)
		}
	}
	r.Look.Logo = []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)
	if bytes.Contains(written(t, r, "pptx"), []byte("ppt/media")) {
		t.Error("a logo that slides cannot show is in them")
	}
}

// titled are the words of the slides with a title.
func titled(all []string, title string) []string {
	var out []string
	for _, s := range all {
		if strings.HasPrefix(s, title+"|") {
			out = append(out, s)
		}
	}
	return out
}

// TestSlidesTellWhatTheReportTells has one number for what goes on, and what passed apart from what was let through.
func TestSlidesTellWhatTheReportTells(t *testing.T) {
	r := workshop(t).report()
	all := slides(t, r)
	recap := string(written(t, r, "md"))
	if first := titled(all, "What one session brought"); !strings.Contains(recap, "- **2** go on\n") || len(first) != 1 || !strings.Contains(first[0], "|2|go on") {
		t.Errorf("the slide says %q, and the report\n%s", first, recap)
	}
	for title, want := range map[string][]string{
		"What goes on":              {"No second typing of orders|owner: Ada; measure: minutes an order; first date: 1 April 2026|Plan routes with the weather|owner: not yet; "},
		"Let through with a reason": {"Plan routes with the weather  (0 of 3 groups passed, by override: The board asked for it. We try it for one winter.)"},
		"Passed, and not selected":  nil,
	} {
		got := titled(all, title)
		if len(got) != len(want) || (len(want) > 0 && !strings.Contains(got[0], want[0])) {
			t.Errorf("%q has %q, not %q", title, got, want)
		}
	}
	r.Content.Recap.Selected = r.Content.Recap.Selected[1:]
	if got := titled(slides(t, r), "Passed, and not selected"); len(got) != 1 || !strings.Contains(got[0], "No second typing of orders  (3 of 3 groups passed)") {
		t.Errorf("what passed and was not selected is told as %q", got)
	}
}

// TestSlidesDifferWhereTheReportDoes lists once what any round was divided about.
func TestSlidesDifferWhereTheReportDoes(t *testing.T) {
	r := workshop(t).report()
	_, contested, found := strings.Cut(string(written(t, r, "md")), "## What was contested")
	contested, _, _ = strings.Cut(contested, "\n## ")
	all := strings.Join(titled(slides(t, r), "Where we differ"), "\n")
	if !found || all == "" {
		t.Fatalf("nothing is contested in\n%s", contested)
	}
	for _, u := range r.Content.UseCases {
		if in := strings.Contains(contested, u.Title+" (round"); in != (strings.Count(all, u.Title) == 1) {
			t.Errorf("%q is contested in the report: %v; slides: %s", u.Title, in, all)
		}
	}
}

// TestSlidesHeadWithWhatIsConfirmed has the report's hours as the large number, and other evidence below.
func TestSlidesHeadWithWhatIsConfirmed(t *testing.T) {
	r := workshop(t).report()
	if got := titled(slides(t, r), "What it would save"); len(got) != 1 || !strings.Contains(got[0], "|hours a year, claimed and not confirmed yet|") {
		t.Errorf("nothing is confirmed, and it is told as %q", got)
	}
	hours := func(text string) *exports.Exact { return &exports.Exact{Text: text} }
	r.Content.Recap.Value.ByStatus = []exports.ClaimHours{{Status: "claimed", Claims: 1, HoursAYear: hours("5625")}, {Status: "confirmed", Claims: 2, HoursAYear: hours("1595")}}
	got := titled(slides(t, r), "What it would save")
	if len(got) != 1 || !strings.HasPrefix(got[0], "What it would save|1,595|hours a year, confirmed by end users|") || !strings.Contains(got[0], "claimed: 5,625 hours a year in 1 use case") {
		t.Errorf("what is confirmed is told as %q", got)
	}
}

// TestNoLineStandsAloneOnASlide where the ones before have room to share.
func TestNoLineStandsAloneOnASlide(t *testing.T) {
	for n, want := range map[int]string{0: "[]", 1: "[1]", 5: "[5]", 6: "[3 3]", 11: "[4 4 3]"} {
		r := exports.Report{}
		for i := range n {
			r.Content.Items = append(r.Content.Items, exports.Item{Kind: "decision", Words: "We do " + strconv.Itoa(i)})
		}
		shared := []int{}
		for _, s := range slides(t, r) {
			if title, lines, _ := strings.Cut(s, "|"); title == "Decided, and to do" {
				shared = append(shared, strings.Count(lines, "We do"))
			}
		}
		if fmt.Sprint(shared) != want {
			t.Errorf("%d lines are shared as %v, not %s", n, shared, want)
		}
	}
}
