package bench

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"
)

// The agenda's blocks that are gone to.
const (
	captures = "Serendipitous"
	plans    = "Planned"
	scores   = "Score"
	reveals  = "Discuss"
)

// How many ideas there are: few enough that a small terminal shows them all, and as many as a round takes.
const (
	captured = 6
	planned  = 9
)

// asks has the product do several things.
func (s *side) asks(all ...[]string) error {
	for _, words := range all {
		if err := s.ask(nil, words...); err != nil {
			return err
		}
	}
	return nil
}

// capture goes live and has everybody in the list of serendipitous ideas. The cursor is on the newest.
func (r *run) capture(ctx context.Context) error {
	r.Say("the workshop begins")
	if err := r.product.asks([]string{"live"}, []string{"block", plans}); err != nil {
		return err
	}
	if err := errors.Join(r.fill("ideas", r.Ideas), r.say("Plan the %d. thing", planned)); err != nil {
		return err
	}
	if err := r.product.ask(nil, "block", captures); err != nil {
		return err
	}
	if err := r.say("Somebody did the %d. thing", captured); err != nil {
		return err
	}
	r.idea = fmt.Sprintf("Somebody did the %d. thing", captured)
	if err := r.list(ctx); err != nil {
		return err
	}
	return r.show(ctx, "capture")
}

func (r *run) say(line string, n int) error {
	for i := range n {
		if err := r.product.ask(nil, "say", fmt.Sprintf(line, i+1)); err != nil {
			return err
		}
	}
	return nil
}

// list takes everybody from the line to the list.
func (r *run) list(ctx context.Context) error {
	if err := r.calm(ctx); err != nil {
		return err
	}
	return r.everybody(ctx, func(int) string { return escape })
}

// everybody presses keys, and waits until what came of it is on all screens.
func (r *run) everybody(ctx context.Context, keys func(i int) string) error {
	if err := r.product.press(keys); err != nil {
		return err
	}
	return r.calm(ctx)
}

// calm waits until what was done has come to all screens of the product.
func (r *run) calm(ctx context.Context) error {
	if err := sleep(ctx, r.settled); err != nil {
		return err
	}
	return r.product.quiet(ctx, r.settled)
}

// slow is from when on a room takes so long over an update that half of them must do: what they cost is plain enough.
const slow = 250 * time.Millisecond

// latency is from one person's key to the last of all screens.
func (r *run) latency(ctx context.Context) error {
	r.Say("%d keys, each to the last of all screens", r.Rounds)
	if _, _, err := r.compare(ctx, 2, r.vote(), r.bareKey); err != nil { // the first are slower than all others
		return err
	}
	of, base, err := r.compare(ctx, r.Rounds, r.vote(), r.bareKey)
	if err != nil {
		return err
	}
	r.report.add(
		Row{"p50", "key to last screen, p50", "ms", median(lasts(of)), "bare", median(lasts(base))},
		Row{"p99", "key to last screen, p99", "ms", quantile(lasts(of), 0.99), "bare", quantile(lasts(base), 0.99)},
		Row{"seat_p50", "key to any screen, p50", "ms", median(everyones(of)), "bare", median(everyones(base))},
		Row{"seat_p99", "key to any screen, p99", "ms", quantile(everyones(of), 0.99), "bare", quantile(everyones(base), 0.99)},
		Row{Key: "bytes_vote", What: "bytes of one count", Of: medianBytes(of)},
	)
	if median(lasts(of)) > milliseconds(slow) {
		r.costs, r.personal, r.mixed = r.costs/2, r.personal/2, r.mixed/2
	}
	return r.proof(ctx, "key to all screens")
}

// costsShared is what an update costs where all screens are alike but for who they belong to.
func (r *run) costsShared(ctx context.Context) error {
	r.Say("what an update costs")
	var of, base, bytes [2]float64
	vote := r.vote()
	for n := range of {
		for _, s := range r.both(n) {
			var err error
			if s == r.product {
				of[n], bytes[n], err = r.cost(ctx, s, r.costs, true, vote)
			} else {
				base[n], _, err = r.cost(ctx, s, r.costs, true, r.bareKey)
			}
			if err != nil {
				return err
			}
		}
		if err := r.same("every", bytes[:1]); err != nil {
			return err
		}
	}
	r.report.add(Row{"cpu", "processor time of a seat and update", "us", mean(of[:]), "bare", mean(base[:])})
	return r.proof(ctx, "costs")
}

