package sshd

import (
	"context"
	"errors"
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
	guard := &guard{inner: model, filter: s.door.cfg.Filter, screen: screen, first: make(chan struct{}), fail: func(r any, stack []byte) {
		s.door.failed.Add(1)
		s.door.log.Error("a seat failed", "panic", r, "stack", string(stack))
		cancel(errFailed)
	}}
	p := tea.NewProgram(guard, s.options(ctx)...)
	s.work.Go(func() { s.keys(ctx, p) })
	s.work.Go(func() { s.settle(ctx, p, guard.first) })
	if _, err = p.Run(); err == nil && !screen.ready { // who leaves at once is shown what they leave
		screen.ready = true
		guard.View()
	}
	screen.end()
	s.out.raw(true)

	switch {
	case ctx.Err() != nil:
		return 0, context.Cause(ctx)
	case errors.Is(err, tea.ErrProgramPanic):
		s.door.failed.Add(1)
		return 0, errFailed
	}
	return s.part(guard.inner)
}

// options leave to Bubble Tea the messages and commands of a program. Reading keys and drawing is ours: its key table
// and its picture of the screen take more memory than all the rest of a seat, and its renderer compares for each person
// what is the same for all.
func (s *session) options(ctx context.Context) []tea.ProgramOption {
	env := s.id.Environ()
	return []tea.ProgramOption{
		tea.WithContext(ctx),
		tea.WithInput(nil),
		tea.WithoutRenderer(),
		tea.WithFPS(1), // of a ticker that settle ends
		tea.WithOutput(io.Discard),
		tea.WithoutSignalHandler(),
		tea.WithEnvironment(env),
		tea.WithColorProfile(colorprofile.Env(env)),
		tea.WithWindowSize(s.id.Width, s.id.Height),
		tea.WithFilter(filter),
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

// settle waits until the program has heard its first size, which would else overtake later ones, and lets those through.
func (s *session) settle(ctx context.Context, p *tea.Program, first <-chan struct{}) {
	defer s.door.survive("settling")
	select {
	case <-first:
	case <-ctx.Done():
		return
	}
	s.sizes.open(func(newest size) {
		p.Send(tea.WindowSizeMsg{Width: newest.width, Height: newest.height})
		_ = sleep(ctx, time.Second/time.Duration(s.door.limits.Resizes))
	})
	_ = sleep(ctx, firstLook)
	p.Send(lookMsg{})
	// Without a renderer there is nothing to release but the ticker that would have drawn.
	_ = p.ReleaseTerminal()
}
