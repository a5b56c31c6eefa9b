package sshd

import (
	"reflect"
	"runtime/debug"
	"sync"

	tea "charm.land/bubbletea/v2"

	"serendip/tui/frame"
	"serendip/tui/theme"
)

// Framed is a root model that is drawn as a frame. Of any other the view's text, title and cursor are drawn.
type Framed interface {
	Frame() frame.Frame
	Theme() theme.Theme
}

// guard stands around a root model, draws it on the client's terminal after every message, and keeps the failure of one
// program from all others: a panic goes to the log. Bubble Tea would print it to standard error, which may be a
// projector.
type guard struct {
	inner  tea.Model
	filter func(tea.Model, tea.Msg) tea.Msg // may be nil
	screen *screen
	fail   func(panicked any, stack []byte) // ends the program
	once   sync.Once
	first  chan struct{} // closed when the first size has arrived
}

// catch is deferred around everything of the inner model.
func (g *guard) catch() {
	if r := recover(); r != nil {
		stack := debug.Stack()
		g.once.Do(func() { g.fail(r, stack) })
	}
}

func (g *guard) Init() (cmd tea.Cmd) {
	defer g.catch()
	return g.cmd(g.inner.Init())
}

func (g *guard) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	defer g.catch()
	if _, ok := msg.(tea.WindowSizeMsg); ok {
		defer g.sized()
	}
	next = g
	if g.screen.hear(msg); msg == (lookMsg{}) {
		return g, nil
	}
	g.inner, cmd = g.inner.Update(msg)
	return g, g.cmd(cmd)
}

// sized is called by the program's one goroutine.
func (g *guard) sized() {
	select {
	case <-g.first:
	default:
		close(g.first)
	}
}

// View is called by Bubble Tea after every message, though it draws nothing: here the terminal is brought up to date.
func (g *guard) View() (none tea.View) {
	defer g.catch()
	if f, ok := g.inner.(Framed); ok {
		g.screen.show(f.Frame(), f.Theme())
	} else {
		g.screen.show(frame.FromView(g.inner.View(), g.screen.w, g.screen.h), theme.Theme{})
	}
	return none
}

// cmd guards a command and the commands it returns, as tea.Batch and
// tea.Sequence do.
func (g *guard) cmd(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer g.catch()
		msg = cmd()
		// The message of a sequence has no public type, but is a list as well.
		if list := reflect.ValueOf(msg); list.Kind() == reflect.Slice && list.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range list.Len() {
				inner := list.Index(i)
				inner.Set(reflect.ValueOf(g.cmd(inner.Interface().(tea.Cmd))))
			}
		}
		return msg
	}
}

// filter keeps from a remote program what would stop this process, and asks
// the filter of the configuration.
func filter(model tea.Model, msg tea.Msg) (passed tea.Msg) {
	if _, ok := msg.(tea.SuspendMsg); ok {
		return nil
	}
	g, ok := model.(*guard)
	if !ok || g.filter == nil {
		return msg
	}
	defer g.catch()
	return g.filter(g.inner, msg)
}
