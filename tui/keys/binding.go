package keys

import (
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
)

// Action names what a key does: "next", "capture.save". It is unique in a map.
type Action string

// Where says in which of the two states a binding works.
type Where uint8

// The two states, and both of them.
const (
	Line Where = 1 << iota // somebody types: printable keys are text
	List                   // single letters act
	Both = Line | List
)

// String is the state's name as the footer says it.
func (w Where) String() string {
	switch w {
	case Line:
		return "in the line"
	case List:
		return "in the list"
	}
	return "anywhere"
}

// Binding is one action with its keys.
type Binding struct {
	Action Action
	Keys   []string // as Bubble Tea names them: "enter", "ctrl+n", "pgdown", "s"; none: by the palette only
	Show   string   // the keys as people see them, when not simply the first one: "↑↓", "0 1 2 3"
	Label  string   // for the footer, a word or two: "next block"
	About  string   // for help and palette, a sentence; the label when empty
	Group  string   // the heading it stands under in help
	Where  Where    // zero means Both; a printable key acts in the list only, whatever stands here
	Off    bool     // not possible now: neither matched nor shown
	Quiet  bool     // works, stands in help and palette, but not in the footer
	Fixed  bool     // cannot be chosen by name: arrows, digits, the palette itself
}

// In says whether the binding works in a state.
func (b Binding) In(w Where) bool { return b.Where == 0 || b.Where&w != 0 }

// Bubble is the same binding for components of bubbles.
func (b Binding) Bubble() key.Binding {
	o := []key.BindingOpt{key.WithKeys(b.Keys...), key.WithHelp(b.Shown(Both), b.Label)}
	if b.Off {
		o = append(o, key.WithDisabled())
	}
	return key.NewBinding(o...)
}

// Shown is how people see the keys in a state: Show, or the sign of the first key, in the list rather that of a
// single letter.
func (b Binding) Shown(w Where) string {
	if b.Show != "" || len(b.Keys) == 0 {
		return b.Show
	}
	if w == List {
		for _, k := range b.Keys {
			if printable(k) {
				return Sign(k)
			}
		}
	}
	return Sign(b.Keys[0])
}

// printable says whether a key by this name writes a character when somebody types.
func printable(name string) bool { return utf8.RuneCountInString(name) == 1 || name == "space" }

// all is every key of the binding as people see it, for help.
func (b Binding) all() string {
	if b.Show != "" {
		return b.Show
	}
	var out []string
	for _, k := range b.Keys {
		if s := Sign(k); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

// about is the sentence of help and palette.
func (b Binding) about() string {
	if b.About != "" {
		return b.About
	}
	return b.Label
}

// Sign is a key as people see it: "ctrl+n" is ^N, "pgdown" is PgDn, "up" is ↑.
func Sign(name string) string {
	switch name {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	case "pgdown":
		return "PgDn"
	case "pgup":
		return "PgUp"
	case "space":
		return "space"
	}
	if c, ok := strings.CutPrefix(name, "ctrl+"); ok && len(c) == 1 {
		return "^" + strings.ToUpper(c)
	}
	if f, ok := strings.CutPrefix(name, "f"); ok && f != "" && strings.Trim(f, "0123456789") == "" {
		return "F" + f
	}
	return name
}
