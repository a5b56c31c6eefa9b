package badgerstore

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"serendip/session"
	"serendip/session/storetest"
)

func TestSecondOpenerIsRefused(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, Options{})
	_, err := Open(t.Context(), dir, Options{})
	if r := refused(t, err, session.Unavailable); !strings.Contains(r.Message, "in use") || !strings.Contains(r.Message, dir) {
		t.Fatalf("the sentence %q does not say what is in use", r.Message)
	}
	commit(t, s, 1, 1)
	must(t, s.Close())
	open(t, dir, Options{})
}

func TestFolderIsPrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no permission bits: the folder inherits its owner's rights")
	}
	dir := filepath.Join(t.TempDir(), "a", "store")
	commit(t, open(t, dir, Options{}), 1, 1)
	must(t, filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("others may open %s: %v", path, info.Mode())
		}
		return err
	}))
}

func TestFolderOfSomebodyElseIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "letter.txt"), []byte("dear"), 0o644))
	_, err := Open(t.Context(), dir, Options{})
	refused(t, err, session.Invalid)
	if exists(filepath.Join(dir, identityName)) || exists(filepath.Join(dir, dbName)) {
		t.Fatal("a store was made in a folder that holds other things")
	}
}

func TestFileInTheWay(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(path, nil, 0o600))
	_, err := Open(t.Context(), path, Options{})
	if r := refused(t, err, session.Unavailable); !strings.Contains(r.Message, path) {
		t.Fatalf("the sentence %q does not name the place", r.Message)
	}
}

func TestNewerFormatIsRefused(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, Options{})
	commit(t, s, 1, 5)
	must(t, s.Close())
	path := filepath.Join(dir, identityName)
	ours, err := os.ReadFile(path)
	must(t, err)
	newer := strings.Replace(string(ours), `"format": 1`, `"format": 7, "colour": "of a later year"`, 1)
	must(t, os.WriteFile(path, []byte(newer), 0o600))
	_, err = Open(t.Context(), dir, Options{})
	if r := refused(t, err, session.Unavailable); !strings.Contains(r.Message, "7") || !strings.Contains(r.Message, "newer") {
		t.Fatalf("the sentence %q does not name the format", r.Message)
	}
	must(t, os.WriteFile(path, ours, 0o600))
	content(t, open(t, dir, Options{}), map[int]uint64{1: 5})
}

func TestOpeningThatWasBrokenOffBeginsAgain(t *testing.T) {
	for _, stage := range []func(dir string) error{
		func(dir string) error { return os.Remove(filepath.Join(dir, headsName)) },
		func(string) error { return nil },
		func(dir string) error { return os.RemoveAll(filepath.Join(dir, dbName)) },
	} {
		dir := t.TempDir()
		s := open(t, dir, Options{})
		must(t, s.Close())
		creating := s.id
		creating.State = stateCreating
		must(t, creating.write(dir))
		must(t, stage(dir))
		s = open(t, dir, Options{})
		commit(t, s, 1, 2)
		must(t, s.Close())
		content(t, open(t, dir, Options{}), map[int]uint64{1: 2})
	}
}

func TestDatabaseOfAnotherStoreIsRefused(t *testing.T) {
	root := t.TempDir()
	var dirs []string
	for _, name := range []string{"one", "two"} {
		dir := filepath.Join(root, name)
		s := open(t, dir, Options{})
		commit(t, s, 1, 3)
		must(t, s.Close())
		dirs = append(dirs, dir)
	}
	must(t, os.RemoveAll(filepath.Join(dirs[0], dbName)))
	must(t, os.Rename(filepath.Join(dirs[1], dbName), filepath.Join(dirs[0], dbName)))
	_, err := Open(t.Context(), dirs[0], Options{})
	refused(t, err, session.Damaged)
}

func TestOlderDatabaseIsRefusedAndTheRangeNamed(t *testing.T) {
	dir, older := t.TempDir(), t.TempDir()
	s := open(t, dir, Options{})
	commit(t, s, 1, 5)
	must(t, s.Close())
	copyFolder(t, filepath.Join(dir, dbName), older)
	s = open(t, dir, Options{})
	commit(t, s, 1, 4)
	must(t, s.Close())
	must(t, os.RemoveAll(filepath.Join(dir, dbName)))
	copyFolder(t, older, filepath.Join(dir, dbName))
	_, err := Open(t.Context(), dir, Options{})
	r := refused(t, err, session.Damaged)
	for _, part := range []string{"events 6 to 9", "serendip restore", dir} {
		if !strings.Contains(r.Message, part) {
			t.Errorf("the sentence %q does not say %q", r.Message, part)
		}
	}
}

// Records change without events; a database that lost such a change is found out by the number of commits.
func TestLostRecordIsNoticed(t *testing.T) {
	dir, older := t.TempDir(), t.TempDir()
	s := open(t, dir, Options{})
	head := commit(t, s, 1, 5)
	must(t, s.Close())
	copyFolder(t, filepath.Join(dir, dbName), older)
	s = open(t, dir, Options{})
	must(t, s.Commit(t.Context(), session.Batch{
		Stream: s.mustStream(t), Expected: head.Seq, Puts: []session.Record{{Key: "ballot", Value: []byte("3")}},
	}))
	must(t, s.Close())
	must(t, os.RemoveAll(filepath.Join(dir, dbName)))
	copyFolder(t, older, filepath.Join(dir, dbName))
	_, err := Open(t.Context(), dir, Options{})
	if r := refused(t, err, session.Damaged); !strings.Contains(r.Message, "the last 1 of 2 saved changes are missing") {
		t.Fatalf("the sentence is %q", r.Message)
	}
}

// The heads of another history of the same length are not these.
func TestHeadsWithAnotherHashAreRefused(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, Options{})
	head := commit(t, s, 1, 5)
	must(t, s.Close())
	path := filepath.Join(dir, headsName)
	content, err := os.ReadFile(path)
	must(t, err)
	known, err := decodeHeads(content)
	must(t, err)
	head.Hash[3]++
	known.streams[storetest.Stream(1)] = head
	must(t, os.WriteFile(path, known.encode(), 0o600))
	_, err = Open(t.Context(), dir, Options{})
	if r := refused(t, err, session.Damaged); !strings.Contains(r.Message, "event 5 of programme") {
		t.Fatalf("the sentence is %q", r.Message)
	}
	must(t, os.WriteFile(path, content, 0o600))
	open(t, dir, Options{})
}
