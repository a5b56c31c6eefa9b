package score

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Actions of the scoring block.
const (
	actEnter  keys.Action = "round.enter"
	actOpen   keys.Action = "round.open"
	actHands  keys.Action = "round.hands"
	actReveal keys.Action = "round.reveal"
	actDrop   keys.Action = "round.drop"
	actLens   keys.Action = "lens"
	actCut    keys.Action = "round.cut"
	actTally  keys.Action = "round.tally"
	actAgain  keys.Action = "second round"
)

// MostCases is how many use cases enter a round, unless the block says otherwise.
const MostCases = 9

// console is the round: what would enter it, then how far it is. It never holds a mark.
type console struct {
	desk.Centre
	list widget.List
	out  map[model.UseCaseID]bool // left out by hand, before the round
	in   map[model.UseCaseID]bool // taken in by hand, above the most
}

// NewConsole is the facilitator's scoring block.
func NewConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	c := console{Centre: desk.Centre{Env: env, Face: f}}
	c.list = c.columns()
	return c.fill()
}

// sheet is what is asked.
func (c console) sheet() *model.Sheet { return sheetOf(c.Face.Round, c.Face.Block) }

// before says that no round has been opened yet.
func (c console) before() bool { return c.Face.Round == nil }

// shown says that the marks were revealed: then the list is the outcome, as the talk about it has it.
func (c console) shown() bool {
	return c.Face.Reveal != nil && c.sheet() == nil && c.Face.Round != nil && c.Face.Round.Revealed
}

// most is how many use cases may enter.
func (c console) most() int {
	if n := c.Face.Block.Top; n > 0 {
		return n
	}
	return MostCases
}

// enters says whether a use case would enter the round: those that are suggested, and what was taken in or left out
// by hand.
func (c console) enters(id model.UseCaseID) bool {
	if c.out[id] || c.in[id] {
		return c.in[id]
	}
	return slices.ContainsFunc(c.Face.Suggested, func(x session.CaseFace) bool { return x.ID == id })
}

// planned is what could enter a round.
func (c console) planned() []session.CaseFace {
	var out []session.CaseFace
	stories := c.Face.Block.Weigh != nil && c.Face.Block.Weigh.Stories
	for _, x := range c.Face.Cases {
		if (x.Kind == model.Planned || stories) && !x.Hidden {
			out = append(out, x)
		}
	}
	return out
}

// entering is what would enter, in the order of their numbers.
func (c console) entering() []model.UseCaseID {
	var out []model.UseCaseID
	for _, x := range c.planned() {
		if c.enters(x.ID) {
			out = append(out, x.ID)
		}
	}
	return out
}

// Update does the block's keys.
func (c console) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var fresh bool
	before, shown := c.before(), c.shown()
	if c.Centre, fresh = c.Hear(msg); fresh {
		if before != c.before() || shown != c.shown() { // what would enter a round, a round, and its outcome have other columns
			return c.SetSize(c.W, c.H), nil
		}
		return c.fill(), nil
	}
	if _, look := msg.(screen.EnvMsg); look {
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
	case a == actEnter && any:
		return c.toggle(one.ID).fill(), nil
	case a == actOpen:
		return c, c.turn()
	case a == actHands && any:
		return c, AskHands(c.Centre, c.Face.Round.ID, one)
	case a == actTally && any:
		return c, AskTally(c.Centre, c.Face.Round.ID, one)
	case a == actCut:
		return c, screen.Send(session.OpenDots{Session: c.Face.Session})
	case a == actLens && any:
		return c, AskLens(c.Centre, one)
	case a == actReveal:
		return c, AskReveal(c.Centre)
	case a == actDrop:
		return c, AskDrop(c.Centre)
	case a == actAgain && any:
		return c, AskAgain(c.Centre, one)
	}
	c.list = desk.Move(c.list, a)
	return c, nil
}

// toggle takes a use case into the round, or leaves it out.
func (c console) toggle(id model.UseCaseID) console {
	in, out := map[model.UseCaseID]bool{}, map[model.UseCaseID]bool{}
	for k, v := range c.in {
		in[k] = v
	}
	for k, v := range c.out {
		out[k] = v
	}
	if c.enters(id) {
		delete(in, id)
		out[id] = true
	} else {
		delete(out, id)
		in[id] = true
	}
	c.in, c.out = in, out
	return c
}

