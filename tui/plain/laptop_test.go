package plain

import (
	"strings"
	"testing"

	"serendip/session"
)

// TestAnOpenRoundTellsOfTheLaptop, for whoever leads by lines hears nothing else.
func TestAnOpenRoundTellsOfTheLaptop(t *testing.T) {
	for n, want := range map[int]string{0: "2 by show of hands.", 1: "2 by show of hands, 1 on a passed laptop."} {
		lines := roundLines(session.ConsoleFace{Round: &session.RoundFace{Open: true, Hands: 2, Laptop: n}})
		if got := strings.Join(lines, " "); !strings.HasSuffix(got, want) {
			t.Errorf("with %d on the laptop: %q", n, got)
		}
	}
}
