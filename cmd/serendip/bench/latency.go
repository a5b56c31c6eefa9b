package bench

import (
	"context"
	"time"
)

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
