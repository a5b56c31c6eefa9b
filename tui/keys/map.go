package keys

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// Map is the bindings of a screen, the most important first.
type Map []Binding

// ActionMsg does an action by its name, as the palette does.
type ActionMsg struct{ Action Action }

// Action is what a message asks for in a state: a key of the map, or an [ActionMsg] for an action of the map.
// It is empty and false for everything else, and for what is off.
func (m Map) Action(msg tea.Msg, w Where) (Action, bool) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		name := msg.String()
		if w == Line && printable(name) {
			return "", false
		}
		for _, b := range m {
			if !b.Off && b.In(w) && slices.Contains(b.Keys, name) {
				return b.Action, true
			}
		}
	case ActionMsg:
		if b, ok := m.Find(msg.Action); ok && !b.Off {
			return b.Action, true
		}
	}
	return "", false
}

// Find is the binding of an action.
func (m Map) Find(a Action) (Binding, bool) {
	for _, b := range m {
		if b.Action == a {
			return b, true
		}
	}
	return Binding{}, false
}

// And is the map with the bindings of others after its own. An action that is already there keeps its place and
// takes the later binding.
func (m Map) And(others ...Map) Map {
	out := slices.Clone(m)
	for _, o := range others {
		for _, b := range o {
			if i := slices.IndexFunc(out, func(x Binding) bool { return x.Action == b.Action }); i >= 0 {
				out[i] = b
			} else {
				out = append(out, b)
			}
		}
	}
	return out
}

// Only is the bindings of the map with the given actions, in the map's order.
func (m Map) Only(actions ...Action) Map {
	var out Map
	for _, b := range m {
		if slices.Contains(actions, b.Action) {
			out = append(out, b)
		}
	}
	return out
}

// Without is the map with some actions left out.
func (m Map) Without(actions ...Action) Map {
	var out Map
	for _, b := range m {
		if !slices.Contains(actions, b.Action) {
			out = append(out, b)
		}
	}
	return out
}

// Off is the map with some actions not possible now.
func (m Map) Off(actions ...Action) Map {
	return m.change(actions, func(b *Binding) { b.Off = true })
}

// Unlettered is the map without keys that write a character, for a screen before which somebody may be typing: what
// had no other key can still be done by name.
func (m Map) Unlettered() Map {
	out := slices.Clone(m)
	for i := range out {
		out[i].Keys = slices.DeleteFunc(slices.Clone(out[i].Keys), printable)
	}
	return out
}

// Label is the map with another label for an action, such as `undo "merge 9 into 4"`.
func (m Map) Label(a Action, label string) Map {
	return m.change([]Action{a}, func(b *Binding) { b.Label = label })
}

func (m Map) change(actions []Action, f func(*Binding)) Map {
	out := slices.Clone(m)
	for i := range out {
		if slices.Contains(actions, out[i].Action) {
			f(&out[i])
		}
	}
	return out
}

// Entry is one action as the palette lists it.
type Entry struct {
	Action Action
	Name   string // what it does, in words
	Key    string // its key as people see it; may be empty
	Group  string
}

// Entries lists every action that can be chosen by name now.
func (m Map) Entries() []Entry {
	var out []Entry
	for _, b := range m {
		if !b.Off && !b.Fixed {
			out = append(out, Entry{b.Action, b.about(), b.Shown(Both), b.Group})
		}
	}
	return out
}
