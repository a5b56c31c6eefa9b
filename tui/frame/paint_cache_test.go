package frame

import (
	"fmt"
	"sync"
	"testing"
)

// However many ask at a time, a difference is computed once, and all get the same bytes.
func TestADifferenceIsComputedOnce(t *testing.T) {
	c := NewCache(1 << 20)
	got := make([]diff, 50)
	var all sync.WaitGroup
	for i := range got {
		all.Go(func() { got[i] = c.diff(strip{w: 9, was: "one", now: "two"}) })
	}
	all.Wait()
	for _, d := range got {
		if len(d.text) == 0 || &d.text[0] != &got[0].text[0] {
			t.Fatalf("%q was computed more than once", d.text)
		}
	}
}

// A cache stays within twice its room, and keeps what is asked for again and again.
func TestACacheIsBounded(t *testing.T) {
	const room = 64 << 10
	c := NewCache(room)
	often := strip{w: 9, was: "", now: "often"}
	first := c.diff(often)
	for i := range 5000 {
		c.diff(strip{w: 9, was: "x", now: fmt.Sprint(i)})
		if d := c.diff(often); &d.text[0] != &first.text[0] {
			t.Fatalf("what everybody asks for was forgotten after %d", i)
		}
	}
	if n := len(c.young) + len(c.old); c.used > room || n > 2*room/stripCost {
		t.Errorf("%d differences are kept, %d bytes young", n, c.used)
	}
}
