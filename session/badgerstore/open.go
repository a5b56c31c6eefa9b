package badgerstore

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/options"

	"serendip/model"
	"serendip/session"
)

// maxValue is the size, in bytes, from which Badger would put a value in its value log, whose sync errors it only logs.
// Nothing of ours is that large.
const maxValue = 1 << 20

// settings are Badger's options for a database in dir.
func settings(dir string, log badger.Logger) badger.Options {
	return badger.DefaultOptions(dir).WithLogger(log).
		WithSyncWrites(true).
		WithMemTableSize(64 << 20).WithNumMemtables(2).
		WithValueLogFileSize(16 << 20).WithValueThreshold(maxValue).
		WithNumVersionsToKeep(1).WithDetectConflicts(false).
		WithCompression(options.None).WithBlockCacheSize(0).WithIndexCacheSize(0).
		WithNumCompactors(2).WithNumGoroutines(2).WithMetricsEnabled(false).
		WithBypassLockGuard(true) // Our lock covers the whole folder.
}

// Open opens the store in dir, and makes it when dir is missing or empty. Errors are *session.Error: Unavailable when the
// folder is in use, read-only, on a full disk or of a newer format; Damaged when something that was saved is not there.
func Open(ctx context.Context, dir string, opt Options) (*Store, error) {
	s := &Store{dir: filepath.Clean(dir), opt: opt.filled()}
	if err := s.takeFolder(); err != nil {
		return nil, err
	}
	err := s.openIdentity()
	if err == nil {
		err = s.openChecked(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, s.lock.Close())
	}
	s.start()
	return s, nil
}

// takeFolder makes the folder when it is missing and locks it.
func (s *Store) takeFolder() error {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return unusable(s.dir, err)
	}
	lock, err := lockFile(filepath.Join(s.dir, lockName))
	if errors.Is(err, errBusy) {
		return refuse(session.Unavailable, err, "The store in %s is in use: another Serendip has it open. Use that one, or "+
			"close it first.", s.dir)
	}
	if err != nil {
		return unusable(s.dir, err)
	}
	s.lock = lock
	return nil
}

// openIdentity reads store.json, or begins a new store.
func (s *Store) openIdentity() error {
	id, err := readIdentity(s.dir)
	if errors.Is(err, fs.ErrNotExist) {
		var known *session.Error
		if errors.As(err, &known) {
			return err
		}
		if id, err = newIdentity(s.opt.Random, stateCreating); err == nil {
			err = id.write(s.dir)
		}
		if err != nil {
			return unusable(s.dir, err)
		}
	}
	if err != nil {
		return err
	}
	if id.State == stateRestoring {
		return damaged(s.dir, nil, "a backup was being read into it and that was broken off")
	}
	s.id = id
	return nil
}

// openChecked opens the database with every check that there is.
func (s *Store) openChecked(ctx context.Context) error {
	known := heads{store: s.id.Store}
	if s.id.State == stateReady {
		if err := settleSwap(s.dir); err != nil {
			return unusable(s.dir, err)
		}
		var err error
		if known, err = readHeads(s.dir, s.id); err != nil {
			return err
		}
		if err := inspect(filepath.Join(s.dir, dbName)); err != nil {
			return damaged(s.dir, err, "%v", err)
		}
	}
	if err := s.room(MinFree); err != nil {
		return err
	}
	if err := dropEmptyLogs(filepath.Join(s.dir, dbName)); err != nil {
		return unusable(s.dir, err)
	}
	if err := s.openDB(); err != nil {
		return err
	}
	if err := s.settle(ctx, known); err != nil {
		return errors.Join(err, s.db.Close())
	}
	return nil
}

// openDB opens Badger and allocates its files.
func (s *Store) openDB() error {
	path := filepath.Join(s.dir, dbName)
	db, err := openBadger(settings(path, badgerLog{s.opt.Logger}))
	if err != nil {
		return s.explain(err)
	}
	err = makePrivate(s.dir)
	if err == nil {
		s.logs, err = newLogs(path)
	}
	if err != nil {
		return errors.Join(unusable(s.dir, err), db.Close())
	}
	s.db = db
	return nil
}

// openBadger turns a panic of Badger's on bytes that it did not expect into an error.
func openBadger(opt badger.Options) (db *badger.DB, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("badger: %v", r)
		}
	}()
	return badger.Open(opt)
}

// explain tells a folder that cannot be written from one whose content is wrong.
func (s *Store) explain(err error) error {
	var system *fs.PathError
	if errors.As(err, &system) && !errors.Is(err, fs.ErrNotExist) {
		return unusable(s.dir, err)
	}
	return damaged(s.dir, err, "its database does not open (%v)", err)
}

// settle finishes what a crash left half done, compares the database with what is known of it, and makes the store ready.
func (s *Store) settle(ctx context.Context, known heads) error {
	if err := s.recoverJournal(); err != nil {
		return err
	}
	if err := s.readState(); err != nil {
		return err
	}
	if err := s.compare(ctx, known); err != nil {
		return err
	}
	if s.id.State == stateReady {
		return nil
	}
	ready := s.id
	ready.State = stateReady
	if err := errors.Join(s.saveHeads(), ready.write(s.dir)); err != nil {
		return unusable(s.dir, err)
	}
	s.id = ready
	return nil
}

// readState reads the ends of all streams, the number of commits and the store's id out of the database. A new database
// gets the id.
func (s *Store) readState() error {
	s.heads = map[model.ProgrammeID]session.Head{}
	var store string
	err := s.db.View(func(txn *badger.Txn) error {
		var err error
		if store, err = readMeta(txn, metaStore); err != nil {
			return err
		}
		if s.commits, err = readCommits(txn); err != nil {
			return err
		}
		return each(txn, []byte{kindHead}, func(item *badger.Item) error {
			head, err := decodeHead(item)
			s.heads[streamOf(item.Key())] = head
			return err
		})
	})
	if err != nil {
		return damaged(s.dir, err, "its database cannot be read (%v)", err)
	}
	if store == "" && s.id.State != stateReady && s.commits == 0 {
		return s.sign()
	}
	if store != s.id.Store {
		return damaged(s.dir, nil, "its database is not the one that store.json names")
	}
	return nil
}

// sign writes the store's id and format into a new database.
func (s *Store) sign() error {
	err := s.db.Update(func(txn *badger.Txn) error {
		return txn.Set(metaKey(metaStore), []byte(s.id.Store))
	})
	if err != nil {
		return unusable(s.dir, err)
	}
	return nil
}
