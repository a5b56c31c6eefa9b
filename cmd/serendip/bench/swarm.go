package bench

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// swarm is everybody who is connected to one server.
type swarm struct {
	name    string
	seats   []*seat
	current atomic.Pointer[round]
}

// round is one update on its way to everybody.
type round struct {
	begun time.Time
	left  atomic.Int64
	all   chan struct{}   // closed when everybody has got bytes
	took  []time.Duration // of each seat; whole once all is closed
}

// longest bounds every wait for bytes.
const longest = 60 * time.Second

// watch begins a round: the next bytes of each seat count.
func (s *swarm) watch() *round {
	r := &round{begun: time.Now(), all: make(chan struct{}), took: make([]time.Duration, len(s.seats))}
	r.left.Store(int64(len(s.seats)))
	s.current.Store(r)
	return r
}

// wait waits until everybody has got bytes.
func (s *swarm) wait(ctx context.Context, r *round) error {
	late := time.NewTimer(longest)
	defer late.Stop()
	select {
	case <-r.all:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-late.C:
		return fmt.Errorf("%s: %d of %d seats got nothing within %v", s.name, r.left.Load(), len(s.seats), longest)
	}
}

// quiet waits until no bytes have come anywhere for so long.
func (s *swarm) quiet(ctx context.Context, still time.Duration) error {
	for end := time.Now().Add(longest); ; {
		rest := still - time.Since(s.latest())
		switch {
		case rest <= 0:
			return s.lost()
		case time.Now().After(end):
			return fmt.Errorf("%s does not come to rest", s.name)
		}
		if err := sleep(ctx, min(rest+time.Millisecond, 25*time.Millisecond)); err != nil {
			return err
		}
	}
}

// latest is when the last bytes came anywhere.
func (s *swarm) latest() time.Time {
	var last int64
	for _, one := range s.seats {
		last = max(last, one.last.Load())
	}
	return time.Unix(0, last)
}

// lost says who is cut off: figures of a room that loses people are worth nothing.
func (s *swarm) lost() error {
	for _, one := range s.seats {
		if err := one.gone.Load(); err != nil {
			return fmt.Errorf("%s: a seat was cut off: %w", s.name, *err)
		}
	}
	return nil
}

// bytes is how much each seat has got so far.
func (s *swarm) bytes() []int64 {
	out := make([]int64, len(s.seats))
	for i, one := range s.seats {
		out[i] = one.bytes.Load()
	}
	return out
}

// since is how much each seat has got since a count.
func (s *swarm) since(before []int64) []float64 {
	out := make([]float64, len(s.seats))
	for i, one := range s.seats {
		out[i] = float64(one.bytes.Load() - before[i])
	}
	return out
}

// press has everybody type keys of their own.
func (s *swarm) press(keys func(i int) string) error {
	for _, one := range s.seats {
		if err := one.press(keys(one.at)); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

// connect lets everybody come, so many at a time.
func (s *swarm) connect(ctx context.Context, n, atOnce int, who func(i int) visitor) error {
	s.seats = make([]*seat, n)
	wrong := make([]error, n)
	places := make(chan struct{}, atOnce)
	begun := time.Now()
	var work sync.WaitGroup
	for i := range n {
		work.Go(func() {
			places <- struct{}{}
			defer func() { <-places }()
			if atOnce < n {
				s.seats[i], wrong[i] = s.dial(ctx, i, who(i), time.Now())
			} else {
				s.seats[i], wrong[i] = s.dial(ctx, i, who(i), begun)
			}
			if wrong[i] == nil {
				wrong[i] = s.seats[i].arrived(ctx)
			}
		})
	}
	work.Wait()
	if err := errors.Join(wrong...); err != nil {
		s.seats = present(s.seats)
		return fmt.Errorf("%s: %w", s.name, err)
	}
	return nil
}

func present(seats []*seat) (out []*seat) {
	for _, one := range seats {
		if one != nil {
			out = append(out, one)
		}
	}
	return out
}

// leave hangs up everywhere.
func (s *swarm) leave() {
	var work sync.WaitGroup
	for _, one := range s.seats {
		work.Go(one.close)
	}
	work.Wait()
	s.seats = nil
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
