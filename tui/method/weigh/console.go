package weigh

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/method/score"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

const (
	actDetails  keys.Action = "reasons"
	actAgain    keys.Action = "second round"
	actOverride keys.Action = "override"
)

// console is the outcome in rank order, and beside it the matrix where there is room.
type console struct {
	desk.Centre
	list widget.List
}

// NewConsole is the facilitator's block: its round until it is revealed, then the outcome.
func NewConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	if f.Weighed == nil || f.Round == nil || f.Round.Waits() {
		return score.NewConsole(env, f)
	}
	return console{Centre: desk.Centre{Env: env, Face: f}, list: widget.NewList().TitleLines(1)}.fill()
}

func (c console) fill() console {
	var items []widget.Item
	t := c.Env.Theme
	if f := c.Face.Weighed; f != nil {
		for _, x := range f.Cases {
			title := x.Case.Title
			if x.Result.Contested() {
				title = theme.Contested + " " + title
			}
			below, more := styled(f, x, t), "  "+Means(f, x)
			if x.Moved != nil {
				more = "  " + MovedBrief(x.Moved)
			}
			if room := c.W - c.beside() - 8; f.Sheet.KindOf() != model.MatrixSheet || widget.Width(below+more) <= room { // else enter shows it
				below += t.Dim.Render(more)
			}
			items = append(items, widget.Item{ID: x.Case.ID.String(), Lead: fmt.Sprint(x.Case.Number), Title: title, Below: []string{below}})
		}
	}
	c.list = c.list.SetItems(items)
	return c
}

func (c console) selected() (session.WeighedCase, bool) {
	it, ok := c.list.Selected()
	if c.Face.Weighed != nil {
		for _, x := range c.Face.Weighed.Cases {
			if ok && x.Case.ID.String() == it.ID {
				return x, true
			}
		}
	}
	return session.WeighedCase{}, false
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
	if one, any := c.selected(); any {
		switch a {
		case actDetails:
			f := c.Face.Weighed
			return c, screen.Open(dialog.Show(c.Env, desk.Name(one.Case), func(w int, t theme.Theme) []string { return Sheet(f, one, min(w, 90), t) }))
		case actAgain:
			return c, c.askAgain(one)
		case actOverride:
			return c, c.AskOverride(session.Scored{Round: c.Face.Weighed.Round, Case: one.Case, Progresses: one.Progresses,
				Result: model.CaseResult{Passed: boolInt(one.Result.Progresses), OutOf: 1}})
		}
	}
	c.list = desk.Move(c.list, a)
	return c, nil
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// askAgain asks what a second blind round is about.
func (c console) askAgain(one session.WeighedCase) tea.Cmd {
	choices := []dialog.Choice{{ID: "one", Name: desk.Name(one.Case)}}
	if n := len(c.Face.Weighed.Cases); n > 1 {
		choices = append(choices, dialog.Choice{ID: "all", Name: fmt.Sprintf("All %d", n)})
	}
	return screen.Open(dialog.Pick(c.Env, "second round", "A new blind round. "+score.SecondRound, choices, func(id string) tea.Cmd {
		cases := []model.UseCaseID{one.Case.ID}
		if id == "all" {
			cases = nil
			for _, x := range c.Face.Weighed.Cases {
				cases = append(cases, x.Case.ID)
			}
		}
		return screen.Send(session.OpenRound{Session: c.Face.Session, Cases: cases})
	}))
}

// beside is how wide the matrix stands beside the list; 0 where there is no room or none.
func (c console) beside() int {
	f := c.Face.Weighed
	if f == nil || f.Withheld || f.Sheet.KindOf() != model.MatrixSheet || c.W < 76 {
		return 0
	}
	return min(c.W/2-2, 60)
}

// SetSize gives the centre's size.
func (c console) SetSize(w, h int) screen.Screen {
	c.Centre = c.Sized(w, h)
	if h < 17 {
		c.list = c.list.Dense()
	}
	c = c.fill()
	c.list = c.list.SetSize(max(w-c.beside()-2, 20), max(h-2, 1))
	return c
}

// View is how many go on, the list, and the matrix.
func (c console) View() frame.Frame {
	t, f := c.Env.Theme, c.Face.Weighed
	head, below := "", ""
	if f != nil {
		n := 0
		for _, x := range f.Cases {
			n += boolInt(x.Progresses)
		}
		head = t.Strong.Render(fmt.Sprintf("%d of %d go on", n, len(f.Cases))) + t.Dim.Render(fmt.Sprintf("   %d seats, %d by hands", f.Seats, f.Hands))
		switch {
		case f.Withheld:
			head = t.Warn.Render(widget.Cut(Few, c.W))
		case f.Unmoved:
			below = t.Dim.Render(widget.Cut(session.UnmovedWords(), c.W))
		}
	}
	side := c.beside()
	list := c.list.SetSize(max(c.W-side-2, 20), max(c.H-2, 1))
	out := frame.New(c.W, c.H, frame.NewPane("weighed", frame.Rect{W: c.W, H: 2}, head, below),
		frame.NewPane("cases", frame.Rect{Y: 2, W: max(c.W-side-2, 20), H: max(c.H-2, 1)}, list.View(t, c.Active, "")...))
	if side > 0 {
		at := frame.Rect{X: c.W - side, Y: 2, W: side, H: min(max(c.H-2, 1), 22)}
		out = out.Add(frame.NewPane("matrix", at, Framed(f.Cases, t, at.W, at.H)...))
	}
	if c.Active && list.Len() > 0 {
		return out.At(0, 2+list.CursorRow())
	}
	return out
}

// Keys are the block's own.
func (c console) Keys() keys.Map {
	_, any := c.selected()
	const group = "Outcome"
	return keys.Map{
		{Action: actDetails, Keys: []string{"enter"}, Label: "spread and reasons", Group: group, Where: keys.List, About: "Read its spread and reasons here", Off: !any},
		{Action: actAgain, Keys: []string{"2"}, Label: "second round", Group: group, Where: keys.List, About: "A second blind round", Off: !any},
		{Action: actOverride, Keys: []string{"o"}, Label: "override", Group: group, Where: keys.List, About: "Decide against the count, with a reason", Off: !any},
	}.And(keys.Map{desk.FindKey(c.list.Len())}, keys.Moving())
}
