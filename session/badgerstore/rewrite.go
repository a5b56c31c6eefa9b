package badgerstore

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"
)

// Rewrite copies all that is in the closed store in dir into a fresh database, which takes the place of the old one: what
// was deleted is then in no file of the folder any more. A crash on the way leaves the old database or the new, whole.
func Rewrite(ctx context.Context, dir string, opt Options) error {
	s, err := Open(ctx, dir, opt)
	if err != nil {
		return err
	}
	fresh := filepath.Join(s.dir, newDBName)
	_, err = s.Verify(ctx)
	if err == nil {
		err = s.copyTo(ctx)
	}
	s.once.Do(func() {
		s.gate.close()
		safe, restErr := s.rest()
		err = errors.Join(err, restErr)
		if err == nil {
			err = swap(s.dir)
		} else {
			err = errors.Join(err, os.RemoveAll(fresh))
		}
		if safe {
			err = errors.Join(err, s.lock.Close())
		}
		s.close = err
	})
	return s.close
}

func (s *Store) copyTo(ctx context.Context) error {
	fresh := filepath.Join(s.dir, newDBName)
	err := s.view(ctx, func(txn *badger.Txn) error {
		return s.fill(newDBName, func(put func(key, value []byte) error) error {
			return s.export(ctx, txn, put)
		})
	})
	if err != nil {
		return err
	}
	if err := makePrivate(fresh); err != nil {
		return unusable(s.dir, err)
	}
	if err := inspect(fresh); err != nil {
		return damaged(s.dir, err, "the fresh copy of its database is not whole: %v", err)
	}
	return nil
}

// swap puts the new database in the place of the old, which is moved aside first and then removed.
func swap(dir string) error {
	if err := os.Rename(filepath.Join(dir, dbName), filepath.Join(dir, oldDBName)); err != nil {
		return unusable(dir, err)
	}
	if err := syncFolder(dir); err != nil {
		return unusable(dir, err)
	}
	if err := settleSwap(dir); err != nil {
		return unusable(dir, err)
	}
	return nil
}

// settleSwap finishes a swap that a crash broke off, or undoes one that had not begun. The old database is moved aside
// only when the new one is whole.
func settleSwap(dir string) error {
	current, fresh, old := filepath.Join(dir, dbName), filepath.Join(dir, newDBName), filepath.Join(dir, oldDBName)
	if !exists(current) && exists(fresh) && exists(old) {
		if err := errors.Join(os.Rename(fresh, current), syncFolder(dir)); err != nil {
			return err
		}
	}
	if !exists(current) {
		return nil // Whatever else is here is all there is: it stays, and opening says what is missing.
	}
	return errors.Join(os.RemoveAll(fresh), os.RemoveAll(old))
}
