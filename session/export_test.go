package session

import "serendip/model"

// What tests of the outside need of the inside.

// Kept is a state as it is kept whole, and read again with the records that lie beside it.
func Kept(c *Codec, s *State) (*State, bool) {
	kept, _, ok := c.unfreeze(c.freeze(s, Hash{}))
	if !ok {
		return nil, false
	}
	return kept.loaded(s), true
}

// Shown is a state as a programme would publish it.
func Shown(l *Live, s *State) *Snapshot { return newSnapshot(l, s) }

// Erased is a state without some records, as when words or a person are erased.
func Erased(c *Codec, s *State, keys ...string) (*State, error) { return s.withRecords(c, nil, keys) }

// The keys of records.
var (
	TextKey   = textKey
	PersonKey = personKey
)

// Publish makes a state the newest of a programme, without a word to the store.
func Publish(l *Live, s *State) { l.publish(s) }

// Anew is a programme's newest snapshot with nothing kept of those before.
func Anew(l *Live) *Snapshot {
	s := newSnapshot(l, l.Snapshot().State)
	s.before = nil
	return s
}

// Earlier is how many sessions' faces a programme keeps of the snapshots before.
func Earlier(l *Live) int { return len(l.Snapshot().before) }

// SeatUndo is what undo offers on a seat.
var SeatUndo = seatUndo

// InMemo is how many values a memo keeps.
func InMemo(m *Memo) int { return len(m.kept) }

// Ballots is how many ballots lie in a round's box.
func Ballots(s *State, round model.RoundID) int {
	ids, _ := s.ballotsOf(round)
	return len(ids)
}

// Where a kept state is described, and where its pieces lie, too.
const (
	KeptKey    = stateKey
	KeptPrefix = statePrefix
)

// KeptAt is the last event in the kept state that a programme was opened from, or kept before it was closed.
func KeptAt(l *Live) uint64 { return l.kept.seq }

// KeepSteps is what a closed programme would commit, in order, to keep its state.
func KeepSteps(l *Live) (steps []Batch) {
	for _, step := range l.Codec.keepSteps(l.Snapshot().State.ID, l.kept, l.Codec.freeze(l.Snapshot().State, l.head)) {
		step.batch.Expected = l.Snapshot().State.Seq
		steps = append(steps, step.batch)
	}
	return steps
}
