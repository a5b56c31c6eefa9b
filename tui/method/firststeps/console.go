package firststeps

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/method/page"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Actions of the first steps.
const (
	actPage    keys.Action = "page"
	actAll     keys.Action = "first steps"
	actOwner   keys.Action = "owner"
	actMeasure keys.Action = "measure"
	actDate    keys.Action = "first date"
)

// markWidth is the column of how much a use case has of what it needs.
const markWidth = 20

// console is the selected use cases, each with its owner, one measure and a first date.
type console struct {
	desk.Centre
	list widget.List
}

// NewConsole is the facilitator's first steps.
func NewConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	return console{Centre: desk.Centre{Env: env, Face: f}, list: widget.NewList(widget.Column{W: markWidth, Numbers: true})}.fill()
}

func (c console) fill() console {
	items := make([]widget.Item, len(c.Face.Steps))
	for i, s := range c.Face.Steps {
		items[i] = widget.Item{ID: s.Case.ID.String(), Lead: strconv.Itoa(s.Case.Number), Title: s.Case.Title, Below: []string{c.step(s)},
			Cells: []string{page.Mark(s, c.Env.Theme)}}
	}
	c.list = c.list.SetItems(items)
	return c
}

// step is what there is and what is missing, in a line.
func (c console) step(s session.StepFace) string {
	t := c.Env.Theme
	var out []string
	for _, p := range []struct{ name, value string }{{"owner", s.Case.Owner}, {"first date", c.date(s.Case.FirstDate)}, {"measure", s.Case.Measure}} {
		if p.value == "" {
			out = append(out, t.Warn.Render(theme.NotPassed+" "+p.name))
			continue
		}
		out = append(out, t.OK.Render(theme.Passed+" ")+t.Text.Render(p.value))
	}
	return strings.Join(out, "   ")
}

// date is a first date as people say it.
func (c console) date(iso string) string {
	d, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return d.Format("Mon 2 Jan")
}

// Update does the block's keys.
func (c console) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var fresh bool
	c.Centre, fresh = c.Hear(msg)
	if _, look := msg.(screen.EnvMsg); fresh || look {
		return c.fill(), nil
	}
	if list, cmd, ok := desk.Seek(c.Env, c.list, c.Keys(), msg); ok {
		c.list = list
		return c, cmd
	}
	a, ok := c.Keys().Action(msg, keys.List)
	if !ok {
		return c, nil
	}
	one, any := c.selected()
	switch {
	case !any:
	case a == actPage:
		return c, page.Open(c.Env, c.Face, one.ID)
	case a == actOwner:
		return c, c.askOwner(one)
	case a == actMeasure:
		return c, screen.Open(dialog.Ask(c.Env, "one measure", []string{desk.Name(one), "Something that can be counted or asked, and who reads it."},
			one.Measure, "minutes a lorry waits at the gate", func(line string) tea.Cmd {
				return screen.Send(session.SetMeasure{Case: one.ID, Measure: line})
			}))
	case a == actDate:
		return c, c.askSteps(one, "date")
	case a == actAll:
		return c, c.askSteps(one, "owner", "measure", "date")
	}
	c.list = desk.Move(c.list, a)
	return c, nil
}

func (c console) selected() (session.CaseFace, bool) {
	it, ok := c.list.Selected()
	for _, s := range c.Face.Steps {
		if ok && s.Case.ID.String() == it.ID {
			return s.Case, true
		}
	}
	return session.CaseFace{}, false
}

// askOwner asks who leads it: one of the people, or a new name.
func (c console) askOwner(one session.CaseFace) tea.Cmd {
	return screen.Open(dialog.PickOrName(c.Env, "who leads it?", desk.Name(one)+". Somebody of the business, rather than IT.",
		func(string) string { return "a new name" }, desk.People(c.Face), func(_, name string) tea.Cmd {
			return screen.Send(session.NameOwner{Case: one.ID, Name: name})
		}))
}

