package dialog

import (
	tea "charm.land/bubbletea/v2"

	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// palette is every action by name.
type palette struct {
	base
	palette widget.Palette
}

// Palette lets somebody do an action of a map by its name: it goes to the screen below as an ActionMsg.
func Palette(env screen.Env, m keys.Map) screen.Screen {
	return palette{base{env: env, title: "all commands"}, widget.NewPalette(m.Entries())}
}

// Update narrows and picks.
func (p palette) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	p.base = p.heard(msg)
	next, action, out := p.palette.Update(msg)
	p.palette = next
	switch out {
	case widget.Done:
		return p, shut(func() tea.Msg { return keys.ActionMsg{Action: action} })
	case widget.Cancelled:
		return p, shut(nil)
	case widget.Going:
	}
	return p, nil
}

// View is the palette in its box.
func (p palette) View() frame.Frame {
	w, h := p.inner(84)
	lines, cursor := p.palette.View(w, h-2, p.theme())
	return p.box(lines, cursor)
}

// SetSize gives the layout.
func (p palette) SetSize(w, h int) screen.Screen {
	p.w, p.h = w, h
	return p
}

// Keys are none: typing narrows, enter does it, esc goes back.
func (p palette) Keys() keys.Map {
	return keys.Map{
		{Action: "palette.do", Keys: []string{"enter"}, Label: "do it", Group: "Pick", Fixed: true},
		{Action: "palette.back", Keys: []string{"esc"}, Label: "back", Group: "Pick", Fixed: true},
	}
}

// Where is always the line.
func (p palette) Where() keys.Where { return keys.Line }
