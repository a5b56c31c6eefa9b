package dialog

import (
	tea "charm.land/bubbletea/v2"

	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Values is what was filled in, by the fields' ids.
type Values map[string]string

// Refusal says what is wrong with a field: the form stays open and says it there. The zero Refusal is none.
type Refusal struct{ Field, Sentence string }

// form asks several things at once.
type form struct {
	base
	intro []string
	form  widget.Form
	done  func(Values) (tea.Cmd, Refusal)
}

// Form asks some fields; done gets what was filled in and may refuse it. Intro is said above the fields.
func Form(env screen.Env, title string, intro []string, done func(Values) (tea.Cmd, Refusal), fields ...widget.Field) screen.Screen {
	return form{base{env: env, title: title}, intro, widget.NewForm(fields...), done}
}

// Ask asks one line that may not stay empty.
func Ask(env screen.Env, title string, intro []string, value, example string, done func(string) tea.Cmd) screen.Screen {
	field := widget.Field{ID: "line", Value: value, Example: example, Must: true}
	return Form(env, title, intro, func(v Values) (tea.Cmd, Refusal) { return done(v["line"]), Refusal{} }, field)
}

// Find asks for words that are looked for: nothing is kept.
func Find(env screen.Env, title, value, example string, done func(string) tea.Cmd) screen.Screen {
	field := widget.Field{ID: "line", Value: value, Example: example, Must: true, Enter: "find"}
	return Form(env, title, nil, func(v Values) (tea.Cmd, Refusal) { return done(v["line"]), Refusal{} }, field)
}

// Update fills the form in.
func (f form) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	f.base = f.heard(msg)
	if _, key := msg.(tea.KeyPressMsg); !key {
		if _, paste := msg.(tea.PasteMsg); !paste {
			return f, nil
		}
	}
	var out widget.Outcome
	f.form, out = f.form.Update(msg)
	switch out {
	case widget.Done:
		cmd, no := f.done(f.form.Values())
		if no.Sentence != "" {
			f.form = f.form.WithError(no.Field, no.Sentence)
			return f, nil
		}
		return f, shut(cmd)
	case widget.Cancelled:
		return f, shut(nil)
	case widget.Going:
	}
	return f, nil
}

// View is the form in its box.
func (f form) View() frame.Frame {
	t := f.theme()
	w, h := f.inner(78)
	var lines []string
	for _, s := range f.intro {
		lines = append(lines, widget.Styled(widget.Wrap(s, w, 0), t.Dim)...)
	}
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	fields, cursor := f.form.View(w, max(h-len(lines)-2, 1), t)
	if cursor != nil {
		cursor.Y += len(lines)
	}
	lines = append(lines, fields...)
	lines = append(lines, "", widget.PadRight(f.Keys().Footer(keys.Line, w, t), w))
	return f.box(lines, cursor)
}

// SetSize gives the layout.
func (f form) SetSize(w, h int) screen.Screen {
	f.w, f.h = w, h
	return f
}

// Keys are the keys of a form.
func (f form) Keys() keys.Map { return f.form.Keys() }

// Where is always the line: every printable key is text.
func (f form) Where() keys.Where { return keys.Line }
