package sshd

import (
	"context"
	"errors"
	"io"
	"time"
)

// errInputTooLong ends the input of a facilitator's command.
var errInputTooLong = errors.New("the input is longer than this door takes")

// input reads what one client sends, within the limits: when a window is full
// it waits for the next one (the client's own window fills up and it stops
// sending), and when windows stay full the seat is cut. Used by one goroutine.
type input struct {
	ctx    context.Context
	from   io.Reader
	limits Limits
	cut    func() // ends the session with errFlood

	start   time.Time
	left    int // bytes that may still come in this window
	strikes int // full windows in a row
}

func (in *input) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if err := in.room(); err != nil {
		return 0, err
	}
	n, err := in.from.Read(p[:min(len(p), in.left)])
	in.left -= n
	return n, err
}

// room makes sure that something may be read, if need be by waiting.
func (in *input) room() error {
	if now := time.Now(); now.Sub(in.start) >= in.limits.InputWindow {
		if in.left > 0 || in.start.IsZero() {
			in.strikes = 0
		}
		in.start, in.left = now, in.limits.Input
	}
	if in.left > 0 {
		return nil
	}
	if in.strikes++; in.strikes >= in.limits.InputStrikes {
		in.cut()
		return errFlood
	}
	if err := sleep(in.ctx, in.limits.InputWindow-time.Since(in.start)); err != nil {
		return err
	}
	in.start, in.left = time.Now(), in.limits.Input
	return nil
}

// bounded reads at most left bytes, then says that there is too much. Unlike
// the input of a seat it is not slowed.
type bounded struct {
	from io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		// A reader of exactly the limit must still see the end.
		var one [1]byte
		if n, err := b.from.Read(one[:]); n == 0 {
			return 0, err
		}
		return 0, errInputTooLong
	}
	n, err := b.from.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}
