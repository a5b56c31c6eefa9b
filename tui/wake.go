package tui

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/screen"
	"serendip/tui/theme"
)

// answerWithin is how long a command may take before the actor is told that it was not kept.
const answerWithin = 15 * time.Second

// wakeMsg is a new face, or the end of the hold.
type wakeMsg struct {
	face any
	now  time.Time
	gone string // why the hold has ended; "" while it lasts
	over bool   // it ended without a word
}

// tickMsg says that the picture has to be drawn again because time has passed.
type tickMsg int

// outbox holds what was asked and not answered yet. Commands go one after the other, in the order of the keys.
type outbox struct {
	waiting []session.Intent
	busy    bool
}

// glance is a look at the room, the first one before anybody woke it.
func (s Shell) glance() tea.Msg {
	if gone := s.room.Gone(); gone != "" {
		return wakeMsg{gone: gone}
	}
	return wakeMsg{face: s.room.Face(), now: s.room.Now()}
}

// wait is the one command that waits for news.
func (s Shell) wait() tea.Cmd {
	return func() tea.Msg {
		select {
		case _, more := <-s.room.Wake():
			if !more && s.room.Gone() == "" {
				return wakeMsg{over: true}
			}
			return s.glance()
		case <-s.ctx.Done():
			return nil
		}
	}
}

// woken gives every screen the newest face.
func (s Shell) woken(msg wakeMsg) (tea.Model, tea.Cmd) {
	switch {
	case msg.over:
		return s.leave()
	case msg.gone != "":
		return s.farewell(msg.gone)
	}
	s, cmd := s.all(screen.SnapshotMsg{Projection: msg.face, Now: msg.now})
	cmds := []tea.Cmd{cmd, s.wait()}
	if s.root.Dark != nil && s.root.Dark(msg.face) != s.look.Theme.Dark {
		var m tea.Model
		m, cmd = s.dress(s.look.Theme.Other())
		s, cmds = m.(Shell), append(cmds, cmd)
	}
	s, cmd = s.tick(msg.face, msg.now)
	return s, tea.Batch(append(cmds, cmd)...)
}

// tick plans the next drawing that only time asks for. A newer plan makes the older one void.
func (s Shell) tick(face any, now time.Time) (Shell, tea.Cmd) {
	s.ticks++
	if s.root.Tick == nil {
		return s, nil
	}
	d := s.root.Tick(face, now)
	if d <= 0 {
		return s, nil
	}
	generation := tickMsg(s.ticks)
	return s, tea.Tick(d, func(time.Time) tea.Msg { return generation })
}

func (s Shell) ticked(msg tickMsg) (tea.Model, tea.Cmd) {
	if int(msg) != s.ticks {
		return s, nil
	}
	return s.tick(s.room.Face(), s.room.Now())
}

// ask sends an intent, or lets it wait for its turn.
func (s Shell) ask(i any) (tea.Model, tea.Cmd) {
	intent, ok := i.(session.Intent)
	if !ok {
		return s, nil
	}
	if s.outbox.busy {
		s.outbox.waiting = append(slices.Clone(s.outbox.waiting), intent)
		return s, nil
	}
	s.outbox.busy = true
	return s, s.do(intent)
}

// do is the one command that turns an intent into the actor's deed and waits until it is durable.
func (s Shell) do(i session.Intent) tea.Cmd {
	return func() tea.Msg {
		ctx, done := context.WithTimeout(s.ctx, answerWithin)
		defer done()
		r, err := s.room.Do(ctx, i)
		return screen.ResultMsg{Intent: i, Err: err, Note: r.Note}
	}
}

// answered tells the screens and the actor what came of an intent, and sends the next one.
func (s Shell) answered(msg screen.ResultMsg) (tea.Model, tea.Cmd) {
	s, told := s.all(msg)
	cmds := []tea.Cmd{told}
	s.outbox.busy = false
	if len(s.outbox.waiting) > 0 {
		next := s.outbox.waiting[0]
		s.outbox.waiting = slices.Clone(s.outbox.waiting[1:])
		s.outbox.busy = true
		cmds = append(cmds, s.do(next))
	}
	if !s.root.Silent {
		var fade tea.Cmd
		s.toast, fade = s.toast.say(msg)
		cmds = append(cmds, fade)
	}
	return s, tea.Batch(cmds...)
}

// top gives a message to the screen on top, and keeps the line it may have left.
func (s Shell) top(msg tea.Msg) (tea.Model, tea.Cmd) {
	s.stack = slices.Clone(s.stack)
	i := len(s.stack) - 1
	next, cmd := s.stack[i].Update(msg)
	s.stack[i] = next
	return s.keep(), cmd
}

// all gives a message to every screen: those below stay true as well.
func (s Shell) all(msg tea.Msg) (Shell, tea.Cmd) {
	s.stack = slices.Clone(s.stack)
	cmds := make([]tea.Cmd, 0, len(s.stack))
	for i := range s.stack {
		next, cmd := s.stack[i].Update(msg)
		s.stack[i] = next
		cmds = append(cmds, cmd)
	}
	return s.keep(), tea.Batch(cmds...)
}

// keep leaves the half-typed line in the room, where it outlives this terminal.
func (s Shell) keep() Shell {
	if d, ok := s.stack[0].(Drafter); ok && d.Draft() != s.draft {
		s.draft = d.Draft()
		s.room.SetDraft(s.draft)
	}
	return s
}

func (s Shell) resize(w, h int) Shell {
	s.w, s.h = w, h
	s.lw, s.lh = frame.Fit(w, h)
	if s.lw == 0 {
		return s
	}
	s.stack = slices.Clone(s.stack)
	for i := range s.stack {
		s.stack[i] = s.stack[i].SetSize(s.lw, s.lh)
	}
	return s
}

// dress changes the theme everywhere.
func (s Shell) dress(t theme.Theme) (tea.Model, tea.Cmd) {
	s.look.Theme = t
	s, cmd := s.all(screen.EnvMsg{Env: s.look})
	return s, cmd
}

// leave ends the hold; the session goes on.
func (s Shell) leave() (tea.Model, tea.Cmd) {
	s.end()
	s.room.Leave()
	if s.env.Onward != nil {
		return s, s.env.Onward
	}
	return s, tea.Quit
}

// EverySecond is the tick of a screen with a running clock: at the turn of each second, and never while it stands.
func EverySecond(c session.Clock, now time.Time) time.Duration {
	if c.Stopped {
		return 0
	}
	d := c.Left(now) % time.Second
	if d <= 0 {
		d += time.Second
	}
	return d + time.Millisecond
}
