package frame

import (
	"image/color"
	"slices"

	"serendip/tui/theme"
)

// Painter knows what one terminal shows and makes the bytes that bring it to the next frame. What it was given once it
// keeps and compares with: frames, and the lines in them, are never written to after they were painted.
//
// Between two paints the terminal's pen rests in the theme's base style. Where the painter is not sure what the terminal
// shows (at first, at another size, in another look) it clears the screen and paints all of it.
type Painter struct {
	cache    *Cache
	erases   bool // the terminal erases with the colour of the pen
	sync     bool // it can hold a picture back until it is complete
	clusters bool // it was told to measure clusters as we do

	w, h   int // of the terminal
	begun  bool
	sure   bool  // the terminal shows last, in look
	last   Frame // of w by h cells
	flat   bool  // no pane of last lies on another or outside
	look   look
	title  string
	cursor *Cursor // nil while hidden
	shaped bool    // the cursor has its shape
}

// look is what of a theme the terminal itself has to know.
type look struct {
	base                string
	ground, ink, accent color.Color
}

func lookOf(t theme.Theme) look {
	if t.Look == nil { // of a picture that stands on no ground
		return look{}
	}
	return look{t.Base.Open(), t.Ground, t.Ink, t.Accent.Foreground()}
}

// NewPainter is for a terminal of the given type ($TERM). The cache is shared with others.
func NewPainter(cache *Cache, term string) *Painter {
	return &Painter{cache: cache, erases: erasesInColour(term)}
}

// Resize says how many cells the terminal has now. What it shows is not known then, not even at the same size: the
// client may have drawn its window anew.
func (p *Painter) Resize(w, h int) { p.w, p.h, p.sure = max(w, 0), max(h, 0), false }

// Synchronise has big paints held back by the terminal until they are complete. It is for one that has said that it can.
func (p *Painter) Synchronise() { p.sync = true }

// bigPaint is from how many bytes on somebody may see a picture half painted.
const bigPaint = 1 << 10

// Paint appends to a buffer what brings the terminal to a frame; nothing when it shows that already, or when its size
// is not known yet.
func (p *Painter) Paint(to []byte, f Frame, t theme.Theme) []byte {
	if p.w == 0 || p.h == 0 {
		return to
	}
	if f.W != p.w || f.H != p.h {
		f = f.cropped(p.w, p.h)
	}
	mark, seen := len(to), p.cursor != nil
	if l := lookOf(t); !p.sure || l != p.look {
		to = p.whole(to, f, l)
	} else {
		to = p.changes(to, f)
	}
	if f.Title != "" && f.Title != p.title {
		to = setTitle(to, f.Title)
		p.title = f.Title
	}
	if len(to)-mark >= bigPaint {
		to = p.calmly(to, mark, seen)
	}
	return to
}

// whole clears the screen and paints all of it.
func (p *Painter) whole(to []byte, f Frame, l look) []byte {
	if !p.begun {
		to = begin(to)
		p.begun = true
	}
	to = p.dress(to, l)
	to = append(to, theme.Reset...)
	to = append(to, l.base...)
	to = append(to, clearScreen...)
	s := p.sheet(to)
	s.lost = true
	old := blankLine
	if !p.erases { // what clearing leaves is not known
		old = unknownLine
	}
	if p.flat = flat(f); p.flat && p.erases {
		for _, n := range f.Panes {
			for i, line := range n.Lines[:min(len(n.Lines), n.H)] {
				s.strip(n.X, n.Y+i, n.W, old, line)
			}
		}
	} else {
		for y, row := range f.rows() {
			s.strip(0, y, p.w, old, row)
		}
	}
	p.last, p.sure = f, true
	return s.done(f.Cursor)
}

// changes paints what differs from the last frame.
func (p *Painter) changes(to []byte, f Frame) []byte {
	s := p.sheet(to)
	if p.flat && sameLayout(p.last.Panes, f.Panes) {
		for i := range f.Panes {
			s.pane(&p.last.Panes[i], &f.Panes[i])
		}
	} else {
		p.flat = flat(f)
		now := f.rows()
		for y, was := range p.last.rows() {
			s.strip(0, y, p.w, was, now[y])
		}
	}
	p.last = f
	return s.done(f.Cursor)
}

// calmly keeps a big paint, which begins at mark, from being seen half done, or a cursor that was seen before it from
// running over the screen.
func (p *Painter) calmly(to []byte, mark int, seen bool) []byte {
	switch {
	case p.sync:
		to = slices.Insert(to, mark, []byte(holdBack)...)
		return append(to, letSee...)
	case seen && p.cursor != nil:
		to = slices.Insert(to, mark, []byte(hideCursor)...)
		return append(to, showCursor...)
	}
	return to
}

// cropped is a frame brought to another size, as happens while a terminal is being resized.
func (f Frame) cropped(w, h int) Frame {
	rows := f.rows()
	for i, row := range rows {
		rows[i] = FitLine(row, w)
	}
	out := New(w, h, NewPane("rows", Of(w, h), rows...))
	out.Title = f.Title
	if c := f.Cursor; c != nil && c.X < w && c.Y < h {
		out.Cursor = c
	}
	return out
}

// flat says that no pane lies on another, nor outside the frame.
func flat(f Frame) bool {
	for i, p := range f.Panes {
		if p.X < 0 || p.Y < 0 || p.X+p.W > f.W || p.Y+p.H > f.H {
			return false
		}
		for _, o := range f.Panes[:i] {
			if p.Overlaps(o.Rect) {
				return false
			}
		}
	}
	return true
}

// sameLayout says that the panes of two frames stand at the same places and have as many lines.
func sameLayout(a, b []Pane) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Rect != b[i].Rect || len(a[i].Lines) != len(b[i].Lines) {
			return false
		}
	}
	return true
}
