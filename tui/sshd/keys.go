package sshd

import (
	"context"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// readEvery is the shortest time between two reads of keys. Bytes that dribble
// in are read together then: the decoder looks at all of an unfinished sequence
// again after every read.
const readEvery = 5 * time.Millisecond

// breath is the pause between keys that tells a person from a paste. Who sends
// keys without one for InputStrikes windows is cut.
const breath = 20 * time.Millisecond

// A person's keys come in few bytes; a paste is read in larger pieces.
const smallRead, largeRead = 128, 4 << 10

// keys decodes what the client types and hands it to the program, at the pace
// of the program and within the limits. The end of the input ends the program.
func (s *session) keys(ctx context.Context, p *loop) {
	defer s.door.survive("keys")
	limits := s.door.limits
	pace := pace{every: time.Second / time.Duration(limits.Keys)}
	begun := time.Now()
	var busySince atomic.Int64 // since begun
	longest := limits.InputWindow * time.Duration(limits.InputStrikes)
	decoder := &keyDecoder{survive: s.door.survive, emit: func(e uv.Event) {
		if time.Since(begun)-time.Duration(busySince.Load()) > longest && ctx.Err() == nil {
			s.flood()
		}
		p.Send(e) // does nothing when the program has ended
		pace.wait(ctx)
	}}
	in := s.input(ctx)
	buf := make([]byte, smallRead)
	for {
		asked := time.Now()
		n, err := in.Read(buf)
		read := time.Now()
		if read.Sub(asked) >= breath {
			busySince.Store(int64(read.Sub(begun)))
		}
		if unfinished := decoder.add(buf[:n]); unfinished > limits.Input { // it would be kept in memory for ever
			s.flood()
			break
		}
		if err != nil || sleep(ctx, time.Until(read.Add(readEvery))) != nil {
			break
		}
		buf = fitted(buf, n)
	}
	decoder.end()
	p.Send(tea.Quit())
}

// fitted is a buffer for the next read after one of n bytes.
func fitted(buf []byte, n int) []byte {
	switch {
	case n == smallRead && len(buf) == smallRead:
		return make([]byte, largeRead)
	case n < smallRead && len(buf) == largeRead:
		return make([]byte, smallRead)
	}
	return buf
}

// pace lets steps pass in bursts, but not more of them than one in every.
type pace struct {
	every time.Duration
	next  time.Time // when the next step is due
}

// burst is how far steps may run ahead.
const burst = 250 * time.Millisecond

// wait returns when the next step may be made.
func (c *pace) wait(ctx context.Context) {
	now := time.Now()
	if c.next.Before(now) {
		c.next = now
	}
	c.next = c.next.Add(c.every)
	if ahead := c.next.Sub(now); ahead > burst {
		_ = sleep(ctx, ahead-burst)
	}
}
