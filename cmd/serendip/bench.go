package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"serendip/cmd/serendip/bench"
	"serendip/cmd/serendip/datadir"
	"serendip/cmd/serendip/exit"
	"serendip/model"
	"serendip/session"
	"serendip/session/badgerstore"
	"serendip/tui/sshd"
)

// The smallest and the largest room that is measured: a key must come to somebody else, and ports are not endless.
const (
	fewestSeats = 4
	mostSeats   = 10_000
)

func benchCommand(e *Env) *cobra.Command {
	var o bench.Options
	var growth bool
	c := &cobra.Command{
		Use:   "bench",
		Short: "Measure what a full room costs on this machine",
		Long: "Fill a room with people who type real keys over SSH, through a whole workshop on this machine, and measure how long\n" +
			"a key takes to the last of all screens, and what a seat costs in processor time, memory and bytes. A bare SSH\n" +
			"server that writes as many ready-made bytes takes turns with it: the ratio of the two counts, on any machine.\n\n" +
			"Less is better everywhere. p50 is the middle of all times, p99 what one in a hundred exceeds. The first column is\n" +
			"this program; what it is compared with is named before the figure: bare is the bare SSH server, shared an update\n" +
			"that looks alike on all screens, quiet a room where nobody else does anything, other the one of --other. With few\n" +
			"seats, or --short, the figures say little.\n\n" +
			"Everything happens in a folder of its own that is removed afterwards, and nothing leaves the machine. With 500\n" +
			"seats it takes a few minutes, and the machine should have nothing else to do. --other HOST:PORT measures another\n" +
			"SSH application beside, into which --other-key is typed; \\r is enter.",
		Example: "  serendip bench\n  serendip bench --seats 50 --short --json\n" +
			"  serendip bench --other 127.0.0.1:2022 --other-key 'hello\\r'",
		Args: words(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return measure(c.Context(), *e, o, growth)
		},
	}
	c.Flags().IntVar(&o.Seats, "seats", 500, "how many `people` sit in the room")
	c.Flags().IntVar(&o.Rounds, "rounds", 0, "how many `keys` are timed to the last screen (default 60, or 6 with --short)")
	c.Flags().BoolVar(&o.Short, "short", false, "less of everything: whether it works, not how well")
	c.Flags().BoolVar(&growth, "growth", false, "larger and larger rooms, longer and longer pasts, more and more use cases (ten minutes)")
	c.Flags().StringVar(&o.Other, "other", "", "another SSH application to measure beside, at `HOST:PORT`")
	c.Flags().StringVar(&o.OtherKey, "other-key", "x", "the `text` that is typed into it")
	c.Flags().Uint64Var(&o.Seed, "seed", 1, "the `number` that decides who presses when")
	return c
}

func measure(ctx context.Context, e Env, o bench.Options, growth bool) error {
	switch {
	case e.House != nil:
		return usage("bench is for the command line of the machine itself, while nothing else runs there")
	case o.Seats < fewestSeats || o.Seats > mostSeats:
		return usage("--seats goes from %d to %d", fewestSeats, mostSeats)
	case o.Rounds < 0:
		return usage("--rounds is how many keys are timed, such as 60")
	case o.Rounds == 0 && (o.Short || growth):
		o.Rounds = 6
	case o.Rounds == 0:
		o.Rounds = 60
	}
	if typed, err := strconv.Unquote(`"` + o.OtherKey + `"`); err == nil {
		o.OtherKey = typed
	}
	folder, err := os.MkdirTemp("", "serendip-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder) // what cannot be removed is the system's to clear
	o.Product, o.Bare = []string{benchServer, "product", folder}, []string{benchServer, "bare", folder}
	o.Errs, o.Say = e.Err, e.progress()
	if growth {
		found, err := bench.Grow(ctx, o)
		return errors.Join(ended(ctx, err), e.found(found, found.Table()))
	}
	found, err := bench.Run(ctx, o)
	return errors.Join(ended(ctx, err), e.found(found, found.Table())) // what was found before something broke is said too
}

// ended says in a word when somebody ended it, whatever else that broke.
func ended(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return &exit.Error{Code: exit.TempFail, Message: "the measurement was ended before its end"}
	}
	return err
}

// found says what was found, if anything was.
func (e Env) found(v any, rows [][]string) error {
	if len(rows) <= 1 {
		return nil
	}
	if e.JSON {
		return e.Tell(v)
	}
	return table(e.Out, rows)
}

