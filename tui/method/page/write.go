package page

import (
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

func have(there bool) string {
	if there {
		return theme.Passed
	}
	return theme.NotPassed
}

// ask is one field of what is being written: what it was based on, and the intent that keeps other words.
type ask struct {
	widget.Field
	base string
	make func(words string, based session.Based) session.Intent
}

// writing is a form over a page. It stays until all that was written is kept: words that somebody else's crossed are
// not lost, and can be kept knowingly.
type writing struct {
	env     screen.Env
	id      model.UseCaseID
	part    string
	intro   []string
	asks    []ask
	form    widget.Form
	all     func(v map[string]string) session.Intent // for something new: one intent of all fields
	waiting map[session.Intent]string                // field by what was sent
	over    map[string]bool                          // fields that were refused for what stands there now
	refused bool
	ahead   []tea.Msg // typed while it is being kept: meant for the page
	signed  time.Time // when others were last told of it
	w, h    int
}

func newWriting(p Page, part string, intro []string, asks ...ask) writing {
	fields := make([]widget.Field, len(asks))
	for i, a := range asks {
		fields[i] = a.Field
	}
	return writing{env: p.env, id: p.id, part: part, intro: intro, asks: asks, form: widget.NewForm(fields...), signed: p.env.Now(), over: make(map[string]bool)}
}

// open puts the form over the page and lets the others know.
func (f writing) open() tea.Cmd {
	return tea.Sequence(screen.Open(f), screen.Send(session.Editing{Case: f.id, Part: f.part}))
}

func (f writing) close() tea.Cmd {
	then := []tea.Cmd{screen.Back(), screen.Send(session.Editing{Case: f.id, Part: f.part, Close: true})}
	for _, key := range f.ahead {
		then = append(then, func() tea.Msg { return key })
	}
	return tea.Sequence(then...)
}

// stillWrites is how often others are told that somebody still writes.
const stillWrites = 45 * time.Second

// Update fills the form in, and hears what came of it.
func (f writing) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.EnvMsg:
		f.env = msg.Env
		return f, nil
	case screen.ResultMsg:
		return f.answered(msg)
	case tea.KeyPressMsg, tea.PasteMsg:
		if len(f.waiting) > 0 {
			f.ahead = append(slices.Clone(f.ahead), msg)
			return f, nil
		}
		var out widget.Outcome
		f.form, out = f.form.Update(msg)
		switch out {
		case widget.Done:
			return f.send()
		case widget.Cancelled:
			return f, f.close()
		case widget.Going:
		}
		if now := f.env.Now(); now.Sub(f.signed) > stillWrites {
			f.signed = now
			return f, screen.Send(session.Editing{Case: f.id, Part: f.part})
		}
	}
	return f, nil
}

// send utters what changed.
func (f writing) send() (screen.Screen, tea.Cmd) {
	f.waiting, f.refused = make(map[session.Intent]string), false
	var cmds []tea.Cmd
	if f.all != nil {
		i := f.all(f.form.Values())
		f.waiting[i] = f.asks[0].ID
		return f, screen.Send(i)
	}
	for _, a := range f.asks {
		words := strings.TrimSpace(f.form.Value(a.ID))
		if words == strings.TrimSpace(widget.NewForm(a.Field).Value(a.ID)) {
			continue
		}
		i := a.make(words, session.Based{Known: true, Words: a.base, Over: f.over[a.ID]})
		f.waiting[i] = a.ID
		cmds = append(cmds, screen.Send(i))
	}
	if len(cmds) == 0 {
		return f, f.close()
	}
	return f, tea.Sequence(cmds...)
}

