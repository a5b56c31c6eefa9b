package dots

import (
	"fmt"
	"strconv"

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

// Actions of a dot round.
const (
	actTurn   keys.Action = "dots.open"
	actTally  keys.Action = "dots.tally"
	actReveal keys.Action = "dots.reveal"
	actDrop   keys.Action = "dots.drop"
)

// console is the dot round: how far it is, what was tallied, then what came of it. It never holds a dot of a seat.
type console struct {
	desk.Centre
	list widget.List
}

// NewConsole is the facilitator's dot round.
func NewConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	return console{Centre: desk.Centre{Env: env, Face: f}}.fill()
}

// cases are what gets dots, as far as that is known.
func (c console) cases() []session.CaseFace {
	if d := c.Face.Dots; d != nil {
		return d.Cases
	}
	var out []session.CaseFace
	for _, x := range c.Face.Cases {
		if k := c.Face.Block.Kind; !x.Hidden && !x.Held && (k == 0 || x.Kind == k) {
			out = append(out, x)
		}
	}
	return out
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
	it, _ := c.list.Selected()
	one, any := desk.Case(c.cases(), it.ID)
	switch {
	case a == actTurn:
		return c, c.turn()
	case a == actTally && any:
		return c, AskTally(c.Centre, one)
	case a == actReveal:
		return c, AskReveal(c.Env, c.Face.Dots, c.Face.Room)
	case a == actDrop:
		return c, AskDrop(c.Env, c.Face.Dots)
	}
	c.list = desk.Move(c.list, a)
	return c, nil
}

// turn opens the round, closes it, or opens it again; after the reveal it is another round.
func (c console) turn() tea.Cmd {
	switch d := c.Face.Dots; {
	case d == nil || d.Revealed:
		return screen.Send(session.OpenDots{Session: c.Face.Session})
	case d.Open:
		return screen.Send(session.CloseRound{Round: d.ID})
	default:
		return screen.Send(session.ReopenRound{Round: d.ID})
	}
}

// SetSize gives the centre's size.
func (c console) SetSize(w, h int) screen.Screen {
	c.Centre = c.Sized(w, h)
	return c.fill()
}

// head says where the round stands.
func (c console) head() []string {
	t, d := c.Env.Theme, c.Face.Dots
	switch {
	case d == nil:
		r := model.DotsOf(c.Face.Block)
		return []string{t.Strong.Render(widget.Cut(Rule(r), c.W)), t.Dim.Render(widget.Cut("o opens the round. Budget, cap and how many go on are in the agenda: a", c.W))}
	case d.Revealed:
		out := []string{t.OK.Render(theme.Passed+" revealed   ") + t.Strong.Render(widget.Cut(GoOn(d), c.W-14)), t.Dim.Render(widget.Cut(Who(d), c.W))}
		if d.Withheld {
			out[1] = t.Dim.Render(widget.Cut(withheld, c.W))
		}
		return out
	}
	state := t.Live.Render(theme.OnAir + " dots open")
	if !d.Open {
		state = t.Warn.Render("‖ closed, not revealed")
	}
	line := fmt.Sprintf("   %d of %d handed in   %s", d.HandedIn, d.People, Who(d))
	done := 0.0
	if d.People > 0 {
		done = float64(d.HandedIn+d.Tally+d.Laptop) / float64(d.People)
	}
	narrow := widget.Width(state)+widget.Width(line) > c.W
	if narrow { // who took part in which way stands on its own row
		line = fmt.Sprintf("   %d of %d handed in", d.HandedIn, d.People)
	}
	out := []string{state + t.Strong.Render(widget.Cut(line, c.W-widget.Width(state))), widget.Progress(min(done, 1), min(c.W, 60), t)}
	if narrow {
		out = append(out, t.Dim.Render(widget.Cut(Who(d), c.W)))
	}
	if d.Cut {
		words := fmt.Sprintf("%s; the %d with most enter the round", Rule(d.Rule), d.Top)
		if len(d.Cases) <= d.Top {
			words = fmt.Sprintf("%s; all with a dot enter the round, the dots show what is wanted most", Rule(d.Rule))
		}
		if left := d.Until.Sub(c.Env.Now()); d.Open && left > 0 {
			words += "; " + desk.Minutes(left) + " of 3:00"
		} else if d.Open {
			words += "; three minutes are over"
		}
		out = append(out, widget.Styled(widget.Wrap(words, c.W, 2), t.Dim)...)
	}
	return out
}

func (c console) fill() console {
	at, any := c.list.Selected()
	d := c.Face.Dots
	w := c.ListWidth()
	var items []widget.Item
	if d != nil && d.Revealed {
		c.list = widget.NewList(resultColumns(w)...).Dense().TitleLines(1)
		items = resultItems(d, w, c.Env.Theme)
	} else {
		c.list = widget.NewList(widget.Column{Title: "tally", W: 5, Numbers: true}, widget.Column{Title: "reach", W: 5, Numbers: true}).Dense().TitleLines(1)
		for _, x := range c.cases() {
			tally := "·"
			if n := c.Face.Dotted[x.ID].Dots; n > 0 {
				tally = strconv.Itoa(n)
			}
			items = append(items, widget.Item{ID: x.ID.String(), Lead: strconv.Itoa(x.Number), Title: x.Title, Cells: []string{tally, strconv.Itoa(x.Reach)}})
		}
	}
	c.list = c.list.SetItems(items).SetSize(w, max(c.H-len(c.head())-1, 1)).Filled(3)
	if any {
		c.list = c.list.To(at.ID)
	}
	return c
}

