package main

import (
	"context"
	"errors"
	"io"
	"os"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

	"serendip/cmd/serendip/exit"
	"serendip/cmd/serendip/holder"
	"serendip/cmd/serendip/supervise"
	"serendip/cmd/serendip/terminal"
)

// Screen is a terminal on this machine that programs are shown on: this process's own, or one that another process has
// lent.
type Screen struct {
	Profile colorprofile.Profile
	options []tea.ProgramOption
	keys    *keyboard            // of a lent one
	sizes   <-chan terminal.Size // of a lent one
	size    atomic.Pointer[terminal.Size]
}

// ownScreen is the terminal that this process was started on.
func ownScreen() *Screen {
	return &Screen{
		Profile: colorprofile.Detect(os.Stdout, os.Environ()),
		options: []tea.ProgramOption{tea.WithInput(os.Stdin), tea.WithOutput(os.Stdout)},
	}
}

// lentScreen is the terminal that came with a request, or nil.
func lentScreen(ctx context.Context, r *holder.Request) *Screen {
	t := r.Terminal
	if t == nil {
		return nil
	}
	profile := colorprofile.Env(r.Env)
	s := &Screen{Profile: profile, keys: newKeyboard(ctx, r.Stdin), sizes: t.Sizes, options: []tea.ProgramOption{
		tea.WithOutput(onRaw{r.Stdout}), tea.WithEnvironment(r.Env), tea.WithColorProfile(profile),
	}}
	s.size.Store(&t.Size)
	return s
}

// onRaw puts CR before LF: the lent terminal is raw and turns nothing.
type onRaw struct{ to io.Writer }

func (w onRaw) Write(p []byte) (int, error) {
	out := make([]byte, 0, len(p)+16)
	for i, b := range p {
		if b == '\n' && (i == 0 || p[i-1] != '\r') {
			out = append(out, '\r')
		}
		out = append(out, b)
	}
	if _, err := w.to.Write(out); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Show runs a program on the screen until it ends, and returns its last model. When ctx ends so does the program, without
// an error.
func (s *Screen) Show(ctx context.Context, model tea.Model) (tea.Model, error) {
	running, stop := context.WithCancel(ctx)
	defer stop()
	options := append(s.options[:len(s.options):len(s.options)], tea.WithContext(running), tea.WithoutSignalHandler())
	if s.keys != nil {
		size := s.size.Load()
		options = append(options, tea.WithInput(s.keys.until(running)), tea.WithWindowSize(size.Width, size.Height))
	}
	p := tea.NewProgram(model, options...)
	if s.sizes != nil {
		go s.resize(running, p)
	}
	last, err := p.Run()
	switch {
	case errors.Is(err, tea.ErrProgramPanic):
		return last, status(supervise.CrashCode)
	case ctx.Err() != nil:
		return last, nil
	}
	return last, err
}

// resize hands changes of a lent terminal's size on.
func (s *Screen) resize(ctx context.Context, p *tea.Program) {
	for {
		select {
		case size := <-s.sizes:
			s.size.Store(&size)
			p.Send(tea.WindowSizeMsg{Width: size.Width, Height: size.Height})
		case <-ctx.Done():
			return
		}
	}
}

// onScreen makes a command of a verb that is shown on the caller's terminal. On this process's own one a small parent
// looks after the terminal, and a child draws: as the holder of the data folder, or through the one that is there.
func (e *Env) onScreen(verb func(context.Context, Env, []string) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		ctx := c.Context()
		run := func(ctx context.Context, e Env) error { return verb(ctx, e, args) }
		alone, _ := c.Flags().GetBool("no-supervise") // not every command has it
		switch {
		case e.House != nil:
			return run(ctx, *e)
		case e.Screen == nil:
			return noScreen(c)
		case e.Child == nil && !alone:
			return e.watched(ctx)
		}
		return e.openOrAttach(ctx, run)
	}
}

// noScreen says what can be done without a terminal instead.
func noScreen(c *cobra.Command) error {
	if c.HasParent() {
		return usage("`%s` needs a terminal to draw on; without one, run `serendip serve SESSION`", c.CommandPath())
	}
	return usage("the first screen needs a terminal; without one, run `serendip new CUSTOMER --date YYYY-MM-DD` to plan a " +
		"workshop, `serendip serve SESSION` to open its door, or `serendip --help` for everything else")
}

// watched is the parent's part.
func (e Env) watched(ctx context.Context) error {
	dir, err := e.chosen()
	if err != nil {
		return err
	}
	log, err := openLog(dir)
	if err != nil {
		return err
	}
	defer log.Close() // every line was written when it was logged
	// The parent hears the signals itself, and passes them on.
	return told(supervise.Run(context.WithoutCancel(ctx), supervise.Options{
		Args: e.Args, Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Log: log,
	}), nil)
}

// openOrAttach is the child's part.
func (e Env) openOrAttach(ctx context.Context, verb Verb) error {
	dir, err := e.chosen()
	if err != nil {
		return err
	}
	for range asked {
		hold, conn, err := holder.Open(ctx, dir, holder.Options{What: e.what(), Getenv: e.Getenv})
		if err != nil {
			return err
		}
		if hold != nil {
			return e.stay(ctx, hold, dir, verb)
		}
		if code, err := e.attach(ctx, dir, conn); code != int(comeAgain) {
			return told(code, err)
		}
	}
	return busyFolder()
}

func busyFolder() error {
	return &exit.Error{Code: exit.TempFail, Message: "the data folder is passed from one command to the next; try again"}
}
