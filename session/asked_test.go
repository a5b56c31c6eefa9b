package session_test

import (
	"slices"
	"testing"

	"serendip/model"
	"serendip/session"
)

// TestABlockCountsWhatItAsksFor holds the wall's count and its list to the block's own kind.
func TestABlockCountsWhatItAsksFor(t *testing.T) {
	p := capturing(t) // two serendipitous ideas and, said in the same block, three planned ones
	counts := func(want ...int) {
		t.Helper()
		wall := p.Live.Snapshot().ForWall(p.ID)
		var listed []int
		for _, c := range wall.Latest {
			listed = append(listed, c.Number)
		}
		if slices.Sort(listed); wall.Found != len(want) || !slices.Equal(listed, want) {
			t.Errorf("in %s the wall counts %d and lists %v, want %v", wall.Block.Title, wall.Found, listed, want)
		}
	}
	counts(1, 2)
	for _, one := range p.Session().Blocks {
		if one.Method == model.Capture && one.Kind == model.Planned {
			p.Do(session.JumpTo{Session: p.ID, Block: one.ID})
		}
	}
	counts(3, 4, 5)
}

// TestAnOldClaimStillStands takes a claim of more than a working day that an earlier program kept.
func TestAnOldClaimStillStands(t *testing.T) {
	p := capturing(t)
	c := p.Case(1).ID
	after := session.Apply(p.state(), session.Envelope{Seq: p.state().Seq + 1, Type: model.MinutesClaimed{}.EventType(), Version: 1},
		model.MinutesClaimed{Case: c, Minutes: 1200})
	if got := after.UseCase(c).Minutes; got != 1200 {
		t.Errorf("a claim of 1200 minutes is kept as %d", got)
	}
}
