package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"serendip/cmd/serendip/datadir"
	"serendip/cmd/serendip/exit"
	"serendip/cmd/serendip/holder"
)

// inHouse makes a command of a verb that needs the house. Where the house is open the verb runs there; else this process
// opens the data folder for as long as the verb takes, or has the process that holds it run the verb.
func (e *Env) inHouse(verb func(context.Context, Env, []string) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		if err := e.noFolderFromAfar(); err != nil {
			return err
		}
		run := func(ctx context.Context, e Env) error { return verb(ctx, e, args) }
		if e.House != nil {
			return run(c.Context(), *e)
		}
		return e.openOrAsk(c.Context(), run)
	}
}

// alone makes a command of a verb for which this process must hold the folder itself, from before it is opened.
func (e *Env) alone(verb func(context.Context, Env, datadir.Dir, []string) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		if e.House != nil {
			return usage("`%s` is for the command line of the machine itself, while nothing else runs there", c.CommandPath())
		}
		dir, err := e.chosen()
		if err != nil {
			return err
		}
		return verb(c.Context(), *e, dir, args)
	}
}

// holding is that, with the folder held while the verb works.
func (e *Env) holding(verb func(context.Context, Env, datadir.Dir, []string) error) func(*cobra.Command, []string) error {
	return e.alone(func(ctx context.Context, e Env, dir datadir.Dir, args []string) error {
		hold, err := holder.Acquire(dir, holder.Options{What: e.what(), Getenv: e.Getenv})
		if err != nil {
			return err
		}
		return errors.Join(verb(ctx, e, dir, args), hold.Close())
	})
}

func (e *Env) noFolderFromAfar() error {
	if e.Remote() && e.Data != "" {
		return usage("--data is for the machine itself; this one has its folder open")
	}
	return nil
}

// chosen makes and checks the data folder.
func (e Env) chosen() (datadir.Dir, error) {
	path := datadir.Choose(e.Data, e.Getenv)
	if e.Data != "" {
		var err error
		if path, err = e.Path(e.Data); err != nil {
			return datadir.Dir{}, err
		}
	}
	return datadir.Open(path)
}

// what is what other processes are told that this one is.
func (e Env) what() string {
	return strings.TrimSpace("serendip " + strings.Join(e.Args, " "))
}

// asked is how often a verb is brought to a holder that is just ending.
const asked = 20

// openOrAsk opens the folder for one verb, or brings the verb to the process that holds it.
func (e Env) openOrAsk(ctx context.Context, verb Verb) error {
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
		if code, err := e.ask(ctx, conn); code != int(comeAgain) {
			return told(code, err)
		}
	}
	return busyFolder()
}

// ask has a holder run this command line with the caller's streams.
func (e Env) ask(ctx context.Context, conn *holder.Conn) (int, error) {
	return conn.Run(ctx, holder.Call{
		Args: e.Args, Env: holder.Passed(os.Environ()), Folder: e.Folder, Stdin: e.In, Stdout: e.Out, Stderr: e.Err,
	})
}

// told makes an error of how another process ended. What it said itself is not said again; err is why it could not.
func told(code int, err error) error {
	if err == nil && code != exit.OK {
		return status(code)
	}
	return err
}

// comeAgain is the answer of a holder that is about to let the folder go: it has done nothing.
const comeAgain = status(-1)

// stay opens the folder that hold holds, lets other processes use it while do runs, and closes everything. Requests that
// are under way when do has ended are done first.
func (e Env) stay(ctx context.Context, hold *holder.Holder, dir datadir.Dir, do Verb) error {
	defer hold.Close() // the lock goes with the process
	file, err := openLog(dir)
	if err != nil {
		return err
	}
	defer file.Close() // every line was written when it was logged
	log := slog.New(slog.NewTextHandler(file, nil)).With("pid", os.Getpid())
	if e.Premises, err = OpenPremises(ctx, dir, log); err != nil {
		return err
	}
	serving, stop := context.WithCancel(context.WithoutCancel(ctx))
	desk := newDesk(e)
	served := make(chan error, 1)
	go func() { served <- hold.Serve(serving, desk.answer) }()
	err = do(ctx, e)
	desk.close()
	stop()
	return errors.Join(err, <-served, e.Premises.Close())
}

// desk answers the requests of other processes on this machine, until it is closed.
type desk struct {
	env    Env
	screen context.Context // of those that have lent their terminal
	end    context.CancelFunc
	mu     sync.Mutex
	closed bool
	under  sync.WaitGroup
}

func newDesk(e Env) *desk {
	d := &desk{env: e}
	d.screen, d.end = context.WithCancel(context.Background())
	return d
}

// answer runs one request.
func (d *desk) answer(ctx context.Context, r *holder.Request) int {
	if !d.enter() {
		return int(comeAgain)
	}
	defer d.under.Done()
	e := d.env
	e.Args, e.In, e.Out, e.Err, e.Folder, e.Getenv = r.Args, r.Stdin, r.Stdout, r.Stderr, r.Folder, r.Getenv
	e.JSON, e.Data, e.Child, e.Screen = false, "", nil, lentScreen(ctx, r)
	if e.Screen != nil {
		d.awaitDoor(ctx, r)
		e.Out = e.Err // what is drawn on has no place for words until it is given back
		var cancel context.CancelFunc
		ctx, cancel = context.WithCancel(ctx)
		defer context.AfterFunc(d.screen, cancel)()
		defer cancel()
	}
	return Run(ctx, e)
}

func (d *desk) enter() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.closed {
		d.under.Add(1)
	}
	return !d.closed
}

// patience is how long a request that is under way may hold up the end.
const patience = 10 * time.Second

// close takes nothing new, ends the screens, and waits for the commands that are under way.
func (d *desk) close() {
	d.mu.Lock()
	d.closed = true
	d.mu.Unlock()
	d.end()
	done := make(chan struct{})
	go func() { d.under.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(patience):
		d.env.Log.Warn("a request does not end and is cut")
	}
}
