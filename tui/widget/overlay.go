package widget

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"serendip/tui/frame"
	"serendip/tui/theme"
)

// slivers is how much has to be left beside a block for it to be read: less is halves of words, and is left blank.
const slivers = 30

// Overlay lays a block of lines over the middle of a frame, in the one box a screen may have. The cursor is the
// block's own, nil for none. What lies under it fades. What doesn't fit in the frame is cut at the bottom.
func Overlay(f frame.Frame, title string, lines []string, cursor *frame.Cursor, t theme.Theme) frame.Frame {
	w := min(max(Widest(lines), Width(title)+2)+4, f.W)
	h := min(len(lines)+4, f.H)
	if w < 6 || h < 5 {
		return f
	}
	box := make([]string, 0, h)
	edge := lipgloss.RoundedBorder()
	head := t.Rule.Render(edge.TopLeft + edge.Top)
	if title != "" {
		head += " " + t.Title.Render(Cut(title, w-6)) + " "
	}
	box = append(box, head+t.Rule.Render(strings.Repeat(edge.Top, max(w-1-Width(head), 0))+edge.TopRight))
	side := t.Rule.Render(edge.Left)
	for i := range h - 2 {
		text := ""
		if i > 0 && i <= h-4 {
			text = lines[i-1]
		}
		box = append(box, side+" "+PadRight(text, w-4)+" "+side)
	}
	box = append(box, t.Rule.Render(edge.BottomLeft+strings.Repeat(edge.Bottom, w-2)+edge.BottomRight))
	at := frame.Of(f.W, f.H).Centre(w, h)
	over := frame.New(f.W, f.H, frame.NewPane("overlay", at, box...))
	if f.W-w < slivers {
		beside := frame.Rect{Y: at.Y, W: f.W, H: at.H}
		over = frame.New(f.W, f.H, frame.NewPane("beside", beside)).Add(over.Panes...)
	}
	if cursor != nil && cursor.Y <= h-5 {
		over = over.At(at.X+2+cursor.X, at.Y+2+cursor.Y)
	}
	return faded(f, t).Under(over)
}

// faded is a frame in one quiet colour, for what is not to be read now.
func faded(f frame.Frame, t theme.Theme) frame.Frame {
	panes := make([]frame.Pane, len(f.Panes))
	for i, p := range f.Panes {
		lines := make([]string, len(p.Lines))
		for y, l := range p.Lines {
			lines[y] = t.Rule.Render(ansi.Strip(l))
		}
		p.Lines = lines
		panes[i] = p
	}
	f.Panes = panes
	return f
}
