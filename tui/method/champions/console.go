package champions

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Actions of the block.
const (
	actAdd  keys.Action = "add champion"
	actMark keys.Action = "mark champion"
)

// console is the champions by function.
type console struct {
	desk.Centre
	list widget.List
}

// NewConsole is the facilitator's list of champions.
func NewConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	return console{Centre: desk.Centre{Env: env, Face: f}}.laid().fill()
}

// laid has a column for what makes somebody count for a readout: in fewer words where there is little room.
func (c console) laid() console {
	name, counts := 30, 32
	switch {
	case c.W < 70:
		name, counts = 12, 14
	case c.W < 100:
		name, counts = 16, 32
	}
	c.list = widget.NewList(widget.Column{Title: "champion", W: name}, widget.Column{Title: "readout", W: counts}).Dense().TitleLines(1)
	return c
}

func (c console) face() *session.ChampionsFace {
	if c.Face.Champions == nil {
		return &session.ChampionsFace{}
	}
	return c.Face.Champions
}

func (c console) fill() console {
	var items []widget.Item
	for _, x := range c.face().Functions {
		if len(x.Champions) == 0 {
			items = append(items, widget.Item{ID: "gap " + x.Function.String(), Title: x.Function.String(), Cells: []string{"— nobody yet", ""}, Quiet: true})
		}
		for _, one := range x.Champions {
			items = append(items, widget.Item{ID: one.ID.String(), Title: x.Function.String(), Cells: []string{one.Name, signs(one.Champion, c.W < 70)}})
		}
	}
	c.list = c.list.SetItems(items)
	return c
}

// signs is what makes somebody count for a readout.
func signs(c model.Champion, brief bool) string {
	switch {
	case c.Presents() && brief:
		return theme.Passed + " presents"
	case c.Presents():
		return theme.Passed + " front line, willing to present"
	case c.FrontLine:
		return "front line"
	case c.Willing && brief:
		return "willing"
	case c.Willing:
		return "willing to present"
	}
	return ""
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
	switch a {
	case actAdd:
		return c, Pick(c.Centre)
	case actMark:
		if one, any := c.selected(); any {
			return c, screen.Open(Ask(c.Env, c.Face.Session, one.ID, one.Name, one.Champion))
		}
	}
	c.list = desk.Move(c.list, a)
	return c, nil
}

func (c console) selected() (session.ChampionFace, bool) {
	it, ok := c.list.Selected()
	for _, x := range c.face().Functions {
		for _, one := range x.Champions {
			if ok && one.ID.String() == it.ID {
				return one, true
			}
		}
	}
	return session.ChampionFace{}, false
}

// Pick asks who is a champion: one of the people, or a new name.
func Pick(c desk.Centre) tea.Cmd {
	return screen.Open(dialog.PickOrName(c.Env, "who is a champion?", "Look at what they do: they keep what changes current, answer questions, bring functions together.",
		func(string) string { return "a new name" }, desk.People(c.Face), func(id, name string) tea.Cmd {
			p, _ := desk.Person(c.Face, id)
			if p.ID.IsZero() {
				return screen.Open(Ask(c.Env, c.Face.Session, p.ID, name, model.Champion{}))
			}
			return screen.Open(Ask(c.Env, c.Face.Session, p.ID, p.Name, known(c.Face.Champions, p.ID)))
		}))
}

// known is what somebody is already.
func known(f *session.ChampionsFace, id model.PersonID) model.Champion {
	if f == nil {
		return model.Champion{}
	}
	for _, x := range f.Functions {
		for _, one := range x.Champions {
			if one.ID == id {
				return one.Champion
			}
		}
	}
	return model.Champion{}
}

// Ask asks what somebody is as a champion.
func Ask(env screen.Env, in model.SessionID, person model.PersonID, name string, now model.Champion) screen.Screen {
	const yes, no = "yes", "no"
	say := map[bool]string{true: yes, false: no}
	function := model.FunctionOther.String()
	if now.Champion {
		function = now.Function.String()
	}
	help := []string{model.FunctionOther.String()}
	for _, f := range model.Functions() {
		help = append(help, f.String())
	}
	return dialog.Form(env, "champion", []string{name}, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		f, ok := FunctionNamed(v["function"])
		if !ok {
			return nil, dialog.Refusal{Field: "function", Sentence: "Write one of " + strings.Join(help, ", ") + "."}
		}
		return screen.Send(session.MarkChampion{Session: in, Person: person, Name: name, Champion: model.Champion{
			Champion: v["champion"] == yes, FrontLine: v["front"] == yes, Willing: v["willing"] == yes, Function: f,
		}}), dialog.Refusal{}
	},
		widget.Field{ID: "champion", Label: "Champion", Options: []string{yes, no}, Value: yes},
		widget.Field{ID: "front", Label: "Front line", Options: []string{yes, no}, Value: say[now.FrontLine], Help: "Does the work, rather than manages it."},
		widget.Field{ID: "willing", Label: "Willing to present", Options: []string{yes, no}, Value: say[now.Willing]},
		widget.Field{ID: "function", Label: "Function", Value: function, Help: strings.Join(help, ", ")})
}

// FunctionNamed finds a function by its name or its only beginning.
func FunctionNamed(typed string) (model.Function, bool) {
	typed = strings.ToLower(strings.TrimSpace(typed))
	if typed == "" {
		return model.FunctionOther, true
	}
	for _, f := range append(model.Functions(), model.FunctionOther) {
		if strings.HasPrefix(strings.ToLower(f.String()), typed) {
			return f, true
		}
	}
	return 0, false
}

// SetSize gives the centre's size.
func (c console) SetSize(w, h int) screen.Screen {
	at, any := c.list.Selected()
	c.Centre = c.Sized(w, h)
	c = c.laid().fill()
	if any {
		c.list = c.list.To(at.ID)
	}
	c.list = c.list.SetSize(c.ListWidth(), max(h-2, 1))
	return c
}

// View is how many there are, and the list.
func (c console) View() frame.Frame {
	t := c.Env.Theme
	head := t.Strong.Render(widget.Cut(summary(c.face()), c.W))
	rows := c.list.View(t, c.Active, "Nobody is a champion yet.")
	f := frame.New(c.W, c.H, frame.NewPane("champions", frame.Of(c.W, c.H), append([]string{head, ""}, rows...)...))
	if c.Active && c.list.Len() > 0 {
		return f.At(0, 2+c.list.CursorRow())
	}
	return f
}

// Keys are the block's own.
func (c console) Keys() keys.Map {
	_, any := c.selected()
	const group = "Champions"
	return keys.Map{
		{Action: actMark, Keys: []string{"enter"}, Label: "change", Group: group, Where: keys.List, About: "Front line, willing to present, function", Off: !any},
		{Action: actAdd, Keys: []string{"a"}, Label: "add champion", Group: group, Where: keys.List, About: "Mark somebody as a champion"},
	}.And(keys.Map{desk.FindKey(c.list.Len())}, keys.Moving())
}
