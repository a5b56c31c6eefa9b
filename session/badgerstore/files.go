package badgerstore

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// The names in a store's folder.
const (
	dbName       = "db"
	newDBName    = "db.new" // a rewritten database that has not taken its place yet
	oldDBName    = "db.old" // the one it replaces
	identityName = "store.json"
	headsName    = "heads"
	lockName     = "lock"
)

// replaceFile puts content at path so that a crash leaves the old content or the new.
func replaceFile(path string, content []byte) error {
	temp := path + ".tmp"
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(temp))
	}
	if err := os.Rename(temp, path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// makePrivate gives the folder and the files in it to the owner alone.
func makePrivate(dir string) error {
	return filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil // Badger clears away files in the background.
		case err != nil:
			return err
		case e.IsDir():
			return os.Chmod(path, 0o700)
		default:
			if err := os.Chmod(path, 0o600); !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			return nil
		}
	})
}

// isEmpty says whether the folder holds nothing but what opening itself puts there. A missing folder is empty.
func isEmpty(dir string) (bool, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	for _, e := range entries {
		if e.Name() != lockName && e.Name() != identityName+".tmp" {
			return false, nil
		}
	}
	return true, nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
