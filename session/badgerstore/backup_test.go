package badgerstore

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"serendip/session"
	"serendip/session/storetest"
)

// filled is a closed store with two streams, a record in pieces and deleted things, and a backup of it.
func filled(t testing.TB) (dir string, backup []byte) {
	t.Helper()
	dir = t.TempDir()
	s := open(t, dir, Options{})
	commit(t, s, 1, 30)
	commit(t, s, 2, 20)
	must(t, s.Commit(t.Context(), session.Batch{Stream: storetest.Stream(1), Expected: 30, Puts: []session.Record{
		{Key: "state", Value: bytes.Repeat([]byte("state"), 200_000)}, {Key: "motto", Value: []byte("less, but better")},
		{Key: "name", Value: []byte("Ada Lovelace-Unmistakable")},
	}}))
	must(t, s.Commit(t.Context(), session.Batch{Stream: storetest.Stream(1), Expected: 30, Deletes: []string{"name"}}))
	var out bytes.Buffer
	must(t, s.Backup(t.Context(), &out))
	must(t, s.Close())
	return dir, out.Bytes()
}

func isFilled(t testing.TB, dir string) {
	t.Helper()
	s := open(t, dir, Options{})
	content(t, s, map[int]uint64{1: 30, 2: 20})
	state, err := s.Record(t.Context(), storetest.Stream(1), "state")
	must(t, err)
	if !bytes.Equal(state, bytes.Repeat([]byte("state"), 200_000)) {
		t.Fatal("the large record is another")
	}
	r, err := s.Verify(t.Context())
	must(t, err)
	if want := (Report{Programmes: 2, Events: 50, Records: 4, Bytes: r.Bytes}); r != want || r.Bytes < 1_000_000 {
		t.Fatalf("verified %+v, want %+v", r, want)
	}
	commit(t, s, 1, 1)
	must(t, s.Close())
}

func TestRestoreGivesEverythingBack(t *testing.T) {
	from, backup := filled(t)
	for _, dir := range []string{t.TempDir(), filepath.Join(t.TempDir(), "not", "there", "yet")} {
		must(t, Restore(t.Context(), dir, bytes.NewReader(backup), Options{Previous: storetest.Previous}))
		isFilled(t, dir)
		old, err := readIdentity(from)
		must(t, err)
		if id, err := readIdentity(dir); err != nil || id != old {
			t.Fatalf("the restored store says it is %+v, not %+v: %v", id, old, err)
		}
	}
	if bytes.Contains(backup, []byte("Unmistakable")) {
		t.Error("what was deleted is in the backup")
	}
}

func TestBackupWhileOthersCommitIsOneMoment(t *testing.T) {
	s := open(t, t.TempDir(), Options{})
	commit(t, s, 1, 2000)
	in, out := io.Pipe()
	go func() { _ = out.CloseWithError(s.Backup(t.Context(), out)) }()
	first := make([]byte, len(backupMagic)) // The backup has begun, and its moment is fixed.
	_, err := io.ReadFull(in, first)
	must(t, err)
	commit(t, s, 1, 10)
	rest, err := io.ReadAll(in)
	must(t, err)
	dir := t.TempDir()
	must(t, Restore(t.Context(), dir, bytes.NewReader(append(first, rest...)), Options{Previous: storetest.Previous}))
	content(t, open(t, dir, Options{}), map[int]uint64{1: 2000})
}

// untouched fails unless nothing is in the folder.
func untouched(t testing.TB, dir, what string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 0 {
		t.Fatalf("%s left %v behind (%v)", what, entries, err)
	}
}

func TestBackupThatIsNotWholeIsRefused(t *testing.T) {
	_, backup := filled(t)
	random := rand.New(rand.NewPCG(3, 4))
	damagedBackups := map[string][]byte{"nothing": nil, "with more behind": append(bytes.Clone(backup), 'x')}
	for range 8 {
		cut := random.IntN(len(backup))
		damagedBackups["cut short"+strings.Repeat("+", cut%9)] = backup[:cut]
		flipped := bytes.Clone(backup)
		flipped[random.IntN(len(flipped))] ^= 1 << random.IntN(8)
		damagedBackups["with a flipped bit"+strings.Repeat("+", cut%9)] = flipped
	}
	damagedBackups["with another word"] = bytes.Replace(backup, []byte("but better"), []byte("but bitter"), 1)
	damagedBackups["without its last byte"] = backup[:len(backup)-1]
	damagedBackups["a letter"] = []byte("Dear Sir or Madam, this is no backup at all")
	for what, content := range damagedBackups {
		dir := t.TempDir()
		err := Restore(t.Context(), dir, bytes.NewReader(content), Options{Previous: storetest.Previous})
		var refusal *session.Error
		if !errors.As(err, &refusal) {
			t.Fatalf("%s: the answer is %v, want a sentence", what, err)
		}
		untouched(t, dir, what)
	}
}

