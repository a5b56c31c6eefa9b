package purpose

import (
	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Actions of the purpose block.
const (
	actVision keys.Action = "vision"
	actTrap   keys.Action = "trap on wall"
	actShow   keys.Action = "vision on wall"
)

// textColumn is how many cells a text may take to be read easily.
const textColumn = 72

// console is why we are here, to be read aloud, changed and shown.
type console struct{ desk.Centre }

// NewConsole is the facilitator's purpose block.
func NewConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	return console{desk.Centre{Env: env, Face: f}}
}

// Update does the block's keys.
func (c console) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	c.Centre, _ = c.Hear(msg)
	a, ok := c.Keys().Action(msg, keys.List)
	if !ok {
		return c, nil
	}
	switch a {
	case actVision:
		return c, AskVision(c.Env, c.Face)
	case actTrap:
		return c, c.turn(model.ViewTrap)
	case actShow:
		return c, c.turn(model.ViewVision)
	}
	return c, nil
}

// AskVision asks why everybody is here, beginning with the vision as it stands.
func AskVision(env screen.Env, f session.ConsoleFace) tea.Cmd {
	return screen.Open(dialog.Ask(env, "why we are here", []string{"One sentence about outcomes, not features."},
		f.Vision, "Every lorry leaves on time", func(vision string) tea.Cmd {
			return screen.Send(session.SetVision{Vision: vision, Session: f.Session})
		}))
}

// turn shows a picture on the wall, or takes it off when it is there.
func (c console) turn(v model.WallView) tea.Cmd {
	if c.Face.Wall.View == v {
		v = model.ViewBlock
	}
	return screen.Send(session.TurnWall{Session: c.Face.Session, View: v})
}

// SetSize gives the centre's size.
func (c console) SetSize(w, h int) screen.Screen {
	c.Centre = c.Sized(w, h)
	return c
}

// View is the vision, the prompt and the trap in words.
func (c console) View() frame.Frame {
	t, f := c.Env.Theme, c.Face
	w := min(c.W, textColumn)
	lines := []string{t.Dim.Render("Why we are here")}
	if f.Vision == "" {
		lines = append(lines, t.Warn.Render("! No vision yet. v writes it."))
	} else {
		lines = append(lines, widget.Styled(widget.Wrap(f.Vision, w, 4), t.Title)...)
	}
	lines = append(lines, "")
	lines = append(lines, widget.Styled(widget.Wrap(f.Block.Prompt, w, 2), t.Text)...)
	lines = append(lines, "", t.Dim.Render("The feature/function trap"))
	for _, s := range []string{
		"Features, dates, tasks and who does them are tangible, and shallow.",
		"Outcomes and behaviour are the deep work: what somebody does, and what comes of it.",
		"When the talk turns to features, ask: who would do what with it, and what would be better?",
	} {
		lines = append(lines, widget.Styled(widget.Wrap(s, w, 2), t.Text)...)
	}
	return frame.New(c.W, c.H, frame.NewPane("purpose", frame.Of(c.W, c.H), lines...))
}

// Keys are the block's own.
func (c console) Keys() keys.Map {
	trap, vision := "trap on wall", "vision on wall"
	switch c.Face.Wall.View {
	case model.ViewTrap:
		trap = "trap off wall"
	case model.ViewVision:
		vision = "vision off wall"
	case model.ViewBlock, model.ViewJoin, model.ViewReason, model.ViewParked, model.ViewPage:
	}
	return keys.Map{
		{Action: actVision, Keys: []string{"v"}, Label: "write the vision", Group: "Purpose", Where: keys.List, About: "Write the vision, or change its course"},
		{Action: actTrap, Keys: []string{"t"}, Label: trap, Group: "Purpose", Where: keys.List, About: "The feature/function trap on the wall, or off it"},
		{Action: actShow, Keys: []string{"s"}, Label: vision, Group: "Purpose", Where: keys.List, About: "The vision on the wall, or off it"},
	}
}
