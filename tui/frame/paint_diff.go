package frame

import (
	"strconv"

	uv "github.com/charmbracelet/ultraviolet"
)

// strip is a line of cells that changes, and all that the bytes for it depend on.
type strip struct {
	x, y, w  int
	edge     bool // it ends where the terminal ends
	erases   bool // see Painter
	was, now string
	base     string // what the pen rests in
}

// What a strip may have been besides a line.
const (
	blankLine   = ""     // cleared in the base style, which reads as blanks
	unknownLine = "\x00" // anything
)

// diff is the bytes that change a strip. They begin and end with the pen at rest.
type diff struct {
	text  []byte
	saved bool // they need the cursor to be saved before
	back  bool // the cursor stands at the end where it was saved
}

// brush writes a diff.
type brush struct {
	strip
	diff
	old, new  []cell
	base, pen uv.Style
	at        int  // the column where the terminal's cursor stands, -1 when that is not known
	whole     bool // nothing that was there may stay
}

// diff compares the cells of a strip.
func (s strip) diff() diff {
	b := brush{strip: s, base: baseStyle(s.base), at: -1}
	b.pen = b.base
	b.new = cellsOf(s.now, s.w, b.base)
	if s.was != unknownLine {
		b.old = cellsOf(s.was, s.w, b.base)
	}
	b.whole = s.was == unknownLine || unsure(b.old) || unsure(b.new)
	for x := 0; x < s.w; {
		x = b.step(x)
	}
	if b.pen != b.base {
		b.rest()
	}
	return b.diff
}

// unsure says whether a terminal may have cells elsewhere than we think.
func unsure(cells []cell) bool {
	for i := range cells {
		if !cells[i].sure {
			return true
		}
	}
	return false
}

// changed says whether a column must be written. The column behind a wide letter is like no other but such a column, so
// that no letter is ever left in half.
func (b *brush) changed(x int) bool { return b.whole || !b.new[x].alike(&b.old[x]) }

// step writes what begins at a column, if it changed, and returns the next column.
func (b *brush) step(x int) int {
	c := &b.new[x]
	switch {
	case !b.changed(x):
		return x + c.width
	case c.blank():
		return b.blanks(x)
	case c.sure:
		b.goTo(x)
		b.dip(c)
		b.write(c)
	default:
		b.doubtful(x, c)
	}
	return x + c.width
}

// doubtful writes a cell of which terminals think differently: it is put on blanks, and nothing that follows trusts
// where the cursor is.
func (b *brush) doubtful(x int, c *cell) {
	b.goTo(x)
	b.dip(c)
	if c.width > 1 {
		for range c.width {
			b.text = append(b.text, ' ')
		}
		b.jump(x)
	}
	b.write(c)
	b.at = -1
}

// blanks writes the blanks that begin at a column, by erasing where that is shorter.
func (b *brush) blanks(x int) int {
	end, last := x, x // the run, and its last column that changed
	for end < b.w && b.new[end].blank() && b.new[end].style.Bg == b.new[x].style.Bg {
		if b.changed(end) {
			last = end
		}
		end++
	}
	n := last + 1 - x
	erase := "\x1b[" + strconv.Itoa(n) + "X"
	b.goTo(x)
	b.dip(&b.new[x])
	switch {
	case b.erases && b.edge && end == b.w && n > len(eraseRest):
		b.text = append(b.text, eraseRest...)
		return b.w
	case b.erases && n > len(erase)+len("\x1b[00C"):
		b.text = append(b.text, erase...)
		return last + 1
	}
	for i := x; i <= last; i++ {
		b.write(&b.new[i])
	}
	return last + 1
}

// write puts a cell where the cursor is.
func (b *brush) write(c *cell) {
	b.text = append(b.text, c.text...)
	b.at += c.width
	b.back = false
}

// dip takes the pen for a cell. A blank needs but the ground.
func (b *brush) dip(c *cell) {
	if b.pen == c.style || b.suits(c) {
		return
	}
	seq := uv.StyleDiff(&b.pen, &c.style)
	if c.style == b.base && b.at >= 0 {
		// Going back to where the pen was saved, and here again, is often shorter than to say all of the style.
		if jump := moveTo(nil, b.x+b.at, b.y); len(restoreCursor)+len(jump) < len(seq) {
			at := b.at
			b.rest()
			b.jump(at)
			return
		}
	}
	b.text = append(b.text, seq...)
	b.pen = c.style
}

// suits says that a blank can be written with the pen as it is.
func (b *brush) suits(c *cell) bool {
	return c.blank() && plainGround(&b.pen) && b.pen.Bg == c.style.Bg
}

// rest brings pen and cursor back to where they were saved.
func (b *brush) rest() {
	b.text = append(b.text, restoreCursor...)
	b.pen, b.at, b.saved, b.back = b.base, -1, true, true
}

// jump places the cursor at a column, wherever it was.
func (b *brush) jump(x int) {
	b.text = moveTo(b.text, b.x+x, b.y)
	b.at, b.back = x, false
}

// goTo brings the cursor to a column, by what is shortest: over what stands there already, to the right, or by name.
func (b *brush) goTo(x int) {
	switch {
	case b.at == x:
		return
	case b.at < 0 || b.at > x:
		b.jump(x)
		return
	}
	n := x - b.at
	right := "\x1b[C"
	if n > 1 {
		right = "\x1b[" + strconv.Itoa(n) + "C"
	}
	if b.bridges(b.at, x, len(right)) {
		for i := b.at; i < x; i++ {
			b.text = append(b.text, b.new[i].text...)
		}
	} else {
		b.text = append(b.text, right...)
	}
	b.at, b.back = x, false
}

// bridges says whether the cells between two columns can be written again in at most so many bytes, with the pen as it
// is.
func (b *brush) bridges(from, to, room int) bool {
	for i := from; i < to; i++ {
		c := &b.new[i]
		if !c.sure || c.style != b.pen && !b.suits(c) {
			return false
		}
		if room -= len(c.text); room < 0 {
			return false
		}
	}
	return true
}
