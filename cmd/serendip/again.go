package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"serendip/cmd/serendip/datadir"
	"serendip/cmd/serendip/exit"
	"serendip/cmd/serendip/holder"
)

const (
	backWithin = 10 * time.Second // how long a terminal waits for a host that is gone
	doorWithin = 5 * time.Second  // how long a host that is back may take to open its door again
	lookAgain  = 50 * time.Millisecond
)

// returning marks the request of a terminal that was lent to a host before that crashed.
const returning = "SERENDIP_RETURNING"

// attach lends this terminal to the process that holds the folder. When that dies it waits for the next one: a host that
// crashed comes back by itself, and must find its folder free.
func (e Env) attach(ctx context.Context, dir datadir.Dir, conn *holder.Conn) (int, error) {
	call := holder.Call{Args: e.Args, Env: holder.Passed(os.Environ()), Folder: e.Folder, Stderr: e.Err}
	for {
		code, err := conn.Attach(ctx, call, os.Stdin, os.Stdout)
		if !errors.Is(err, holder.ErrLost) {
			return code, err
		}
		if err := e.Say("The host is starting again; this screen comes back with it."); err != nil {
			return exit.IOErr, err
		}
		if conn, err = nextHolder(ctx, dir, backWithin); err != nil {
			return exit.Unavailable, err
		}
		call.Env = append(holder.Passed(os.Environ()), returning+"=1")
	}
}

// nextHolder connects to the process that holds the folder, as soon as there is one.
func nextHolder(ctx context.Context, dir datadir.Dir, within time.Duration) (*holder.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	again := time.NewTicker(lookAgain)
	defer again.Stop()
	for {
		conn, err := holder.Dial(ctx, dir)
		if err == nil {
			return conn, nil
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			return nil, &exit.Error{Code: exit.Unavailable, Cause: err, Message: fmt.Sprintf(
				"the host did not come back within %.0f seconds; what it confirmed is kept, and `serendip` opens it here", within.Seconds())}
		}
	}
}

// awaitDoor holds a screen that returns after a crash until the door is open again: before, the host knows not yet what
// it shows.
func (d *desk) awaitDoor(ctx context.Context, r *holder.Request) {
	if r.Getenv(returning) == "" || !d.env.resumed().Door {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, doorWithin)
	defer cancel()
	again := time.NewTicker(lookAgain)
	defer again.Stop()
	for {
		if _, open := d.env.Door(); open {
			return
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			return
		}
	}
}
