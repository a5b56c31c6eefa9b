package shortlist

import (
	"fmt"
	"slices"
	"strconv"

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

const (
	actSelect   keys.Action = "select" // takes a use case into the few that go on, or out of them
	actPage     keys.Action = "page"
	actOverride keys.Action = "override" // decides against the count
)

// mostSelected is how many are selected without asking twice, unless the block says otherwise.
const mostSelected = 4

// console is the shortlist with those that were selected.
type console struct {
	desk.Centre
	list widget.List
}

// NewConsole is the facilitator's shortlist.
func NewConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	c := console{Centre: desk.Centre{Env: env, Face: f}}
	c.list = widget.NewList(widget.Column{Title: "", W: 10}, widget.Column{Title: "reach", W: 5, Numbers: true})
	return c.fill()
}

func (c console) fill() console {
	items := make([]widget.Item, len(c.Face.Shortlist))
	for i, x := range c.Face.Shortlist {
		mark, below := "", x.Hours
		if x.Claim != model.ClaimMade {
			below = x.Value()
		}
		if x.Selected {
			mark = theme.Passed + " selected"
		}
		items[i] = widget.Item{ID: x.ID.String(), Lead: strconv.Itoa(x.Number), Title: x.Title, Cells: []string{mark, strconv.Itoa(x.Reach)}}
		if below != "" {
			items[i].Below = []string{c.Env.Theme.Dim.Render(below)}
		}
	}
	c.list = c.list.SetItems(items)
	return c
}

func (c console) most() int {
	if n := c.Face.Block.Top; n > 0 {
		return n
	}
	return mostSelected
}

func (c console) chosen() int {
	n := 0
	for _, x := range c.Face.Shortlist {
		if x.Selected {
			n++
		}
	}
	return n
}

// Update does the block's keys.
func (c console) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var fresh bool
	c.Centre, fresh = c.Hear(msg)
	if _, look := msg.(screen.EnvMsg); fresh || look {
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
	it, _ := c.list.Selected()
	if one, any := desk.Case(c.Face.Shortlist, it.ID); any && a == actSelect {
		return c, c.toggle(one)
	} else if any && a == actPage {
		return c, page.Open(c.Env, c.Face, one.ID)
	}
	switch a {
	case actOverride:
		return c, c.askWhich()
	case desk.ActFind:
		return c, desk.Find(c.Env, c.Face.Shortlist)
	}
	c.list = desk.Move(c.list, a)
	return c, nil
}

// scored is every use case of the reveal: first those that did not pass, which an override is mostly about.
func (c console) scored() []session.Scored {
	if c.Face.Reveal == nil {
		return nil
	}
	return slices.Concat(c.Face.Reveal.Rest, c.Face.Reveal.Passed)
}

// askWhich asks for which use case the count is not followed.
func (c console) askWhich() tea.Cmd {
	var choices []dialog.Choice
	for _, x := range c.scored() {
		choices = append(choices, dialog.Choice{ID: x.Case.ID.String(), Name: fmt.Sprintf("%3d  %s", x.Case.Number, x.Case.Title),
			Note: fmt.Sprintf("%d of %d", x.Result.Passed, x.Result.OutOf)})
	}
	return screen.Open(dialog.Pick(c.Env, "override which?", "The room decides against the count, and says why.", choices, func(id string) tea.Cmd {
		i := slices.IndexFunc(c.scored(), func(x session.Scored) bool { return x.Case.ID.String() == id })
		return c.AskOverride(c.scored()[i])
	}))
}

// toggle selects or deselects. More than the block's top asks first.
func (c console) toggle(one session.CaseFace) tea.Cmd {
	if one.Selected {
		return screen.Send(session.Deselect{Session: c.Face.Session, Case: one.ID})
	}
	if c.chosen() < c.most() {
		return screen.Send(session.Select{Session: c.Face.Session, Case: one.ID})
	}
	return screen.Open(dialog.Confirm(c.Env, "select one more", widget.Confirm{
		Question: fmt.Sprintf("%d are selected already. Select %s too?", c.chosen(), desk.Name(one)),
		Will:     []string{"Each one more takes attention from the others for a quarter."},
		Yes:      "select it too",
	}, screen.Send(session.Select{Session: c.Face.Session, Case: one.ID, Confirmed: true})))
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

// View is how many are selected, and the list.
func (c console) View() frame.Frame {
	t := c.Env.Theme
	head := t.Strong.Render(fmt.Sprintf("%d of %d selected", c.chosen(), c.most())) +
		t.Dim.Render(fmt.Sprintf("   from a shortlist of %d", len(c.Face.Shortlist)))
	rows := c.list.View(t, c.Active, "Nothing passed the round. Go back to discuss: a second round, or an override with its reason.")
	f := frame.New(c.W, c.H, frame.NewPane("shortlist", frame.Of(c.W, c.H), append([]string{head, ""}, rows...)...))
	if c.Active && c.list.Len() > 0 {
		return f.At(0, 2+c.list.CursorRow())
	}
	return f
}

// Keys are the block's own.
func (c console) Keys() keys.Map {
	it, _ := c.list.Selected()
	one, any := desk.Case(c.Face.Shortlist, it.ID)
	label := "select"
	if one.Selected {
		label = "deselect"
	}
	return keys.Map{
		{Action: actSelect, Keys: []string{"space", "s"}, Label: label, Group: "Shortlist", Where: keys.List,
			About: "Select it for the next quarter, or take it out again", Off: !any},
		{Action: actPage, Keys: []string{"enter"}, Label: "page", Group: "Shortlist", Where: keys.List,
			About: "Open its page: from selected to ready", Off: !any || !slices.ContainsFunc(c.Face.Pages, func(p session.PageFace) bool { return p.Case.ID == one.ID })},
		{Action: actOverride, Keys: []string{"o"}, Label: "override", Group: "Shortlist", Where: keys.List,
			About: "Decide against the count, with a reason", Off: len(c.scored()) == 0},
		desk.FindKey(c.list.Len()),
	}.And(keys.Moving())
}
