package exports

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// The measures of a page of A4, in points.
const (
	pageWide, pageHigh = 595.28, 841.89
	pageEdge           = 54.0
	pageFoot           = 60.0
	pageText           = 9.5
	pageSpace          = 1.35
)

// printer writes a paper as pages.
type printer struct {
	*document
	paper
	ink    *ink
	y      float64
	beside float64 // how much of the right is taken
	tight  float64 // by how much letters and gaps are smaller than usual; 1 for not at all
	accent string
	foot   []inkLine // the words at the ground of each page: one line, or none
}

// writeReportPDF writes the report as pages: words that can be selected, bookmarks, page numbers. It holds no action and no link.
func writeReportPDF(w io.Writer, r Report) error {
	return writePaper(w, r, func(chapter) bool { return true })
}

// writeFirstPage writes the page that an executive reads: what was decided, without the detail.
func writeFirstPage(w io.Writer, r Report) error {
	return writePaper(w, r, func(c chapter) bool { return c.First })
}

// writePaper writes some chapters of the report.
func writePaper(w io.Writer, r Report, which func(chapter) bool) error {
	p := paperOf(r)
	p.Sections = slices.DeleteFunc(p.Sections, func(c chapter) bool { return !which(c) })
	return paperPDF(w, p, r)
}

// paperPDF draws a page that was told.
func paperPDF(w io.Writer, p paper, r Report) error {
	d, rest := opened(p, r)
	if len(rest) > 0 && len(rest) < len(p.Sections) { // the page that an executive reads stands alone
		d.page()
	}
	for _, s := range rest {
		d.chapter(s)
	}
	d.gap(14)
	d.text(p.Foot, 8, 0, cardSoft, 0)
	return d.done(w)
}

// opened draws the head and what an executive reads, tighter where that keeps it on one page, and says what comes after it.
func opened(p paper, r Report) (d *printer, rest []chapter) {
	const tightest = 0.88 // smaller letters are no pleasure to read, so then it runs on
	rest = p.Sections
	for len(rest) > 0 && rest[0].First {
		rest = rest[1:]
	}
	for _, tight := range []float64{1, 0.94, tightest, 1} {
		d = newPrinter(p, r)
		d.tight = tight
		d.front()
		for _, s := range p.Sections[:len(p.Sections)-len(rest)] {
			d.chapter(s)
		}
		if d.PageNo() == 1 {
			break
		}
	}
	d.tight = 1
	return d, rest
}

// newPrinter sets up a document with an empty page.
func newPrinter(p paper, r Report) *printer {
	at := r.Source.made()
	if at.IsZero() {
		at = r.start()
	}
	d := &printer{document: newPDF(pageWide, pageHigh, p.Title, p.Customer, at), paper: p, ink: newInk(p.Look.Fonts), tight: 1}
	d.accent, _ = p.Look.Accent()
	d.SetLang(p.Lang())
	d.SetAutoPageBreak(false, 0)
	d.foot = d.ink.inOneLine(p.Customer+" · "+p.Title, 8, 380)
	d.SetFooterFunc(d.footer)
	d.page()
	return d
}

// done writes what was drawn.
func (d *printer) done(w io.Writer) error {
	d.boxes()
	return d.Output(w)
}

// boxes says what the boxes of these pages are, where there are any.
func (d *printer) boxes() {
	if d.ink.boxed {
		d.text(d.say("□ stands for a letter that no font had where this was written; the HTML page has every letter."), 8, 0, cardSoft, 0)
	}
}

func (d *printer) page() {
	d.AddPage()
	d.y = pageEdge
}

func (d *printer) footer() {
	at := pageHigh - 30
	d.colour(cardRule)
	d.Rect(pageEdge, at-14, pageWide-2*pageEdge, 0.6, "F")
	page := d.say("Page %d", d.PageNo())
	for _, l := range d.foot {
		d.line(l, pageEdge, at, 8, false, cardSoft)
	}
	if l := d.ink.lines(page, 8, 0, 100); len(l) > 0 {
		d.line(l[0], pageWide-pageEdge-l[0].Width, at, 8, false, cardSoft)
	}
}