// progress says how far something is to whom looks on.
func (e Env) progress() func(string, ...any) {
	f, ok := e.Err.(*os.File)
	if !ok || !term.IsTerminal(f.Fd()) {
		return func(string, ...any) {}
	}
	begun := time.Now()
	return func(format string, args ...any) {
		_, _ = fmt.Fprintf(f, "%4.0f s  %s\n", time.Since(begun).Seconds(), fmt.Sprintf(format, args...)) // nobody else to tell
	}
}

// benchServer is the verb of the two servers that bench starts.
const benchServer = "bench-server"

// benchServerCommand is one of the servers of bench, which tells it on standard input what to do.
func benchServerCommand(e *Env) *cobra.Command {
	return &cobra.Command{
		Use: benchServer + " WHICH FOLDER [EVENTS]", Hidden: true,
		Args: words(2, 3),
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case e.House != nil:
				return usage("%s is started by bench alone", benchServer)
			case args[0] == "bare":
				return bench.ServeBare(c.Context(), e.In, e.Out)
			case args[0] == "product" && len(args) == 3:
				return serveBench(c.Context(), *e, args[1], args[2])
			}
			return usage("there is no server %q", args[0])
		},
	}
}

// serveBench opens a workshop's lobby and its door as serve does, in a folder that goes with it. The programme has so many
// events behind it.
func serveBench(ctx context.Context, e Env, folder, events string) (err error) {
	defer os.RemoveAll(folder) // the parent may have been killed
	dir, err := datadir.Open(filepath.Join(folder, "data"))
	if err != nil {
		return err
	}
	if err := writePast(ctx, dir, events); err != nil {
		return err
	}
	begun := time.Now()
	// What goes wrong is said to whom measures: the folder's log goes with the folder.
	log := slog.New(slog.NewTextHandler(e.Err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	var ahead atomic.Int64
	now := session.MonotonicNow()
	e.Premises, err = openPremises(ctx, dir, badgerstore.Options{Logger: log}, func(c *session.Config) {
		c.Now = func() time.Time { return now().Add(time.Duration(ahead.Load())) }
	})
	if err != nil {
		return err
	}
	opening := time.Since(begun)
	defer func() { err = errors.Join(err, e.Premises.Close()) }()
	live, at, err := planBench(ctx, e)
	if err != nil {
		return err
	}
	door, err := OpenDoor(e.Premises, DoorOptions{Listen: []string{"127.0.0.1:0"}, Limits: sshd.Limits{
		Seats: 2 * mostSeats, Pending: 2 * mostSeats, PendingPerAddress: 2 * mostSeats, // all from one address
	}})
	if err != nil {
		return err
	}
	served := bench.ServeProduct(ctx, bench.Venue{
		Live: live, Session: at, Fingerprint: door.Announced.Fingerprint,
		Address: fmt.Sprintf("%s:%d", door.Announced.Host, door.Announced.Port),
		Skip:    func(d time.Duration) { ahead.Add(int64(d)) },
		Opening: opening,
		Trust: func(ctx context.Context, fingerprint string) error {
			_, err := e.Do(ctx, e.House.Instance(), session.ListKey{Name: "Sam", Fingerprint: fingerprint})
			return err
		},
	}, e.In, e.Out)
	return errors.Join(served, door.Close())
}

// benchCustomer is whose workshop is measured.
const benchCustomer = "Acme"

// writePast fills a folder that is new with a programme of so many events; none is none.
func writePast(ctx context.Context, dir datadir.Dir, events string) error {
	n, err := strconv.Atoi(events)
	if err != nil || n == 0 {
		return err
	}
	codec, err := session.NewCodec()
	if err != nil {
		return err
	}
	store, err := badgerstore.Open(ctx, dir.Store(), badgerstore.Options{Previous: codec.Prev})
	if err != nil {
		return err
	}
	var random [10]byte
	session.Random(random[:])
	id := model.NewID[model.ProgrammeID](time.Now(), random)
	err = bench.WritePast(codec, id, benchCustomer, n, func(b session.Batch) error { return store.Commit(ctx, b) })
	return errors.Join(err, store.Close())
}

// planBench plans the workshop, in the programme that is there or in a new one, and opens its lobby.
func planBench(ctx context.Context, e Env) (*session.Live, model.SessionID, error) {
	live, err := e.House.Programme(benchCustomer)
	if err != nil {
		live, err = e.House.Found(ctx, e.Actor, benchCustomer)
	}
	if err != nil {
		return nil, model.SessionID{}, err
	}
	plan, err := e.Do(ctx, live, session.PlanSession{Start: time.Now(), Zone: "Europe/London", Template: "value-workshop"})
	if err != nil {
		return nil, model.SessionID{}, err
	}
	_, err = e.Do(ctx, live, session.OpenLobby{Session: plan.Session})
	return live, plan.Session, err
}
