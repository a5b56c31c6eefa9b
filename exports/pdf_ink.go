package exports

import (
	"bytes"
	"fmt"
	"image/png"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

// outline draws into a PDF.
type outline struct{ *fpdf.Fpdf }

func (o outline) moveTo(x, y float64)         { o.MoveTo(x, y) }
func (o outline) lineTo(x, y float64)         { o.LineTo(x, y) }
func (o outline) quadTo(x1, y1, x, y float64) { o.CurveTo(x1, y1, x, y) }
func (o outline) cubeTo(x1, y1, x2, y2, x, y float64) {
	o.CurveBezierCubicTo(x1, y1, x2, y2, x, y)
}
func (o outline) closePath() { o.ClosePath() }

// document is a PDF with the pictures that are in it. Its writer puts pictures in the order of how wide they are, and those that are as wide
// as each other in any order: so no two are.
type document struct {
	*fpdf.Fpdf
	wide  map[int]bool       // in pixels
	stuck map[string]float64 // by name, how much wider than its own a picture is
}

// newPDF begins a document whose bytes depend on nothing but its content.
func newPDF(w, h float64, title, author string, at time.Time) *document {
	p := &document{wide: make(map[int]bool), stuck: make(map[string]float64)}
	p.Fpdf = fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: w, Ht: h}})
	p.SetCatalogSort(true)
	p.SetCreationDate(at.UTC())
	p.SetModificationDate(at.UTC())
	p.SetProducer("Serendip", true)
	p.SetTitle(basic(title), true)
	p.SetAuthor(basic(author), true)
	p.AddUTF8FontFromBytes("go", "", goregular.TTF)
	p.AddUTF8FontFromBytes("go", "B", gobold.TTF)
	return p
}

// basic is words without control signs, and with a box for what the writer of PDF cannot hold: runes above U+FFFF.
func basic(s string) string {
	const highest = 0xFFFF
	return strings.Map(func(r rune) rune {
		if r > highest {
			return missing
		}
		return r
	}, clean(s))
}

// pdfLine draws a line of words so that it can be seen, and selected too. What the Go fonts can't show are outlines with invisible words over
// them, for the writer of PDF takes no font in which that is.
func pdfLine(p *document, l inkLine, x, y, size float64, bold bool) {
	style := ""
	if bold {
		style = "B"
	}
	p.SetFont("go", style, size)
	if plain := len(l.Runs) == 1 && !l.RTL && l.Runs[0].Face.Font == goFonts()[len(style)]; plain {
		p.Text(x, y, basic(l.Words))
		return
	}
	for _, run := range l.Runs {
		words := l.said(run)
		if len(words) == 0 {
			continue
		}
		if run.Face.Font == goFonts()[len(style)] && run.Direction == di.DirectionLTR {
			p.Text(x, y, basic(string(words)))
		} else {
			one := inkLine{Runs: []shaping.Output{run}}
			one.draw(outline{p.Fpdf}, x, y)
			p.DrawPath("f")
			for _, emoji := range one.pictures(x, y) {
				emoji.stick(p)
			}
			unseen(p, words, run.Direction == di.DirectionRTL, x, y, float64(run.Advance)/64)
		}
		x += float64(run.Advance) / 64
	}
}

// unseen writes the words of outlines over them, as wide as they are. A reader of PDF takes letters from left to right and turns those of
// Arabic or Hebrew around itself, so they stand as they are seen.
func unseen(p *document, words []rune, rtl bool, x, y, wide float64) {
	if rtl {
		words = slices.Clone(words)
		slices.Reverse(words)
	}
	text := basic(string(words))
	if has := p.GetStringWidth(text); has > 0 {
		p.RawWriteStr(fmt.Sprintf("%.2f Tz", 100*wide/has))
	}
	if !rtl { // what is copied, also where the font of the invisible words has less
		p.RawWriteStr("/Span <</ActualText " + utf16Hex(clean(string(words))) + ">> BDC")
	}
	p.SetTextRenderingMode(3)
	p.Text(x, y, text)
	p.SetTextRenderingMode(0)
	if !rtl {
		p.RawWriteStr("EMC")
	}
	p.RawWriteStr("100 Tz")
}

// utf16Hex is words as a string of a PDF that can hold any letter.
func utf16Hex(words string) string {
	out := "<FEFF"
	for _, u := range utf16.Encode([]rune(words)) {
		out += fmt.Sprintf("%04X", u)
	}
	return out + ">"
}

// PDF writes the card as a page of 16 to 9.
func (c Card) PDF(w io.Writer) error {
	c = c.flat()
	d := c.draw(false)
	p := newPDF(d.W, d.H, c.Title, c.Customer, c.made)
	p.SetMargins(0, 0, 0)
	p.SetAutoPageBreak(false, 0)
	p.AddPage()
	for _, s := range d.Strokes {
		r, g, b := rgbOf(orNot(s.Colour, cardInk)).bytes()
		p.SetFillColor(r, g, b)
		p.SetTextColor(r, g, b)
		switch {
		case s.Line != nil:
			pdfLine(p, *s.Line, s.X, s.Y, s.Size, s.Bold)
		case s.Logo:
			pdfLogo(p, c.Look.Logo, s.Box)
		case s.Round > 0:
			rounded4(outline{p.Fpdf}, s.Box, s.Round)
			p.DrawPath("f")
		default:
			p.Rect(s.Box.X, s.Box.Y, s.Box.W, s.Box.H, "F")
		}
	}
	return p.Output(w)
}

// pdfLogo places a PNG as large as fits its box.
func pdfLogo(p *document, logo []byte, in place) {
	options := fpdf.ImageOptions{ImageType: "PNG"}
	wider := 1.0
	switch size, err := png.DecodeConfig(bytes.NewReader(logo)); {
	case err != nil:
		return
	case p.wide[size.Width]: // a picture that came first is as wide
		if logo, wider, err = repaint(logo, p.wide); err != nil {
			return
		}
	default:
		p.wide[size.Width] = true
	}
	info := p.RegisterImageOptionsReader("logo", options, bytes.NewReader(logo))
	if info == nil || p.Err() {
		return
	}
	b := within(in, info.Width()/wider, info.Height())
	p.ImageOptions("logo", b.X, b.Y, b.W*wider, b.H, false, options, 0, "")
}
