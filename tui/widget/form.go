package widget

import (
	"fmt"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/theme"
)

// Field is one question of a form: a line to type in, or a choice when there are options.
type Field struct {
	ID      string
	Label   string
	Help    string   // said quietly under the field
	Example string   // stands in the empty line
	Options []string // a choice: left and right, or a digit, change it
	Notes   []string // what each option means, said quietly under the field
	Value   string   // what is there at first; for a choice one of the options
	Limit   int      // bytes; EditorLimit when zero
	Must    bool     // may not stay empty
	Enter   string   // what enter does where this is the only field; "" for save
}

// Number is a number as a field holds it; empty for none.
func Number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// Outcome is what a key did to a form, a palette or a question.
type Outcome int

// The outcomes. Going means that it is still open.
const (
	Going Outcome = iota
	Done
	Cancelled
)

// Form is some fields one below the other, of which one has the cursor. Enter goes to the next and behind the last
// one is done; tab and the arrows move; esc cancels. A field that must be filled keeps the cursor and says so.
type Form struct {
	fields  []Field
	lines   []Editor
	choice  []int
	errors  []string
	at      int
	changed bool
}

// NewForm makes a form with the cursor on its first field.
func NewForm(fields ...Field) Form {
	f := Form{fields: fields, lines: make([]Editor, len(fields)), choice: make([]int, len(fields)), errors: make([]string, len(fields))}
	for i, d := range fields {
		e := NewEditor("")
		if d.Limit > 0 {
			e = e.SetLimit(d.Limit)
		}
		e.Placeholder = d.Example
		f.lines[i] = e.SetText(d.Value)
		f.choice[i] = max(slices.Index(d.Options, d.Value), 0)
	}
	return f
}

// Keys are the keys of this form, for its screen's map: with a single field enter saves, or does what the field says.
func (f Form) Keys() keys.Map {
	if len(f.fields) != 1 {
		return FormKeys()
	}
	m := FormKeys().Without("form.move")
	for i := range m {
		if m[i].Action == "form.next" {
			m[i].Label, m[i].About = "save", "Keep it"
			if verb := f.fields[0].Enter; verb != "" {
				m[i].Label, m[i].About = verb, ""
			}
		}
	}
	return m
}

// FormKeys are the keys of a form with several fields.
func FormKeys() keys.Map {
	return keys.Map{
		{Action: "form.next", Keys: []string{"enter"}, Label: "next", Group: "Form", Fixed: true, About: "Next field; at the last one, done"},
		{Action: "form.move", Keys: []string{"tab", "shift+tab", "down", "up"}, Show: "tab ↑↓", Label: "field", Group: "Form", Fixed: true, About: "Another field"},
		{Action: "form.choose", Keys: []string{"left", "right"}, Show: "←→", Label: "choose", Group: "Form", Fixed: true, Quiet: true, About: "Another choice, or move in the line"},
		{Action: "form.cancel", Keys: []string{"esc"}, Label: "cancel", Group: "Form", Fixed: true, About: "Leave without keeping"},
	}
}

// Value is what a field holds now.
func (f Form) Value(id string) string {
	i := f.index(id)
	if i < 0 {
		return ""
	}
	if o := f.fields[i].Options; len(o) > 0 {
		return o[f.choice[i]]
	}
	return f.lines[i].Text()
}

// Values is what every field holds now, by id.
func (f Form) Values() map[string]string {
	out := make(map[string]string, len(f.fields))
	for _, d := range f.fields {
		out[d.ID] = f.Value(d.ID)
	}
	return out
}

// Focused is the id of the field with the cursor.
func (f Form) Focused() string {
	if len(f.fields) == 0 {
		return ""
	}
	return f.fields[f.at].ID
}

// Changed says whether anything was typed or chosen.
func (f Form) Changed() bool { return f.changed }

// WithError puts a sentence under a field and the cursor on it: what is wrong and what to write instead.
func (f Form) WithError(id, sentence string) Form {
	if i := f.index(id); i >= 0 {
		f.errors = slices.Clone(f.errors)
		f.errors[i] = sentence
		f.at = i
	}
	return f
}

// WithValue replaces what a field holds.
func (f Form) WithValue(id, value string) Form {
	i := f.index(id)
	if i < 0 {
		return f
	}
	f.lines, f.choice = slices.Clone(f.lines), slices.Clone(f.choice)
	f.lines[i] = f.lines[i].SetText(value)
	if o := slices.Index(f.fields[i].Options, value); o >= 0 {
		f.choice[i] = o
	}
	return f
}

func (f Form) index(id string) int {
	return slices.IndexFunc(f.fields, func(d Field) bool { return d.ID == id })
}

// Update takes a key or a paste.
func (f Form) Update(msg tea.Msg) (Form, Outcome) {
	if len(f.fields) == 0 {
		return f, Done
	}
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "esc":
			return f, Cancelled
		case "enter":
			return f.enter()
		case "tab", "down":
			return f.move(+1), Going
		case "shift+tab", "up":
			return f.move(-1), Going
		}
	}
	return f.edit(msg), Going
}

func (f Form) move(n int) Form {
	f.at = (f.at + n + len(f.fields)) % len(f.fields)
	return f
}

