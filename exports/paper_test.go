package exports_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
)

// tagsOf are the elements of a page with the names of their attributes, and what it shows as text.
func tagsOf(t testing.TB, page []byte) (tags []string, text string) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(page))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	var b strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return tags, b.String()
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, page)
		}
		switch x := token.(type) {
		case xml.StartElement:
			tag := x.Name.Local
			for _, a := range x.Attr {
				tag += " " + a.Name.Local
			}
			tags = append(tags, tag)
		case xml.CharData:
			b.Write(x)
		}
	}
}

func TestReportPageIsAccessible(t *testing.T) {
	r := workshop(t).report()
	r.Look.Locale = "de"
	page := string(written(t, r, "html"))
	for _, want := range []string{`<html lang="de">`, `<meta charset="utf-8">`, `default-src 'none'; style-src 'unsafe-inline'; img-src data:`, `name="viewport"`, "<main>", "prefers-color-scheme", "@media print"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	last := 0
	for _, h := range regexp.MustCompile(`<h([1-6])`).FindAllStringSubmatch(page, -1) {
		level := int(h[1][0] - '0')
		if level > last+1 {
			t.Errorf("a heading of level %d follows one of level %d", level, last)
		}
		last = level
	}
	if strings.Count(page, "<h1") != 1 {
		t.Error("there is not one h1")
	}
	if n := strings.Count(page, "<svg"); n == 0 || n != strings.Count(page, `role="img" viewBox`) {
		t.Errorf("%d charts, not all with a text alternative", n)
	}
	if regexp.MustCompile(`<img(?:[^>](?:a[^l]|[^a]))*>`).MatchString(page) && !strings.Contains(page, `alt=""`) {
		t.Error("a picture has no alternative")
	}
	for _, banned := range []string{"<script", "javascript:", "http://", "https://", "<link", "<iframe", "@import", " on" + "click"} {
		if strings.Contains(strings.ToLower(page), banned) {
			t.Errorf("the page has %s", banned)
		}
	}
	ids := regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(page, -1)
	for _, a := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(page, -1) {
		if !slices.ContainsFunc(ids, func(id []string) bool { return id[1] == a[1] }) {
			t.Errorf("#%s leads nowhere", a[1])
		}
	}
}

// TestEveryColourCanBeRead computes the contrast of each ink on each ground, for the worst brands too.
func TestEveryColourCanBeRead(t *testing.T) {
	for _, pair := range [][2]string{{"#1a1c22", "#ffffff"}, {"#1a1c22", "#f3f5f8"}, {"#50545e", "#ffffff"}, {"#50545e", "#f3f5f8"}, {"#00664a", "#f3f5f8"},
		{"#eceef2", "#15171c"}, {"#eceef2", "#1f2229"}, {"#b1b6c0", "#15171c"}, {"#b1b6c0", "#1f2229"}, {"#4fd1a5", "#1f2229"}} {
		if c := exports.Contrast(pair[0], pair[1]); c < 4.5 {
			t.Errorf("%s on %s: %.2f", pair[0], pair[1], c)
		}
	}
	for _, colour := range []string{"#ffffff", "#000000", "#ffff00", "#808080", "#005a8c", "#ff0000", "#00ff00"} {
		light, dark := exports.Look{Colour: colour}.Accent()
		for _, pair := range [][2]string{{light, "#f3f5f8"}, {dark, "#1f2229"}, {light, "#ffffff"}} {
			if c := exports.Contrast(pair[0], pair[1]); c < 4.5 {
				t.Errorf("brand %s: %s on %s: %.2f", colour, pair[0], pair[1], c)
			}
		}
	}
}

// measured is a report whose use case 2 has its actual figure.
func measured(line, note string) exports.Report {
	r := saying(line, note)
	r.Content.UseCases[1].Kept = &exports.Kept{Baseline: line, Target: line, Actual: line}
	r.Content.UseCases[1].Page = &exports.Page{Challenge: note, Workflow: note}
	return r
}

// cardIn is a card in a format.
func cardIn(t testing.TB, r exports.Report, number int, format string) []byte {
	t.Helper()
	c, err := exports.CardOf(r, number)
	if err != nil {
		t.Fatal(err)
	}
	write := c.Writer(format)
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// staysTextOnPages fails when words become markup in a page or a card, or aren't there.
func staysTextOnPages(t testing.TB, raw string) {
	t.Helper()
	line, err := model.CleanLine(raw)
	if err != nil {
		return
	}
	note, err := model.CleanNote(raw)
	if err != nil {
		return
	}
	tags, text := tagsOf(t, written(t, measured(line.String(), note.String()), "html"))
	want, _ := tagsOf(t, written(t, measured("word", "word"), "html"))
	if !slices.Equal(tags, want) {
		t.Fatalf("%q became markup: %q", line, tags)
	}
	if n := strings.Count(text, line.String()); n < 15 {
		t.Fatalf("%q is read %d times only", line, n)
	}
	card, words := tagsOf(t, cardIn(t, measured(line.String(), note.String()), 2, "svg"))
	for _, tag := range card {
		if name, _, _ := strings.Cut(tag, " "); !slices.Contains([]string{"svg", "title", "desc", "rect", "text"}, name) {
			t.Fatalf("%q became %s in the card", line, tag)
		}
	}
	if !strings.Contains(words, line.String()) {
		t.Fatalf("%q is not in the card", line)
	}
}

func TestHostileWordsStayWordsOnPages(t *testing.T) {
	for _, words := range hostile() {
		staysTextOnPages(t, words)
	}
}

// TestPDFHoldsTheWords reads the pages back with another program.
func TestPDFHoldsTheWords(t *testing.T) {
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed, so the pages are not read back")
	}
	r := workshop(t).report()
	r.Content.Session.Title = "سلام 王小明 🚚 /JavaScript (app.alert(1))"
	one, two := written(t, r, "pdf"), written(t, r, "pdf")
	if !bytes.Equal(one, two) {
		t.Fatal("the same report gives other bytes")
	}
	for _, action := range []string{"/JS", "/OpenAction", "/AA", "/URI", "/Launch", "/Type /EmbeddedFile"} {
		if bytes.Contains(one, []byte(action)) {
			t.Errorf("the pages hold %s", action)
		}
	}
	file := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(file, one, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.CommandContext(t.Context(), reader, file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"سلام", "王小明", "🚚", "/JavaScript (app.alert(1))", "No second typing of orders", "We meet again in June", "Page 2"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%q cannot be selected", want)
		}
	}
	if !bytes.Contains(one, []byte("/Outlines")) {
		t.Error("there are no bookmarks")
	}
}

func TestPlannedCardNeedsAMeasuredResult(t *testing.T) {
	r := workshop(t).report()
	_, err := exports.CardOf(r, 7)
	var refused *session.Error
	if !errors.As(err, &refused) || refused.Code != session.Conflict || !strings.Contains(refused.Message, "the actual figure") {
		t.Fatalf("got %v", err)
	}
	c, err := exports.CardOf(r, 1)
	if err != nil || c.Evidence == "" || !strings.Contains(c.Evidence, "not measured") {
		t.Fatalf("%+v, %v", c, err)
	}
	c, err = exports.CardOf(measured("12 a day", "why"), 2)
	if err != nil || c.Number != "12 a day" || !strings.HasPrefix(c.Evidence, "measured") {
		t.Fatalf("%+v, %v", c, err)
	}
}

func TestCardPictures(t *testing.T) {
	r := measured("كل محطة 漢字 "+strings.Repeat("a long title that goes on ", 30), strings.Repeat("long ", 400))
	for format, size := range map[string][2]int{"png": {1600, 900}, "square": {1200, 1200}} {
		pic, err := png.DecodeConfig(bytes.NewReader(cardIn(t, r, 2, format)))
		if err != nil || pic.Width != size[0] || pic.Height != size[1] {
			t.Errorf("%s: %+v, %v", format, pic, err)
		}
	}
	if svg := string(cardIn(t, r, 2, "svg")); !strings.Contains(svg, "[…]") || strings.Count(svg, "long long") < 1 {
		t.Error("what did not fit was cut in silence")
	}
	if !bytes.HasPrefix(cardIn(t, r, 2, "pdf"), []byte("%PDF-")) {
		t.Error("the page is no PDF")
	}
}

func TestLogoIsCleaned(t *testing.T) {
	got, lost, err := exports.CleanLogo([]byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" viewBox="0 0 9 9"><script>alert(1)</script>
<style>@import url(http://x)</style><foreignObject><p>x</p></foreignObject><image href="http://x/y.png"/><a href="javascript:1"><rect width="1"/></a>
<path d="M0 0h9v9z" fill="url(http://evil)" stroke="url(#a)" style="x:y"/><use xlink:href="#a"/></svg>`))
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"script", "style", "foreignObject", "image", "use"}; !slices.Equal(lost, want) {
		t.Errorf("what went: %q, want %q", lost, want)
	}
	if want := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g><rect width="1"></rect></g><path d="M0 0h9v9z" stroke="url(#a)"></path></svg>`; string(got) != want {
		t.Errorf("%s", got)
	}
	for _, bad := range []string{"", "GIF89a", "\x89PNG\r\n", "<html></html>", `<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>`, strings.Repeat("<svg>", 100)} {
		if _, _, err := exports.CleanLogo([]byte(bad)); err == nil {
			t.Errorf("%q is taken as a logo", bad)
		}
	}
}

func TestOnePagerAndLists(t *testing.T) {
	r := workshop(t).report()
	html, pdf, err := exports.OnePager(r, 7)
	if err != nil {
		t.Fatal(err)
	}
	var page, paper bytes.Buffer
	if err := errors.Join(html(&page), pdf(&paper)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Every order is typed twice", "wrong orders a week", "minutes an order", "Ada", "1 May 2026"} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("the page has no %q", want)
		}
	}
	if !bytes.HasPrefix(paper.Bytes(), []byte("%PDF-")) {
		t.Error("the page is no PDF")
	}
	for _, format := range []string{"attendees", "attendance"} {
		if got := written(t, r, format); !bytes.Contains(got, []byte("Jo Absent")) {
			t.Errorf("%s: nobody is on the list", format)
		}
	}
	if _, _, err := exports.OnePager(r, 999); err == nil {
		t.Error("there is a page of what is not there")
	}
}
