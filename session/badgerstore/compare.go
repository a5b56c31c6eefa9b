package badgerstore

import (
	"context"
	"crypto/sha256"

	"github.com/dgraph-io/badger/v4"

	"serendip/model"
	"serendip/session"
)

// compare holds the database against the heads that were known outside it. Every stream must reach its known head and go
// on from there without a gap.
func (s *Store) compare(ctx context.Context, known heads) error {
	for stream, head := range known.streams {
		if now := s.heads[stream]; now.Seq < head.Seq {
			return damaged(s.dir, errGap, "events %d to %d of programme %s are missing", now.Seq+1, head.Seq, stream)
		}
	}
	if s.commits < known.commits {
		return damaged(s.dir, errGap, "the last %d of %d saved changes are missing", known.commits-s.commits, known.commits)
	}
	return s.db.View(func(txn *badger.Txn) error {
		for stream, head := range s.heads {
			if err := s.follow(ctx, txn, stream, known.streams[stream], head); err != nil {
				return err
			}
		}
		return nil
	})
}

// follow walks from the known head, whose event must be there, to the present one.
func (s *Store) follow(ctx context.Context, txn *badger.Txn, stream model.ProgrammeID, known, head session.Head) error {
	if known.Seq > 0 {
		item, err := txn.Get(eventKey(stream, known.Seq))
		if err != nil {
			return damaged(s.dir, err, "event %d of programme %s is missing", known.Seq, stream)
		}
		err = item.Value(func(event []byte) error {
			if sha256.Sum256(event) != known.Hash {
				return damaged(s.dir, nil, "event %d of programme %s is not what was written", known.Seq, stream)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	w := walk{dir: s.dir, stream: stream, after: known.Seq, hash: known.Hash, head: head, previous: s.opt.Previous}
	return w.run(ctx, txn, nil)
}
