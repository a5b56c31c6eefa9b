package bench

import (
	"context"
	"math"
	"strconv"
	"time"
)

// update is one change that somebody makes.
type update func() error

// vote is "same for me" by a seat by lot, and the next time "not the same" by the same one: each changes one count on
// everybody's screen, and in the end nobody's own marks differ from the others'.
func (r *run) vote() update {
	var who *seat
	return func() error {
		if who != nil {
			one := who
			who = nil
			return one.press(same)
		}
		who = r.somebody(r.product)
		return who.press(same)
	}
}

// bareKey is any key at a bare seat by lot.
func (r *run) bareKey() error { return r.somebody(r.bare).press("x") }

// minute has the facilitator give the block a minute, and take it back the next time: everybody's time left changes.
func (r *run) minute() update {
	by := time.Minute
	return func() error {
		err := r.product.ask(nil, "extend", by.String())
		by = -by
		return err
	}
}

// bareSend has the bare server broadcast without a key, as the facilitator's moves come without one.
func (r *run) bareSend() error { return r.bare.ask(nil, "send") }

// timing is one update as it came to everybody.
type timing struct {
	took  []float64 // to each seat, in ms
	bytes []float64 // of each seat, until nothing more came
}

// last is when the last seat had it.
func (t timing) last() float64 { return quantile(t.took, 1) }

// time makes an update in a quiet room and sees it come to every seat.
func (r *run) time(ctx context.Context, s *side, do update) (t timing, err error) {
	if err := r.rest(ctx); err != nil {
		return t, err
	}
	before := s.swarm.bytes()
	round := s.watch()
	if err := do(); err != nil {
		return t, err
	}
	if err := s.wait(ctx, round); err != nil {
		return t, err
	}
	if err := s.swarm.quiet(ctx, r.quiet); err != nil {
		return t, err
	}
	return timing{inMilliseconds(round.took), s.since(before)}, nil
}

// cost makes so many updates, each when the one before has come to everybody, and is the server's processor time in
// microseconds for each seat and update, without what an idle room takes. It also is how many bytes a seat got for each.
// Where an update is not everybody's (all is false) nobody is waited for.
func (r *run) cost(ctx context.Context, s *side, n int, all bool, do update) (each, bytes float64, err error) {
	if err := r.rest(ctx); err != nil {
		return 0, 0, err
	}
	before, used, begun := s.swarm.bytes(), s.spent(), time.Now()
	for range n {
		due := time.Now().Add(r.pace)
		round := s.watch()
		if err := do(); err != nil {
			return 0, 0, err
		}
		if all {
			if err := s.wait(ctx, round); err != nil {
				return 0, 0, err
			}
		} else {
			due = due.Add(time.Duration(len(s.seats)) * unseen)
		}
		if err := s.swarm.quiet(ctx, r.pace/2); err != nil {
			return 0, 0, err
		}
		if err := sleep(ctx, time.Until(due)); err != nil {
			return 0, 0, err
		}
	}
	if err := s.swarm.quiet(ctx, r.quiet); err != nil {
		return 0, 0, err
	}
	cpu := s.spent() - used - s.idle*time.Since(begun).Seconds()
	times := float64(n * len(s.seats))
	return max(cpu, 0) * 1e6 / times, sum(s.since(before)) / times, nil
}

// unseen is how long a seat's work is given that cannot be seen from outside.
const unseen = time.Millisecond

// compare times updates of the product and bare broadcasts of the same length, in turns.
func (r *run) compare(ctx context.Context, rounds int, product, bare update) (of, base []timing, err error) {
	for range rounds {
		t, err := r.time(ctx, r.product, product)
		if err != nil {
			return nil, nil, err
		}
		of = append(of, t)
		if err := r.same("every", t.bytes); err != nil {
			return nil, nil, err
		}
		if t, err = r.time(ctx, r.bare, bare); err != nil {
			return nil, nil, err
		}
		base = append(base, t)
	}
	return of, base, nil
}

// lasts are the rounds' times to the last seat.
func lasts(all []timing) (out []float64) {
	for _, t := range all {
		out = append(out, t.last())
	}
	return out
}

// everyones are the times of all seats in all rounds.
func everyones(all []timing) (out []float64) {
	for _, t := range all {
		out = append(out, t.took...)
	}
	return out
}

// medianBytes is the median over the rounds of what the median seat got.
func medianBytes(all []timing) float64 {
	var out []float64
	for _, t := range all {
		out = append(out, median(t.bytes))
	}
	return median(out)
}

// proof proves that an update is on everybody's screen, and not what was there before: a count goes up, and down again.
func (r *run) proof(ctx context.Context, phase string) error {
	vote := r.vote()
	for range 2 {
		if _, err := r.time(ctx, r.product, vote); err != nil {
			return err
		}
		if err := r.show(ctx, phase); err != nil {
			return err
		}
	}
	return nil
}

// show proves that the drawn seats show the count of the idea under the cursor as it is.
func (r *run) show(ctx context.Context, phase string) error {
	return r.product.proveNow(ctx, phase, func() ([]string, error) {
		var all []idea
		err := r.product.ask(&all, "ideas")
		for _, one := range all {
			if one.Title == r.idea {
				return []string{one.Title, " " + strconv.Itoa(one.Same)}, err
			}
		}
		return []string{r.idea}, err
	})
}

// known is v, or 0 where it could not be had.
func known(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return v
}
