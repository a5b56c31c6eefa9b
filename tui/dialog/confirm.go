package dialog

import (
	tea "charm.land/bubbletea/v2"

	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// confirm asks before something that cannot be taken back.
type confirm struct {
	base
	question widget.Confirm
	yes      tea.Cmd
}

// Confirm asks a question; yes does the command.
func Confirm(env screen.Env, title string, q widget.Confirm, yes tea.Cmd) screen.Screen {
	return confirm{base{env: env, title: title}, q, yes}
}

// Update waits for yes or no.
func (c confirm) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	c.base = c.heard(msg)
	var out widget.Outcome
	c.question, out = c.question.Update(msg)
	switch out {
	case widget.Done:
		return c, shut(c.yes)
	case widget.Cancelled:
		return c, shut(nil)
	case widget.Going:
	}
	return c, nil
}

// View is the question in its box.
func (c confirm) View() frame.Frame {
	w, _ := c.inner(66)
	return c.box(c.question.View(w, c.theme()), nil)
}

// SetSize gives the layout.
func (c confirm) SetSize(w, h int) screen.Screen {
	c.w, c.h = w, h
	return c
}

// Keys are yes and no.
func (c confirm) Keys() keys.Map {
	return keys.Map{
		{Action: "confirm.yes", Keys: []string{"y", "enter"}, Label: "yes", Group: "Answer", Fixed: true},
		{Action: "confirm.no", Keys: []string{"n", "esc"}, Label: "no", Group: "Answer", Fixed: true},
	}
}
