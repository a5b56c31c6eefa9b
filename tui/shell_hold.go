package tui

import (
	"reflect"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/tui/keys"
	"serendip/tui/screen"
)

// What a key asks for comes back as a message of its own, a moment later. Whoever types ahead ("i", then a name) means
// the keys that follow for what the first one opens. So the shell holds them until the first one's work is done.

// heldFor is the longest that keys wait: a screen may answer a key with something that takes its time.
const heldFor = 500 * time.Millisecond

// settledMsg is what came of the n-th key that had something to do, and what is to be done after it.
type settledMsg struct {
	n    int
	msg  tea.Msg
	rest []tea.Cmd
}

// releaseMsg ends the wait for the n-th key.
type releaseMsg int

// hold is the keys that wait, and for which one.
type hold struct {
	on    bool
	n     int
	typed []tea.Msg
}

// taken does a key, or lets it wait for the one before.
func (s Shell) taken(msg tea.Msg) (tea.Model, tea.Cmd) {
	if s.hold.on {
		s.hold.typed = append(slices.Clone(s.hold.typed), msg)
		return s, nil
	}
	return s.now(msg)
}

// now does a key, and makes those that follow wait for what it has to do.
func (s Shell) now(msg tea.Msg) (tea.Model, tea.Cmd) {
	m, cmd := s.pressed(msg)
	s = m.(Shell)
	if cmd == nil {
		return s, nil
	}
	s.hold.on = true
	s.hold.n++
	n := s.hold.n
	return s, tea.Batch(settle(n, cmd, nil), tea.Tick(heldFor, func(time.Time) tea.Msg { return releaseMsg(n) }))
}

// settle runs one command and then has the rest run.
func settle(n int, cmd tea.Cmd, rest []tea.Cmd) tea.Cmd {
	return func() tea.Msg { return settledMsg{n, cmd(), rest} }
}

// settled takes what came of a key, goes on with the rest of it, and at its end lets the waiting keys in.
func (s Shell) settled(msg settledMsg) (tea.Model, tea.Cmd) {
	var cmds []tea.Cmd
	rest := msg.rest
	if steps, ok := sequence(msg.msg); ok {
		rest = slices.Concat(steps, rest)
	} else if b, ok := msg.msg.(tea.BatchMsg); ok {
		cmds = append(cmds, tea.Batch(b...))
	} else if msg.msg != nil {
		var cmd tea.Cmd
		s, cmd = s.deliver(msg.msg)
		cmds = append(cmds, cmd)
	}
	rest = slices.DeleteFunc(slices.Clone(rest), func(c tea.Cmd) bool { return c == nil })
	if len(rest) > 0 {
		return s, tea.Batch(append(cmds, settle(msg.n, rest[0], rest[1:]))...)
	}
	s, cmd := s.release(msg.n)
	return s, tea.Batch(append(cmds, cmd)...)
}

// deliver does at once what is the shell's business. Anything else goes the way of all messages, through the program:
// it may be the program's own.
func (s Shell) deliver(msg tea.Msg) (Shell, tea.Cmd) {
	var m tea.Model
	var cmd tea.Cmd
	switch msg.(type) {
	case keys.ActionMsg: // done by name: not a key that would have to wait
		m, cmd = s.now(msg)
	case screen.IntentMsg, screen.OpenMsg, screen.BackMsg, screen.EnvMsg, LeaveMsg:
		m, cmd = s.Update(msg)
	default:
		return s, func() tea.Msg { return msg }
	}
	return m.(Shell), cmd
}

// release lets the waiting keys in, in their order, unless they wait for a later one.
func (s Shell) release(n int) (Shell, tea.Cmd) {
	if !s.hold.on || n != s.hold.n {
		return s, nil
	}
	waiting := s.hold.typed
	s.hold.on, s.hold.typed = false, nil
	var cmds []tea.Cmd
	for _, key := range waiting {
		m, cmd := s.taken(key)
		s, cmds = m.(Shell), append(cmds, cmd)
	}
	return s, tea.Batch(cmds...)
}

// sequence is the steps of what tea.Sequence makes, whose type has no name outside.
func sequence(msg tea.Msg) ([]tea.Cmd, bool) {
	v := reflect.ValueOf(msg)
	if _, batch := msg.(tea.BatchMsg); batch || !v.IsValid() || v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return nil, false
	}
	steps, ok := v.Convert(reflect.TypeFor[[]tea.Cmd]()).Interface().([]tea.Cmd)
	return steps, ok
}
