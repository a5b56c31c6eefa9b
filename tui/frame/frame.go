package frame

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Cursor is where the terminal's own cursor stands, in cells of the frame.
type Cursor struct{ X, Y int }

// Pane is a rectangle of ready lines.
type Pane struct {
	ID string // names the pane within its screen: "agenda", "line"
	Rect
	Lines []string // H lines, styled, each exactly W cells wide
}

// NewPane makes a pane: lines are padded to the rectangle, and cut so that it shows; missing ones are blank.
func NewPane(id string, r Rect, lines ...string) Pane {
	out := make([]string, max(r.H, 0))
	blank := strings.Repeat(" ", max(r.W, 0))
	for i := range out {
		if i < len(lines) {
			out[i] = FitLine(openly(lines[i], r.W), r.W)
		} else {
			out[i] = blank
		}
	}
	return Pane{ID: id, Rect: r, Lines: out}
}

// Ellipsis ends what was cut for showing.
const Ellipsis = "…"

// openly is a line, or as much of it as fits and the sign that there was more.
func openly(line string, w int) string {
	if Width(line) <= w || Width(strings.TrimRight(ansi.Strip(line), " ")) <= w {
		return line
	}
	return ansi.Truncate(line, w, Ellipsis)
}

// Ready makes a pane of lines that are known to fit: H of them, each W cells wide and with no style running out
// of it. The pane holds the very slice, so that what many panes show is laid out once.
func Ready(id string, r Rect, lines []string) Pane { return Pane{ID: id, Rect: r, Lines: lines} }

// Lay pads and cuts lines to a rectangle, for [Ready].
func Lay(r Rect, lines ...string) []string { return NewPane("", r, lines...).Lines }

// Frame is one picture of a screen. Panes may overlap: a later one lies on top.
type Frame struct {
	W, H   int
	Panes  []Pane
	Cursor *Cursor // nil hides it
	Title  string  // the terminal window's title, empty leaves it alone
}

// New is an empty frame of w by h cells with the given panes; panes without any cell are left out.
func New(w, h int, panes ...Pane) Frame {
	return Frame{W: max(w, 0), H: max(h, 0)}.Add(panes...)
}

// Add is the frame with more panes on top.
func (f Frame) Add(panes ...Pane) Frame {
	all := make([]Pane, 0, len(f.Panes)+len(panes))
	all = append(all, f.Panes...)
	for _, p := range panes {
		if !p.Empty() {
			all = append(all, p)
		}
	}
	f.Panes = all
	return f
}

// At is the frame with its cursor at x, y.
func (f Frame) At(x, y int) Frame {
	f.Cursor = &Cursor{X: x, Y: y}
	return f
}

// Under is the frame without its cursor and with an overlay's panes and cursor on top. The overlay keeps the places
// it was drawn at.
func (f Frame) Under(overlay Frame) Frame {
	f = f.Add(overlay.Panes...)
	f.Cursor = overlay.Cursor
	return f
}

// In is the frame centred in a terminal of w by h cells.
func (f Frame) In(w, h int) Frame {
	dx, dy := max(w-f.W, 0)/2, max(h-f.H, 0)/2
	if dx == 0 && dy == 0 {
		f.W, f.H = w, h
		return f
	}
	moved := make([]Pane, len(f.Panes))
	for i, p := range f.Panes {
		p.X, p.Y = p.X+dx, p.Y+dy
		moved[i] = p
	}
	f.W, f.H, f.Panes = w, h, moved
	if f.Cursor != nil {
		f.Cursor = &Cursor{X: f.Cursor.X + dx, Y: f.Cursor.Y + dy}
	}
	return f
}

// Pane finds a pane by its id.
func (f Frame) Pane(id string) (Pane, bool) {
	for _, p := range f.Panes {
		if p.ID == id {
			return p, true
		}
	}
	return Pane{}, false
}

// Plain is a frame's text without styles, for tests: one line a row, without blanks at the end of a row.
func Plain(f Frame) string {
	rows := f.rows()
	for i, row := range rows {
		rows[i] = strings.TrimRight(ansi.Strip(row), " ")
	}
	return strings.Join(rows, "\n")
}
