package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/agenda"
	"serendip/tui/keys"
	"serendip/tui/method/dots"
	"serendip/tui/method/laptop"
	"serendip/tui/method/score"
	"serendip/tui/screen"
)

// do is every action of the console itself. Waiting says that "next" was pressed a moment ago.
func (c console) do(a keys.Action, waiting bool) (screen.Screen, tea.Cmd) {
	switch a {
	case actSave:
		return c.save()
	case actComplete:
		c.line = c.line.complete()
	case keys.ClearLine:
		c.line = c.line.clear()
	case keys.ToList:
		return c.focus(false), nil
	case keys.ToLine:
		return c.focus(true), nil
	case keys.Next:
		return c.next(waiting)
	case actPass:
		return c, screen.Open(laptop.New(c.env, laptop.OfConsole(c.face), score.NewSeat, dots.NewSeat))
	case actAgenda:
		return c, screen.Open(agenda.New(c.env, c.face))
	default:
		if intent := c.intent(a); intent != nil {
			return c, screen.Send(intent)
		}
		return c, c.ask(a)
	}
	return c, nil
}

// intent is what an action means when nothing has to be asked first; nil when something has.
func (c console) intent(a keys.Action) session.Intent {
	f := c.face
	extend := func(by time.Duration) session.Intent { return session.Extend{Session: f.Session, By: by} }
	switch a {
	case keys.Previous:
		return session.GoBack{Session: f.Session, From: f.Block.ID}
	case keys.Lights:
		return session.SwitchLights{Session: f.Session, Dark: !f.Wall.Dark}
	case actOneMore:
		return extend(time.Minute)
	case actFiveMore:
		return extend(5 * time.Minute)
	case actOneLess:
		return extend(-time.Minute)
	case actPause:
		if f.Clock.Stopped {
			return session.Resume{Session: f.Session}
		}
		return session.Pause{Session: f.Session}
	case actNames:
		return session.TurnNames{Session: f.Session, On: !f.NamesOn}
	case actHold:
		return session.TurnHold{Session: f.Session, Block: f.Block.ID, On: !f.Holding}
	case actLobby:
		return session.OpenLobby{Session: f.Session}
	}
	return c.talkIntent(a)
}

// next shows what comes, and goes there at the second press.
func (c console) next(waiting bool) (screen.Screen, tea.Cmd) {
	if _, ok := c.coming(); !ok {
		if !c.mayClose() {
			c.said = "This is the last block. " + c.leadName() + " leads, and closes."
			return c, nil
		}
		return c, c.ask(actClose)
	}
	if waiting {
		return c, screen.Send(session.Advance{Session: c.face.Session, From: c.face.Block.ID})
	}
	c.arming = c.env.Now()
	return c, nil
}

// mayClose says whether one's role ends the session; a face without a role says nothing against it.
func (c console) mayClose() bool {
	return c.face.Role == session.Nobody || session.Allowed(c.face.Role, session.Close{})
}

// coming is the block after the current one; false at the end of the agenda.
func (c console) coming() (model.Block, bool) {
	for i, r := range c.face.Agenda {
		if r.Current && i+1 < len(c.face.Agenda) {
			return c.face.Agenda[i+1].Block, true
		}
	}
	return model.Block{}, false
}

// undo takes the latest action back, or says what depends on it. Where the footer has no room to name it, the first press does
// and the second takes it back.
func (c console) undo(named model.CommandID) (screen.Screen, tea.Cmd) {
	u := c.face.Undo
	switch {
	case u.Label == "":
		c.said = "nothing to undo"
		return c, nil
	case u.Blocked != "":
		c.said = `"` + u.Label + `" cannot be taken back: ` + u.Blocked
		return c, nil
	case c.w < namesUndo && named != u.Command:
		c.named, c.said = u.Command, `u once more takes back "`+u.Label+`"`
		return c, nil
	}
	return c, screen.Send(u.Takes(c.face.Session))
}

// save sends the line. It files the words in the block where they were begun.
func (c console) save() (screen.Screen, tea.Cmd) {
	if c.line.editor.Empty() {
		return c, nil
	}
	var intent session.Say
	c.line, intent = c.line.sent(c.face)
	return c, screen.Send(intent)
}
