package poster_test

import (
	"testing"
	"time"

	"serendip/tui/poster"
	"serendip/tui/screen"
)

// TestALongNameIsLargeInItsParts: a name that is wider than a line breaks behind its hyphens, and only then.
func TestALongNameIsLargeInItsParts(t *testing.T) {
	s := poster.New(screen.Env{}, time.Time{}, 120, 35)
	const name = "Zoë O'Connor-Featherstonehaugh-Wetherby"
	if !s.FitsLarge(name, 110, 7) || s.FitsLarge(name, 60, 11) {
		t.Error("a long name is large on two lines of 110 cells, and nowhere that a part of it is too wide")
	}
	if s.FitsLarge("Featherstonehaugh-by", 100, 3) != s.FitsLarge("Featherstonehaugh by", 100, 3) {
		t.Error("a hyphen takes more room than it needs")
	}
}
