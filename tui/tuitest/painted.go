package tuitest

import (
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"

	"serendip/tui/frame"
	"serendip/tui/theme"
)

// Judge is a test, or a property that is being tested.
type Judge interface {
	Helper()
	Fatalf(format string, args ...any)
}

// Painted is a terminal that a painter draws on, and that is looked at after every paint: it must look as if the frame
// were the first thing ever drawn there.
type Painted struct {
	t       Judge
	cache   *frame.Cache
	term    string
	w, h    int
	painter *frame.Painter
	em      *vt.Emulator
	seen    *bool // the cursor

	// Garble, when not nil, is what the terminal makes of what it is told: one that measures letters in its own way.
	Garble func([]byte) []byte
}

// NewPainted is a terminal of a type and size. The cache may be shared with others.
func NewPainted(t Judge, cache *frame.Cache, term string, w, h int) *Painted {
	p := &Painted{t: t, cache: cache, term: term, painter: frame.NewPainter(cache, term)}
	p.em, p.seen = watched(w, h)
	p.Resize(w, h)
	return p
}

// watched is an emulator, and whether its cursor is seen.
func watched(w, h int) (*vt.Emulator, *bool) {
	seen := true
	em := vt.NewEmulator(w, h)
	em.SetCallbacks(vt.Callbacks{CursorVisibility: func(visible bool) { seen = visible }})
	return em, &seen
}

// Resize gives the terminal another size.
func (p *Painted) Resize(w, h int) {
	p.w, p.h = w, h
	p.em.Resize(w, h)
	p.painter.Resize(w, h)
}

// Paint paints a frame, compares what is seen, and returns what was written. In a frame of the terminal's size the
// whole picture is compared with how [frame.Frame.Text] draws it, too.
func (p *Painted) Paint(f frame.Frame, t theme.Theme) []byte {
	p.t.Helper()
	out := p.painter.Paint(nil, f, t)
	_, _ = p.em.Write(p.heard(out))
	fresh, seen := watched(p.w, p.h)
	painter := frame.NewPainter(p.cache, p.term)
	painter.Resize(p.w, p.h)
	_, _ = fresh.Write(p.heard(painter.Paint(nil, f, t)))
	p.same("painted anew", fresh, out)
	if *seen != *p.seen {
		p.t.Fatalf("the cursor is seen: %v, want %v, after %q", *p.seen, *seen, out)
	}
	if got, want := p.em.CursorPosition(), fresh.CursorPosition(); *seen && got != want {
		p.t.Fatalf("the cursor is at %v, want %v, after %q", got, want, out)
	}
	if f.W == p.w && f.H == p.h && p.Garble == nil {
		p.same("drawn as text", drawn(f, t, p.w, p.h), out)
	}
	return out
}

func (p *Painted) heard(out []byte) []byte {
	if p.Garble == nil {
		return out
	}
	return p.Garble(out)
}

// same compares every cell.
func (p *Painted) same(how string, want *vt.Emulator, out []byte) {
	p.t.Helper()
	for y := range p.h {
		for x := range p.w {
			if a, b := p.em.CellAt(x, y), want.CellAt(x, y); !seenAlike(a, b) {
				p.t.Fatalf("column %d of row %d is %q, want %q as when %s, after %q", x, y, a, b, how, out)
			}
		}
	}
}

// seenAlike says that nobody sees a difference between two cells: of a blank only the ground is seen.
func seenAlike(a, b *uv.Cell) bool {
	if a == nil || b == nil {
		return a == b
	}
	if blank(a) && blank(b) {
		return hex(a.Style.Bg) == hex(b.Style.Bg)
	}
	return a.Content == b.Content && a.Width == b.Width && (a.Width == 0 || a.Style.Equal(&b.Style))
}

func blank(c *uv.Cell) bool {
	return (c.Content == " " || c.Content == "" && c.Width == 1) && c.Style.Underline == uv.UnderlineNone &&
		c.Style.Attrs&(uv.AttrReverse|uv.AttrStrikethrough) == 0
}
