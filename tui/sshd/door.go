package sshd

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/crypto/ssh"
)

// Config is what a [Door] is made of. The callbacks are called from many
// goroutines. The context they get ends when the client is gone, the door
// closes or a limit is passed; they should return soon after.
type Config struct {
	// HostKey is the door's key; see [LoadOrCreateHostKey].
	HostKey ssh.Signer

	// Limits bound everything; zero fields mean the defaults.
	Limits Limits

	// Known reports whether the user name or the key is anybody's. Those who
	// are not known wait and are refused. Nil: everybody is known.
	Known func(Identity) bool

	// Facilitator reports whether the key of this fingerprint is a
	// facilitator's. Such a key always finds a seat, is not asked for a code,
	// and may send files. It is never called without a proven key.
	Facilitator func(fingerprint string) bool

	// Program makes the root model for a terminal. leave, which may be nil, is
	// called once when the program has ended. An error is shown as a sentence
	// and ends the session with the code of a [Refusal] in it, of a method
	// ExitCode() int, or ExitUnavailable. The final model may be a [Parter].
	Program func(ctx context.Context, id Identity) (model tea.Model, leave func(), err error)

	// Filter, which may be nil, is Bubble Tea's message filter for all
	// programs; it is given the root model.
	Filter func(tea.Model, tea.Msg) tea.Msg

	// Plain talks in lines: without a terminal, on a dumb one, or when the user
	// name began with "plain+". On a terminal, in edits and echoes the line
	// being typed and is a [Typist]. It returns the exit status.
	Plain func(ctx context.Context, id Identity, in io.Reader, out io.Writer) int

	// Exec runs a command, split by [Words] and never empty. It returns the
	// exit status.
	Exec func(ctx context.Context, id Identity, args []string, in io.Reader, out, errw io.Writer) int

	// Files speaks SFTP, which scp speaks as well, until in ends. It returns the
	// exit status. Nil: no files are to be had.
	Files func(ctx context.Context, id Identity, in io.Reader, out, errw io.Writer) int

	// Logger is told what goes wrong. It never sees user names, which may be
	// codes. Nil: nobody is told.
	Logger *slog.Logger
}

// Parter is a root model with something to say after its screen is gone, such
// as the way back. The words are printed and the code is the exit status.
type Parter interface {
	Parting() (words string, code int)
}

// Stats counts what a door has seen.
type Stats struct {
	Open    int   // connections now
	Pending int   // of these, not seated
	Seats   int   // of these, seated
	Refused int64 // connections and sessions refused because there was no place
	Wrong   int64 // wrong codes
	Stalled int64 // seats cut because the client stopped reading
	Flooded int64 // seats cut because the client sent too much
	Failed  int64 // programs, conversations and commands that panicked
}

// Door is one SSH server over any number of listeners.
type Door struct {
	cfg    Config
	limits Limits
	ssh    *ssh.ServerConfig
	log    *slog.Logger
	slots  *slots
	gate   *gate
	studio *studio
	late   lateness // of the pictures on all seats

	refused, wrong, stalled, flooded, failed atomic.Int64

	life   context.Context // ends when the door closes; its cause says why
	end    context.CancelCauseFunc
	mu     sync.Mutex
	closed bool
	open   map[io.Closer]bool // listeners and connections
	conns  int
	visits map[*visit]bool // those who are in
	awake  bool            // keepAwake runs
	work   sync.WaitGroup  // one for each accepting loop and connection
}

// New makes a door. It needs a host key and a program.
func New(cfg Config) (*Door, error) {
	if cfg.HostKey == nil {
		return nil, errors.New("the SSH door needs a host key")
	}
	if cfg.Program == nil {
		return nil, errors.New("the SSH door needs a program to show")
	}
	if cfg.Logger == nil {
		cfg.Logger = slog.New(slog.DiscardHandler)
	}
	limits := cfg.Limits.orDefaults()
	d := &Door{
		cfg: cfg, limits: limits, log: cfg.Logger,
		ssh:   serverConfig(cfg.HostKey, limits),
		slots: newSlots(limits), gate: newGate(limits), studio: newStudio(),
		open: map[io.Closer]bool{}, visits: map[*visit]bool{},
	}
	d.life, d.end = context.WithCancelCause(context.Background())
	return d, nil
}