// enter goes on, or is done when every field that must be filled is.
func (f Form) enter() (Form, Outcome) {
	if f.missing(f.at) {
		return f.WithError(f.fields[f.at].ID, "Please write something here."), Going
	}
	if f.at < len(f.fields)-1 {
		return f.move(+1), Going
	}
	for i := range f.fields {
		if f.missing(i) {
			return f.WithError(f.fields[i].ID, "Please write something here."), Going
		}
	}
	return f, Done
}

func (f Form) missing(i int) bool {
	return f.fields[i].Must && len(f.fields[i].Options) == 0 && f.lines[i].Empty()
}

// edit changes the field with the cursor.
func (f Form) edit(msg tea.Msg) Form {
	f.lines, f.choice, f.errors = slices.Clone(f.lines), slices.Clone(f.choice), slices.Clone(f.errors)
	if o := f.fields[f.at].Options; len(o) > 0 {
		if n, ok := chosen(msg, f.choice[f.at], len(o)); ok {
			f.choice[f.at], f.changed = n, true
		}
		return f
	}
	before := f.lines[f.at].Text()
	f.lines[f.at], _ = f.lines[f.at].Update(msg)
	if f.lines[f.at].Text() != before {
		f.changed = true
		f.errors[f.at] = ""
	}
	return f
}

// chosen is the option a key goes to.
func chosen(msg tea.Msg, now, n int) (int, bool) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return now, false
	}
	switch s := k.String(); {
	case s == "right" || s == "space":
		return (now + 1) % n, true
	case s == "left":
		return (now + n - 1) % n, true
	case len(s) == 1 && s[0] >= '1' && int(s[0]-'1') < n:
		return int(s[0] - '1'), true
	}
	return now, false
}

// View draws the form, each label beside its field or, when it is long, above it, in w cells and at most h rows (0: as many as it takes) and says where the cursor is. When it is
// higher than h, the part around the cursor is shown.
func (f Form) View(w, h int, t theme.Theme) ([]string, *frame.Cursor) {
	label := 0
	for _, d := range f.fields {
		if n := Width(d.Label); n <= w/3 {
			label = max(label, n)
		}
	}
	var out []string
	var cursor *frame.Cursor
	for i, d := range f.fields {
		if i > 0 {
			out = append(out, "")
		}
		line, x := f.field(i, w-label-4, t)
		sign, name := "  ", t.Dim
		if i == f.at {
			sign, name = t.AccentBold.Render(theme.Here)+" ", t.Strong
		}
		beside := d.Label
		if Width(d.Label) > w/3 { // a question stands whole, above its answer
			for _, l := range Styled(Wrap(d.Label, w-2, 0), name) {
				out, sign = append(out, sign+l), "  "
			}
			beside = ""
		}
		if i == f.at {
			cursor = &frame.Cursor{X: label + 4 + x, Y: len(out)}
		}
		out = append(out, sign+name.Render(PadRight(beside, label))+"  "+line)
		for _, below := range f.below(i, w-label-4, t) {
			out = append(out, blank(label+4)+below)
		}
	}
	if h > 0 && len(out) > h && cursor != nil {
		from := min(max(cursor.Y-h/2, 0), len(out)-h)
		out, cursor.Y = out[from:from+h], cursor.Y-from
	}
	return out, cursor
}

// field draws what is right of a label.
func (f Form) field(i, w int, t theme.Theme) (string, int) {
	o := f.fields[i].Options
	if len(o) == 0 {
		return f.lines[i].SetWidth(w).View(t)
	}
	line, x := "", 0
	for n, option := range o {
		if n > 0 {
			line += "   "
		}
		if n == f.choice[i] {
			x = Width(line)
			line += t.AccentBold.Render("● " + option)
		} else {
			line += t.Dim.Render("○ " + option)
		}
	}
	if Width(line) > w && w > 0 { // too many to stand beside each other
		line, x = t.AccentBold.Render("● "+o[f.choice[i]])+t.Dim.Render(fmt.Sprintf("   ←→ %d of %d", f.choice[i]+1, len(o))), 0
	}
	return Cut(line, w), min(x, max(w-1, 0))
}

// below is what stands under a field: what is wrong, or its help while the cursor is there.
func (f Form) below(i, w int, t theme.Theme) []string {
	if f.errors[i] != "" {
		return Styled(Wrap(theme.NotPassed+" "+f.errors[i], w, 0), t.Error)
	}
	if n := f.lines[i].Refused(); n > 0 {
		return Styled(Wrap(refusedSentence(n), w, 0), t.Warn)
	}
	if i != f.at {
		return nil
	}
	help := f.fields[i].Help
	if n := f.choice[i]; n < len(f.fields[i].Notes) {
		help = f.fields[i].Notes[n]
	}
	if help == "" || help == f.fields[i].Example && f.lines[i].Empty() { // it stands in the field already
		return nil
	}
	return Styled(Wrap(help, w, 0), t.Dim)
}

func refusedSentence(n int) string {
	if n == 1 {
		return "! The line is full: 1 letter was not taken."
	}
	return "! The line is full: " + strconv.Itoa(n) + " letters were not taken."
}

// RefusedNote is the sentence an editor's screen shows when some input did not fit; empty when all did.
func (e Editor) RefusedNote() string {
	if e.refused == 0 {
		return ""
	}
	return refusedSentence(e.refused)
}
