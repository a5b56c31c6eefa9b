package exports

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/bidi"
)

// ink sets words as outlines: with the Go fonts, and with fonts of the system where those lack a letter. It is for one writer at a time.
type ink struct {
	faces   [2][]*font.Face // regular, bold; in the order in which they are tried
	further [2][]string     // files that were not opened yet
	emoji   *font.Face      // nil where there is none
	sought  bool            // emoji was looked for
	boxed   bool            // a letter was set that no font has
	shaper  shaping.HarfbuzzShaper
	wrapper shaping.LineWrapper
	parts   shaping.Segmenter
}

// inkLine is one line of words, from left to right as it is seen.
type inkLine struct {
	Words string
	Runs  []shaping.Output
	Width float64
	RTL   bool
	whole []rune // what was set, of which the runs are parts
}

// said is the words of a run, in the order in which they are said.
func (l inkLine) said(run shaping.Output) []rune {
	return slices.DeleteFunc(slices.Clone(l.whole[run.Runes.Offset:run.Runes.Offset+run.Runes.Count]), func(r rune) bool { return r == leftMark })
}

// systemFonts are tried in this order when the Go fonts lack a letter: the folders and names of Debian, Fedora, macOS and Windows.
var systemFonts = [2][]string{
	{
		"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf", "/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf",
		"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc", "/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf",
		"/System/Library/Fonts/Supplemental/Arial Unicode.ttf", "/System/Library/Fonts/PingFang.ttc", "C:\\Windows\\Fonts\\arial.ttf", "C:\\Windows\\Fonts\\msyh.ttc", "C:\\Windows\\Fonts\\Nirmala.ttf",
	},
	{
		"/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf", "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans-Bold.ttf", "/usr/share/fonts/truetype/noto/NotoSansArabic-Bold.ttf",
		"/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Bold.ttc", "/usr/share/fonts/truetype/noto/NotoSansDevanagari-Bold.ttf",
		"/System/Library/Fonts/Supplemental/Arial Unicode.ttf", "/System/Library/Fonts/PingFang.ttc", "C:\\Windows\\Fonts\\arialbd.ttf", "C:\\Windows\\Fonts\\msyhbd.ttc", "C:\\Windows\\Fonts\\NirmalaB.ttf",
	},
}

var goFonts = sync.OnceValue(func() [2]*font.Font {
	var out [2]*font.Font
	for i, raw := range [][]byte{goregular.TTF, gobold.TTF} {
		face, err := font.ParseTTF(bytes.NewReader(raw))
		if err != nil {
			panic("the Go fonts cannot be read: " + err.Error()) // they are part of the program
		}
		out[i] = face.Font
	}
	return out
})

// fontFiles keeps what was read of font files, for they are large; a nil font is a file that can't be used.
var fontFiles sync.Map

func fontFile(path string) *font.Font {
	if f, known := fontFiles.Load(path); known {
		return f.(*font.Font)
	}
	var out *font.Font
	if raw, err := os.ReadFile(path); err == nil {
		if faces, err := font.ParseTTC(bytes.NewReader(raw)); err == nil && len(faces) > 0 {
			out = faces[0].Font
		} else if face, err := font.ParseTTF(bytes.NewReader(raw)); err == nil {
			out = face.Font
		}
	}
	fontFiles.Store(path, out)
	return out
}

// newInk begins with the Go fonts; files are tried first among what comes after them.
func newInk(files []string) *ink {
	k := &ink{}
	for i, f := range goFonts() {
		k.faces[i] = []*font.Face{font.NewFace(f)}
		k.further[i] = slices.Concat(files, systemFonts[i])
	}
	return k
}

// face finds a face that has a letter, and opens files until there is one.
func (k *ink) face(weight int, r rune) *font.Face {
	for {
		for _, f := range k.faces[weight] {
			if _, has := f.NominalGlyph(r); has {
				return f
			}
		}
		if len(k.further[weight]) == 0 {
			return k.emojiFace(r)
		}
		next := k.further[weight][0]
		k.further[weight] = k.further[weight][1:]
		if f := fontFile(next); f != nil {
			k.faces[weight] = append(k.faces[weight], font.NewFace(f))
		}
	}
}

// weighted is the faces of one weight, as the library asks for them.
type weighted struct {
	*ink
	weight int
}

// ResolveFace is for the library.
func (w weighted) ResolveFace(r rune) *font.Face {
	if f := w.face(w.weight, r); f != nil {
		return f
	}
	return w.faces[w.weight][0]
}

// missing stands for a letter that no font has: it is seen that something was there.
const missing = '□'

// leftMark stands before words that are read from the left although their first letter is not. It decides how they are set, and is neither
// seen nor sought in a font.
const leftMark = '\u200e'

// standIns are signs of the Go fonts for signs that the program itself writes and these fonts lack: where no other font has them, they are
// read as what they say, and are no boxes.
var standIns = map[rune]rune{'✓': '√', '✗': '×', '☐': '□', '☑': '√', '◆': '♦', '★': '*', '\u2011': '-'}

// standIn is what is drawn for a sign that no font has.
func (k *ink) standIn(r rune) rune {
	if other, known := standIns[r]; known {
		return other
	}
	k.boxed = true
	return missing
}

// plainWords is words that can be set: on one line, without control signs, each letter that no font has as a box.
func (k *ink) plainWords(text string, weight int) []rune {
	var out []rune
	for _, r := range strings.Join(strings.Fields(clean(text)), " ") {
		switch {
		case r == leftMark:
		case unicode.In(r, unicode.Cf, unicode.Mn, unicode.Me):
			if k.face(weight, r) == nil {
				continue // it changes a letter and is none
			}
		case k.face(weight, r) == nil:
			r = k.standIn(r)
		}
		out = append(out, r)
	}
	return out
}

