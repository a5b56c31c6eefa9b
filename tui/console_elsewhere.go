package tui

import (
	tea "charm.land/bubbletea/v2"

	"serendip/tui/dialog"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

const (
	actElsewhere keys.Action = "another session"
	actWallLine  keys.Action = "wall elsewhere"
)

// Neighbour is another session that a console may go to.
type Neighbour struct {
	Ref  string // what it is called on the command line: "acme-2"
	Name string // its customer, title and day
	Note string // how it is
}

// Elsewhere is the way from one session's console to another's. What it leaves stays as it is.
type Elsewhere struct {
	Others func() []Neighbour       // what there is now, what wants somebody first
	Go     func(ref string) tea.Msg // what follows a choice: a [MoveMsg], or a [LeaveMsg] where the caller shows the next one
}

// MoveMsg gives this terminal to another model, once its own hold has ended.
type MoveMsg struct{ To tea.Model }

// elsewhereKeys are by name only: nobody should leave a live session by a slip.
func (c console) elsewhereKeys() keys.Map {
	return keys.Map{
		{Action: actElsewhere, Label: "another session", Group: "Session", Off: c.elsewhere == nil, About: "Go to another session; this one stays as it is"},
		{Action: actWallLine, Label: "wall elsewhere", Group: "Wall", Off: c.face.WallLine == "", About: "The wall on another screen: the line to type there"},
	}
}

// askElsewhere asks for which.
func (c console) askElsewhere() tea.Cmd {
	others := c.elsewhere.Others()
	if len(others) == 0 {
		return screen.Open(dialog.Show(c.env, "another session", sentences("There is no other session yet. Leave this one, and n on the first screen prepares it.")))
	}
	choices := make([]dialog.Choice, len(others))
	for i, o := range others {
		choices[i] = dialog.Choice{ID: o.Ref, Name: o.Name, Note: o.Note}
	}
	going := c.elsewhere.Go
	return screen.Open(dialog.Pick(c.env, "to which session?", "This one stays as it is: nothing is closed, and nobody notices.", choices,
		func(ref string) tea.Cmd { return func() tea.Msg { return going(ref) } }))
}

// askWall says how another screen shows the wall.
func (c console) askWall() tea.Cmd {
	return screen.Open(dialog.Show(c.env, "the wall on another screen", sentences("On the computer at the projector, in a terminal:", "", c.face.WallLine, "",
		"It shows what the room may see and takes no keys. Whoever has this line sees the wall; renew codes takes it away.")))
}

// sentences is a dialog of sentences.
func sentences(all ...string) func(w int, t theme.Theme) []string {
	return func(w int, t theme.Theme) []string {
		var out []string
		for _, one := range all {
			out = append(out, widget.Styled(widget.Wrap(one, w, 0), t.Text)...)
			if one == "" {
				out = append(out, "")
			}
		}
		return out
	}
}

// move lets the hold go and becomes another model, in this terminal's size.
func (s Shell) move(to tea.Model) (tea.Model, tea.Cmd) {
	s.end()
	s.room.Leave()
	init := to.Init()
	to, sized := to.Update(tea.WindowSizeMsg{Width: s.w, Height: s.h})
	return to, tea.Batch(init, sized)
}
