package bench

import (
	"math"
	"slices"
	"time"
)

// quantile is the value below which a share of all values lies, between its neighbours; NaN of none.
func quantile(values []float64, share float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(values))
	at := min(max(share, 0), 1) * float64(len(sorted)-1)
	low := int(at)
	high := min(low+1, len(sorted)-1)
	return sorted[low] + (at-float64(low))*(sorted[high]-sorted[low])
}

func median(values []float64) float64 { return quantile(values, 0.5) }

func mean(values []float64) float64 { return sum(values) / float64(len(values)) }

func sum[N int | float64](values []N) (all N) {
	for _, v := range values {
		all += v
	}
	return all
}

// ratio is NaN where there is nothing to compare with.
func ratio(a, b float64) float64 {
	if !(b > 0) {
		return math.NaN()
	}
	return a / b
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func inMilliseconds(all []time.Duration) []float64 {
	out := make([]float64, len(all))
	for i, d := range all {
		out[i] = milliseconds(d)
	}
	return out
}
