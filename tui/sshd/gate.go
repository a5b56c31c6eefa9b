package sshd

import (
	"context"
	"sync"
	"time"
)

const (
	forgetAfter = 10 * time.Minute // a wrong code of an address counts this long
	reserve     = 5                // one part in this many of all tries is kept for addresses without a wrong code
)

// gate slows the guessing of codes. A right code is let through at once; after
// a wrong one the answer is kept waiting, longer each time from the same
// address; and all tries together are bounded, so that walking away from the
// wait gains nothing. Nobody is ever locked out because of their address: tries
// only wait their turn.
type gate struct {
	limits Limits

	mu     sync.Mutex
	tries  float64 // tries that may be made now, without waiting
	filled time.Time
	wrong  map[string]wrongs
}

// wrongs is what is remembered of an address.
type wrongs struct {
	count int
	last  time.Time
}

func newGate(l Limits) *gate {
	return &gate{limits: l, tries: float64(l.WrongPerMinute), filled: time.Now(), wrong: map[string]wrongs{}}
}

// check asks known, when its turn has come, and reports the answer. After a
// wrong code it returns only when the wait is over. The error is ctx's, or a
// Refusal when the turn did not come within the longest wait.
func (g *gate) check(ctx context.Context, address string, known func() bool) (bool, error) {
	if err := g.turn(ctx, address); err != nil {
		return false, err
	}
	if known() {
		g.giveBack()
		return true, nil
	}
	return false, sleep(ctx, g.miss(address))
}

// turn waits until one more try may be made.
func (g *gate) turn(ctx context.Context, address string) error {
	every := min(time.Minute/time.Duration(g.limits.WrongPerMinute), g.limits.WrongWaitMax)
	for waited := time.Duration(0); ; waited += every {
		if g.take(address) {
			return nil
		}
		if waited >= g.limits.WrongWaitMax {
			return &Refusal{ExitUnavailable, "Many wrong codes are being tried at this door. Wait a minute, then connect again."}
		}
		if err := sleep(ctx, every); err != nil {
			return err
		}
	}
}

// take takes one try, if there is one for this address.
func (g *gate) take(address string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	now, all := time.Now(), float64(g.limits.WrongPerMinute)
	g.tries = min(all, g.tries+now.Sub(g.filled).Minutes()*all)
	g.filled = now
	kept := 0.0
	if w, ok := g.wrong[address]; ok && now.Sub(w.last) < forgetAfter {
		kept = float64(g.limits.WrongPerMinute / reserve)
	}
	// A hair below one, as what was filled in steps may not add up exactly.
	if g.tries-kept < 0.999 {
		return false
	}
	g.tries--
	return true
}

// giveBack returns the try of a right code.
func (g *gate) giveBack() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.tries = min(float64(g.limits.WrongPerMinute), g.tries+1)
}

// miss notes a wrong code and returns how long its answer must wait.
func (g *gate) miss(address string) time.Duration {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := time.Now()
	for a, w := range g.wrong {
		if now.Sub(w.last) >= forgetAfter {
			delete(g.wrong, a)
		}
	}
	w := g.wrong[address]
	wait := g.limits.WrongWait << min(w.count, 16)
	g.wrong[address] = wrongs{w.count + 1, now}
	return min(wait, g.limits.WrongWaitMax)
}

// sleep waits for d, or for the end of ctx, whose cause it then returns.
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
