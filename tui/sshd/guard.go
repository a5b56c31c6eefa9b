package sshd

import (
	"reflect"
	"runtime/debug"
	"strings"
	"sync"
	"unicode"

	tea "charm.land/bubbletea/v2"
)

// guard stands around a root model: a panic in it ends that program alone and
// goes to the log. Bubble Tea would print it to standard error, which may be a
// projector. It also keeps control characters out of the window's title, where
// Bubble Tea lets them through.
type guard struct {
	inner  tea.Model
	filter func(tea.Model, tea.Msg) tea.Msg // may be nil
	fail   func(panicked any, stack []byte) // ends the program
	once   sync.Once
	first  chan struct{} // closed when the first size has arrived
	view   tea.View      // the last good one
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

func (g *guard) View() (view tea.View) {
	defer func() { view = g.view }()
	defer g.catch()
	v := g.inner.View()
	v.WindowTitle = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, v.WindowTitle)
	if onMouse := v.OnMouse; onMouse != nil {
		v.OnMouse = func(msg tea.MouseMsg) (cmd tea.Cmd) {
			defer g.catch()
			return g.cmd(onMouse(msg))
		}
	}
	g.view = v
	return v
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
