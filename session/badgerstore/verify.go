package badgerstore

import (
	"context"
	"fmt"

	"github.com/dgraph-io/badger/v4"

	"serendip/model"
	"serendip/session"
)

// Report is what Verify found in order.
type Report struct {
	Programmes int    // streams that have events
	Events     uint64 // all of them read and hashed
	Commands   uint64
	Records    uint64
	Bytes      uint64 // of events and records, as stored
}

// Verify reads everything: the sums of all files, every event of every stream with its chain, every record with its
// pieces. It answers an error that names the first thing that is missing or wrong. Others may work meanwhile.
func (s *Store) Verify(ctx context.Context) (Report, error) {
	var r Report
	err := s.view(ctx, func(txn *badger.Txn) error {
		if err := s.verifySums(); err != nil {
			return damaged(s.dir, err, "%v", err)
		}
		return s.verifyContent(ctx, txn, &r)
	})
	return r, err
}

// verifySums turns Badger's panic over bytes nobody wrote into an error.
func (s *Store) verifySums() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("a table cannot be read (%v)", r)
		}
	}()
	return s.db.VerifyChecksum()
}

func (s *Store) verifyContent(ctx context.Context, txn *badger.Txn, r *Report) error {
	ends := map[model.ProgrammeID]session.Head{}
	err := each(txn, []byte{kindHead}, func(item *badger.Item) error {
		head, err := decodeHead(item)
		ends[streamOf(item.Key())] = head
		return err
	})
	if err != nil {
		return damaged(s.dir, err, "%v", err)
	}
	for stream, head := range ends {
		w := walk{dir: s.dir, stream: stream, head: head, previous: s.opt.Previous}
		err := w.run(ctx, txn, func(_ uint64, event []byte) error {
			r.Events++
			r.Bytes += uint64(len(event))
			return nil
		})
		if err != nil {
			return err
		}
	}
	r.Programmes = len(ends)
	if err := s.verifyOwners(txn, ends); err != nil {
		return err
	}
	return s.verifyRecords(ctx, txn, r)
}

// verifyOwners finds events of a stream that has lost its end.
func (s *Store) verifyOwners(txn *badger.Txn, ends map[model.ProgrammeID]session.Head) error {
	it := txn.NewIterator(badger.IteratorOptions{Prefix: []byte{kindEvent}})
	defer it.Close()
	for it.Rewind(); it.Valid(); {
		stream := streamOf(it.Item().Key())
		if _, ok := ends[stream]; !ok {
			return damaged(s.dir, nil, "the end of programme %s is missing", stream)
		}
		it.Seek(eventKey(stream, ^uint64(0)))
		if it.Valid() && streamOf(it.Item().Key()) == stream {
			it.Next()
		}
	}
	return nil
}

// verifyRecords reads all records, and counts the pieces, of which there must be no more than the records name.
func (s *Store) verifyRecords(ctx context.Context, txn *badger.Txn, r *Report) error {
	var named, found uint64
	err := each(txn, []byte{kindRecord}, func(item *badger.Item) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		value, err := readRecord(txn, item)
		if err != nil {
			return damaged(s.dir, err, "%v", err)
		}
		r.Records++
		r.Bytes += uint64(len(value))
		return item.Value(func(v []byte) error {
			pieces, _, _ := pieced(v)
			named += uint64(pieces)
			return nil
		})
	})
	if err != nil {
		return err
	}
	count := func(n *uint64) func(*badger.Item) error { return func(*badger.Item) error { *n++; return nil } }
	if err := each(txn, []byte{kindPiece}, count(&found)); err != nil {
		return err
	}
	if found != named {
		return damaged(s.dir, nil, "there are %d pieces of large records, and %d are named", found, named)
	}
	return each(txn, []byte{kindCommand}, count(&r.Commands))
}
