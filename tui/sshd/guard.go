package sshd

import (
	"runtime/debug"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/tui/frame"
	"serendip/tui/theme"
)

// Framed is a root model that is drawn as a frame. Of any other the view's text, title and cursor are drawn.
type Framed interface {
	Frame() frame.Frame
	Theme() theme.Theme
}

// guard stands around a root model, draws it on the client's terminal, and keeps the failure of one program from all
// others: a panic goes to the log and ends that program.
type guard struct {
	inner  tea.Model
	filter func(tea.Model, tea.Msg) tea.Msg // may be nil
	screen *screen
	fail   func(panicked any, stack []byte) // ends the program
	once   sync.Once
}

// catch is deferred around everything of the inner model.
func (g *guard) catch() {
	if r := recover(); r != nil {
		stack := debug.Stack()
		g.once.Do(func() { g.fail(r, stack) })
	}
}

// Init is the model's.
func (g *guard) Init() (cmd tea.Cmd) {
	defer g.catch()
	return g.inner.Init()
}

// sift asks the filter of the configuration about a message.
func (g *guard) sift(msg tea.Msg) tea.Msg {
	defer g.catch()
	if g.filter == nil || msg == nil {
		return msg
	}
	return g.filter(g.inner, msg)
}

// Update gives a message to the screen and to the model.
func (g *guard) Update(msg tea.Msg) (cmd tea.Cmd) {
	defer g.catch()
	if g.screen.hear(msg); msg == (lookMsg{}) {
		return nil
	}
	g.inner, cmd = g.inner.Update(msg)
	return cmd
}

// News is where the model's news come from, if it says so.
func (g *guard) News() (news <-chan struct{}, msg tea.Msg) {
	defer g.catch()
	if w, ok := g.inner.(Wakeful); ok {
		return w.News()
	}
	return nil, nil
}

// Came is when they came.
func (g *guard) Came() (at time.Time) {
	defer g.catch()
	if w, ok := g.inner.(Wakeful); ok {
		return w.Came()
	}
	return at
}

// Draw brings the terminal up to date.
func (g *guard) Draw() {
	defer g.catch()
	if f, ok := g.inner.(Framed); ok {
		g.screen.show(f.Frame(), f.Theme())
		return
	}
	g.screen.show(frame.FromView(g.inner.View(), g.screen.w, g.screen.h), theme.Theme{})
}