func (d *printer) colour(c string) {
	r, g, b := rgbOf(c).bytes()
	d.SetFillColor(r, g, b)
	d.SetTextColor(r, g, b)
}

func (d *printer) line(l inkLine, x, y, size float64, bold bool, colour string) {
	d.colour(colour)
	pdfLine(d.document, l, x, y, size, bold)
}

// room begins a new page when so much doesn't fit on this one.
func (d *printer) room(high float64) {
	if d.y+high > pageHigh-pageFoot {
		d.page()
	}
}

func (d *printer) gap(high float64) { d.y += high * d.tight }

// text writes words across the page, further in by so much, line by line over the end of a page.
func (d *printer) text(words string, size float64, weight int, colour string, in float64) {
	size *= d.tight
	for row := range strings.Lines(words) {
		for _, l := range d.ink.lines(row, size, weight, pageWide-2*pageEdge-in-d.beside) {
			d.room(size * pageSpace)
			x := pageEdge + in
			if l.RTL {
				x = pageWide - pageEdge - d.beside - l.Width
			}
			d.line(l, x, d.y+size, size, weight == 1, colour)
			d.y += size * pageSpace
		}
	}
}

// front is the head of the first page.
func (d *printer) front() {
	d.colour(d.accent)
	d.Rect(pageEdge, d.y, pageWide-2*pageEdge, 5, "F")
	d.gap(18)
	if logo := d.Look.LogoPNG(); logo != nil {
		pdfLogo(d.document, logo, place{pageWide - pageEdge - 110, d.y, 110, 40})
		d.beside = 130
	}
	d.text(d.Customer, 11, 1, d.accent, 0)
	d.gap(8)
	d.text(d.Title, 24, 1, cardInk, 0)
	d.beside = 0
	d.text(d.When, pageText, 0, cardSoft, 0)
	for _, n := range d.Notes {
		d.gap(6)
		d.text(n, pageText, 1, d.accent, 0)
	}
	if d.Vision != "" {
		d.gap(8)
		d.text(d.Vision, 12, 0, cardInk, 10)
	}
	d.gap(10)
	d.tiles()
}

// tiles are the numbers that are seen first, beside each other.
func (d *printer) tiles() {
	const row = 9.0
	if len(d.Tiles) == 0 {
		return
	}
	wide, rows := tileWide(len(d.Tiles)), 2
	for _, t := range d.Tiles {
		rows = max(rows, len(d.ink.lines(t.Words, 7.5, 0, wide-16)))
	}
	high := 36 + row*float64(rows)
	d.room(high)
	for i, t := range d.Tiles {
		x := pageEdge + float64(i)*(wide+tileGap)
		d.colour(cardGround)
		rounded4(outline{d.Fpdf}, place{x, d.y, wide, high}, 4)
		d.DrawPath("f")
		for _, l := range d.ink.lines(t.Number, 20, 1, wide-16) {
			d.line(l, x+8, d.y+24, 20, true, d.accent)
		}
		for n, l := range d.ink.lines(t.Words, 7.5, 0, wide-16) {
			d.line(l, x+8, d.y+36+float64(n)*row, 7.5, false, cardSoft)
		}
	}
	d.y += high
}

// tileGap is what stands between two tiles.
const tileGap = 8.0

// tileWide is how wide each of some tiles is: they share the page, but one alone is no banner.
func tileWide(n int) float64 {
	const widest = 156.0
	return min((pageWide-2*pageEdge-tileGap*float64(n-1))/float64(n), widest)
}

// cardGround is what boxes stand on.
const cardGround = "#f3f5f8"

func (d *printer) chapter(s chapter) {
	const begin = 120 // of a page: a heading doesn't stand alone at its end
	d.gap(16)
	d.room(begin)
	d.Bookmark(basic(s.Title), 0, d.y)
	d.text(s.Title, 15, 1, cardInk, 0)
	d.gap(2)
	if s.Lead != "" {
		d.text(s.Lead, pageText, 0, cardSoft, 0)
	}
	for _, p := range s.Parts {
		d.piece(p)
	}
}

