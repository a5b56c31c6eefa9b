package exports

import (
	"strings"

	"serendip/exports/pptx"
)

// The sizes of a list's words: what few lines there are can be read from the back row. Below the least a list goes on on a further slide.
const (
	largestLine, leastLine, lineGap = 32, 18, 14
	underStroke                     = 0.32 // where a stroke begins beside a line, in its size
)

// list is slides of a few lines: one, while they can be read there. How many more there are is said.
func (d *deck) list(title string, lines []string, more int) {
	if len(lines) == 0 {
		return
	}
	in := pptx.Box{X: slideLeft + 24, Y: slideTop, W: slideWide - 24, H: pptx.Height - slideTop - 60}
	if n := len(lines); n > 1 && sizeIn(in, lines, largestLine) < leastLine {
		d.list(title, lines[:(n+1)/2], 0)
		d.list(title, lines[(n+1)/2:], more)
		return
	}
	s := d.page(title)
	d.lines(s, in, lines, largestLine)
	if more > 0 {
		s.Write(pptx.Text{Box: pptx.Box{X: slideLeft, Y: pptx.Height - 50, W: slideWide, H: 26}, Lines: []string{d.say("and %d more, in the report", more)}, Size: 16, Colour: slideQuiet})
	}
}

// all is every line, on as few slides as hold them and as many lines on each: none stands alone on the last.
func (d *deck) all(title string, lines []string) {
	slides := (len(lines) + slideLines - 1) / slideLines
	for ; slides > 0; slides-- {
		n := (len(lines) + slides - 1) / slides
		d.list(title, lines[:n], 0)
		lines = lines[n:]
	}
}

// some are the first of the lines that a slide holds, and how many more there are.
func (d *deck) some(title string, lines []string) {
	shown := lines[:min(len(lines), slideLines)]
	d.list(title, shown, len(lines)-len(shown))
}

// lines writes lines into a box, all at the one size at which they fit, each with a stroke of the accent.
func (d *deck) lines(s *pptx.Slide, in pptx.Box, lines []string, most int) {
	size, y := sizeIn(in, lines, most), in.Y
	for _, line := range lines {
		t := pptx.Text{Box: pptx.Box{X: in.X, Y: y, W: in.W}, Lines: strings.Split(line, "\n"), Size: size, Colour: slideInk}
		t.H = t.Height(size)
		stroke := in.X - 24
		if pptx.RightToLeft(line) {
			stroke = in.X + in.W + 18
		}
		s.Fill(pptx.Block{Box: pptx.Box{X: stroke, Y: y + underStroke*float64(size), W: 6, H: float64(size) * 0.8}, Fill: d.accent})
		s.Write(t)
		y += t.H + lineGap
	}
}

// sizeIn is the largest size at which lines fit into a box.
func sizeIn(in pptx.Box, lines []string, most int) int {
	const smallest = 12
	for size := most; size > smallest; size-- {
		high := lineGap * float64(len(lines)-1)
		for _, line := range lines {
			high += pptx.Text{Box: in, Lines: strings.Split(line, "\n")}.Height(size)
		}
		if high <= in.H {
			return size
		}
	}
	return smallest
}
