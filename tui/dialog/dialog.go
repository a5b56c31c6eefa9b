package dialog

import (
	tea "charm.land/bubbletea/v2"

	"serendip/tui/frame"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// base is what every dialog has: its surroundings and the layout it lies over.
type base struct {
	env   screen.Env
	title string
	w, h  int
}

// heard takes what every dialog hears.
func (b base) heard(msg tea.Msg) base {
	if e, ok := msg.(screen.EnvMsg); ok {
		b.env = e.Env
	}
	return b
}

// inner is how many cells and rows a dialog may fill, within most cells.
func (b base) inner(most int) (w, h int) { return max(min(most, b.w-8), 1), max(b.h-6, 1) }

// box lays lines over the middle of the layout.
func (b base) box(lines []string, cursor *frame.Cursor) frame.Frame {
	return widget.Overlay(frame.New(b.w, b.h), b.title, lines, cursor, b.env.Theme)
}

func (b base) theme() theme.Theme { return b.env.Theme }

// close takes the dialog away and then does what was decided; nil does nothing more.
func shut(then tea.Cmd) tea.Cmd {
	if then == nil {
		return screen.Back()
	}
	return tea.Sequence(screen.Back(), then)
}
