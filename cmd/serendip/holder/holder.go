package holder

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"sync"
	"time"

	"serendip/cmd/serendip/datadir"
	"serendip/cmd/serendip/exit"
)

// ErrHeld is found by errors.Is in the error of Acquire when another process
// holds the folder.
var ErrHeld = errors.New("the data folder is held by another process")

// HeldError says who holds a folder.
type HeldError struct {
	Folder string
	Holder Card // as far as it is known: PID is 0 when it is not
}

// Error names the holder and says what to do.
func (e *HeldError) Error() string {
	if e.Holder.PID == 0 {
		return fmt.Sprintf("%s is in use by another process; end it first, or name another folder with --data", e.Folder)
	}
	return fmt.Sprintf("%s is in use by %q (process %d); end it first, or name another folder with --data",
		e.Folder, e.Holder.What, e.Holder.PID)
}

// Is makes errors.Is(err, ErrHeld) true.
func (e *HeldError) Is(target error) bool { return target == ErrHeld }

// ExitCode is exit.Unavailable.
func (e *HeldError) ExitCode() int { return exit.Unavailable }

// Options are what a holder is told.
type Options struct {
	What   string              // what people know it by: its command line
	Getenv func(string) string // where the runtime folder is named; nil is os.Getenv
	Log    *slog.Logger        // nil is no log
}

// Holder is the one process that has a data folder open.
type Holder struct {
	dir      datadir.Dir
	lock     *os.File
	listener *net.UnixListener
	log      *slog.Logger
	limits   limits

	closing sync.Once
	closed  error
}

// limits bound what a client can cost.
type limits struct {
	clients  int           // served at once
	hello    time.Duration // to say what it wants
	stalled  time.Duration // a terminal that takes no output is given up
	stuck    time.Duration // so is a pipe; a reader of pages may take long
	farewell time.Duration // for handlers to end after Serve's context did
}

// usual are the limits outside of tests.
func usual() limits {
	return limits{
		clients: 64, hello: 10 * time.Second,
		stalled: 30 * time.Second, stuck: 10 * time.Minute, farewell: 5 * time.Second,
	}
}

// Acquire makes this process the holder of dir: it takes the lock, listens on
// the folder's socket and leaves its card. Clients may connect from now on and
// wait until Serve answers. The error is a *HeldError when there is a holder
// already.
func Acquire(dir datadir.Dir, o Options) (*Holder, error) {
	if o.Getenv == nil {
		o.Getenv = os.Getenv
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	lock, err := takeLock(filepath.Join(dir.Path(), lockName))
	if errors.Is(err, ErrHeld) {
		card, _ := readCard(dir) // who it is, is a help and no more
		return nil, &HeldError{Folder: dir.Path(), Holder: card}
	}
	if err != nil {
		return nil, cannot(dir, "locked", err)
	}
	h := &Holder{dir: dir, lock: lock, log: o.Log, limits: usual()}
	if err := h.listen(o); err != nil {
		return nil, errors.Join(cannot(dir, "listened on", err), h.Close())
	}
	return h, nil
}

// listen opens the socket in the stead of a stale one, and says where it is.
func (h *Holder) listen(o Options) error {
	path, err := h.dir.Socket(o.Getenv)
	if err != nil {
		return err
	}
	// With the lock in hand, a socket that is there belongs to a dead holder.
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	h.listener, err = net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		return err
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return err
	}
	return writeCard(h.dir, Card{PID: os.Getpid(), What: o.What, Socket: path})
}

// Close stops listening, takes the card back and lets the folder go. End the
// context of Serve first, so that requests can end well.
func (h *Holder) Close() error {
	h.closing.Do(func() {
		var errs []error
		if h.listener != nil {
			if err := h.listener.Close(); !errors.Is(err, net.ErrClosed) {
				errs = append(errs, err)
			}
			errs = append(errs, removeCard(h.dir))
		}
		h.closed = errors.Join(append(errs, h.lock.Close())...)
	})
	return h.closed
}

// Open makes this process the holder of dir, or connects it to the holder:
// exactly one of the first two results is not nil. It tries for 5 seconds,
// because a holder may be on its way in or out.
func Open(ctx context.Context, dir datadir.Dir, o Options) (*Holder, *Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	again := time.NewTicker(50 * time.Millisecond)
	defer again.Stop()
	for {
		h, err := Acquire(dir, o)
		if !errors.Is(err, ErrHeld) {
			return h, nil, err
		}
		conn, dialErr := Dial(ctx, dir)
		if dialErr == nil {
			return nil, conn, nil
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			return nil, nil, err
		}
	}
}

// cannot is the sentence for a folder that cannot be held. An error that has a
// sentence already keeps it.
func cannot(dir datadir.Dir, done string, err error) error {
	if _, spoken := errors.AsType[exit.Coder](err); spoken {
		return err
	}
	return &exit.Error{Code: exit.CantCreate, Cause: err,
		Message: fmt.Sprintf("the data folder %s cannot be %s: %v", dir.Path(), done, err)}
}
