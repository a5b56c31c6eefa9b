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
	at   time.Time // by this machine's clock
	gone string    // why the hold has ended; "" while it lasts
	over bool      // it ended without a word
}

// lookEvery is how often the room is looked at while much happens: nobody reads more pictures a second, and five
// hundred seats that draw no more of them leave the rest of the machine to the facilitator.
const lookEvery = time.Second / 30

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
	return wakeMsg{face: s.room.Face(), now: s.room.Now(), at: time.Now()}
}

// wait is the one command that waits for news, or for the time after which the picture is not true any more; 0 for never.
func (s Shell) wait(stays time.Duration) tea.Cmd {
	return func() tea.Msg {
		s.room.WakeIn(stays)
		select {
		case _, more := <-s.room.Wake():
			if !more && s.room.Gone() == "" {
				return wakeMsg{over: true}
			}
		case <-s.ctx.Done():
			return nil
		}
		if early := lookEvery - time.Since(s.seen); early > 0 {
			select {
			case <-time.After(early):
			case <-s.ctx.Done():
				return nil
			}
		}
		return s.glance()
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
	s.seen = msg.at
	s, cmd := s.all(screen.SnapshotMsg{Projection: msg.face, Now: msg.now})
	cmds := []tea.Cmd{cmd, s.wait(s.stays(msg.face, msg.now))}
	if s.root.Dark != nil && s.root.Dark(msg.face) != s.look.Theme.Dark {
		m, cmd := s.dress(s.look.Theme.Other())
		s, cmds = m.(Shell), append(cmds, cmd)
	}
	return s, tea.Batch(cmds...)
}

// stays is how long the picture of a face is true without news; 0 for as long as there are none.
func (s Shell) stays(face any, now time.Time) time.Duration {
	if s.root.Tick == nil {
		return 0
	}
	return s.root.Tick(face, now)
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
