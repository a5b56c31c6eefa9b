package discuss

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/method/score"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Actions of the talk about what divides the room.
const (
	actSheet    keys.Action = "sheet on wall"
	actOverride keys.Action = "override"
	actLens     keys.Action = "lens"
	actAgain    keys.Action = "second round"
	actReveal   keys.Action = "round.reveal"
	actDetails  keys.Action = "reasons"
	actTopic    keys.Action = "topic"
)

// console is the outcome: contested ones first, then what passes, then the rest.
type console struct {
	desk.Centre
	list widget.List
}

// NewConsole is the facilitator's discussion.
func NewConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	c := console{Centre: desk.Centre{Env: env, Face: f}, list: widget.NewList().TitleLines(1)}
	return c.fill()
}

// scored is every use case of the reveal.
func (c console) scored() []session.Scored { return score.Revealed(c.Face.Reveal) }

func (c console) selected() (session.Scored, bool) {
	it, ok := c.list.Selected()
	for _, s := range c.scored() {
		if ok && s.Case.ID.String() == it.ID {
			return s, true
		}
	}
	return session.Scored{}, false
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
	if a == actReveal {
		return c, score.AskReveal(c.Centre)
	}
	if one, any := c.selected(); any {
		if cmd, done := c.actOn(a, one); done {
			return c, cmd
		}
	}
	c.list = desk.Move(c.list, a)
	return c, nil
}

func (c console) actOn(a keys.Action, one session.Scored) (tea.Cmd, bool) {
	switch a {
	case actSheet:
		return c.turnSheet(one), true
	case actOverride:
		return c.AskOverride(one), true
	case actLens:
		return score.AskLens(c.Centre, one.Case), true
	case actAgain:
		return c.askAgain(one), true
	case actDetails:
		return c.read(one), true
	case actTopic:
		return c.take(one), true
	}
	return nil, false
}

// turnSheet puts a reason sheet on the wall, or takes it off when it is there.
func (c console) turnSheet(one session.Scored) tea.Cmd {
	if c.onWall(one.Case) {
		return screen.Send(session.TurnWall{Session: c.Face.Session})
	}
	return screen.Send(session.TurnWall{Session: c.Face.Session, View: model.ViewReason, Case: one.Case.ID})
}

func (c console) onWall(one session.CaseFace) bool {
	w := c.Face.Wall
	return w.View == model.ViewReason && w.Reason != nil && w.Reason.Case.ID == one.ID
}

// SetSize gives the centre's size.
func (c console) SetSize(w, h int) screen.Screen {
	c.Centre = c.Sized(w, h)
	if h < 17 {
		c.list = c.list.Dense()
	}
	c = c.fill()
	c.list = c.list.SetSize(w, max(h-len(c.heads()), 1))
	return c
}

// heads are the count and, below it, what is kept back and why.
func (c console) heads() []string {
	out := []string{c.head()}
	if r := c.Face.Reveal; r != nil && len(r.Untold()) > 0 {
		out = append(out, widget.Styled(widget.Wrap(strings.Join(r.Untold(), " "), c.W, 3), c.Env.Theme.Dim)...)
	}
	if len(out) > 1 && c.H < 17 {
		return out
	}
	return append(out, "")
}

// View is the count and the list, or what to do when nothing was revealed.
func (c console) View() frame.Frame {
	t := c.Env.Theme
	if c.Face.Discuss.Topic != nil { // its clock runs
		c = c.fill()
	}
	head := c.heads()
	rows := c.list.SetSize(c.W, max(c.H-len(head), 1)).View(t, c.Active, c.empty())
	f := frame.New(c.W, c.H, frame.NewPane("discuss", frame.Of(c.W, c.H), append(head, rows...)...))
	if c.Active && c.list.Len() > 0 {
		return f.At(0, len(head)+c.list.CursorRow())
	}
	return f
}

func (c console) empty() string {
	if r := c.Face.Round; r != nil && !r.Revealed {
		return "The round is not revealed yet. r reveals it."
	}
	return "No round was held: there is nothing to reveal. Page up goes back to it."
}

// Keys are the block's own.
func (c console) Keys() keys.Map {
	const group = "Discuss"
	one, any := c.selected()
	sheet := "sheet on wall"
	if c.onWall(one.Case) {
		sheet = "sheet off wall"
	}
	topic := "talk about it"
	if c.isTopic(one) {
		topic = "end the topic"
	}
	r := c.Face.Round
	return keys.Map{
		{Action: actReveal, Keys: []string{"r", "v"}, Show: "r", Label: "reveal", Group: group, Where: keys.List, About: "Reveal the round to everybody",
			Off: r == nil || r.Revealed},
		{Action: actTopic, Keys: []string{"t"}, Label: topic, Group: group, Where: keys.List, About: "Talk about it now, with its own small clock; or end that", Off: !any},
		{Action: actSheet, Keys: []string{"enter"}, Label: sheet, Group: group, Where: keys.List, About: "Put its reason sheet on the wall, or take it off", Off: !any},
		{Action: actDetails, Keys: []string{"space"}, Label: "reasons", Group: group, Where: keys.List, About: "Read its spread and reasons here", Off: !any},
		{Action: actAgain, Keys: []string{"2"}, Label: "second round", Group: group, Where: keys.List, About: "A second blind round", Off: !any},
		{Action: actOverride, Keys: []string{"o"}, Label: "override", Group: group, Where: keys.List, About: "Decide against the count, with a reason", Off: !any},
		{Action: actLens, Keys: []string{"z"}, Label: "lens", Group: group, Where: keys.List, Quiet: true, About: "A lens that it does not aim at", Off: !any},
	}.And(keys.Map{desk.FindKey(c.list.Len())}, keys.Moving())
}

// fill makes the list.
func (c console) fill() console {
	var items []widget.Item
	for _, s := range c.scored() {
		items = append(items, c.item(s))
	}
	c.list = c.list.SetItems(items)
	return c
}

func (c console) head() string {
	t, r := c.Env.Theme, c.Face.Reveal
	if r == nil {
		return t.Title.Render(c.Face.Block.Prompt)
	}
	again := ""
	if r.Again {
		again = "second round   "
	}
	return widget.Fit([]string{t.Strong.Render(again + desk.Plural(len(r.Passed), "passes", "pass")),
		t.Text.Render(desk.Plural(len(r.Rest), "does not", "do not")),
		t.Warn.Render(theme.Contested + " " + desk.Plural(len(r.Contested), "divides", "divide") + " the room"),
		t.Dim.Render(desk.Plural(r.Seats, "seat", "seats") + ", " + desk.Plural(r.Hands, "hand", "hands") + passed(r.Laptop))}, "   ", c.W)
}

// passed is how many scored on a passed laptop; nothing where nobody did.
func passed(n int) string {
	if n == 0 {
		return ""
	}
	return ", " + desk.Plural(n, "ballot", "ballots") + " on a passed laptop"
}
