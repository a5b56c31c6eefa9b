package keys

import (
	"fmt"
	"slices"
)

// reserved are keys that belong to multiplexers, flow control, job control, or that terminals cannot tell from
// enter, tab and backspace.
func reserved() []string {
	return []string{"ctrl+a", "ctrl+b", "ctrl+s", "ctrl+q", "ctrl+z", "ctrl+d", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m"}
}

// Check names what is wrong with a map, for tests of screens: reserved keys, ctrl+c for anything but clearing the
// line, one key for two actions in one state, an action twice, an action nobody could read about or reach.
func (m Map) Check() []string {
	var out []string
	seen := map[Action]bool{}
	for _, b := range m {
		if seen[b.Action] {
			out = append(out, fmt.Sprintf("%q stands twice", b.Action))
		}
		seen[b.Action] = true
		out = append(out, b.check()...)
	}
	for _, w := range []Where{Line, List} {
		out = append(out, m.clashes(w)...)
	}
	return out
}

func (b Binding) check() []string {
	var out []string
	for _, k := range b.Keys {
		if slices.Contains(reserved(), k) || k == "ctrl+c" && b.Action != ClearLine {
			out = append(out, fmt.Sprintf("%q uses %s, which is not ours to use", b.Action, k))
		}
	}
	if b.Action == "" || b.about() == "" {
		out = append(out, fmt.Sprintf("%q has no name or no words to explain it", b.Action))
	}
	if len(b.Keys) == 0 && b.Fixed {
		out = append(out, fmt.Sprintf("%q can be reached neither by a key nor by name", b.Action))
	}
	if b.Where == Line && len(b.Keys) > 0 && b.onlyPrintable() {
		out = append(out, fmt.Sprintf("%q has only keys that are text in the line", b.Action))
	}
	return out
}

// clashes are keys that two actions share in a state, those that are off included: they may come on.
func (m Map) clashes(w Where) []string {
	var out []string
	owner := map[string]Action{}
	for _, b := range m {
		if !b.In(w) {
			continue
		}
		for _, k := range b.Keys {
			if o, taken := owner[k]; taken && o != b.Action {
				out = append(out, fmt.Sprintf("%s, %s is both %q and %q", w, k, o, b.Action))
			}
			owner[k] = b.Action
		}
	}
	return out
}
