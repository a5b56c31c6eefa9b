package session

import (
	"context"
	"errors"
	"fmt"
	"time"

	"serendip/model"
)

// FewestShown is from how many people on the distribution of marks may leave: with fewer, a mark would have a name.
const FewestShown = fewestShown

// Reach counts the people whom a use case concerns, with all that was merged into it: same are those beside its
// speakers, by name and by hand; reach is everybody.
func (s *State) Reach(c *UseCase) (same, reach int) { return s.reach(c) }

// Progresses is the outcome for a use case of a revealed round, overrides included; false before the reveal.
func (r *Round) Progresses(id model.UseCaseID) bool { return r.Revealed != nil && r.progresses(id) }

// SpentOn is what a block has taken, up to the last time that the clock was touched. It doesn't tick, so that the same
// events always say the same.
func (v *Session) SpentOn(id model.BlockID) time.Duration {
	if id == v.Current && v.State != model.Closed {
		return v.Base
	}
	return v.Spent[id]
}

// HashAt is the hash of the event that a state ends with, read from the store; the zero Hash for a state without events.
func (l *Live) HashAt(ctx context.Context, s *State) (Hash, error) {
	if s.Seq == 0 {
		return Hash{}, nil
	}
	var (
		hash  Hash
		found = errors.New("found")
	)
	err := l.Store.Load(ctx, s.ID, s.Seq-1, func(_ uint64, raw []byte) error {
		hash = hashOf(raw)
		return found
	})
	switch {
	case errors.Is(err, found):
		return hash, nil
	case err == nil:
		return Hash{}, Refuse(Damaged, "event %d is not in the store; restore the newest backup with `serendip restore FILE`", s.Seq)
	}
	return Hash{}, fmt.Errorf("the programme's last event cannot be read: %w", err)
}
