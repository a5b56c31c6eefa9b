package sshd

import (
	"context"
	"errors"
	"io"
	"runtime"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// defaultFPS is how often a program may draw.
const defaultFPS = 30

// screen runs a program on the client's terminal. The error is why it ended
// early.
func (s *session) screen(parent context.Context) (int, error) {
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

	guard := &guard{inner: model, filter: s.door.cfg.Filter, first: make(chan struct{}), fail: func(r any, stack []byte) {
		s.door.failed.Add(1)
		s.door.log.Error("a seat failed", "panic", r, "stack", string(stack))
		cancel(errFailed)
	}}
	p := tea.NewProgram(guard, s.options(ctx)...)
	s.work.Go(func() { s.keys(ctx, p) })
	s.work.Go(func() { s.passResizes(ctx, p, guard.first) })
	_, err = p.Run()

	switch {
	case ctx.Err() != nil:
		return 0, context.Cause(ctx)
	case errors.Is(err, tea.ErrProgramPanic):
		s.door.failed.Add(1)
		return 0, errFailed
	}
	return s.part(guard.inner)
}

// options fit a program to the client's terminal.
func (s *session) options(ctx context.Context) []tea.ProgramOption {
	env := s.id.Environ()
	fps := s.door.cfg.FPS
	if fps == 0 {
		fps = defaultFPS
	}
	// Bubble Tea assumes, except on Windows, that the terminal turns LF into CR
	// LF. The client's is raw and does not.
	s.out.raw(runtime.GOOS != "windows")
	return []tea.ProgramOption{
		tea.WithContext(ctx),
		// Its own reader would wait for ever to deliver a key to a program that
		// has ended; ours (see keys) does not. A reader there must be, as without
		// one it never asks the terminal anything.
		tea.WithInput(silence{ctx}),
		tea.WithOutput(s.out),
		tea.WithoutSignalHandler(),
		tea.WithEnvironment(env),
		tea.WithColorProfile(colorprofile.Env(env)),
		tea.WithWindowSize(s.id.Width, s.id.Height),
		tea.WithFPS(fps),
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
		s.out.raw(true)
		_, _ = io.WriteString(s.out, words+"\n")
	}
	return code, nil
}

// passResizes hands window changes on, the newest only and a few a second. It
// begins after the program has heard its first size, which would else overtake
// ours. It may wait for a slow program; nobody waits for it.
func (s *session) passResizes(ctx context.Context, p *tea.Program, first <-chan struct{}) {
	defer s.door.survive("window changes")
	select {
	case <-first:
	case <-ctx.Done():
		return
	}
	for {
		select {
		case newest := <-s.resizes:
			p.Send(tea.WindowSizeMsg{Width: newest.width, Height: newest.height})
		case <-ctx.Done():
			return
		}
		if sleep(ctx, time.Second/time.Duration(s.door.limits.Resizes)) != nil {
			return
		}
	}
}

// silence is an input on which nothing ever arrives.
type silence struct{ ctx context.Context }

func (s silence) Read([]byte) (int, error) {
	<-s.ctx.Done()
	return 0, io.EOF
}