// memoryBefore is what both hold before anybody came.
func (r *run) memoryBefore() error {
	for _, s := range []*side{r.product, r.bare} {
		s.empty = s.held()
	}
	return nil
}

// held is the server's resident memory in KiB, everything unused given back; NaN where that cannot be had.
func (s *side) held() float64 {
	var bytes float64
	if s.ask(&bytes, "memory") != nil {
		return math.NaN()
	}
	return bytes / 1024
}

func (r *run) memory(ctx context.Context) error {
	if err := r.rest(ctx); err != nil {
		return err
	}
	each := func(s *side) float64 { return (s.held() - s.empty) / float64(len(s.seats)) }
	r.report.add(Row{Key: "rss", What: "memory of a seat", Unit: "kib_per_seat", Of: each(r.product), By: "bare", Base: each(r.bare)})
	return nil
}

// idling is what the servers use when nobody does anything: with a clock that runs far from its end, and that rests.
func (r *run) idling(ctx context.Context) error {
	r.Say("nobody does anything")
	far, err := r.still(ctx)
	if err != nil {
		return err
	}
	r.product.idle, r.bare.idle = known(far[0]), known(far[1])
	if err := r.product.ask(nil, "pause"); err != nil {
		return err
	}
	stands, err := r.still(ctx)
	if err != nil {
		return err
	}
	r.report.add(
		Row{"idle_cpu", "an idle room, of a core", "percent", 100 * stands[0], "bare", 100 * stands[1]},
		Row{Key: "far_timer_cpu", What: "a clock far from its end, of a core", Unit: "percent", Of: 100 * far[0]},
	)
	return r.product.ask(nil, "resume")
}

// still is what both use in a window without keys, in processor seconds a second.
func (r *run) still(ctx context.Context) (used [2]float64, err error) {
	if err := r.calm(ctx); err != nil {
		return used, err
	}
	sides := []*side{r.product, r.bare}
	begun := time.Now()
	for i, s := range sides {
		used[i] = s.spent()
	}
	if err := sleep(ctx, r.window); err != nil {
		return used, err
	}
	for i, s := range sides {
		used[i] = (s.spent() - used[i]) / time.Since(begun).Seconds()
	}
	return used, nil
}

// moving is the facilitator going from block to block and back: whole screens change.
func (r *run) moving(ctx context.Context) error {
	r.Say("from block to block")
	var all []timing
	for n := range 2 * r.moves {
		way := "next"
		if n >= r.moves {
			way = "back"
		}
		t, err := r.time(ctx, r.product, func() error { return r.product.ask(nil, way) })
		if err != nil {
			return err
		}
		all = append(all, t)
	}
	var bytes []float64
	for _, t := range all {
		bytes = append(bytes, median(t.bytes))
	}
	r.report.add(Row{Key: "bytes_full", What: "bytes of another block, both ways", Of: mean(bytes)},
		Row{Key: "full_p50", What: "another block on the last screen, p50", Unit: "ms", Of: median(lasts(all))})
	if err := r.list(ctx); err != nil {
		return err
	}
	return r.proof(ctx, "from block to block")
}

// ticking is the last minute of a block, in which everybody sees the seconds.
func (r *run) ticking(ctx context.Context) error {
	r.Say("the last minute of a block")
	left, err := r.product.left()
	if err != nil {
		return err
	}
	// The news of a minute given makes every seat look at the clock, which was turned.
	skip := left - r.lead
	if err := r.product.asks([]string{"skip", skip.String()}, []string{"extend", time.Minute.String()}); err != nil {
		return err
	}
	if err := sleep(ctx, r.lead+time.Second/2); err != nil { // between two seconds
		return err
	}
	used, begun := r.product.spent(), time.Now()
	var bytes []float64
	for n := time.Second; n <= r.window; n += time.Second {
		before := r.product.swarm.bytes()
		if err := sleep(ctx, time.Until(begun.Add(n))); err != nil {
			return err
		}
		bytes = append(bytes, r.product.since(before)...)
	}
	spent := (r.product.spent() - used) / time.Since(begun).Seconds()
	r.report.add(
		Row{Key: "timer_cpu", What: "a clock in its last minute, of a core", Unit: "percent", Of: 100 * spent},
		Row{Key: "bytes_tick", What: "bytes of a second", Of: median(bytes)},
	)
	if err := r.product.prove(ctx, "the last minute", " 00:", "left"); err != nil {
		return err
	}
	return r.product.ask(nil, "extend", (20 * time.Minute).String())
}

// left is the time left of the block.
func (s *side) left() (d time.Duration, err error) { return d, s.ask(&d, "left") }
