package badgerstore

import (
	"context"
	"crypto/sha256"
	"errors"

	"github.com/dgraph-io/badger/v4"

	"serendip/model"
	"serendip/session"
)

// walk goes over a stream's events from one known place to its end, and answers damage when it does not get there: a
// sequence that is missing, a last event that is not the head's, and, with previous, an event that does not hold the
// hash of the one before it.
type walk struct {
	dir      string
	stream   model.ProgrammeID
	after    uint64       // the sequence that it begins after
	hash     session.Hash // that event's hash; only looked at with previous
	head     session.Head
	previous func([]byte) (session.Hash, error)
	copy     bool // fn keeps the bytes
}

// run calls fn, which may be nil, for each event.
func (w walk) run(ctx context.Context, txn *badger.Txn, fn func(seq uint64, event []byte) error) error {
	it := txn.NewIterator(badger.IteratorOptions{Prefix: streamKey(kindEvent, w.stream, 0)})
	defer it.Close()
	seq := w.after
	for it.Seek(eventKey(w.stream, w.after+1)); it.Valid(); it.Next() {
		if err := ctx.Err(); err != nil {
			return err
		}
		item := it.Item()
		if len(item.Key()) != eventKeyBytes || seqOf(item.Key()) != seq+1 || seq == w.head.Seq {
			break
		}
		seq++
		if err := w.step(item, seq, fn); err != nil {
			return err
		}
	}
	return w.end(it, seq)
}

func (w *walk) step(item *badger.Item, seq uint64, fn func(uint64, []byte) error) error {
	visit := func(event []byte) error {
		if err := w.link(seq, event); err != nil {
			return err
		}
		if fn == nil {
			return nil
		}
		return fn(seq, event)
	}
	if !w.copy {
		return item.Value(visit)
	}
	event, err := item.ValueCopy(nil)
	if err != nil {
		return damaged(w.dir, err, "event %d of programme %s cannot be read", seq, w.stream)
	}
	return visit(event)
}

// link checks one event against the one before it, and the last against the head.
func (w *walk) link(seq uint64, event []byte) error {
	if w.previous != nil {
		before, err := w.previous(event)
		if err != nil {
			return damaged(w.dir, err, "event %d of programme %s cannot be read (%v)", seq, w.stream, err)
		}
		if before != w.hash {
			return damaged(w.dir, nil, "event %d of programme %s does not follow the one before it", seq, w.stream)
		}
		w.hash = sha256.Sum256(event)
	}
	if seq == w.head.Seq && sha256.Sum256(event) != w.head.Hash {
		return damaged(w.dir, nil, "event %d of programme %s, its last, is not what was written", seq, w.stream)
	}
	return nil
}

var errGap = errors.New("events are missing")

// end says what is missing when the walk stopped before the head, or what is there that should not be.
func (w *walk) end(it *badger.Iterator, seq uint64) error {
	switch {
	case seq == w.head.Seq && !it.Valid():
		return nil
	case seq == w.head.Seq:
		return damaged(w.dir, nil, "programme %s goes on after event %d, its last", w.stream, seq)
	}
	to := w.head.Seq
	if it.Valid() && len(it.Item().Key()) == eventKeyBytes {
		to = min(to, seqOf(it.Item().Key())-1)
	}
	return damaged(w.dir, errGap, "events %d to %d of programme %s are missing", seq+1, to, w.stream)
}
