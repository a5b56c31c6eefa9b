package supervise

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"time"

	"serendip/cmd/serendip/exit"
	"serendip/cmd/serendip/terminal"
)

// Options says what to run, and where.
type Options struct {
	Args []string // the child's arguments, without the program's name
	Env  []string // the child's environment; nil is that of this process

	Stdin, Stdout, Stderr *os.File // the terminal

	// Log takes the child's standard error, and a line for each crash. An
	// *os.File is best: then the child writes to it even when its parent is
	// gone. Nil throws all of it away.
	Log io.Writer

	// Scratch is a folder of this user alone, for what the child leaves to
	// the next one; empty is the temporary folder.
	Scratch string

	Now func() time.Time // the clock that restarts are counted by; nil is time.Now
}

// Wanted reports whether there is a terminal to look after: without one, run
// the program directly.
func Wanted(stdin, stdout *os.File) bool {
	return terminal.Is(stdin) && terminal.Is(stdout)
}

// Run runs this executable as a child on the terminal until it ends by itself,
// and returns its exit code. A child that crashed (a panic, a signal nobody
// sent to end it, CrashCode) is started again at once, at most 5 times in 60
// seconds; then Run says so and returns exit.Software. SIGTERM, SIGHUP and the
// end of ctx are passed on to the child, which has 10 seconds to end.
func Run(ctx context.Context, o Options) int {
	// The child is told by the kernel when this thread ends (see attach).
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()

	p, err := newParent(o)
	if err != nil {
		_, _ = fmt.Fprintf(o.Stderr, "The program could not be started: %v.\n", err)
		return exit.Software
	}
	defer p.desk.remove()
	return p.run(ctx)
}

// parent is one Run.
type parent struct {
	Options
	program string
	desk    desk
	before  *terminal.State // how the terminal was
	budget  budget
	log     *slog.Logger
}

func newParent(o Options) (*parent, error) {
	if o.Env == nil {
		o.Env = os.Environ()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = io.Discard
	}
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	before, err := terminal.Save(o.Stdin, o.Stdout)
	if err != nil {
		return nil, fmt.Errorf("the terminal cannot be read: %w", err)
	}
	d, err := newDesk(o.Scratch)
	if err != nil {
		return nil, err
	}
	return &parent{
		Options: o, program: program, desk: d, before: before,
		budget: budget{most: 5, in: time.Minute},
		log:    slog.New(slog.NewTextHandler(o.Log, nil)),
	}, nil
}

// run starts children until one ends by itself or too many crashed.
func (p *parent) run(ctx context.Context) int {
	// Caught and not ignored: what is ignored here would stay ignored there.
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, watched()...)
	defer signal.Stop(signals)

	for attempt := 0; ; attempt++ {
		end, err := p.once(ctx, signals, attempt)
		if err != nil {
			_, _ = fmt.Fprintf(p.Stderr, "%s could not be started: %v.\n", p.program, err)
			return exit.Software
		}
		p.restore(end)
		if end.how != crashed {
			p.desk.say(p.Stderr)
			return end.code
		}
		p.desk.forget()
		p.log.Error("the program crashed", "attempt", attempt, "how", end.words)
		if !p.budget.spend(p.Now()) {
			return p.giveUp(end)
		}
	}
}

// restore makes the terminal sane. A child that ended by itself has switched
// off what it had switched on, so only the modes are put back.
func (p *parent) restore(end end) {
	put := p.before.Restore
	if end.how == finished {
		put = p.before.RestoreModes
	}
	if err := put(); err != nil {
		p.log.Error("the terminal could not be put back", "error", err)
	}
}

// giveUp says why there is no further try.
func (p *parent) giveUp(last end) int {
	if err := terminal.Discard(p.Stdin); err != nil {
		p.log.Error("typed keys could not be thrown away", "error", err)
	}
	where := "its log"
	if file, ok := p.Log.(*os.File); ok {
		where = file.Name()
	}
	_, _ = fmt.Fprintf(p.Stderr,
		"\nThe program stopped %d times within %.0f seconds (at last: %s) and was not started again.\n"+
			"What was confirmed is kept. What happened is in %s.\n",
		p.budget.most+1, p.budget.in.Seconds(), last.words, where)
	return exit.Software
}

// env is the environment of child number attempt.
func (p *parent) env(attempt int) []string {
	marks := []string{deskVariable + "=" + p.desk.folder, attemptVariable + "=" + strconv.Itoa(attempt)}
	return append(p.Env[:len(p.Env):len(p.Env)], marks...)
}
