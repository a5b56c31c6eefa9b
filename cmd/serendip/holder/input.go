package holder

import (
	"context"
	"errors"
	"io"
	"sync"
)

// input is the standard input of a request. It asks the client for bytes only
// when somebody reads, so that a client's keys are never taken for nothing and
// nothing piles up here.
type input struct {
	ctx  context.Context // ends with the request
	wire *wire

	mu    sync.Mutex // one reader at a time
	rest  []byte     // arrived and not yet read
	asked bool

	arrived chan []byte // what was asked for; closed at the end of input
}

// Read returns what the client has, and waits for it.
func (in *input) Read(p []byte) (int, error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if len(in.rest) == 0 && len(p) > 0 {
		if err := in.ask(); err != nil {
			return 0, err
		}
	}
	n := copy(p, in.rest)
	in.rest = in.rest[n:]
	return n, nil
}

func (in *input) ask() error {
	if !in.asked {
		if err := in.wire.write(kindWant, nil); err != nil {
			return err
		}
		in.asked = true
	}
	select {
	case bytes, more := <-in.arrived:
		if !more {
			return io.EOF
		}
		in.rest, in.asked = bytes, false
		return nil
	case <-in.ctx.Done():
		return context.Cause(in.ctx)
	}
}

// deliver hands over bytes that the client sent. It fails when they were not
// asked for.
func (in *input) deliver(bytes []byte) error {
	select {
	case in.arrived <- bytes:
		return nil
	default:
		return errors.New("input that was not asked for")
	}
}
