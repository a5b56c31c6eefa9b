package connect

import (
	"strconv"
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

// Actions of the connect block.
const (
	actHere     keys.Action = "is here"
	actDescribe keys.Action = "describe"
)

// console is everybody: who is here and how, and who is expected.
type console struct {
	desk.Centre
	list widget.List
}

// NewConsole is the facilitator's connect block.
func NewConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	c := console{Centre: desk.Centre{Env: env, Face: f}}
	c.list = c.columns()
	return c.fill()
}

func (c console) columns() widget.List {
	cols := []widget.Column{{Title: "organisation", W: 20}, {Title: "role", W: 14}, {Title: "said", W: 4, Numbers: true}}
	if c.W < 76 {
		cols = []widget.Column{{Title: "organisation", W: 14}, {Title: "said", W: 4, Numbers: true}}
	}
	return widget.NewList(cols...).Dense().TitleLines(1)
}

func (c console) fill() console {
	items := make([]widget.Item, len(c.Face.People))
	for i, p := range c.Face.People {
		cells := []string{p.Organisation, p.Role, strconv.Itoa(p.Said)}
		if c.W < 76 {
			cells = []string{p.Organisation, strconv.Itoa(p.Said)}
		}
		name := sign(p) + " " + p.Name
		if p.Hand {
			name += "  (hand up)"
		}
		items[i] = widget.Item{ID: p.ID.String(), Title: name, Cells: cells, Quiet: p.Status != model.GuestCheckedIn}
	}
	c.list = c.list.SetItems(items)
	return c
}

// sign is how somebody is here.
func sign(p session.PersonFace) string {
	switch {
	case p.Online:
		return theme.OnAir
	case p.Remote && p.Status == model.GuestCheckedIn:
		return "◌"
	case p.Status == model.GuestCheckedIn:
		return "■"
	}
	return "○"
}

func (c console) selected() (session.PersonFace, bool) {
	it, _ := c.list.Selected()
	return desk.Person(c.Face, it.ID)
}

// Update does the block's keys.
func (c console) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var fresh bool
	if c.Centre, fresh = c.Hear(msg); fresh {
		return c.fill(), nil
	}
	if found, any := msg.(desk.FoundMsg); any {
		c.list = c.list.To(found.ID)
		return c, nil
	}
	a, ok := c.Keys().Action(msg, keys.List)
	if !ok {
		return c, nil
	}
	p, any := c.selected()
	switch {
	case a == actHere && any:
		return c, screen.Send(session.CheckIn{Session: c.Face.Session, Person: p.ID})
	case a == actDescribe && any:
		return c, c.describe(p)
	case a == desk.ActFind:
		return c, c.find()
	}
	c.list = desk.Move(c.list, a)
	return c, nil
}

// find goes to somebody by a few letters of the name, the organisation or the role.
func (c console) find() tea.Cmd {
	choices := make([]dialog.Choice, len(c.Face.People))
	for i, p := range c.Face.People {
		choices[i] = dialog.Choice{ID: p.ID.String(), Name: p.Name, Note: strings.TrimSpace(p.Organisation + " " + p.Role)}
	}
	return desk.FindIn(c.Env, choices)
}

// describe asks where somebody comes from and what they do there.
func (c console) describe(p session.PersonFace) tea.Cmd {
	return screen.Open(dialog.Form(c.Env, p.Name, nil, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		return screen.Send(session.Describe{
			Person: p.ID, Name: v["name"], Organisation: v["organisation"], Role: v["role"], Email: v["email"],
		}), dialog.Refusal{}
	},
		widget.Field{ID: "name", Label: "Name", Value: p.Name, Must: true},
		widget.Field{ID: "organisation", Label: "Organisation", Value: p.Organisation},
		widget.Field{ID: "role", Label: "Role", Value: p.Role},
		widget.Field{ID: "email", Label: "E-mail", Value: p.Email}))
}

// SetSize gives the centre's size.
func (c console) SetSize(w, h int) screen.Screen {
	c.Centre = c.Sized(w, h)
	at, any := c.list.Selected()
	c.list = c.columns()
	c = c.fill()
	c.list = c.list.SetSize(c.ListWidth(), max(h-2, 1))
	if any {
		c.list = c.list.To(at.ID)
	}
	return c
}

// View is the prompt and the people.
func (c console) View() frame.Frame {
	t := c.Env.Theme
	head := []string{t.Title.Render(widget.Cut(c.Face.Block.Prompt, c.W)), ""}
	rows := c.list.View(t, c.Active, "Nobody is here yet. i checks in somebody in the room; others join by ssh.")
	f := frame.New(c.W, c.H, frame.NewPane("people", frame.Of(c.W, c.H), append(head, rows...)...))
	if c.Active && c.list.Len() > 0 {
		return f.At(0, len(head)+c.list.CursorRow())
	}
	return f
}

// Keys are the block's own.
func (c console) Keys() keys.Map {
	p, any := c.selected()
	return keys.Map{
		{Action: actHere, Keys: []string{"enter"}, Label: "is here", Group: "Connect", Where: keys.List,
			About: "Check this person in", Off: !any || p.Status == model.GuestCheckedIn},
		{Action: actDescribe, Keys: []string{"e"}, Label: "describe", Group: "Connect", Where: keys.List,
			About: "Name, organisation, role, e-mail", Off: !any},
		desk.FindKey(c.list.Len()),
	}.And(keys.Moving())
}
