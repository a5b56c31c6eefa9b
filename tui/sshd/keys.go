package sshd

import (
	"context"
	"io"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// readEvery is the shortest time between two reads of keys. Bytes that dribble
// in are read together then: the decoder looks at all of an unfinished sequence
// again after every read.
const readEvery = 5 * time.Millisecond

// keys decodes what the client types and hands it to the program, at the pace
// of the program and within the limits. The end of the input ends the program.
func (s *session) keys(ctx context.Context, p *tea.Program) {
	defer s.door.survive("keys")
	from := &keyReader{input: s.input(ctx)}
	events := make(chan uv.Event)
	s.work.Go(func() {
		defer close(events)
		defer s.door.survive("key decoder")
		_ = uv.NewTerminalReader(from, s.id.Term).StreamEvents(ctx, events)
	})
	pace := pace{every: time.Second / time.Duration(s.door.limits.Keys)}
	busySince := time.Now()
	longest := s.door.limits.InputWindow * time.Duration(s.door.limits.InputStrikes)
	for {
		asked := time.Now()
		e, more := <-events // to the end, as the decoder waits for us
		if !more {
			break
		}
		from.decoded()
		switch now := time.Now(); {
		case now.Sub(asked) >= breath:
			busySince = now
		case now.Sub(busySince) > longest && ctx.Err() == nil:
			s.flood()
		}
		p.Send(e) // does nothing when the program has ended
		pace.wait(ctx)
	}
	p.Send(tea.Quit())
}

// breath is the pause between keys that tells a person from a paste. Who sends
// keys without one for InputStrikes windows is cut.
const breath = 20 * time.Millisecond

// keyReader reads keys for the decoder and cuts what is never finished: a paste
// or a sequence without an end would be kept in memory for ever.
type keyReader struct {
	*input
	unfinished atomic.Int64 // bytes read since something was last decoded
	last       time.Time
}

func (k *keyReader) Read(p []byte) (int, error) {
	if err := sleep(k.ctx, time.Until(k.last.Add(readEvery))); err != nil {
		return 0, io.EOF
	}
	if k.unfinished.Load() > int64(k.limits.Input) {
		k.cut()
		return 0, errFlood
	}
	n, err := k.input.Read(p)
	k.last = time.Now()
	k.unfinished.Add(int64(n))
	return n, err
}

// decoded notes that the decoder got somewhere.
func (k *keyReader) decoded() { k.unfinished.Store(0) }

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