// answered closes the form when all is kept. What was refused stays in it, with the reason under it; enter then keeps
// the words over what somebody else wrote meanwhile, knowingly.
func (f writing) answered(msg screen.ResultMsg) (screen.Screen, tea.Cmd) {
	intent, ok := msg.Intent.(session.Intent)
	if !ok {
		return f, nil
	}
	id, mine := f.waiting[intent]
	if !mine {
		return f, nil
	}
	delete(f.waiting, intent)
	if msg.Err != nil {
		f.refused, f.ahead = true, nil
		words := msg.Err.Error()
		if strings.Contains(words, "changed meanwhile") {
			f.over[id] = true
			words += " · enter keeps yours instead, esc theirs"
		}
		f.form = f.form.WithError(id, words)
	} else {
		for i := range f.asks {
			if f.asks[i].ID == id {
				f.asks[i].Value, f.asks[i].base = f.form.Value(id), f.form.Value(id)
			}
		}
	}
	if len(f.waiting) == 0 && !f.refused {
		return f, f.close()
	}
	return f, nil
}

// View is the form in its box.
func (f writing) View() frame.Frame {
	t := f.env.Theme
	w, h := max(min(86, f.w-8), 1), max(f.h-6, 1)
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
	return widget.Overlay(frame.New(f.w, f.h), f.part, lines, cursor, t)
}

// SetSize gives the layout.
func (f writing) SetSize(w, h int) screen.Screen {
	f.w, f.h = w, h
	return f
}

// Keys are the keys of a form.
func (f writing) Keys() keys.Map { return f.form.Keys() }

// Where is always the line: every printable key is text.
func (f writing) Where() keys.Where { return keys.Line }

// write opens the form for what stands in a row.
func (p Page) write(r row) tea.Cmd {
	c := p.at.page.Case
	switch {
	case r.health > 0:
		return p.writeHealth(r)
	case r.entry != nil:
		return p.writeEntry(r)
	case r.kind > 0:
		return p.add(r.kind)
	case r.field == model.PageObjective:
		return p.askObjective()
	case r.field == model.PageLive:
		return newWriting(p, r.name(), []string{"Active use is counted from the day on which everybody is trained and it is live, for three months at least."},
			p.field(model.PageLive, nil), p.field(model.PageMonths, nil)).open()
	case r.field == model.PageOwner:
		side := p.field(model.PageSide, []string{"not said", model.SideBusiness.String(), model.SideIT.String()})
		side.Help = "Somebody of the business, rather than IT: who defines success?"
		return newWriting(p, r.name(), []string{c.Title}, p.field(model.PageOwner, nil), side).open()
	}
	return newWriting(p, r.name(), nil, p.field(r.field, nil)).open()
}

// field is the question for a field of the page.
func (p Page) field(field model.PageField, options []string) ask {
	now := p.at.page.Value(field)
	a := ask{base: now, make: func(words string, based session.Based) session.Intent {
		if len(options) > 0 && words == options[0] {
			words = ""
		}
		return session.WriteField{Case: p.id, Field: field, Words: words, Based: based}
	}}
	a.Field = widget.Field{ID: field.Key(), Label: field.String(), Value: now, Example: field.Asks(), Options: options}
	if len(options) == 0 {
		a.Help = field.Asks()
	} else if now == "" {
		a.Value = options[0]
	}
	return a
}

func (p Page) writeHealth(r row) tea.Cmd {
	now := p.at.page.Health[r.health-1]
	a := ask{base: now, make: func(words string, based session.Based) session.Intent {
		answer, note, ok := model.ParseAnswer(words)
		if !ok {
			answer, note = model.Unknown, words
		}
		return session.AnswerHealth{Case: p.id, Statement: r.health - 1, Answer: answer, Note: note, Based: based}
	}}
	a.Field = widget.Field{ID: "answer", Label: "Answer", Value: now, Example: "no, the sponsor is away", Help: "yes, no or unknown, and a note if you like"}
	return newWriting(p, r.name(), []string{r.below}, a).open()
}

// writeEntry opens all fields of something listed.
func (p Page) writeEntry(r row) tea.Cmd {
	e := *r.entry
	var asks []ask
	for _, field := range e.Kind.Fields() {
		a := ask{base: e.Get(field), make: func(words string, based session.Based) session.Intent {
			if words == notSaid {
				words = ""
			}
			return session.WriteEntry{Case: p.id, Entry: e.ID, Field: field, Words: words, Based: based}
		}}
		a.Field = entryField(e.Kind, field, e.Get(field))
		asks = append(asks, a)
	}
	return newWriting(p, r.name(), nil, asks...).open()
}

