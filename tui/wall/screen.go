package wall

import (
	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
)

// look is the screen that only shows.
type look struct {
	env  screen.Env
	face session.WallFace
	w, h int
}

// New is a screen that shows the wall and hears no key.
func New(env screen.Env) screen.Screen { return look{env: env} }

// Update takes the newest face and the surroundings, and nothing else.
func (l look) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.SnapshotMsg:
		if f, ok := msg.Projection.(session.WallFace); ok {
			l.face = f
		}
	case screen.EnvMsg:
		l.env = msg.Env
	}
	return l, nil
}

// View is the picture.
func (l look) View() frame.Frame {
	f := frame.New(l.w, l.h, Picture(l.face, l.env, l.env.Now(), l.w, l.h)...)
	f.Title = l.face.Programme + " · " + l.face.Title
	return f
}

// SetSize gives the layout.
func (l look) SetSize(w, h int) screen.Screen {
	l.w, l.h = w, h
	return l
}

// Keys are none.
func (l look) Keys() keys.Map { return nil }
