package supervise

import (
	"testing"
	"time"
)

func TestFiveRestartsInAMinuteAndNoMore(t *testing.T) {
	b := budget{most: 5, in: time.Minute}
	start := time.Date(2025, 3, 4, 9, 0, 0, 0, time.UTC)
	for second, want := range []bool{true, true, true, true, true, false, false} {
		if got := b.spend(start.Add(time.Duration(second) * time.Second)); got != want {
			t.Errorf("crash %d: restarted %v, want %v", second+1, got, want)
		}
	}
	// A minute after the first two, two more are allowed.
	for i, want := range []bool{true, true, false} {
		if got := b.spend(start.Add(61 * time.Second)); got != want {
			t.Errorf("crash %d a minute later: restarted %v, want %v", i+1, got, want)
		}
	}
}