func (d *printer) piece(p piece) {
	d.gap(6)
	if p.Heading != "" {
		d.room(70)
		d.Bookmark(basic(p.Heading), 1, d.y)
		d.text(p.Heading, 10.5, 1, cardInk, 0)
	}
	d.text(p.Text, pageText, 0, cardInk, 0)
	d.text(p.Quote, 12, 0, cardInk, 10)
	for _, s := range p.Steps {
		d.step(s)
	}
	if p.Bars != nil {
		d.bars(p.Bars)
	}
	d.facts(p.Facts)
	for _, words := range p.List {
		d.room(pageText * pageSpace * d.tight)
		d.colour(d.accent)
		bullet := pageEdge + 2
		if l := d.ink.lines(words, pageText, 0, pageWide); len(l) > 0 && l[0].RTL {
			bullet = pageWide - pageEdge + 5
		}
		d.Rect(bullet, d.y+5.2, 3, 3, "F")
		d.text(words, pageText, 0, cardInk, 12)
	}
	if p.Table != nil {
		d.table(p.Table)
	}
}

func (d *printer) step(s step) {
	const in, stepText = 12.0, 9.0 // small enough that four of them, decisions and actions are one page
	d.room(84 * d.tight)
	top := d.y
	d.text(fmt.Sprintf("#%d %s", s.Number, s.Title), 11, 1, cardInk, in)
	d.text(s.Why, stepText, 0, cardInk, in)
	var facts []string
	for _, f := range s.Facts {
		facts = append(facts, f.Name+d.say(": %s", f.Words))
	}
	d.text(strings.Join(facts, "  ·  "), stepText, 0, cardInk, in)
	if s.Ready != "" {
		d.text(s.Ready, 8.5, 1, "#00664a", in)
	}
	d.text(s.Lacks, 8.5, 0, cardSoft, in)
	if d.y > top { // on one page
		d.colour(d.accent)
		d.Rect(pageEdge, top+2, 3, d.y-top-2, "F")
	}
	d.gap(6)
}

// facts are names with what is so called, in two columns.
func (d *printer) facts(all []fact) {
	const names = 130.0
	for _, f := range all {
		left := d.ink.lines(f.Name, 8.5, 0, names-10)
		d.room(max(float64(len(left)), 1) * 11.5)
		top, page := d.y, d.PageNo()
		for i, l := range left {
			d.line(l, pageEdge, top+9+float64(i)*11.5, 8.5, false, cardSoft)
		}
		d.text(f.Words, pageText, 0, cardInk, names)
		if d.PageNo() == page {
			d.y = max(d.y, top+float64(len(left))*11.5)
		}
		d.gap(2)
	}
}

// bars draws each row of a chart: its label, and bars against the mark.
func (d *printer) bars(b *bars) {
	const high, from, long = 11.0, pageEdge + 300, 130.0
	d.gap(4)
	d.text(strings.Join(filled(b.Caption, b.MarkOf), " · "), 8.5, 0, cardSoft, 0)
	for _, row := range b.Rows {
		label := d.ink.lines(row.Label, 8.5, 0, 215)
		tall := max(float64(len(label))*11, float64(len(row.Values))*high) + 6
		d.room(tall)
		for i, l := range label {
			d.line(l, pageEdge, d.y+10+float64(i)*11, 8.5, false, cardInk)
		}
		for i, v := range row.Values {
			y := d.y + 3 + float64(i)*high
			d.label(v.Name, from-78, y+6.5, 74)
			d.colour(cardGround)
			d.Rect(from, y, long, 7, "F")
			d.colour("#8a919d")
			if v.Passed {
				d.colour(d.accent)
			}
			d.Rect(from, y, max(1, v.Value/mostMark*long), 7, "F")
			d.label(v.Text, from+long+5, y+6.5, 52)
		}
		if b.Mark > 0 {
			d.colour(cardInk)
			d.Rect(from+b.Mark/mostMark*long, d.y+1, 0.8, float64(len(row.Values))*high, "F")
		}
		d.y += tall
	}
}

// label is a few words in a chart, as small as they must be.
func (d *printer) label(words string, x, y, wide float64) {
	for size := 7.5; size > 4; size -= 0.5 {
		if l := d.ink.lines(words, size, 0, wide); len(l) == 1 || size <= 4.5 && len(l) > 0 {
			d.line(l[0], x, y, size, false, cardSoft)
			return
		}
	}
}
