package screen

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/theme"
)

// Screen is one thing that can be on a terminal. It is a value: Update and SetSize return the next one.
type Screen interface {
	// Update takes a message. It does no I/O and nothing slow; that is a command's work.
	Update(tea.Msg) (Screen, tea.Cmd)
	// View is the picture at the size last set, in the layout's own coordinates.
	View() frame.Frame
	// SetSize gives the layout to draw in, as [frame.Fit] found it.
	SetSize(w, h int) Screen
	// Keys are the keys that work now, from which footer, help and palette are made.
	Keys() keys.Map
}

// Moded is a screen that says whether somebody is in its line or in its list. A screen that doesn't is in its list.
type Moded interface{ Where() keys.Where }

// Where is the state a screen is in: keys.Line while every printable key is text, else keys.List.
func Where(s Screen) keys.Where {
	if m, ok := s.(Moded); ok {
		return m.Where()
	}
	return keys.List
}

// Env is what a screen may know of its surroundings. It is passed by value and replaced whole by an [EnvMsg].
type Env struct {
	Theme         theme.Theme
	Now           func() time.Time // the session's clock
	Zone          *time.Location   // the session's zone, for times of day
	ReducedMotion bool             // draw the end of every motion at once
	Remote        bool             // comes through the SSH door: no clipboard, no local opener
	Shelf         *frame.Shelf     // of this terminal's panes
	// Card opens what writes the success card of something, or says why it has none; nil where no files are written.
	Card func(env Env, of any) tea.Cmd
}

// Size is the class of a layout, for choosing what to show rather than where.
type Size int

// The classes of layouts, from a narrow seat to a wide wall.
const (
	Narrow  Size = iota // 60 columns
	Compact             // 80
	Medium              // 100
	Wide                // 120
	Large               // 160 and 200
)

// SizeOf is the class of a layout of w columns.
func SizeOf(w int) Size {
	switch {
	case w >= 160:
		return Large
	case w >= 120:
		return Wide
	case w >= 100:
		return Medium
	case w >= 80:
		return Compact
	}
	return Narrow
}
