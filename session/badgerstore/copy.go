package badgerstore

import (
	"context"
	"errors"
	"os"

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

// fill makes a database in dir out of what source gives it, and closes it again.
func fill(dir string, log badger.Logger, source func(put func(key, value []byte) error) error) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	db, err := openBadger(settings(dir, log))
	if err != nil {
		return err
	}
	batch := db.NewWriteBatch()
	defer batch.Cancel()
	err = source(func(key, value []byte) error { return batch.Set(append([]byte{}, key...), append([]byte{}, value...)) })
	if err == nil {
		err = batch.Flush()
	}
	return errors.Join(err, db.Close())
}
