package bench

import (
	"context"
	"time"
)

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
