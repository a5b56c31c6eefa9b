package frame

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"serendip/tui/theme"
)

// View turns a frame into what Bubble Tea draws: the whole screen, the real cursor, and the theme's own ground under
// every cell, so that a light wall is light on a dark terminal too. Only a root calls it.
func (f Frame) View(t theme.Theme) tea.View {
	v := tea.NewView(f.Text(t))
	v.AltScreen = true
	v.WindowTitle = f.Title
	v.BackgroundColor = t.Ground
	v.ForegroundColor = t.Ink
	if f.Cursor != nil {
		v.Cursor = tea.NewCursor(f.Cursor.X, f.Cursor.Y)
		v.Cursor.Shape = tea.CursorBar
		v.Cursor.Color = t.Accent.Foreground()
		v.Cursor.Blink = false
	}
	return v
}

// Text is the styled picture, H lines of W cells, standing on the theme's ground.
func (f Frame) Text(t theme.Theme) string {
	rows := f.rows()
	ground := t.Base.Open()
	if ground == "" {
		return strings.Join(rows, "\n")
	}
	var b strings.Builder
	b.Grow(f.W * f.H * 2)
	for i, row := range rows {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(ground)
		b.WriteString(strings.ReplaceAll(row, theme.Reset, theme.Reset+ground))
		b.WriteString(theme.Reset)
	}
	return b.String()
}

// span is a piece of one row.
type span struct {
	x, w int
	text string
}

// rows puts the panes together. Rows whose panes stand side by side are only joined; cells are cut where one pane
// lies on another.
func (f Frame) rows() []string {
	spans := make([][]span, f.H)
	for _, p := range f.Panes {
		for i := range p.Lines {
			y := p.Y + i
			if i >= p.H || y < 0 || y >= f.H {
				continue
			}
			if s, ok := clip(span{p.X, p.W, p.Lines[i]}, 0, f.W); ok {
				spans[y] = lay(spans[y], s)
			}
		}
	}
	rows := make([]string, f.H)
	blank := strings.Repeat(" ", f.W)
	var b strings.Builder
	for y, row := range spans {
		if len(row) == 0 {
			rows[y] = blank
			continue
		}
		slices.SortFunc(row, func(a, c span) int { return a.x - c.x })
		b.Reset()
		x := 0
		for _, s := range row {
			b.WriteString(blank[:s.x-x])
			b.WriteString(s.text)
			x = s.x + s.w
		}
		b.WriteString(blank[:f.W-x])
		rows[y] = b.String()
	}
	return rows
}

// lay puts a span on a row and cuts what lies under it.
func lay(row []span, s span) []span {
	covered := false
	for _, o := range row {
		if o.x < s.x+s.w && s.x < o.x+o.w {
			covered = true
			break
		}
	}
	if !covered {
		return append(row, s)
	}
	out := make([]span, 0, len(row)+2)
	for _, o := range row {
		if left, ok := clip(o, o.x, s.x); ok {
			out = append(out, left)
		}
		if right, ok := clip(o, s.x+s.w, o.x+o.w); ok {
			out = append(out, right)
		}
	}
	return append(out, s)
}

// clip is what of a span lies between two columns. A wide character cut in half becomes a blank.
func clip(s span, from, to int) (span, bool) {
	l, r := max(s.x, from), min(s.x+s.w, to)
	if l >= r {
		return span{}, false
	}
	if l == s.x && r == s.x+s.w {
		return s, true
	}
	text := FitLine(ansi.Truncate(s.text, r-s.x, ""), r-s.x)
	if l > s.x {
		text = dropLeft(text, l-s.x, r-l)
	}
	return span{l, r - l, text}, true
}

// dropLeft is the last w cells of a text, of which n cells or one more are taken off the left.
func dropLeft(text string, n, w int) string {
	rest := ansi.TruncateLeft(text, n, "")
	if Width(rest) > w {
		rest = ansi.TruncateLeft(text, n+1, "")
	}
	return strings.Repeat(" ", max(w-Width(rest), 0)) + rest
}

// FitLine pads a styled line with blanks to w cells, or cuts it there, and makes sure that no style runs out of it.
func FitLine(line string, w int) string {
	if w <= 0 {
		return ""
	}
	n := Width(line)
	if n > w {
		line = ansi.Truncate(line, w, "")
		n = Width(line)
	}
	if i := strings.LastIndexByte(line, '\x1b'); i >= 0 && !strings.HasPrefix(line[i:], theme.Reset) {
		line += theme.Reset
	}
	if n < w {
		line += strings.Repeat(" ", w-n)
	}
	return line
}

// FromView is what a model without frames draws, as one pane of a terminal of w by h cells.
func FromView(v tea.View, w, h int) Frame {
	f := New(w, h, NewPane("view", Of(w, h), strings.Split(strings.ReplaceAll(v.Content, "\r\n", "\n"), "\n")...))
	f.Title = v.WindowTitle
	if v.Cursor != nil {
		f = f.At(v.Cursor.X, v.Cursor.Y)
	}
	return f
}
