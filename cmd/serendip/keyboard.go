package main

import (
	"context"
	"io"
	"sync"
)

// keyboard hands the keys of a lent terminal to one program after the other: a read cannot be broken off, and without
// this the program that has ended would take the next one's first key.
type keyboard struct {
	ctx    context.Context // of the request
	from   io.Reader
	start  sync.Once
	chunks chan []byte

	mu   sync.Mutex
	rest []byte // of a chunk that a program read half
}

func newKeyboard(ctx context.Context, from io.Reader) *keyboard {
	return &keyboard{ctx: ctx, from: from, chunks: make(chan []byte)}
}

// until is the keyboard for one program, which hears nothing more when ctx has ended.
func (k *keyboard) until(ctx context.Context) io.Reader {
	k.start.Do(func() { go k.pump() })
	return turn{k, ctx}
}

// pump reads until the terminal goes away, which is at the latest when its request ends.
func (k *keyboard) pump() {
	defer close(k.chunks)
	for {
		buffer := make([]byte, 4096)
		n, err := k.from.Read(buffer)
		if n > 0 {
			select {
			case k.chunks <- buffer[:n]:
			case <-k.ctx.Done():
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// turn is one program's use of the keyboard.
type turn struct {
	k   *keyboard
	ctx context.Context
}

// Read gives what was typed.
func (t turn) Read(p []byte) (int, error) {
	t.k.mu.Lock()
	defer t.k.mu.Unlock()
	if len(t.k.rest) == 0 {
		select {
		case chunk, more := <-t.k.chunks:
			if !more {
				return 0, io.EOF
			}
			t.k.rest = chunk
		case <-t.ctx.Done():
			return 0, io.EOF
		}
	}
	n := copy(p, t.k.rest)
	t.k.rest = t.k.rest[n:]
	return n, nil
}
