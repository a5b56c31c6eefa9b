package bench

import (
	"context"
	"math"
)

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
