package seat

import (
	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Lines draws a page in the width and height that there is; it may come out higher.
type Lines func(c Centre) []string

// Page is a seat that is only read. What is higher than the screen is read on with the arrows.
type Page struct {
	Centre
	lines Lines
	drawn []string // what lines drew of this face in this size
	top   int
}

// NewPage makes a page.
func NewPage(env screen.Env, f *session.SeatFace, lines Lines) Page {
	p := Page{Centre: New(env, f), lines: lines}
	p.drawn = lines(p.Centre)
	return p
}

// Update scrolls and takes news.
func (p Page) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	p.Centre, _ = p.Hear(msg)
	switch msg.(type) {
	case screen.SnapshotMsg, screen.EnvMsg: // also when only time has passed: a page may speak of it
		p.drawn = p.lines(p.Centre)
	}
	a, _ := p.Keys().Action(msg, keys.List)
	p.top = Scrolled(a, p.top, len(p.drawn), p.H)
	return p, nil
}

// View is as much as fits; what is hidden above and below is counted.
func (p Page) View() frame.Frame {
	return frame.New(p.W, p.H, frame.NewPane("page", frame.Of(p.W, p.H), widget.Window(p.drawn, p.top, p.H, p.Env.Theme)...))
}

// SetSize gives the centre's size.
func (p Page) SetSize(w, h int) screen.Screen {
	p.W, p.H = w, h
	p.drawn = p.lines(p.Centre)
	p.top = max(min(p.top, len(p.drawn)-p.H), 0)
	return p
}

// Keys are the arrows, while there is more than fits.
func (p Page) Keys() keys.Map {
	if len(p.drawn) <= p.H {
		return nil
	}
	return Scroll()
}