// View is where the round stands, and its use cases.
func (c console) View() frame.Frame {
	head := append(c.head(), "")
	rows := c.list.View(c.Env.Theme, c.Active, "There is nothing to give dots to yet. Page up goes back a block.")
	f := frame.New(c.W, c.H, frame.NewPane("dots", frame.Of(c.W, c.H), append(head, rows...)...))
	if c.Active && c.list.Len() > 0 {
		return f.At(0, len(head)+c.list.CursorRow())
	}
	return f
}

// Keys are the block's own, with labels that say what they would do now.
func (c console) Keys() keys.Map {
	d, group := c.Face.Dots, "Dots"
	waits := d.Waits()
	open := "open the dots"
	switch {
	case d == nil:
	case d.Revealed:
		open = "dots again"
	case d.Open:
		open = "close the dots"
	default:
		open = "reopen the dots"
	}
	return keys.Map{
		{Action: actTurn, Keys: []string{"o"}, Label: open, Group: group, Where: keys.List, About: "Open the dot round, close it, or open it again", Off: c.list.Len() < 2},
		{Action: actTally, Keys: []string{"t"}, Label: "tally", Group: group, Where: keys.List, About: "Enter dots that were given on paper or by hands", Off: !waits},
		{Action: actReveal, Keys: []string{"r", "v"}, Show: "r", Label: "reveal", Group: group, Where: keys.List, About: "Reveal the dots to everybody", Off: !waits},
		{Action: actDrop, Keys: []string{"d"}, Label: "drop the round", Group: group, Where: keys.List, Quiet: true, About: "Drop the dot round that is not revealed", Off: !waits},
	}.And(keys.Map{desk.FindKey(c.list.Len())}, keys.Moving())
}

// AskTally asks for the dots on paper, use case after use case, until it is left.
func AskTally(c desk.Centre, one session.CaseFace) tea.Cmd {
	d, was := c.Face.Dots, c.Face.Dotted[one.ID]
	fields := []widget.Field{
		{ID: "dots", Label: "Dots", Value: widget.Number(was.Dots), Example: "7", Help: "all dots on paper or by hands on this one"},
		{ID: "people", Label: "People", Value: widget.Number(was.People), Example: "4", Help: "how many gave it any; empty is as few as can have"},
	}
	noun, _ := one.Noun()
	intro := []string{desk.Name(one), Rule(d.Rule) + ". Enter goes on to the next " + noun + ", esc ends."}
	return screen.Open(dialog.Form(c.Env, "tally", intro, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		dots, ok := whole(v["dots"])
		if !ok {
			return nil, dialog.Refusal{Field: "dots", Sentence: "Write a whole number, such as 7."}
		}
		people, ok := whole(v["people"])
		switch {
		case !ok:
			return nil, dialog.Refusal{Field: "people", Sentence: "Write a whole number, or leave it empty."}
		case people > dots || people > 0 && dots > people*d.Rule.Cap:
			return nil, dialog.Refusal{Field: "people", Sentence: fmt.Sprintf("%d people cannot have given %d dots: each gives from 1 to %d.", people, dots, d.Rule.Cap)}
		}
		send := screen.Send(session.TallyDots{Round: d.ID, Case: one.ID, Dots: dots, People: people})
		for i, x := range d.Cases {
			if x.ID == one.ID && i+1 < len(d.Cases) {
				return tea.Batch(send, AskTally(c, d.Cases[i+1])), dialog.Refusal{}
			}
		}
		return send, dialog.Refusal{}
	}, fields...))
}

// whole reads a number from 0 on; nothing is none.
func whole(typed string) (int, bool) {
	if typed == "" {
		return 0, true
	}
	n, err := strconv.Atoi(typed)
	return n, err == nil && n >= 0 && n < 100000
}

// AskReveal asks before dots are counted for good.
func AskReveal(env screen.Env, d *session.DotsFace, room int) tea.Cmd {
	will := []string{"Everybody sees the dots, without names; it cannot be undone, and the ballots are destroyed."}
	if d.Open {
		will = append(will, "The round closes: no more dots.")
	}
	if waiting := d.Voters - d.HandedIn; waiting > 0 {
		will = append(will, desk.Plural(waiting, "person is", "people are")+" not done yet; the dots they gave count.")
	}
	if d.Tally+d.Laptop == 0 && room > 0 {
		will = append(will, fmt.Sprintf("No dots were counted for the %d in the room.", room))
	}
	return screen.Open(dialog.Confirm(env, "reveal", widget.Confirm{Question: "Reveal all dots together now?", Will: will, Yes: "reveal"},
		screen.Send(session.Reveal{Round: d.ID})))
}

// AskDrop asks before a dot round is dropped.
func AskDrop(env screen.Env, d *session.DotsFace) tea.Cmd {
	return screen.Open(dialog.Confirm(env, "drop the dots", widget.Confirm{Question: "Drop this dot round?", Yes: "drop it", Will: []string{
		"Its dots are gone, and nobody sees them; it cannot be undone.",
	}}, screen.Send(session.DropRound{Round: d.ID})))
}
