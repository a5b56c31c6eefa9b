package testcard

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Choice is what was found: what this screen is, the theme that was legible, and the cells there were.
type Choice struct {
	Stage   bool // the room sees this screen; false: it is the facilitator's own, a console
	Dark    bool
	Columns int
	Rows    int
}

// Card is the screen that asks.
type Card struct {
	env   screen.Env
	done  func(Choice) tea.Cmd
	again bool
	help  bool // what the answers mean stands in place of the type
	w, h  int
	t     theme.Theme
}

// New is a card in the light theme, with which a wall begins. Done gets the choice.
func New(env screen.Env, done func(Choice) tea.Cmd) Card {
	return Card{env: env, done: done, t: env.Theme.Lit(false)}
}

// Again is the card for a screen that is known to be projected: it asks for the theme alone, and can be left.
func (c Card) Again() Card {
	c.again = true
	c.t = c.env.Theme
	return c
}

// said is what each answer comes to, on the card's help.
func said(again bool) []string {
	if again {
		return []string{
			"Go to the back row, or ask somebody who sits there.",
			"legible: the wall keeps this theme and this size.",
			"light or dark: try the other ground; a dim projector wants light.",
			"leave it as it was: nothing changes.",
		}
	}
	return []string{
		"the room sees this screen: it becomes the stage, the wall with one line for you to write in. Nothing private ever stands on it; your console opens elsewhere.",
		"only I see it: it becomes your console, with people and private notes. The wall opens elsewhere: ssh to the line that `serendip show` calls wall.",
		"light or dark: try the other ground; a dim projector wants light.",
		"Go to the back row. What you can't read there, nobody there can: make the letters larger in this terminal (ctrl and +).",
	}
}

// The actions of the card.
const (
	projected keys.Action = "projected"
	mine      keys.Action = "mine"
	lights    keys.Action = "try the other theme"
	leave     keys.Action = "leave"
)

// Keys are the answers.
func (c Card) Keys() keys.Map {
	m := keys.Map{
		{Action: projected, Keys: []string{"enter", "y"}, Label: "the room sees this screen", Group: "Answer"},
		{Action: mine, Keys: []string{"n"}, Label: "only I see it", Group: "Answer"},
		{Action: lights, Keys: []string{"space", "ctrl+l"}, Label: "light or dark", Group: "Answer"},
	}
	if c.again {
		m = keys.Map{
			{Action: projected, Keys: []string{"enter", "y"}, Label: "legible", Group: "Answer"}, m[2],
			{Action: leave, Keys: []string{"esc"}, Label: "leave it as it was", Group: "Answer"},
		}
	}
	help := keys.Helping()
	help[0].Quiet = true // the row has no room for it; it stands beside the question
	return m.And(help)
}

// Update takes an answer.
func (c Card) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	a, _ := c.Keys().Action(msg, keys.List)
	switch a {
	case projected, mine:
		choice := Choice{Stage: a == projected, Dark: c.t.Dark, Columns: c.w, Rows: c.h}
		if c.again {
			return c, tea.Sequence(screen.Back(), c.done(choice))
		}
		return c, c.done(choice)
	case lights:
		c.t = c.t.Other()
	case keys.Help:
		c.help = !c.help
	case leave:
		return c, screen.Back()
	}
	return c, nil
}

// SetSize gives the layout.
func (c Card) SetSize(w, h int) screen.Screen {
	c.w, c.h = w, h
	return c
}

// Theme is the one being tried.
func (c Card) Theme() theme.Theme { return c.t }

// View is the sizes of type, smallest last, and the question.
func (c Card) View() frame.Frame {
	t, y := c.t, widget.NewType()
	area := frame.Of(c.w, c.h).Inset(3, 1)
	body, foot := area.Bottom(2)
	lines := c.sample(y)
	if c.help {
		lines = c.meaning(min(body.W, 90))
	}
	question := "Is this screen projected? Does the room see it?"
	if c.again {
		question = "Can the back row read this?"
	}
	f := frame.New(c.w, c.h, c.ground(), frame.NewPane("card", body, c.onGround(body, lines...)...),
		frame.NewPane("question", foot, c.onGround(foot, t.AccentBold.Render(question)+explains(widget.Width(question), foot.W, t), c.Keys().Footer(keys.List, foot.W, t))...))
	f.Title = "serendip · test card"
	return f
}

// explains is the help's key beside a question, where there is room.
func explains(question, w int, t theme.Theme) string {
	if question+len("   ? explains") > w {
		return ""
	}
	return "   " + t.Key.Render("?") + t.KeyHelp.Render(" explains")
}

// sample is the sizes of type, smallest last.
func (c Card) sample(y widget.Type) []string {
	t := c.t
	var lines []string
	add := func(rows ...string) { lines = append(append(lines, rows...), "") }
	if c.h >= 24 {
		add(widget.Styled(y.Big("12:34", widget.BigNumber), t.Big)...)
	}
	add(widget.Styled(y.Big("READ THIS", widget.BigText), t.BigAccent)...)
	add(t.Strong.Render("Read this from the back row."))
	add(t.Text.Render("The smallest type on a wall: ideas, and how to join."))
	add(t.OK.Render(theme.Passed+" passed") + "   " + t.Bad.Render(theme.NotPassed+" not passed") + "   " + t.Warn.Render(theme.Contested+" contested"))
	return append(lines, t.Dim.Render(fmt.Sprintf("%d x %d cells, %s. Too small? Make the letters larger (ctrl and +).", c.w, c.h, themeName(t))))
}

// meaning is the help.
func (c Card) meaning(w int) []string {
	lines := []string{c.t.Strong.Render("What the answers mean"), ""}
	for _, words := range said(c.again) {
		for _, line := range frame.Wrap(words, w, 0) {
			lines = append(lines, c.t.Text.Render(line))
		}
		lines = append(lines, "")
	}
	return lines
}

// ground lays the tried theme under everything, whatever the theme around it is.
func (c Card) ground() frame.Pane {
	all := frame.Of(c.w, c.h)
	return frame.NewPane("ground", all, c.onGround(all)...)
}

// onGround is the rows of a rectangle with the tried theme under them.
func (c Card) onGround(r frame.Rect, lines ...string) []string {
	out := make([]string, r.H)
	for i := range out {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		out[i] = c.t.Base.Render(widget.PadRight(line, r.W))
	}
	return out
}

func themeName(t theme.Theme) string {
	if t.Dark {
		return "dark"
	}
	return "light"
}
