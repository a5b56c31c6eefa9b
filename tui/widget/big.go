package widget

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/unicode/norm"
)

// Scales of big type. A pixel of scale k is k cells wide and k half rows high.
const (
	BigText   = 1 // 3 rows: the short prompt, the code
	BigNumber = 2 // 5 rows: the clock, the count
	BigHuge   = 4 // 10 rows: the clock alone on a wall
)

// Type draws big type. Its letters are made once; the value is shared and never written again.
type Type struct{ letters map[rune]glyph }

// NewType makes the letters of big type.
func NewType() Type { return Type{letters: font()} }

// Height is how many rows big type of a scale takes.
func (Type) Height(scale int) int { return (5*max(scale, 1) + 1) / 2 }

// Big draws one line of big type without styles: rows of equal width. Small letters are shown as capitals and
// accents are dropped; a picture among them, such as an emoji, stands in ordinary size in the middle row. A text in a
// script that big type has no letters for comes out in ordinary letters, spaced where the script allows, in the middle
// row of the same height.
func (y Type) Big(text string, scale int) []string {
	scale = max(scale, 1)
	letters, ok := y.set(text, scale)
	if !ok {
		return ordinary(text, y.Height(scale))
	}
	var pixels [5]strings.Builder
	for i, l := range letters {
		for row := range pixels {
			if i > 0 {
				pixels[row].WriteByte('.')
			}
			pixels[row].WriteString(l.glyph[row])
		}
	}
	var grid [5]string
	for row := range pixels {
		grid[row] = pixels[row].String()
	}
	return pictured(halves(grid, scale), letters, scale)
}

// pictured puts the pictures into the gaps that are left for them in the middle row.
func pictured(lines []string, letters []letter, scale int) []string {
	middle, at := (len(lines)-1)/2, 0
	cells := []rune(lines[middle]) // blocks and blanks, each one cell wide
	var b strings.Builder
	for _, l := range letters {
		w := len(l.glyph[0]) * scale
		if l.picture != "" {
			b.WriteString(string(cells[:at]) + l.picture + blank(w-Width(l.picture)))
			cells, at = cells[at+w:], -w
		}
		at += w + scale
	}
	lines[middle] = b.String() + string(cells)
	return lines
}

// Width is how many cells a line of big type takes.
func (y Type) Width(text string, scale int) int {
	scale = max(scale, 1)
	letters, ok := y.set(text, scale)
	if !ok {
		return Width(spaced(text))
	}
	n := max(len(letters)-1, 0)
	for _, l := range letters {
		n += len(l.glyph[0])
	}
	return n * scale
}

// Fit is the largest of the scales at which a line of big type fits in w cells and h rows; 0 when none does.
func (y Type) Fit(text string, w, h int, scales ...int) int {
	best := 0
	for _, s := range scales {
		if s > best && y.Width(text, s) <= w && y.Height(s) <= h {
			best = s
		}
	}
	return best
}

// Lines draws several lines of big type with a blank row between. A line that is wider than w comes out in ordinary
// letters, so that nothing is cut.
func (y Type) Lines(lines []string, w, scale int) []string {
	var out []string
	for i, l := range lines {
		if i > 0 {
			out = append(out, "")
		}
		if y.Width(l, scale) <= w {
			out = append(out, y.Big(l, scale)...)
		} else {
			out = append(out, Wrap(l, w, 0)...)
		}
	}
	return out
}

// Sets says whether big type has every letter of a text.
func (y Type) Sets(text string) bool {
	_, ok := y.set(text, BigText)
	return ok
}

// letter is one letter of big type, or a picture with the gap that is left for it.
type letter struct {
	glyph   glyph
	picture string
}

// set finds the letters of a text, false when one is missing. A picture needs letters around it.
func (y Type) set(text string, scale int) ([]letter, bool) {
	var out []letter
	pictures := 0
	for g := graphemes.FromString(fold(text)); g.Next(); {
		if isPicture(g.Value()) {
			pictures++
			gap := strings.Repeat(".", (Width(g.Value())+scale-1)/scale)
			out = append(out, letter{glyph{gap, gap, gap, gap, gap}, g.Value()})
			continue
		}
		for _, r := range g.Value() {
			drawn, ok := y.letters[r]
			if !ok {
				return nil, false
			}
			out = append(out, letter{glyph: drawn})
		}
	}
	return out, pictures == 0 || pictures < len(out)
}

// isPicture says whether a letter is an emoji or the like: it has no size but its own.
func isPicture(one string) bool {
	first, _ := utf8.DecodeRuneInString(one)
	return Width(one) == 2 && unicode.Is(unicode.So, first)
}

// fold brings Latin text down to the letters big type has.
func fold(text string) string {
	text = strings.NewReplacer("ß", "SS", "ẞ", "SS", "æ", "AE", "Æ", "AE", "œ", "OE", "Œ", "OE", "ø", "O", "Ø", "O",
		"ł", "L", "Ł", "L", "đ", "D", "Đ", "D", "ð", "D", "Ð", "D", "þ", "TH", "Þ", "TH", "ı", "I",
		"’", "'", "‘", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "–", "-", "‑", "-", "\u00a0", " ", "\u202f", " ").Replace(text)
	var b strings.Builder
	latin := false
	for _, r := range norm.NFD.String(strings.ToUpper(text)) {
		if unicode.Is(unicode.Mn, r) && latin {
			continue // an accent on a Latin letter
		}
		latin = unicode.Is(unicode.Latin, r)
		b.WriteRune(r)
	}
	return b.String()
}

// halves draws pixels with half blocks, two pixel rows to a row of text.
func halves(grid [5]string, scale int) []string {
	set := func(y, x int) bool { return y/scale < 5 && grid[y/scale][x/scale] == '#' }
	w := len(grid[0]) * scale
	out := make([]string, (5*scale+1)/2)
	for row := range out {
		var b strings.Builder
		for x := range w {
			switch top, bottom := set(2*row, x), set(2*row+1, x); {
			case top && bottom:
				b.WriteString("█")
			case top:
				b.WriteString("▀")
			case bottom:
				b.WriteString("▄")
			default:
				b.WriteByte(' ')
			}
		}
		out[row] = b.String()
	}
	return out
}

// ordinary is a text in ordinary letters in the middle of h rows.
func ordinary(text string, h int) []string {
	text = spaced(text)
	out := make([]string, h)
	for i := range out {
		out[i] = blank(Width(text))
	}
	out[(h-1)/2] = text
	return out
}

// spaced puts a blank between the letters of scripts whose letters stand alone; joined scripts are left as they are.
func spaced(text string) string {
	for _, r := range text {
		if unicode.IsLetter(r) && !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Han,
			unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Hebrew) {
			return text
		}
	}
	var out []string
	for g := graphemes.FromString(text); g.Next(); {
		out = append(out, g.Value())
	}
	return strings.Join(out, " ")
}