// askSteps asks some of the three things in one form; only what changed is sent.
func (c console) askSteps(one session.CaseFace, which ...string) tea.Cmd {
	all := map[string]widget.Field{
		"owner":   {ID: "owner", Label: "Owner", Value: one.Owner, Example: "Mei", Help: "Somebody of the business, rather than IT."},
		"measure": {ID: "measure", Label: "Measure", Value: one.Measure, Example: "minutes a lorry waits at the gate"},
		"date":    {ID: "date", Label: "First date", Value: one.FirstDate, Example: "2026-10-21, or 21.10.", Help: "When something can first be seen to happen."},
	}
	fields := make([]widget.Field, len(which))
	for i, w := range which {
		fields[i] = all[w]
	}
	return screen.Open(dialog.Form(c.Env, "first steps", []string{desk.Name(one)}, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		set := session.SetSteps{Case: one.ID}
		if owner, asked := v["owner"]; asked && owner != one.Owner {
			set.Owner = &owner
		}
		if measure, asked := v["measure"]; asked && measure != one.Measure {
			set.Measure = &measure
		}
		if typed, asked := v["date"]; asked && typed != one.FirstDate {
			date, ok := model.ReadDay(typed, c.Env.Now().In(c.Env.Zone))
			if !ok {
				return nil, dialog.Refusal{Field: "date", Sentence: "Write a day, such as 2026-10-21, 21.10. or 21 Oct."}
			}
			set.Date = &date
		}
		return sent(set), dialog.Refusal{}
	}, fields...))
}

// sent sends what was set: a date alone as such, and nothing where nothing changed.
func sent(set session.SetSteps) tea.Cmd {
	switch {
	case set == (session.SetSteps{Case: set.Case}):
		return nil
	case set.Owner == nil && set.Measure == nil:
		return screen.Send(session.SetFirstDate{Case: set.Case, Date: *set.Date})
	}
	return screen.Send(set)
}

// SetSize gives the centre's size.
func (c console) SetSize(w, h int) screen.Screen {
	c.Centre = c.Sized(w, h)
	if h < 17 {
		c.list = c.list.Dense()
	}
	c.list = c.list.SetSize(c.ListWidth(), max(h-2, 1))
	return c
}

// View is how many are complete, and the list.
func (c console) View() frame.Frame {
	t := c.Env.Theme
	done := 0
	for _, s := range c.Face.Steps {
		if len(s.Missing) == 0 {
			done++
		}
	}
	head := t.Strong.Render(fmt.Sprintf("%d of %d have an owner, one measure and a first date", done, len(c.Face.Steps)))
	rows := c.list.View(t, c.Active, "Nothing is selected yet. Page up goes back to the shortlist.")
	f := frame.New(c.W, c.H, frame.NewPane("steps", frame.Of(c.W, c.H), append([]string{head, ""}, rows...)...))
	if c.Active && c.list.Len() > 0 {
		return f.At(0, 2+c.list.CursorRow())
	}
	return f
}

// Keys are the block's own.
func (c console) Keys() keys.Map {
	_, any := c.selected()
	const group = "First steps"
	return keys.Map{
		{Action: actPage, Keys: []string{"enter"}, Label: "page", Group: group, Where: keys.List, About: "Open its page: from selected to ready", Off: !any},
		{Action: actAll, Keys: []string{"f"}, Label: "all three", Group: group, Where: keys.List, About: "Owner, measure and first date in one form", Off: !any},
		{Action: actOwner, Keys: []string{"o"}, Label: "owner", Group: group, Where: keys.List, About: "Say who leads it", Off: !any},
		{Action: actMeasure, Keys: []string{"m"}, Label: "measure", Group: group, Where: keys.List, About: "Give it its one measure", Off: !any},
		{Action: actDate, Keys: []string{"d"}, Label: "date", Group: group, Where: keys.List, About: "Give it its first date", Off: !any},
	}.And(keys.Map{desk.FindKey(c.list.Len())}, keys.Moving())
}
