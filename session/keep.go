package session

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"serendip/model"
)

// A state is kept whole every few thousand events, so that opening a long programme reads little. It lies in pieces, which
// are committed one by one between the commands of the room, on the one of two sides that is not in use; the record at
// stateKey then turns to that side. Broken off at any point, the state that was kept before is still there.

// stateKey is where the newest kept state is described.
const stateKey = statePrefix + "newest"

// keptPiece is how many bytes of a kept state are committed at once: a room doesn't notice so few.
const keptPiece = 256 << 10

// kept describes a kept state.
type kept struct {
	Version int
	Side    int // 0 or 1
	Pieces  int
	Sum     Hash   // of all pieces together
	seq     uint64 // of its last event, which the state itself holds
}

func (k kept) key(piece int) string { return fmt.Sprintf("%s%d/%d", statePrefix, k.Side, piece) }

// due is the sequence from which the state is to be kept again. The longer the programme, the more there is to write, and
// the more may be read beside it.
func (k kept) due() uint64 { return k.seq + max(snapshotEvery, k.seq/50) }

// keepStep is one commit on the way, and what is kept after it.
type keepStep struct {
	batch Batch
	after kept
}

// keepSteps is all of them, in order. What was kept before goes with the last.
func (c *Codec) keepSteps(stream model.ProgrammeID, old kept, raw []byte) []keepStep {
	k := kept{Version: stateVersion, Side: 1 - old.Side, Sum: hashOf(raw), seq: old.seq}
	var steps []keepStep
	for piece := range slices.Chunk(raw, keptPiece) {
		steps = append(steps, keepStep{Batch{Stream: stream, Puts: []Record{{k.key(k.Pieces), piece}}}, old})
		k.Pieces++
	}
	last := Batch{Stream: stream, Puts: []Record{{stateKey, c.value(k)}}}
	for n := range old.Pieces {
		last.Deletes = append(last.Deletes, old.key(n))
	}
	return append(steps, keepStep{last, k})
}

// keepState begins to keep the newest state when that is due. A state is immutable, so that nobody waits for its bytes.
func (l *Live) keepState() {
	s, head := l.Snapshot().State, l.head
	if l.keeping != nil || s.Seq < l.kept.due() {
		return
	}
	l.kept.seq = s.Seq // also when it fails: then it is tried again as much later
	old, keeping := l.kept, make(chan keepStep)
	l.keeping = keeping
	go func() {
		defer close(keeping)
		for _, step := range l.Codec.keepSteps(s.ID, old, l.Codec.freeze(s, head)) {
			keeping <- step
		}
	}()
}

// keep takes one step; more is false when there was none left. After one that fails none is taken.
func (l *Live) keep(ctx context.Context, step keepStep, more bool) {
	if !more {
		l.keeping = nil
		return
	}
	step.batch.Expected = l.Snapshot().State.Seq
	if err := l.Store.Commit(context.WithoutCancel(ctx), step.batch); err != nil {
		l.Logger.Warn("the state was not kept whole; opening will read more events", "error", err)
		for range l.keeping {
		}
		return
	}
	l.kept = step.after
}

// keepRest takes the steps that are left, at the end.
func (l *Live) keepRest(ctx context.Context) {
	for l.keeping != nil {
		step, more := <-l.keeping
		l.keep(ctx, step, more)
	}
}

// loadKept reads the newest kept state, or begins with nothing: one that is another version's or not whole is left aside,
// and the events tell all.
func loadKept(ctx context.Context, cfg Config, id model.ProgrammeID) (*State, Hash, kept, error) {
	raw, k, err := readKept(ctx, cfg, id)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return nil, Hash{}, kept{}, err
	}
	if err == nil && hashOf(raw) == k.Sum {
		if state, head, ok := cfg.Codec.unfreeze(raw); ok && state.ID == id {
			k.seq = state.Seq
			return state, head, k, nil
		}
	}
	return newLoading(id), Hash{}, k, nil
}

// readKept answers ErrNotFound when there is no kept state of this version.
func readKept(ctx context.Context, cfg Config, id model.ProgrammeID) (raw []byte, k kept, err error) {
	described, err := cfg.Store.Record(ctx, id, stateKey)
	if err != nil {
		return nil, kept{}, err
	}
	if cfg.Codec.dec.Unmarshal(described, &k) != nil || k.Version != stateVersion {
		return nil, kept{}, ErrNotFound
	}
	var pieces [][]byte
	for n := range k.Pieces {
		piece, err := cfg.Store.Record(ctx, id, k.key(n))
		if err != nil {
			return nil, k, err
		}
		pieces = append(pieces, piece)
	}
	return slices.Concat(pieces...), k, nil
}
