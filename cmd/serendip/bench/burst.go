package bench

import (
	"context"
	"sync"
	"time"
)

// bursting has everybody press a key once at a moment by lot, and waits until nothing more comes.
func (r *run) bursting(ctx context.Context) error {
	r.Say("everybody presses once within %v", r.burst)
	if err := r.same("every", []float64{known(r.reportValue("bytes_vote"))}); err != nil {
		return err
	}
	var took, used [2]float64
	for i, s := range []*side{r.product, r.bare} {
		if err := r.rest(ctx); err != nil {
			return err
		}
		before := s.spent()
		last, err := r.everybodyOnce(ctx, s)
		if err != nil {
			return err
		}
		if err := sleep(ctx, r.unmoved); err != nil {
			return err
		}
		if err := s.swarm.quiet(ctx, r.unmoved); err != nil {
			return err
		}
		took[i], used[i] = milliseconds(s.latest().Sub(last)), s.spent()-before
	}
	r.report.add(
		Row{"burst", "a burst of keys has settled", "ms", took[0], "bare", took[1]},
		Row{"burst_load", "processor time of the burst", "cpu_s", used[0], "bare", used[1]},
	)
	if err := r.show(ctx, "a burst"); err != nil {
		return err
	}
	if err := r.facilitating(ctx); err != nil {
		return err
	}
	if err := sleep(ctx, r.fading); err != nil { // all screens are alike again once nobody is told of their own any more
		return err
	}
	if err := r.calm(ctx); err != nil {
		return err
	}
	return r.show(ctx, "after a burst")
}

// reportValue is what was found before.
func (r *run) reportValue(key string) float64 {
	v, _ := r.report.Value(key)
	return v
}

// everybodyOnce presses everybody's key at a moment by lot, and says when the last was.
func (r *run) everybodyOnce(ctx context.Context, s *side) (time.Time, error) {
	moments := make([]time.Duration, len(s.seats))
	for i := range moments {
		moments[i] = time.Duration(r.dice.Int64N(int64(r.burst)))
	}
	pressed, wrong := make([]time.Time, len(s.seats)), make([]error, len(s.seats))
	var work sync.WaitGroup
	for i, one := range s.seats {
		work.Go(func() {
			if wrong[i] = sleep(ctx, moments[i]); wrong[i] == nil {
				pressed[i] = time.Now() // before the key leaves: its answer may overtake this goroutine
				wrong[i] = one.press(same)
			}
		})
	}
	work.Wait()
	var last time.Time
	for i, at := range pressed {
		if wrong[i] != nil {
			return last, wrong[i]
		}
		if at.After(last) {
			last = at
		}
	}
	return last, nil
}
