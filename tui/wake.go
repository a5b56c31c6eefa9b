package tui

import (
	"cmp"
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

// newsMsg says that there is something to look at in the room, or, with over, that nothing more will come.
type newsMsg struct{ over bool }

// lookEvery is how often the room is looked at while much happens: nobody reads more pictures a second.
const lookEvery = time.Second / 30

// outbox holds what was asked and not answered yet. Commands go one after the other, in the order of the keys.
type outbox struct {
	waiting []session.Intent
	busy    bool
}

// News is where the room's news come from, and the message they are taken with, for whoever runs the program and said
// so by [Env.Watched].
func (s Shell) News() (<-chan struct{}, tea.Msg) {
	if !s.env.Watched || s.gone != "" || s.ctx.Err() != nil {
		return nil, nil
	}
	return s.room.Wake(), newsMsg{}
}

// Came is when the news came that were taken last.
func (s Shell) Came() time.Time { return s.room.Came() }

// wait is the command that waits for news where nobody else does.
func (s Shell) wait() tea.Cmd {
	if s.env.Watched {
		return nil
	}
	return waitFor(s.ctx, s.room, s.seen)
}

func waitFor(ctx context.Context, room session.Room, seen time.Time) tea.Cmd {
	return func() tea.Msg {
		over := false
		select {
		case _, more := <-room.Wake():
			over = !more && room.Gone() == ""
		case <-ctx.Done():
			return nil
		}
		if early := lookEvery - time.Since(seen); early > 0 {
			select {
			case <-time.After(early):
			case <-ctx.Done():
				return nil
			}
		}
		return newsMsg{over}
	}
}

// news gives every screen the newest face.
func (s Shell) news(msg newsMsg) (Shell, tea.Cmd) {
	if msg.over {
		return s.leave()
	}
	if gone := s.room.Gone(); gone != "" {
		return s.farewell(gone)
	}
	s, cmd := s.glance()
	return s, tea.Batch(cmd, s.wait())
}

// glance takes the room's newest face.
func (s Shell) glance() (Shell, tea.Cmd) {
	now := s.room.Now()
	s.face, s.seen = s.room.Face(), time.Now()
	s, cmd := s.all(screen.SnapshotMsg{Projection: s.face, Now: now})
	s.room.WakeIn(s.stays(now))
	if s.root.Dark == nil || s.root.Dark(s.face) == s.look.Theme.Dark {
		return s, cmd
	}
	m, dressed := s.dress(s.look.Theme.Other())
	return m.(Shell), tea.Batch(cmd, dressed)
}

// stays is how long the picture of the newest face is true without news; 0 for as long as there are none.
func (s Shell) stays(now time.Time) time.Duration {
	if s.root.Tick == nil {
		return 0
	}
	return s.root.Tick(s.face, now)
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
		if s.root.Aloud {
			r.Note = cmp.Or(r.Aloud, r.Note)
		}
		return screen.ResultMsg{Intent: i, Err: err, Note: r.Note}
	}
}

// answered tells the screens and the actor what came of an intent, and sends the next one.
func (s Shell) answered(msg screen.ResultMsg) (tea.Model, tea.Cmd) {
	var cmds []tea.Cmd
	if msg.Err == nil && s.gone == "" { // one's own deed is seen at once: the next key may build on it
		var seen tea.Cmd
		s, seen = s.glance()
		cmds = append(cmds, seen)
	}
	s, told := s.all(msg)
	cmds = append(cmds, told)
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
func (s Shell) leave() (Shell, tea.Cmd) {
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
