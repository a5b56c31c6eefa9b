package pptx

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// The size of a slide, in points: 16 to 9.
const (
	Width  = 960
	Height = 540
)

// Colour is red, green and blue in hexadecimal: "005A8C".
type Colour string

// Deck is slides in order.
type Deck struct {
	Title  string
	Lang   string // of its words: "de-DE"; "" is en-GB
	Accent Colour // of the theme, for what is added by hand; "" for blue
	Slides []*Slide
}

// Add puts a slide at the end. Its title is what an outline and a screen reader name it by.
func (d *Deck) Add(title Text) *Slide {
	s := &Slide{title: title}
	d.Slides = append(d.Slides, s)
	return s
}

// Slide is what stands on one slide.
type Slide struct {
	title    Text
	texts    []Text
	blocks   []Block
	pictures []Picture
}

// Box is a place on a slide, in points from its upper left corner.
type Box struct{ X, Y, W, H float64 }

// Text is paragraphs in a box. They are set as large as they fit, between Least and Size; at Least they may run out of
// the box, but nothing is ever cut.
type Text struct {
	Box
	Lines  []string
	Size   int // in points
	Least  int // 0 for 12
	Bold   bool
	Colour Colour
}

// Block is a filled rectangle; Name says what it stands for.
type Block struct {
	Box
	Fill Colour
	Name string
}

// Picture is a PNG, drawn into its box; Name says what it shows.
type Picture struct {
	Box
	PNG  []byte
	Name string
}

// Show puts a picture on the slide, above the rectangles and below all texts.
func (s *Slide) Show(p Picture) { s.pictures = append(s.pictures, p) }

// Write puts a text on the slide.
func (s *Slide) Write(t Text) { s.texts = append(s.texts, t) }

// Fill puts a rectangle on the slide, below all texts.
func (s *Slide) Fill(b Block) { s.blocks = append(s.blocks, b) }

const (
	usualLeast = 12
	leading    = 1.2  // of a line to its letters
	letter     = 0.55 // of a common letter's width to its height, on average, in wide fonts
	bold       = 1.15 // of a bold letter's width to that
)

// size is the largest size at which the lines fit, as far as that can be known without the viewer's fonts.
func (t Text) size() int {
	least := t.Least
	if least == 0 {
		least = min(usualLeast, t.Size)
	}
	for size := t.Size; size > least; size-- {
		if t.Height(size) <= t.H {
			return size
		}
	}
	return least
}

// Height is how many points the lines take at a size.
func (t Text) Height(size int) float64 {
	rows := 0
	for _, line := range t.Lines {
		wide := broad(line) * float64(size)
		if t.Bold {
			wide *= bold
		}
		cells := max(int(t.W/wide), 1)
		rows += strings.Count(ansi.Wrap(line, cells, ""), "\n") + 1
	}
	return float64(rows*size) * leading
}

// broad is the width of a line's cells to their height, on average: of common words that of a common letter, and more of "why", or of capitals.
func broad(line string) float64 {
	const most, plain, least = 0.83, 0.61, 0.32 // in wide fonts
	sum, n := 0.0, 0
	for _, r := range line {
		switch {
		case unicode.IsMark(r):
			continue
		case strings.ContainsRune("mwMW@%", r):
			sum += most
		case unicode.IsUpper(r):
			sum += (most + plain) / 2
		case strings.ContainsRune("iljtfrI.,:;'!|() ", r):
			sum += least
		default: // of an ideograph's two cells, both
			sum += plain
		}
		n++
	}
	return max(letter, sum/max(float64(n), 1))
}

// RightToLeft says whether a paragraph reads from the right: its first letter decides.
func RightToLeft(line string) bool {
	for _, r := range line {
		if unicode.IsLetter(r) {
			return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko)
		}
	}
	return false
}
