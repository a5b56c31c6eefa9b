package laptop

import (
	"reflect"

	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
)

// wrapped lets what a seat's screen utters be the voter's at this laptop, also out of a question that it opens.
func wrapped(voter session.VoterID, cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg { return wrap(voter, cmd()) }
}

func wrap(voter session.VoterID, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case screen.IntentMsg:
		if vote, ok := msg.Intent.(session.Intent); ok {
			return screen.IntentMsg{Intent: session.OnLaptop{Voter: voter, Vote: vote}}
		}
	case screen.OpenMsg:
		return screen.OpenMsg{Screen: question{msg.Screen, voter}}
	case tea.BatchMsg:
		return tea.Batch(wrapAll(voter, msg)...)()
	}
	v := reflect.ValueOf(msg)
	if v.IsValid() && v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() { // a sequence: its type has no name outside
		if steps, ok := v.Convert(reflect.TypeFor[[]tea.Cmd]()).Interface().([]tea.Cmd); ok {
			return tea.Sequence(wrapAll(voter, steps)...)()
		}
	}
	return msg
}

func wrapAll(voter session.VoterID, cmds []tea.Cmd) []tea.Cmd {
	out := make([]tea.Cmd, len(cmds))
	for i, c := range cmds {
		out[i] = wrapped(voter, c)
	}
	return out
}

// question is something that a seat's screen asks over itself.
type question struct {
	inner screen.Screen
	voter session.VoterID
}

// Update wraps what comes of it.
func (q question) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var cmd tea.Cmd
	q.inner, cmd = q.inner.Update(msg)
	return q, wrapped(q.voter, cmd)
}

// View is the question's.
func (q question) View() frame.Frame { return q.inner.View() }

// SetSize gives the layout.
func (q question) SetSize(w, h int) screen.Screen {
	q.inner = q.inner.SetSize(w, h)
	return q
}

// Keys are the question's.
func (q question) Keys() keys.Map { return q.inner.Keys() }

// Where is the question's: a form is all line.
func (q question) Where() keys.Where { return screen.Where(q.inner) }
