package badgerstore

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"serendip/session"
)

// Restore makes a store in dir, which must be missing or empty, out of a backup. It checks the whole backup and then the
// whole store; when anything is wrong with either it leaves nothing behind. The restored store has the id of the one the
// backup was made of.
func Restore(ctx context.Context, dir string, r io.Reader, opt Options) error {
	in := newBackupReader(r)
	if err := in.magic(); err != nil {
		return err
	}
	made := !exists(dir)
	s := &Store{dir: filepath.Clean(dir), opt: opt.filled()}
	if err := s.takeFolder(); err != nil {
		return err
	}
	empty, err := isEmpty(s.dir)
	if err != nil || !empty {
		if err == nil {
			err = session.Refuse(session.Invalid, "The folder %s is not empty, and a backup is restored into an empty one only. "+
				"Nothing was changed; choose another folder.", s.dir)
		}
		return errors.Join(unusable(s.dir, err), s.lock.Close())
	}
	err = s.restore(ctx, in)
	if err != nil {
		err = errors.Join(err, s.clear())
	}
	err = errors.Join(err, s.lock.Close())
	if err != nil {
		return errors.Join(err, removeEmpty(s.dir, made))
	}
	return nil
}

// restore fills the folder. store.json says that it is being restored until everything is checked.
func (s *Store) restore(ctx context.Context, in *backupReader) error {
	if err := s.room(MinFree); err != nil {
		return err
	}
	var err error
	if s.id, err = newIdentity(s.opt.Random, stateRestoring); err == nil {
		err = s.id.write(s.dir)
	}
	if err != nil {
		return unusable(s.dir, err)
	}
	err = s.fill(dbName, func(put func(key, value []byte) error) error {
		return in.entries(ctx, func(key, value []byte) error {
			if string(key) == string(metaKey(metaStore)) {
				s.id.Store = string(value)
			}
			return put(key, value)
		})
	})
	if err != nil {
		return unrestorable(err)
	}
	return s.proveRestored(ctx)
}

// proveRestored opens what was filled as any store is opened, reads all of it, and declares it ready.
func (s *Store) proveRestored(ctx context.Context) error {
	if err := s.openChecked(ctx); err != nil {
		return unrestorable(err)
	}
	s.start()
	_, err := s.Verify(ctx)
	s.gate.close()
	closed, restErr := s.rest()
	if !closed || err != nil || restErr != nil {
		return unrestorable(errors.Join(err, restErr))
	}
	return nil
}

// unrestorable says that nothing came of it.
func unrestorable(err error) error {
	var known *session.Error
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.As(err, &known) && known.Code != session.Damaged:
		return known
	default:
		return refuse(session.Damaged, err, "This backup cannot be restored (%v). Nothing was kept of it; use another backup.", err)
	}
}

// clear removes everything of ours from the folder but the lock.
func (s *Store) clear() error {
	return errors.Join(os.RemoveAll(filepath.Join(s.dir, dbName)),
		removeIfThere(filepath.Join(s.dir, headsName)), removeIfThere(filepath.Join(s.dir, identityName)))
}

// removeEmpty removes the lock of a restore that failed, and the folder when it was made for it.
func removeEmpty(dir string, made bool) error {
	err := removeIfThere(filepath.Join(dir, lockName))
	if made {
		err = errors.Join(err, removeIfThere(dir))
	}
	return err
}

func removeIfThere(path string) error {
	if err := os.Remove(path); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