// Stats returns the counts of this moment.
func (d *Door) Stats() Stats {
	s := Stats{
		Refused: d.refused.Load(), Wrong: d.wrong.Load(), Stalled: d.stalled.Load(),
		Flooded: d.flooded.Load(), Failed: d.failed.Load(),
	}
	s.Pending, s.Seats = d.slots.count()
	d.mu.Lock()
	s.Open = d.conns
	d.mu.Unlock()
	return s
}

// Load returns how much the door and its process have done until now.
func (d *Door) Load() Load {
	l := Load{At: time.Now(), Limit: d.limits.Seats, Processors: runtime.GOMAXPROCS(0), Pictures: d.late.counts()}
	_, l.Seats = d.slots.count()
	l.Spent, l.Known = processorTime()
	return l
}

// closeGrace is how long Serve lets people read that the door closes.
const closeGrace = 2 * time.Second

// Serve lets people in through the listeners, which it closes in the end. It
// returns nil when the door was closed, or when ctx ended, in which case it
// closes the door itself; and an error when no listener works any more.
func (d *Door) Serve(ctx context.Context, listeners ...net.Listener) error {
	d.watch()
	ended := make(chan error, len(listeners))
	for _, l := range listeners {
		if !d.track(l) {
			l.Close()
			ended <- nil
			continue
		}
		go func() {
			defer d.untrack(l)
			ended <- d.accept(l)
		}()
	}
	var failed error
	for range listeners {
		select {
		case err := <-ended:
			failed = errors.Join(failed, err)
		case <-ctx.Done():
			grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeGrace)
			defer cancel()
			_ = d.Close(grace, "") // past the grace everybody was cut, which ends the door as well
			return nil
		}
	}
	return failed
}

// watch starts keepAwake, once.
func (d *Door) watch() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.awake && !d.closed {
		d.awake = true
		d.work.Go(d.keepAwake)
	}
}

// Close ends the door: nobody comes in any more, everybody is told words (or,
// when empty, that the host has closed the door) and hangs up. When ctx ends
// first the remaining connections are cut, and its error is returned. Nothing
// of the door runs any more when Close has returned nil.
func (d *Door) Close(ctx context.Context, words string) error {
	reason := errClosing
	if words != "" {
		reason = &Refusal{ExitUnavailable, words}
	}
	d.mu.Lock()
	d.closed = true
	for c := range d.open {
		if l, ok := c.(net.Listener); ok {
			l.Close()
		}
	}
	d.mu.Unlock()
	d.end(reason)

	done := make(chan struct{})
	go func() { d.work.Wait(); close(done) }()
	defer func() { d.log.Info("the door is closed", "counts", d.Stats()) }()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		d.mu.Lock()
		for c := range d.open {
			c.Close()
		}
		d.mu.Unlock()
		return ctx.Err()
	}
}

// track remembers what Close must close. It reports false when the door is
// closed already.
func (d *Door) track(c io.Closer) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return false
	}
	d.open[c] = true
	if _, ok := c.(net.Listener); !ok {
		d.conns++
	}
	d.work.Add(1)
	return true
}

// untrack closes c and forgets it.
func (d *Door) untrack(c io.Closer) {
	c.Close()
	d.mu.Lock()
	delete(d.open, c)
	if _, ok := c.(net.Listener); !ok {
		d.conns--
	}
	d.mu.Unlock()
	d.work.Done()
}

// survive keeps a panic in one goroutine from ending the process.
func (d *Door) survive(where string) {
	if r := recover(); r != nil {
		d.failed.Add(1)
		d.log.Error("panic at the SSH door", "where", where, "panic", r, "stack", string(debug.Stack()))
	}
}
