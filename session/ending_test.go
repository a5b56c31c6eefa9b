package session

import (
	"testing"
	"time"
)

// TestSlackIsBetweenTheTimesThatAreShown: whoever reads that it ends at 10:30 as planned is told of no minute between.
func TestSlackIsBetweenTheTimesThatAreShown(t *testing.T) {
	at := func(clock string) time.Time {
		out, err := time.Parse(time.TimeOnly, clock)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for _, c := range []struct {
		ends, planned string
		want          int
	}{
		{"10:30:44", "10:30:00", 0}, {"10:31:00", "10:30:00", -1}, {"10:29:59", "10:30:00", 1}, {"00:44:50", "00:44:10", 0}, {"10:24:00", "10:30:00", 6},
	} {
		if got := (EndFace{Ends: at(c.ends), Planned: at(c.planned)}).Slack(); got != c.want {
			t.Errorf("ends %s, planned %s: slack %d, want %d", c.ends, c.planned, got, c.want)
		}
	}
}
