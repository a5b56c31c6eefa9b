package sshd

import (
	"context"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// program runs a program on the client's terminal. The error is why it ended early.
func (s *session) program(parent context.Context) (int, error) {
	ctx, cancel := context.WithCancelCause(parent)
	defer cancel(nil)
	model, leave, err := s.door.cfg.Program(ctx, s.id)
	if leave != nil {
		defer leave()
	}
	if err != nil {
		return 0, err
	}
	if model == nil {
		return 0, errNoScreen
	}

	s.out.raw(false) // what is painted says itself where the lines begin
	screen := s.door.studio.newScreen(s.id.Term, s.out)
	guard := &guard{inner: model, filter: s.door.cfg.Filter, screen: screen, fail: func(r any, stack []byte) {
		s.door.failed.Add(1)
		s.door.log.Error("a seat failed", "panic", r, "stack", string(stack))
		cancel(errFailed)
	}}
	s.loop(ctx, guard)
	screen.end()
	s.out.raw(true)
	if ctx.Err() != nil {
		return 0, context.Cause(ctx)
	}
	return s.part(guard.inner)
}

// loop runs a model on the client's keys and window until it quits, or until ctx ends.
func (s *session) loop(ctx context.Context, model *guard) {
	running, stop := context.WithCancel(ctx)
	defer stop()
	p := &loop{ctx: running, model: model, msgs: make(chan tea.Msg), every: s.lookEvery, late: &s.door.late}
	s.work.Go(func() { s.keys(running, p) })
	s.sizes.open(func(newest size) {
		p.Send(tea.WindowSizeMsg{Width: newest.width, Height: newest.height})
		_ = sleep(running, time.Second/time.Duration(s.door.limits.Resizes))
	})
	profile := tea.ColorProfileMsg{Profile: colorprofile.Env(s.id.Environ())}
	if p.run(tea.WindowSizeMsg{Width: s.id.Width, Height: s.id.Height}, profile) == nil && !model.screen.ready { // who leaves at once is shown what they leave
		model.screen.ready = true
		model.Draw()
	}
}

// part says what a program has to say after its screen is gone.
func (s *session) part(final tea.Model) (int, error) {
	parter, ok := final.(Parter)
	if !ok {
		return 0, nil
	}
	words, code := parter.Parting()
	if words != "" {
		_, _ = io.WriteString(s.out, words+"\n")
	}
	return code, nil
}