func TestBackupOfANewerVersionIsRefused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	err := Restore(t.Context(), dir, strings.NewReader(backupName+"2\nwhatever"), Options{})
	refused(t, err, session.Unavailable)
	if exists(dir) {
		t.Fatal("the folder was made for nothing")
	}
}

func TestRestoreIntoAFolderThatIsNotEmptyIsRefused(t *testing.T) {
	dir, backup := filled(t)
	err := Restore(t.Context(), dir, bytes.NewReader(backup), Options{})
	refused(t, err, session.Invalid)
	isFilled(t, dir)
	s := open(t, dir, Options{})
	err = Restore(t.Context(), dir, bytes.NewReader(backup), Options{})
	refused(t, err, session.Unavailable)
	must(t, s.Close())
}

func TestRestoreThatIsCancelledLeavesNothing(t *testing.T) {
	_, backup := filled(t)
	ctx, cancel := context.WithCancel(t.Context())
	dir := t.TempDir()
	half := io.MultiReader(bytes.NewReader(backup[:len(backup)/2]), readerFunc(func([]byte) (int, error) {
		cancel()
		return 0, context.Canceled
	}))
	if err := Restore(ctx, dir, half, Options{}); !errors.Is(err, context.Canceled) {
		t.Fatalf("the answer is %v", err)
	}
	untouched(t, dir, "a cancelled restore")
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// A restore that was killed half way must not pass for a small store.
func TestRestoreThatWasKilledIsNoStore(t *testing.T) {
	dir, _ := filled(t)
	id, err := readIdentity(dir)
	must(t, err)
	id.State = stateRestoring
	must(t, id.write(dir))
	_, err = Open(t.Context(), dir, Options{})
	refused(t, err, session.Damaged)
}

// holds says whether any file below dir contains the text.
func holds(t testing.TB, dir, text string) bool {
	t.Helper()
	found := false
	for name := range files(t, dir) {
		content, err := os.ReadFile(filepath.Join(dir, name))
		must(t, err)
		found = found || bytes.Contains(content, []byte(text))
	}
	return found
}

func TestRewriteForgetsWhatWasDeleted(t *testing.T) {
	dir, _ := filled(t)
	if !holds(t, dir, "Unmistakable") {
		t.Fatal("the deleted name is in no file even before: the test proves nothing")
	}
	must(t, Rewrite(t.Context(), dir, Options{Previous: storetest.Previous}))
	if holds(t, dir, "Unmistakable") {
		t.Fatal("the deleted name is still in a file")
	}
	isFilled(t, dir)
}

func TestRewriteThatWasBrokenOff(t *testing.T) {
	for name, stage := range map[string]func(dir string) error{
		"while copying": func(dir string) error {
			return errors.Join(os.Mkdir(filepath.Join(dir, newDBName), 0o700),
				os.WriteFile(filepath.Join(dir, newDBName, "MANIFEST"), []byte("half"), 0o600))
		},
		"between the renames": func(dir string) error {
			copyFolder(t, filepath.Join(dir, dbName), filepath.Join(dir, newDBName))
			return os.Rename(filepath.Join(dir, dbName), filepath.Join(dir, oldDBName))
		},
		"before the old one was removed": func(dir string) error {
			return os.Mkdir(filepath.Join(dir, oldDBName), 0o700)
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir, _ := filled(t)
			must(t, stage(dir))
			isFilled(t, dir)
			if exists(filepath.Join(dir, newDBName)) || exists(filepath.Join(dir, oldDBName)) {
				t.Fatal("something of the rewrite is still there")
			}
		})
	}
}

func TestRewriteOfAnOpenStoreIsRefused(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, Options{})
	commit(t, s, 1, 3)
	refused(t, Rewrite(t.Context(), dir, Options{}), session.Unavailable)
	content(t, s, map[int]uint64{1: 3})
}
