package badgerstore

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"
)

// export calls fn for every key and value that is there at this moment, in key order. What the journal holds is on its
// way and left out.
func (s *Store) export(ctx context.Context, txn *badger.Txn, fn func(key, value []byte) error) error {
	return each(txn, nil, func(item *badger.Item) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if item.Key()[0] == kindJournal {
			return nil
		}
		return item.Value(func(value []byte) error { return fn(item.Key(), value) })
	})
}

// fill makes a database in the folder's subfolder name out of what source gives it, and closes it again. It stops when the
// disk gets full.
func (s *Store) fill(name string, source func(put func(key, value []byte) error) error) error {
	dir := filepath.Join(s.dir, name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return unusable(s.dir, err)
	}
	db, err := openBadger(settings(dir, badgerLog{s.opt.Logger}))
	if err != nil {
		return s.explain(err)
	}
	batch := db.NewWriteBatch()
	defer batch.Cancel()
	const stretch = 8 << 20 // bytes between two looks at the disk
	unchecked := stretch
	err = source(func(key, value []byte) error {
		if unchecked += len(key) + len(value); unchecked > stretch {
			unchecked = 0
			if err := s.room(MinFree); err != nil {
				return err
			}
		}
		return batch.Set(bytes.Clone(key), append([]byte{}, value...))
	})
	if err == nil {
		err = batch.Flush()
	}
	return errors.Join(err, db.Close())
}
