package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/getting"
	"serendip/tui/keys"
	"serendip/tui/method/discuss"
	"serendip/tui/screen"
	"serendip/tui/wall"
)

// NewStage is the wall with one capture line: for one terminal that is projected and worked at.
func NewStage(room session.Room, env Env) tea.Model {
	return NewShell(room, env, func(look screen.Env) Root {
		first := newStage(look, room.Draft(), env.Private)
		first.files = env.Files
		return Root{First: first, Tick: stageTick, Dark: stageDark, Aloud: true}
	})
}

func stageTick(face any, now time.Time) time.Duration {
	f, ok := face.(session.StageFace)
	if !ok {
		return 0
	}
	return wall.Tick(f.WallFace, now)
}

// stageDark is the theme that the test card chose, and always the dark one while the lights are off.
func stageDark(face any) bool {
	f, ok := face.(session.StageFace)
	return ok && (f.Dark || !f.Light)
}

// stage is the screen: a picture, and one row for the facilitator in which everything is asked and typed. Nothing
// private is ever drawn on it, for it draws a [session.StageFace] and nothing else.
type stage struct {
	env     screen.Env
	face    session.StageFace
	at      time.Time // of the face
	known   bool
	w, h    int
	line    captureLine
	inLine  bool
	asking  *stageAsking // a question that stands in the row; nil for none
	arming  time.Time    // the next block was asked for once, at this moment
	said    string       // what the stage itself has to say, until the next key
	chosen  discuss.Cursor
	skipped model.RoundID    // the reveal whose motion somebody skipped
	named   model.CommandID  // what undo said that it would take back, where the row had no room for it
	private func() tea.Msg   // shows the console on this screen; nil where there is none
	files   getting.Exporter // nil where there is none
}

func newStage(env screen.Env, draft string, private func() tea.Msg) stage {
	return stage{env: env, line: newCaptureLine(draft), private: private}
}

// Draft is the half-typed line, kept across a reconnect.
func (s stage) Draft() string { return s.line.editor.Text() }

// Where is the line while somebody types, else the list.
func (s stage) Where() keys.Where {
	if s.asking != nil || s.inLine {
		return keys.Line
	}
	return keys.List
}

// Update takes news, results, and keys.
func (s stage) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.SnapshotMsg:
		return s.learn(msg), nil
	case screen.ResultMsg:
		s.line = s.line.answered(msg)
	case screen.EnvMsg:
		s.env = msg.Env
	case tea.KeyPressMsg, tea.PasteMsg, keys.ActionMsg:
		return s.press(msg)
	}
	return s, nil
}

// learn takes a face. When the block changes, a line that is being typed stays.
func (s stage) learn(msg screen.SnapshotMsg) stage {
	f, ok := msg.Projection.(session.StageFace)
	if !ok {
		return s
	}
	before := s.face
	s.face, s.at = f, msg.Now
	if !s.known || f.Block.ID != before.Block.ID || f.State != before.State {
		s.line = s.line.moved(before.Block, f.Block, s.known)
		s.inLine = f.State == model.Live && (s.line.busy() || f.Block.Method.Captures())
		s.arming, s.asking, s.chosen = time.Time{}, nil, discuss.Cursor{}
		s.known = true
	}
	s.chosen.At = min(s.chosen.At, max(len(discuss.Order(f.Reveal))-1, 0))
	s.line = s.line.known(f.Complete, f.Cases).waitsFor(f.Kind)
	return s
}

// SetSize gives the layout.
func (s stage) SetSize(w, h int) screen.Screen {
	s.w, s.h = w, h
	s.line = s.line.sized(w - 2*stageMargin(w))
	return s
}

// press does what a key or a chosen action asks for.
func (s stage) press(msg tea.Msg) (screen.Screen, tea.Cmd) {
	if _, key := msg.(tea.KeyPressMsg); key && s.moving() {
		s.skipped = s.face.Reveal.Round
		return s, nil
	}
	waiting, named := s.armedNow(), s.named
	s.arming, s.said, s.named = time.Time{}, "", model.CommandID{}
	a, ok := s.Keys().Action(msg, s.Where())
	if s.asking != nil {
		return s.answer(msg, a)
	}
	if !ok {
		if s.inLine {
			s.line = s.line.typed(msg, s.face.Block)
		}
		return s, nil
	}
	if a == keys.Undo {
		return s.undo(named)
	}
	return s.do(a, waiting)
}

// armedNow says that "next" was pressed a moment ago.
func (s stage) armedNow() bool {
	return !s.arming.IsZero() && s.env.Now().Sub(s.arming) < armed
}

// moving says that the reveal is in motion, which any key ends.
func (s stage) moving() bool {
	f := s.face
	return !s.env.ReducedMotion && f.Reveal != nil && f.Reveal.Round != s.skipped &&
		f.Block.Method == model.Discuss && f.View == model.ViewBlock && !f.Dark && discuss.Moving(f.Reveal, s.env.Now())
}
