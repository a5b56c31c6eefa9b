package rehearse

import (
	"context"
	"sync"
	"time"
)

// Clock is the workshop's time. It runs at a rate that can be changed, and can be turned forward; it never goes back.
type Clock struct {
	mu      sync.Mutex
	base    time.Time // of the workshop, at since
	since   time.Time // of the machine
	rate    float64   // seconds of the workshop in one of the machine; 0 stands
	changed chan struct{}
}

// NewClock is a clock that shows start and runs at rate.
func NewClock(start time.Time, rate float64) *Clock {
	return &Clock{base: start, since: time.Now(), rate: rate, changed: make(chan struct{})}
}

// Now is the workshop's time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now()
}

func (c *Clock) now() time.Time {
	return c.base.Add(time.Duration(float64(time.Since(c.since)) * c.rate))
}

// SetRate changes how fast it runs.
func (c *Clock) SetRate(rate float64) {
	c.set(func() { c.rate = rate })
}

// Turn goes forward to t, if t is still to come.
func (c *Clock) Turn(t time.Time) {
	c.set(func() {
		if t.After(c.base) {
			c.base = t
		}
	})
}

func (c *Clock) set(change func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.base, c.since = c.now(), time.Now()
	change()
	close(c.changed)
	c.changed = make(chan struct{})
}

// Until waits until it shows t, or ctx ends.
func (c *Clock) Until(ctx context.Context, t time.Time) error {
	for {
		c.mu.Lock()
		left, rate, changed := t.Sub(c.now()), c.rate, c.changed
		c.mu.Unlock()
		if left <= 0 {
			return nil
		}
		var due <-chan time.Time
		if rate > 0 {
			timer := time.NewTimer(time.Duration(float64(left)/rate) + time.Millisecond)
			defer timer.Stop()
			due = timer.C
		}
		select {
		case <-due:
		case <-changed:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}
