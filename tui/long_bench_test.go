package tui

import (
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// BenchmarkLongListInARoom is a room of 60 seats with 300 use cases: what it takes from one "same" to the pictures of all
// seats, and from a key on every seat to their pictures. It reports the middle and the slowest, and judges neither.
func BenchmarkLongListInARoom(b *testing.B) {
	for _, way := range []string{"same", "down"} {
		b.Run(way, func(b *testing.B) {
			w := sit(b, 300)
			w.rooms, w.models = w.rooms[:60], w.models[:60]
			w.frames()
			var took []time.Duration
			for n := 0; b.Loop(); n++ {
				begun := time.Now()
				if way == "same" {
					w.toggle(n)
				} else {
					w.press(tea.KeyPressMsg{Code: tea.KeyDown})
				}
				w.frames()
				took = append(took, time.Since(begun))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-middle")
			b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "ms-slowest")
		})
	}
}