// lines breaks words into lines of a width. Words that are longer than a line are broken too.
func (k *ink) lines(text string, size float64, weight int, width float64) []inkLine {
	words := k.plainWords(text, weight)
	if len(words) == 0 {
		return nil
	}
	in := shaping.Input{Text: words, RunEnd: len(words), Direction: direction(words), Size: fixed.Int26_6(size * 64), Language: language.NewLanguage("en")}
	var runs []shaping.Output
	for _, part := range k.withEmoji(k.parts.Split(in, weighted{k, weight}), words, weight) {
		runs = append(runs, k.shape(part))
	}
	wrapped, _ := k.wrapper.WrapParagraphF(shaping.WrapConfig{Direction: in.Direction}, fixed.Int26_6(width*64), words, shaping.NewSliceIterator(runs))
	var out []inkLine
	for _, l := range wrapped {
		line := inkLine{RTL: in.Direction == di.DirectionRTL, Runs: slices.Clone(l), whole: words}
		from, to := len(words), 0
		for _, run := range l {
			line.Width += float64(run.Advance) / 64
			from, to = min(from, run.Runes.Offset), max(to, run.Runes.Offset+run.Runes.Count)
		}
		slices.SortStableFunc(line.Runs, func(a, b shaping.Output) int { return int(a.VisualIndex - b.VisualIndex) })
		if from < to {
			line.Words = strings.TrimSpace(strings.ReplaceAll(string(words[from:to]), string(leftMark), ""))
		}
		out = append(out, line)
	}
	return out
}

// moreSaid ends words that were cut, so that nobody takes them for the whole.
const moreSaid = " […]"

// shortened is the longest beginning of words that fits into so many lines with the sign of the cut. What is one sign to the eye is not cut in two.
func (k *ink) shortened(words string, size float64, weight int, width float64, most int) []inkLine {
	ends := []int{0}
	for g := graphemes.FromString(words); g.Next(); {
		ends = append(ends, g.End())
	}
	low, high := 0, len(ends)-1
	var best []inkLine
	for low <= high {
		mid := (low + high) / 2
		if l := k.lines(words[:ends[mid]]+moreSaid, size, weight, width); len(l) <= most {
			best, low = l, mid+1
		} else {
			high = mid - 1
		}
	}
	return best
}

// inOneLine is words in one line, as many as it has room for. It is empty for no words.
func (k *ink) inOneLine(words string, size, width float64) []inkLine {
	if l := k.lines(words, size, 0, width); len(l) <= 1 {
		return l
	}
	return k.shortened(words, size, 0, width, 1)
}

// shape sets a part at its own size. The library knows whole sizes only and would set 9.5 as wide as 10.
func (k *ink) shape(part shaping.Input) shaping.Output {
	size, whole := part.Size, fixed.I(part.Size.Ceil())
	part.Size = whole
	out := k.shaper.Shape(part)
	if size == whole {
		return out
	}
	out.Size, out.Advance = size, 0
	for i := range out.Glyphs {
		g := &out.Glyphs[i]
		for _, long := range []*fixed.Int26_6{&g.Width, &g.Height, &g.XBearing, &g.YBearing, &g.Advance, &g.XOffset, &g.YOffset} {
			*long = fixed.Int26_6(int64(*long) * int64(size) / int64(whole))
		}
		out.Advance += g.Advance
	}
	return out
}

// direction is that of the first letter that has one.
func direction(words []rune) di.Direction {
	for _, r := range words {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.R, bidi.AL:
			return di.DirectionRTL
		case bidi.L:
			return di.DirectionLTR
		}
	}
	return di.DirectionLTR
}

// pen takes outlines: pixels or points, y downwards.
type pen interface {
	moveTo(x, y float64)
	lineTo(x, y float64)
	quadTo(x1, y1, x, y float64)
	cubeTo(x1, y1, x2, y2, x, y float64)
	closePath()
}

// draw draws a line with its left end on the base line at x, y.
func (l inkLine) draw(p pen, x, y float64) {
	for _, run := range l.Runs {
		scale := float64(run.Size) / 64 / float64(run.Face.Upem())
		for _, g := range run.Glyphs {
			_, picture := bitmapOf(run, g)
			if outline, is := run.Face.GlyphDataOutline(g.GlyphID); is && !picture {
				drawGlyph(p, outline, x+float64(g.XOffset)/64, y-float64(g.YOffset)/64, scale)
			}
			x += float64(g.Advance) / 64
		}
	}
}

func drawGlyph(p pen, outline font.GlyphOutline, x, y, scale float64) {
	at := func(a opentype.SegmentPoint) (float64, float64) {
		return x + float64(a.X)*scale, y - float64(a.Y)*scale
	}
	open := false
	for _, s := range outline.Segments {
		x0, y0 := at(s.Args[0])
		x1, y1 := at(s.Args[1])
		x2, y2 := at(s.Args[2])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if open {
				p.closePath()
			}
			p.moveTo(x0, y0)
			open = true
		case opentype.SegmentOpLineTo:
			p.lineTo(x0, y0)
		case opentype.SegmentOpQuadTo:
			p.quadTo(x0, y0, x1, y1)
		case opentype.SegmentOpCubeTo:
			p.cubeTo(x0, y0, x1, y1, x2, y2)
		}
	}
	if open {
		p.closePath()
	}
}
