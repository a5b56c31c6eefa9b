package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/getting"
	"serendip/tui/keys"
	"serendip/tui/method/letters"
	"serendip/tui/screen"
	"serendip/tui/taking"
)

// NewConsole is the facilitator's private screen: agenda, people, notes, and everything there is to do.
func NewConsole(room session.Room, env Env) tea.Model {
	return NewShell(room, env, func(look screen.Env) Root {
		c := newConsole(look, room.Draft())
		c.files, c.drafts, c.lists, c.elsewhere = env.Files, env.Drafts, env.Lists, env.Elsewhere
		return Root{First: c, Tick: consoleTick}
	})
}

// consoleTick is every second while the block's clock runs, and every minute otherwise, for the time of day.
func consoleTick(face any, now time.Time) time.Duration {
	f, ok := face.(session.ConsoleFace)
	if !ok {
		return 0
	}
	clock := f.Clock
	if at := f.Speakers.Current(); at >= 0 && f.Speakers.Queue[at].Speaking {
		clock = f.Speakers.Queue[at].Clock
	}
	if d := EverySecond(clock, now); f.State == model.Live && d > 0 {
		return d
	}
	return now.Truncate(time.Minute).Add(time.Minute).Sub(now)
}

// console is the screen itself. The centre belongs to the block's method; everything around it is the console's.
type console struct {
	env       screen.Env
	files     getting.Exporter // nil where there is none
	drafts    letters.Drafter  // likewise
	lists     taking.Reader    // likewise
	elsewhere *Elsewhere
	face      session.ConsoleFace
	at        time.Time // of the face
	known     bool      // a face has come
	w, h      int
	lay       consoleLayout
	line      captureLine
	inLine    bool
	centre    screen.Screen
	shown     centreKey       // whose centre it is
	named     model.CommandID // what undo said that it would take back, where the footer has no room for it
	arming    time.Time       // the next block was asked for once, at this moment
	said      string          // what the console itself has to say, until the next key
}

// centreKey is what a centre is for: another one is made when it changes.
type centreKey struct {
	state   model.SessionState
	block   model.BlockID
	scoring bool
	dots    bool
}

// armed is how long the first press of "next" waits for the second.
const armed = 12 * time.Second

func newConsole(env screen.Env, draft string) console {
	c := console{env: env, line: newCaptureLine(draft), centre: newLobby(env, session.ConsoleFace{})}
	return c
}

// Draft is the half-typed line, kept across a reconnect.
func (c console) Draft() string { return c.line.editor.Text() }

// Notices is where the shell says what came of things.
func (c console) Notices() frame.Rect { return c.lay.notice }

// Speaks says whether the console says something there itself.
func (c console) Speaks() bool { return c.words() != "" }

// Where is the line while somebody types, else the list.
func (c console) Where() keys.Where {
	if c.inLine {
		return keys.Line
	}
	return keys.List
}

// Update takes news, results, and keys.
func (c console) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.SnapshotMsg:
		return c.learn(msg)
	case screen.ResultMsg:
		c.line = c.line.answered(msg)
		return c, nil
	case screen.EnvMsg:
		c.env = msg.Env
		c.centre, _ = c.centre.Update(msg)
		return c, nil
	case desk.FoundMsg:
		c.centre, _ = c.centre.Update(msg)
		return c, nil
	case tea.KeyPressMsg, tea.PasteMsg, keys.ActionMsg:
		return c.press(msg)
	}
	return c, nil
}

// learn takes a face. Another block gets another centre; a line that is being typed stays.
func (c console) learn(msg screen.SnapshotMsg) (screen.Screen, tea.Cmd) {
	f, ok := msg.Projection.(session.ConsoleFace)
	if !ok {
		return c, nil
	}
	before := c.face
	c.face, c.at = f, msg.Now
	c = c.handedOn(before)
	key := centreKey{f.State, f.Block.ID, f.Round.Waits(), f.Dots.Waits()}
	if !c.known || key.state != c.shown.state || key.block != c.shown.block {
		c.line = c.line.moved(before.Block, f.Block, c.known)
		c.inLine = hasLine(f) && (c.line.busy() || f.Block.Method.Captures())
		c.arming = time.Time{}
	}
	if !c.known || key != c.shown {
		c.known, c.shown = true, key
		c.centre = newCentre(c.env, f)
		return c.fit(), nil
	}
	var cmd tea.Cmd
	c.centre, cmd = c.centre.Update(msg)
	c.line = c.line.known(f.Complete, f.Cases)
	return c, cmd
}

// SetSize gives the layout.
func (c console) SetSize(w, h int) screen.Screen {
	c.w, c.h = w, h
	return c.fit()
}

// fit lays everything out again.
func (c console) fit() console {
	c.lay = layConsole(c.w, c.h, hasLine(c.face))
	c.line = c.line.known(c.face.Complete, c.face.Cases).waitsFor(c.face.Kind).sized(c.lay.line.W)
	c.centre = c.centre.SetSize(c.lay.centre.W, c.lay.centre.H)
	c.centre, _ = c.centre.Update(desk.FocusMsg{List: !c.inLine})
	return c
}

// press does what a key or a chosen action asks for.
func (c console) press(msg tea.Msg) (screen.Screen, tea.Cmd) {
	waiting, named := c.armedNow(), c.named
	c.arming, c.said, c.named = time.Time{}, "", model.CommandID{}
	m := c.Keys()
	a, ok := m.Action(msg, c.Where())
	if !ok {
		if _, there := c.allKeys().Action(msg, c.Where()); there {
			c.said = c.Why()
		} else if c.inLine {
			c.line = c.line.typed(msg, c.face.Block)
		}
		return c, nil
	}
	if _, own := c.centre.Keys().Find(a); own {
		var cmd tea.Cmd
		c.centre, cmd = c.centre.Update(keys.ActionMsg{Action: a})
		return c, cmd
	}
	if a == keys.Undo {
		return c.undo(named)
	}
	return c.do(a, waiting)
}

func (c console) armedNow() bool {
	return !c.arming.IsZero() && c.env.Now().Sub(c.arming) < armed
}

// focus goes to the line or to the list.
func (c console) focus(line bool) console {
	c.inLine = line && hasLine(c.face)
	c.centre, _ = c.centre.Update(desk.FocusMsg{List: !c.inLine})
	return c
}
