package bench

import (
	"context"
	"strings"
)

// marking is a list in which everybody has marked other lines, in turns with one in which nobody has: the same counts
// stand beside other marks.
func (r *run) marking(ctx context.Context) error {
	r.Say("everybody marks other lines")
	var shared, marked [2]float64
	vote := r.vote()
	for n := range shared {
		for _, into := range []*float64{&shared[n], &marked[n]} {
			var err error
			if *into, _, err = r.cost(ctx, r.product, r.personal, true, vote); err != nil {
				return err
			}
			if err := r.proof(ctx, "marks"); err != nil {
				return err
			}
			if err := r.everybody(ctx, marksOf); err != nil { // the second time they are taken back
				return err
			}
			if err := sleep(ctx, r.fading); err != nil {
				return err
			}
		}
	}
	r.shared = mean(shared[:])
	r.report.add(Row{"marked", "seat and update, everybody marked other lines", "cpu_us", mean(marked[:]), "shared", r.shared})
	return nil
}

// marksOf marks some of the lines above the newest, and comes back to it. Which ones is the seat's number in binary.
func marksOf(i int) string {
	var keys strings.Builder
	for line := range captured - 1 {
		keys.WriteString(up)
		if (i+1)>>line&1 == 1 {
			keys.WriteString(same)
		}
	}
	return keys.String() + strings.Repeat(down, captured-1)
}

// scoring is a round in which everybody is on an item of their own: the facilitator gives a minute, which all see, or
// somebody marks, which only they see.
func (r *run) scoring(ctx context.Context) error {
	r.Say("everybody scores on their own")
	shared, _, err := r.cost(ctx, r.product, r.personal, true, r.minute())
	if err != nil {
		return err
	}
	if err := r.product.asks([]string{"block", scores}, []string{"open"}); err != nil {
		return err
	}
	if err := r.spread(ctx, digitsOf); err != nil {
		return err
	}
	each, _, err := r.cost(ctx, r.product, r.personal, true, r.minute())
	if err != nil {
		return err
	}
	mark, _, err := r.cost(ctx, r.product, r.personal, false, func() error { return r.somebody(r.product).press("2") })
	if err != nil {
		return err
	}
	r.report.add(
		Row{"scoring", "seat and update, everybody on their own item", "cpu_us", each, "shared", shared},
		Row{"scoring_mark", "seat and somebody's mark, everybody on their own item", "cpu_us", mark, "shared", r.shared},
	)
	return nil
}

// spread has everybody begin to score, give some marks, and go to an item of their own.
func (r *run) spread(ctx context.Context, marks func(i int) string) error {
	if err := r.calm(ctx); err != nil {
		return err
	}
	if err := r.everybody(ctx, func(int) string { return enter }); err != nil {
		return err
	}
	if err := r.everybody(ctx, marks); err != nil {
		return err
	}
	return r.product.prove(ctx, "scoring", "of 9")
}

// digitsOf gives marks of one's own, at least one, and ends at a row of one's own.
func digitsOf(i int) string {
	return strings.Repeat(right, i%planned) + strings.Repeat(string("0123"[i/planned%4]), 1+i/(4*planned)%3)
}
