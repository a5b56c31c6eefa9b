package session_test

import (
	"testing"

	"serendip/session"
)

// TestAMemoStaysSmall asks for something else again and again, as clocks and windows do in a room where nothing happens.
func TestAMemoStaysSmall(t *testing.T) {
	var m session.Memo
	for i := range 100_000 {
		if got := session.Once(&m, i, func() int { return -i }); got != -i {
			t.Fatalf("%d is kept under %d", got, i)
		}
	}
	if n := session.InMemo(&m); n > 10_000 {
		t.Errorf("%d values are kept", n)
	}
}