// turn opens the round, closes it, or opens it again.
func (c console) turn() tea.Cmd {
	r := c.Face.Round
	switch {
	case r == nil:
		return screen.Send(session.OpenRound{Session: c.Face.Session, Cases: c.entering()})
	case r.Open:
		return screen.Send(session.CloseRound{Round: r.ID})
	}
	return screen.Send(session.ReopenRound{Round: r.ID})
}

func (c console) selected() (session.CaseFace, bool) {
	it, _ := c.list.Selected()
	return desk.Case(c.cases(), it.ID)
}

func (c console) cases() []session.CaseFace {
	switch {
	case c.before():
		return c.planned()
	case c.shown():
		var out []session.CaseFace
		for _, s := range Revealed(c.Face.Reveal) {
			out = append(out, s.Case)
		}
		return out
	}
	return c.Face.Round.Cases
}

// SetSize gives the centre's size.
func (c console) SetSize(w, h int) screen.Screen {
	c.Centre = c.Sized(w, h)
	at, any := c.list.Selected()
	c.list = c.columns()
	c = c.fill()
	c.list = c.list.SetSize(c.ListWidth(), max(h-len(c.head())-1, 1))
	if any {
		c.list = c.list.To(at.ID)
	}
	return c
}

// View is where the round stands, and its use cases.
func (c console) View() frame.Frame {
	head := append(c.head(), "")
	list := c.list.SetSize(c.ListWidth(), max(c.H-len(head), 1))
	rows := list.View(c.Env.Theme, c.Active, "No planned use case yet: there is nothing to score. Page up goes back a block.")
	f := frame.New(c.W, c.H, frame.NewPane("score", frame.Of(c.W, c.H), append(head, rows...)...))
	if c.Active && list.Len() > 0 {
		return f.At(0, len(head)+list.CursorRow())
	}
	return f
}

// Keys are the block's own, with labels that say what they would do now.
func (c console) Keys() keys.Map {
	r, group := c.Face.Round, "Round"
	_, any := c.selected()
	open := "open the round"
	switch {
	case r == nil:
	case r.Open:
		open = "close the round"
	case !r.Revealed:
		open = "reopen the round"
	}
	one, _ := c.selected()
	enter := "leave out"
	if !c.enters(one.ID) {
		enter = "take in"
	}
	return keys.Map{
		{Action: actOpen, Keys: []string{"o"}, Label: open, Group: group, Where: keys.List, About: "Open the round, close it, or open it again",
			Off: r != nil && r.Revealed || r == nil && len(c.entering()) == 0},
		{Action: actEnter, Keys: []string{"space"}, Label: enter, Group: group, Where: keys.List, About: "Take a use case into the round, or leave it out",
			Off: r != nil || !any},
		{Action: actCut, Keys: []string{"x"}, Label: "dots first", Group: group, Where: keys.List,
			About: "Three minutes of dots: those with most enter the round", Off: r != nil, Quiet: len(c.planned()) <= c.most()},
		{Action: actTally, Keys: []string{"t"}, Label: "paper", Group: group, Where: keys.List, Quiet: true,
			About: "Enter paper ballots: a whole use case at once, then the next", Off: r == nil || r.Revealed || !any},
		{Action: actHands, Keys: []string{"f"}, Label: "count hands", Group: group, Where: keys.List,
			About: "Enter a show of hands for this use case", Off: r == nil || r.Revealed || !any},
		{Action: actReveal, Keys: []string{"r", "v"}, Show: "r", Label: "reveal", Group: group, Where: keys.List,
			About: "Reveal the round to everybody", Off: r == nil || r.Revealed},
		{Action: actAgain, Keys: []string{"2"}, Label: "second round", Group: group, Where: keys.List, About: "A second blind round: over this one, or all that divide the room",
			Off: r == nil || !r.Revealed || c.Face.Reveal == nil || !any},
		{Action: actDrop, Keys: []string{"d"}, Label: "drop the round", Group: group, Where: keys.List, Quiet: true,
			About: "Drop the round that is not revealed, with its marks", Off: r == nil || r.Revealed},
		{Action: actLens, Keys: []string{"z"}, Label: "lens", Group: group, Where: keys.List, Quiet: true,
			About: "A lens that it does not aim at", Off: c.sheet() != nil || r != nil && r.Revealed || !any},
	}.And(keys.Map{desk.FindKey(c.list.Len())}, keys.Moving())
}
