package tuitest

import (
	"fmt"
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"serendip/tui/screen"
)

// special is the keys that have a name of their own.
func special() map[string]rune {
	m := map[string]rune{
		"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace,
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd,
		"delete": tea.KeyDelete, "insert": tea.KeyInsert, "space": tea.KeySpace,
	}
	for i := range 12 {
		m[fmt.Sprintf("f%d", i+1)] = tea.KeyF1 + rune(i)
	}
	return m
}

// Key is the message of a key by its name, as key maps write it: "enter", "ctrl+n", "shift+tab", "s", "?", "é". It
// panics on a name that is none, for the test is wrong then.
func Key(name string) tea.KeyPressMsg {
	var k tea.KeyPressMsg
	rest := name
	for _, m := range []struct {
		prefix string
		mod    tea.KeyMod
	}{{"ctrl+", tea.ModCtrl}, {"alt+", tea.ModAlt}, {"shift+", tea.ModShift}} {
		if after, ok := strings.CutPrefix(rest, m.prefix); ok && after != "" {
			rest, k.Mod = after, k.Mod|m.mod
		}
	}
	if code, ok := special()[rest]; ok {
		k.Code = code
		if code == tea.KeySpace && k.Mod == 0 {
			k.Text = " "
		}
		return k
	}
	if n := graphemes.FromString(rest); !n.Next() || n.End() != len(rest) {
		panic(fmt.Sprintf("tuitest: %q is no key", name))
	}
	r, size := utf8.DecodeRuneInString(rest)
	k.Code = r
	if size < len(rest) {
		k.Code = tea.KeyExtended
	}
	if k.Mod == 0 {
		k.Text = rest
		if unicode.IsUpper(r) {
			k.Code, k.ShiftedCode, k.Mod = unicode.ToLower(r), r, tea.ModShift
		}
	}
	return k
}

// letters are the messages of typing a text, one letter a key.
func letters(text string) []tea.Msg {
	var out []tea.Msg
	for g := graphemes.FromString(text); g.Next(); {
		if v := g.Value(); v == " " {
			out = append(out, Key("space"))
		} else {
			out = append(out, Key(v))
		}
	}
	return out
}

// Keys feeds keys straight into a model's Update; what its commands would do is left out.
func Keys(m tea.Model, names ...string) tea.Model {
	for _, n := range names {
		m, _ = m.Update(Key(n))
	}
	return m
}

// Press feeds keys straight into a screen's Update and returns the screen and the messages that its commands gave,
// intents for instance, in order. The commands are run one after the other: one that waits holds up the test.
func Press(s screen.Screen, names ...string) (screen.Screen, []tea.Msg) {
	var out []tea.Msg
	for _, n := range names {
		var cmd tea.Cmd
		s, cmd = s.Update(Key(n))
		out = append(out, Messages(cmd)...)
	}
	return s, out
}

// Type is [Press] for every letter of a text.
func Type(s screen.Screen, text string) (screen.Screen, []tea.Msg) {
	var out []tea.Msg
	for _, msg := range letters(text) {
		var cmd tea.Cmd
		s, cmd = s.Update(msg)
		out = append(out, Messages(cmd)...)
	}
	return s, out
}

// Messages runs a command, and every one of a batch, and returns what they gave.
func Messages(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case nil:
		return nil
	case tea.BatchMsg:
		var out []tea.Msg
		for _, c := range msg {
			out = append(out, Messages(c)...)
		}
		return out
	default:
		if cmds, ok := sequence(msg); ok {
			var out []tea.Msg
			for _, c := range cmds {
				out = append(out, Messages(c)...)
			}
			return out
		}
		return []tea.Msg{msg}
	}
}

// sequence is the commands of a tea.Sequence, whose type has no name outside of Bubble Tea.
func sequence(msg tea.Msg) ([]tea.Cmd, bool) {
	v := reflect.ValueOf(msg)
	if cmds := reflect.TypeFor[[]tea.Cmd](); v.Kind() == reflect.Slice && v.Type().ConvertibleTo(cmds) {
		return v.Convert(cmds).Interface().([]tea.Cmd), true
	}
	return nil, false
}

// Intents is what of some messages are intents, unwrapped.
func Intents(msgs []tea.Msg) []any {
	var out []any
	for _, m := range msgs {
		if i, ok := m.(screen.IntentMsg); ok {
			out = append(out, i.Intent)
		}
	}
	return out
}