// add opens the form of something new.
func (p Page) add(k model.EntryKind) tea.Cmd {
	var asks []ask
	for _, field := range k.Fields() {
		if field != model.EntryActual { // that comes at the end
			asks = append(asks, ask{Field: entryField(k, field, "")})
		}
	}
	var intro []string
	if k == model.EntryBehaviour {
		intro = []string{model.BehaviourPrompt, "Training and technology are given. Who asks, who rewards, which habit ends?"}
	}
	f := newWriting(p, k.String(), intro, asks...)
	f.all = func(v map[string]string) session.Intent {
		var e model.EntryWords
		for _, field := range k.Fields() {
			if words := strings.TrimSpace(v[k.FieldKey(field)]); words != notSaid {
				e = e.With(field, words)
			}
		}
		return session.AddEntry{Case: p.id, Kind: k, Entry: e}
	}
	return f.open()
}

const notSaid = "not said"

// entryField is the question for a field of something listed.
func entryField(k model.EntryKind, field model.EntryField, now string) widget.Field {
	key := k.FieldKey(field)
	f := widget.Field{ID: key, Label: strings.ToUpper(key[:1]) + key[1:], Value: now, Must: field == model.EntryWhat}
	switch field {
	case model.EntryWhat:
		f.Example = map[model.EntryKind]string{model.EntryCriterion: "minutes a lorry waits at the gate", model.EntryTask: "agree the photo with the depot",
			model.EntryBehaviour: "the foreman asks for it every morning"}[k]
	case model.EntrySort:
		f.Options = append([]string{notSaid}, k.Sorts()...)
		if k == model.EntryBarrier {
			f.Options = []string{notSaid, "policies", "roles", "habits", "expectations"}
			for i, full := range k.Sorts() {
				if now == full {
					f.Value = f.Options[i+1]
				}
			}
		}
		if now == "" {
			f.Value = notSaid
		}
	case model.EntryBaseline:
		f.Example, f.Help = "40", "Where it stands today. Words count as well."
	case model.EntryTarget:
		f.Example, f.Help = "25", "Where it shall be at the end of the window."
	case model.EntryActual:
		f.Help = "What it came to, at the end."
	case model.EntrySource:
		f.Example, f.Help = "gate log", "Where the figure is read, or who asks."
	case model.EntryWho:
		f.Example = "Mei"
	case model.EntryWhen:
		f.Example = "2026-10-21, or 21.10."
	}
	return f
}

// askObjective asks which objective it serves; a facilitator may name a new one.
func (p Page) askObjective() tea.Cmd {
	var choices []dialog.Choice
	for _, o := range p.at.page.Objectives {
		choices = append(choices, dialog.Choice{ID: o.ID.String(), Name: o.Words})
	}
	write := func(words string) tea.Cmd {
		return screen.Send(session.WriteField{Case: p.id, Field: model.PageObjective, Words: words, Based: session.On(p.at.page.Value(model.PageObjective))})
	}
	const intro = "What does the programme want to reach, and which of it does this serve?"
	if !p.at.host {
		return screen.Open(dialog.Pick(p.env, "which objective?", intro, choices, func(id string) tea.Cmd { return write(p.number(id)) }))
	}
	return screen.Open(dialog.PickOrName(p.env, "which objective?", intro, func(string) string { return "a new objective" }, choices, func(id, name string) tea.Cmd {
		if id != "" {
			return write(p.number(id))
		}
		return tea.Sequence(screen.Send(session.SetObjective{Session: p.at.session, Words: name}), write(name))
	}))
}

// number is an objective's number, by its id.
func (p Page) number(id string) string {
	for _, o := range p.at.page.Objectives {
		if o.ID.String() == id {
			return strconv.Itoa(o.Number)
		}
	}
	return ""
}
