package exports

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// block is words that are set into lines and not placed yet.
type block struct {
	lines  []inkLine
	size   float64
	space  float64 // from line to line, in sizes
	bold   bool
	colour string
}

const (
	leading    = 1.28
	tight      = 1.02 // of a number
	hanging    = 1.22 // of a number with something below its base line
	smallest   = 17.0 // pixels; smaller is not read
	shrinkStep = 0.95
)

func (b block) high() float64 { return float64(len(b.lines)) * b.size * b.space }

// set sets words as large as they can be, up to a size, in a box. Words that don't fit at the smallest size end with a sign that more was said.
func (d *drawnCard) set(words string, wide, high, size float64, weight int, colour string) block {
	b := block{size: size, space: leading, bold: weight == 1, colour: colour}
	if words == "" || high <= 0 {
		return b
	}
	for b.lines = d.ink.lines(words, b.size, weight, wide); b.high() > high && b.size > smallest; b.lines = d.ink.lines(words, b.size, weight, wide) {
		b.size = math.Max(b.size*shrinkStep, smallest)
	}
	return d.within(b, words, wide, high)
}

// setTight sets a number, which stays on one line while it can.
func (d *drawnCard) setTight(words string, wide, high, size float64, colour string) block {
	const small = 60
	b := block{size: size, space: tight, bold: true, colour: colour}
	if strings.IndexFunc(words, hangs) >= 0 {
		b.space = hanging
	}
	if words == "" || high <= 0 {
		return b
	}
	for b.lines = d.ink.lines(words, b.size, 1, wide); (b.high() > high || len(b.lines) > 1 && b.size > small) && b.size > smallest; b.lines = d.ink.lines(words, b.size, 1, wide) {
		b.size = math.Max(b.size*shrinkStep, smallest)
	}
	return d.within(b, words, wide, high)
}

func hangs(r rune) bool { return strings.ContainsRune(",;()gjpqyQ/", r) || r > unicode.MaxLatin1 }

// within shortens what is still too high, with the sign of the cut.
func (d *drawnCard) within(b block, words string, wide, high float64) block {
	if b.high() <= high {
		return b
	}
	if most := max(int(high/(b.size*b.space)), 1); len(b.lines) > most {
		weight := 0
		if b.bold {
			weight = 1
		}
		b.lines, d.cut = d.ink.shortened(words, b.size, weight, wide, most), true
	}
	return b
}

// rtl says whether a block is read from right to left.
func (b block) rtl() bool { return len(b.lines) > 0 && b.lines[0].RTL }

// put places a block with its top at y.
func (d *drawnCard) put(b block, x, y, wide float64) { d.putAt(b, x, y, wide, false) }

// putAt places a block, at the right edge if it is asked to or read from there.
func (d *drawnCard) putAt(b block, x, y, wide float64, right bool) {
	for i := range b.lines {
		at := x
		if right || b.lines[i].RTL {
			at += wide - b.lines[i].Width
		}
		d.Strokes = append(d.Strokes, stroke{Line: &b.lines[i], X: at, Y: y + b.size*(float64(i)*b.space+0.95), Size: b.size, Bold: b.bold, Colour: b.colour})
	}
}

// onGround places a block on the ground of a box.
func (d *drawnCard) onGround(b block, in place) { d.put(b, in.X, in.Y+in.H-b.high(), in.W) }

// broken says whether the longest word is too long for a line. What is written without spaces may break anywhere.
func (d *drawnCard) broken(words string, size float64, weight int, wide float64) bool {
	longest := ""
	for _, w := range strings.Fields(words) {
		if len(w) > len(longest) && strings.IndexFunc(w, spaceless) < 0 {
			longest = w
		}
	}
	return len(d.ink.lines(longest, size, weight, wide)) > 1
}

func spaceless(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// Boxed lists the letters of a card that no font on this machine has: each stands as a box in PNG and PDF.
func (c Card) Boxed() []rune {
	k := newInk(c.Look.Fonts)
	var out []rune
	for _, r := range clean(c.Words()) {
		if unicode.IsPrint(r) && !unicode.In(r, unicode.Cf, unicode.Mn, unicode.Me) && k.face(0, r) == nil && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}
