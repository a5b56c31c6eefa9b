package exports

import (
	"math"
)

// place is a box on a card, in pixels of a card that is 1600 or 1200 wide.
type place struct{ X, Y, W, H float64 }

// stroke is one thing that is drawn: a filled box, a line of words, or the logo.
type stroke struct {
	Box    place // of a filled box or the logo
	Round  float64
	Logo   bool
	Line   *inkLine
	X, Y   float64 // where a line begins, on its base line
	Size   float64
	Bold   bool
	Colour string
}

// drawnCard is a card as it is drawn in any format.
type drawnCard struct {
	W, H    float64
	Strokes []stroke
	ink     *ink
	cut     bool // something did not fit, and says so
}

// The colours of a card; the panel has the customer's.
const (
	cardInk    = "#1a1c22"
	cardSoft   = "#50545e"
	cardWhite  = "#ffffff"
	cardRule   = "#d3d7de"
	leading    = 1.28
	smallest   = 15.0 // pixels; smaller is not read
	shrinkStep = 0.95
)

// draw lays a card out: wide has the number beside the story, square has it above.
func (c Card) draw(square bool) *drawnCard {
	d := &drawnCard{W: 1600, H: 900, ink: newInk(c.Look.Fonts)}
	accent, _ := c.Look.Accent()
	panel, story := place{0, 0, 640, 900}, place{720, 72, 808, 756}
	if square {
		d.W, d.H = 1200, 1200
		panel, story = place{0, 0, 1200, 520}, place{72, 576, 1056, 560}
	}
	d.box(place{0, 0, d.W, d.H}, cardWhite, 0)
	d.box(panel, accent, 0)
	d.panel(c, place{panel.X + 72, panel.Y + 64, panel.W - 144, panel.H - 128}, square)
	d.story(c, story, accent)
	return d
}

// panel holds the customer, the number and its evidence.
func (d *drawnCard) panel(c Card, in place, square bool) {
	top := in.Y
	if len(c.Look.Logo) > 0 {
		d.box(place{in.X, top, 200, 84}, cardWhite, 10)
		d.Strokes = append(d.Strokes, stroke{Logo: true, Box: place{in.X + 12, top + 10, 176, 64}})
		top += 104
	}
	d.fit(c.Customer, place{in.X, top, in.W, 66}, 26, 1, cardWhite)
	bottom := in.Y + in.H
	evidence := 150.0
	unit := 130.0
	if square {
		evidence, unit = 66, 56
	}
	d.box(place{in.X, bottom - evidence - 14, 72, 4}, cardWhite, 2)
	d.fit(c.Evidence, place{in.X, bottom - evidence, in.W, evidence}, 25, 0, cardWhite)
	d.fit(c.Unit, place{in.X, bottom - evidence - unit - 26, in.W, unit}, 34, 1, cardWhite)
	number := place{in.X, top + 70, in.W, bottom - evidence - unit - 40 - top - 70}
	if c.Blank {
		d.box(place{number.X, number.Y + 8, number.W, number.H - 24}, cardWhite, 14)
		return
	}
	d.fitAt(c.Number, number, min(330, number.H), 1, cardWhite, true)
}

// story holds the title, what happened, and the quote.
func (d *drawnCard) story(c Card, in place, accent string) {
	d.fit(c.Tag, place{in.X, in.Y, in.W, 34}, 22, 1, accent)
	y := in.Y + 44
	y += d.fit(c.Title, place{in.X, y, in.W, in.H * 0.27}, 54, 1, cardInk) + 36
	foot := in.Y + in.H - 26
	d.fit(c.Foot, place{in.X, foot, in.W, 28}, 17, 0, cardSoft)
	bottom := foot - 22
	if c.Quote != "" {
		h := min(150, (bottom-y)*0.36)
		box := place{in.X, bottom - h, in.W, h}
		d.box(place{box.X, box.Y, 5, box.H}, accent, 2)
		words := h
		if c.Speaker != "" {
			words -= 32
			d.fit("– "+c.Speaker, place{box.X + 26, box.Y + words + 2, box.W - 26, 30}, 19, 0, cardSoft)
		}
		d.fit("“"+c.Quote+"”", place{box.X + 26, box.Y, box.W - 26, words}, 28, 1, cardInk)
		bottom -= h + 20
	}
	each := (bottom - y) / float64(max(len(c.Parts), 1))
	for _, p := range c.Parts {
		d.fit(p.Name, place{in.X, y, in.W, 28}, 19, 1, accent)
		if c.Blank {
			for line := y + 72; line < y+each-8; line += 48 {
				d.box(place{in.X, line, in.W, 2}, cardRule, 0)
			}
			y += each
			continue
		}
		y += 28 + d.fit(p.Words, place{in.X, y + 30, in.W, each - 58}, 30, 0, cardInk) + 28
	}
}

func (d *drawnCard) box(p place, colour string, round float64) {
	d.Strokes = append(d.Strokes, stroke{Box: p, Colour: colour, Round: round})
}

// fit sets words into a box as large as they can be, up to a size; it returns how high they are. Words that don't fit at the smallest size
// end with a sign that more was said.
func (d *drawnCard) fit(words string, in place, size float64, weight int, colour string) float64 {
	return d.fitAt(words, in, size, weight, colour, false)
}

func (d *drawnCard) fitAt(words string, in place, size float64, weight int, colour string, low bool) float64 {
	if words == "" || in.H <= 0 {
		return 0
	}
	space := leading
	if low {
		space = 1.02
	}
	var lines []inkLine
	for {
		lines = d.ink.lines(words, size, weight, in.W)
		whole := !low || len(lines) <= 1 || size < 60 // a number stays on one line while it can
		if float64(len(lines))*size*space <= in.H && whole || size <= smallest {
			break
		}
		size = math.Max(size*shrinkStep, smallest)
	}
	if most := max(int(in.H/(size*space)), 1); len(lines) > most {
		lines, d.cut = d.shortened(words, size, weight, in.W, most), true
	}
	y := in.Y
	if low { // a number stands on the ground of its box
		y += in.H - float64(len(lines))*size*space
	}
	for i := range lines {
		x := in.X
		if lines[i].RTL {
			x += in.W - lines[i].Width
		}
		d.Strokes = append(d.Strokes, stroke{Line: &lines[i], X: x, Y: y + size*(float64(i)*space+0.95), Size: size, Bold: weight == 1, Colour: colour})
	}
	return float64(len(lines)) * size * space
}

// moreSaid ends words that were cut, so that nobody takes them for the whole.
const moreSaid = " […]"

// shortened is the longest beginning of words that fits with the sign of the cut.
func (d *drawnCard) shortened(words string, size float64, weight int, width float64, most int) []inkLine {
	all := []rune(words)
	low, high := 0, len(all)
	var best []inkLine
	for low <= high {
		mid := (low + high) / 2
		if l := d.ink.lines(string(all[:mid])+moreSaid, size, weight, width); len(l) <= most {
			best, low = l, mid+1
		} else {
			high = mid - 1
		}
	}
	return best
}
