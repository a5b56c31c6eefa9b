package exports

import (
	"math"
	"slices"
)

// passage is a piece of the story: a name and words under it, or a quote with who said it.
type passage struct {
	blocks []block // one under another
	gap    float64 // between them
	indent float64
	quote  bool
}

func (p passage) high() float64 {
	high := p.gap * float64(len(p.blocks)-1)
	for _, b := range p.blocks {
		high += b.high()
	}
	return high
}

// rtl says whether what is told is read from right to left.
func (p passage) rtl() bool { return slices.ContainsFunc(p.blocks, block.rtl) }

// The sizes of a story: they grow and shrink together.
const (
	largestTitle, smallestTitle = 104, 30
	smallestScale               = 0.3 // there the title is at its smallest, and the rest long before
	largestWords                = 40
	titleSize, wordsSize        = 54, 30
	nameSize, largestName       = 19, 22
	betweenPassages             = 26.0
	quoteIndent                 = 26
)

// story is the white side: the title, what happened, and a quote. All of it is as large as it fits together, and what room is left lies
// evenly between its passages, so that a card is full with few words and with many.
func (d *drawnCard) story(c Card, in place, accent string) {
	tag := d.set(c.Tag, in.W, 34, 22, 1, accent)
	d.put(tag, in.X, in.Y, in.W)
	foot := d.set(c.Foot, in.W, 28, 17, 0, cardSoft)
	d.onGround(foot, in)
	room := place{in.X, in.Y + tag.high() + 14, in.W, in.H - tag.high() - foot.high() - 14 - 24}
	if c.Blank {
		d.blanks(c, room, accent)
		return
	}
	scale, high := 2.0, math.Inf(1)
	told := d.told(c, room.W, high, scale, accent)
	for high > smallest && (tall(told) > room.H || scale > smallestScale && d.broken(c.Title, told[0].blocks[0].size, 1, room.W)) {
		if scale > smallestScale {
			scale *= shrinkStep
		} else { // no smaller: now the longest are shortened
			high = min(high, room.H) * shrinkStep
		}
		told = d.told(c, room.W, high, scale, accent)
	}
	d.spread(told, room, accent)
}

// told is the passages at a scale, each at most so high.
func (d *drawnCard) told(c Card, wide, high, scale float64, accent string) []passage {
	d.cut = false
	size := func(at, most float64) float64 { return max(min(at*scale, most), smallest) }
	title := min(titleSize*scale, largestTitle)
	if scale < 1 {
		title = max(titleSize*math.Sqrt(scale), smallestTitle)
	}
	out := []passage{{blocks: []block{d.setAt(c.Title, wide, high, title, 1, cardInk)}}}
	for _, p := range c.Parts {
		out = append(out, passage{gap: 2, blocks: []block{d.setAt(p.Name, wide, high, size(nameSize, largestName), 1, accent), d.setAt(p.Words, wide, high, size(wordsSize, largestWords), 0, cardInk)}})
	}
	if c.Quote != "" {
		q := passage{gap: 4, indent: quoteIndent, quote: true, blocks: []block{d.setAt(voiceOf(c.Lang).say("“%s”", c.Quote), wide-quoteIndent, high, size(wordsSize, largestWords), 1, cardInk)}}
		if c.Speaker != "" {
			q.blocks = append(q.blocks, d.setAt("– "+c.Speaker, wide-quoteIndent, high, size(nameSize, largestName), 0, cardSoft))
		}
		out = append(out, q)
	}
	return out
}

// setAt sets words at one size.
func (d *drawnCard) setAt(words string, wide, high, size float64, weight int, colour string) block {
	b := block{size: size, space: leading, bold: weight == 1, colour: colour, lines: d.ink.lines(words, size, weight, wide)}
	return d.within(b, words, wide, high)
}

// tall is how high passages are with the least room between them.
func tall(told []passage) float64 {
	high := betweenPassages * float64(len(told)-1)
	for _, p := range told {
		high += p.high()
	}
	return high
}

// spread places passages from the top to the ground; a title alone stands in the middle.
func (d *drawnCard) spread(told []passage, in place, accent string) {
	left, y := in.H-tall(told), in.Y
	between := betweenPassages + left/float64(max(len(told)-1, 1))
	if len(told) == 1 {
		y += left / 2
	}
	for _, p := range told {
		right, x := p.rtl(), in.X+p.indent
		bar := in.X
		if right {
			x, bar = in.X, in.X+in.W-5
		}
		if p.quote {
			d.box(place{bar, y, 5, p.high()}, accent, 2)
		}
		at := y
		for _, b := range p.blocks {
			d.putAt(b, x, at, in.W-p.indent, right)
			at += b.high() + p.gap
		}
		y += p.high() + between
	}
}

// blanks are a title and lines to write on: one for who, more for the rest.
func (d *drawnCard) blanks(c Card, in place, accent string) {
	const line = 48.0
	title := d.set(c.Title, in.W, in.H*0.27, titleSize, 1, cardInk)
	d.put(title, in.X, in.Y, in.W)
	y := in.Y + title.high() + 20
	lines := max(int((in.Y+in.H-y-float64(len(c.Parts))*44)/line), len(c.Parts))
	for i, p := range c.Parts {
		d.put(d.set(p.Name, in.W, 28, nameSize, 1, accent), in.X, y, in.W)
		y += 28
		own := 1
		if i > 0 { // the first is a name
			own = (lines - 1) / (len(c.Parts) - 1)
			if i <= (lines-1)%(len(c.Parts)-1) {
				own++
			}
		}
		for range own {
			y += line
			d.box(place{in.X, y - 4, in.W, 2}, cardRule, 0)
		}
		y += 16
	}
}
