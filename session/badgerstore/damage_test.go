package badgerstore

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/storetest"
)

var flips = flag.Int("flips", 40, "how many single bits are flipped in each kind of store")

func (s *Store) mustStream(t testing.TB) model.ProgrammeID {
	t.Helper()
	ids, err := s.Streams(t.Context())
	must(t, err)
	if len(ids) != 1 {
		t.Fatalf("there are %d streams, want one", len(ids))
	}
	return ids[0]
}

// copyFolder copies a folder. Of the zeros that a log ends in, at most a megabyte is kept.
func copyFolder(t testing.TB, from, to string) {
	t.Helper()
	must(t, filepath.WalkDir(from, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, name)
		if e.IsDir() {
			return os.MkdirAll(target, 0o700)
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		used := bytes.TrimRight(content, "\x00")
		size := min(len(content), len(used)+1<<20)
		return errors.Join(os.WriteFile(target, used, 0o600), os.Truncate(target, int64(size)))
	}))
}

// wanted is how far each stream of the images below goes.
var wanted = map[int]uint64{1: 220, 2: 40, 3: 30}

// images makes two copies of one store: one that was closed, and one as a crash leaves it, with its last batches in
// Badger's log alone.
func images(t testing.TB) (closed, crashed string) {
	t.Helper()
	dir, closed, crashed := t.TempDir(), t.TempDir(), t.TempDir()
	s := open(t, dir, Options{})
	commit(t, s, 1, 100)
	commit(t, s, 2, 40)
	must(t, s.Close())
	s = open(t, dir, Options{})
	for range 10 {
		commit(t, s, 1, 12)
		commit(t, s, 3, 3)
	}
	must(t, s.saveHeads())
	copyFolder(t, dir, crashed)
	must(t, s.Close())
	copyFolder(t, dir, closed)
	return closed, crashed
}

// files are all files of a store by their names in it, with how many bytes each uses.
func files(t testing.TB, dir string) map[string]int {
	t.Helper()
	all := map[string]int{}
	must(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		content, err := os.ReadFile(path)
		all[name] = len(bytes.TrimRight(content, "\x00"))
		return err
	}))
	return all
}

// rightOrRefused opens a damaged store: everything must be there, or a sentence must say that it is not. It answers
// whether it was refused.
func rightOrRefused(t testing.TB, dir, what string) bool {
	t.Helper()
	s, err := Open(t.Context(), dir, Options{Previous: storetest.Previous})
	var refusal *session.Error
	if err != nil {
		if !errors.As(err, &refusal) {
			t.Fatalf("%s: no sentence: %v", what, err)
		}
		return true
	}
	defer func() { must(t, s.Close()) }()
	for stream, seq := range wanted {
		if err := wrong(t, s, stream, seq); errors.Is(err, errSilent) {
			t.Fatalf("%s: %v", what, err)
		} else if err != nil {
			return true
		}
	}
	if _, err := s.Verify(t.Context()); err != nil && !errors.As(err, &refusal) {
		t.Fatalf("%s: no sentence: %v", what, err)
	}
	return false
}

func TestFlippedBits(t *testing.T) {
	closed, crashed := images(t)
	for name, image := range map[string]string{"closed": closed, "crashed": crashed} {
		t.Run(name, func(t *testing.T) {
			const seed = 20
			random := rand.New(rand.NewPCG(seed, 0))
			var places []string
			for file, used := range files(t, image) {
				if used > 0 {
					places = append(places, file)
				}
			}
			slices.Sort(places)
			refusals := 0
			for range *flips {
				dir := t.TempDir()
				copyFolder(t, image, dir)
				file := places[random.IntN(len(places))]
				at, bit := flip(t, filepath.Join(dir, file), random)
				if rightOrRefused(t, dir, file) {
					refusals++
				} else if strings.HasSuffix(file, ".sst") || strings.HasSuffix(file, "MANIFEST") {
					t.Errorf("%s: bit %d of byte %d was not noticed", file, bit, at)
				}
			}
			t.Logf("%d bits flipped (seed %d): %d refused, all others right", *flips, seed, refusals)
		})
	}
}

// flip changes one bit among the bytes that the file uses.
func flip(t testing.TB, path string, random *rand.Rand) (at int, bit uint) {
	t.Helper()
	content, err := os.ReadFile(path)
	must(t, err)
	at, bit = random.IntN(len(bytes.TrimRight(content, "\x00"))), uint(random.IntN(8))
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	must(t, err)
	_, err = f.WriteAt([]byte{content[at] ^ 1<<bit}, int64(at))
	must(t, errors.Join(err, f.Close()))
	return at, bit
}

func TestEachFileDeleted(t *testing.T) {
	closed, crashed := images(t)
	for name, image := range map[string]string{"closed": closed, "crashed": crashed} {
		for file := range files(t, image) {
			dir := t.TempDir()
			copyFolder(t, image, dir)
			must(t, os.Remove(filepath.Join(dir, file)))
			refused := rightOrRefused(t, dir, name+" without "+file)
			switch base := filepath.Base(file); {
			case strings.HasSuffix(base, ".sst"), base == "MANIFEST", base == headsName, base == identityName:
				if !refused {
					t.Errorf("%s: nobody missed %s", name, file)
				}
			case name == "crashed" && strings.HasSuffix(base, ".mem") && !refused:
				t.Errorf("%s: nobody missed %s", name, file)
			}
		}
	}
}

func TestFilesCutShort(t *testing.T) {
	closed, crashed := images(t)
	for name, image := range map[string]string{"closed": closed, "crashed": crashed} {
		for file, used := range files(t, image) {
			for _, keep := range []int{0, used / 2, used - 1} {
				if keep < 0 || used == 0 {
					continue
				}
				dir := t.TempDir()
				copyFolder(t, image, dir)
				must(t, os.Truncate(filepath.Join(dir, file), int64(keep)))
				rightOrRefused(t, dir, name+", cut short "+file)
			}
		}
	}
}

// A flipped bit in the log is found by what follows after it, even when the heads were not written since.
func TestFlippedBitInTheLogWithOldHeads(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, Options{HeadsEvery: 1 << 40})
	for range 20 {
		commit(t, s, 1, 2)
	}
	crashed := t.TempDir()
	copyFolder(t, dir, crashed)
	log := filepath.Join(dbName, "00001.mem")
	used := files(t, crashed)[log]
	random := rand.New(rand.NewPCG(1, 2))
	for range 30 {
		damaged := t.TempDir()
		copyFolder(t, crashed, damaged)
		path := filepath.Join(damaged, log)
		content, err := os.ReadFile(path)
		must(t, err)
		at := logHeader + random.IntN(used*8/10-logHeader)
		content[at] ^= 1 << random.IntN(8)
		must(t, os.WriteFile(path, bytes.TrimRight(content, "\x00"), 0o600))
		_, err = Open(t.Context(), damaged, Options{})
		refused(t, err, session.Damaged)
	}
	s2 := open(t, crashed, Options{})
	content(t, s2, map[int]uint64{1: 40})
}

// The last transaction may be cut off anywhere by a pulled plug: what was before it stays, and nothing is refused.
func TestLogThatBreaksOffInItsLastTransaction(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, Options{HeadsEvery: 1 << 40})
	commit(t, s, 1, 10)
	log := filepath.Join(dbName, "00001.mem")
	before := files(t, dir)[log]
	commit(t, s, 1, 10)
	crashed := t.TempDir()
	copyFolder(t, dir, crashed)
	after := files(t, crashed)[log]
	for cut := before + 1; cut < after; cut += (after - before) / 12 {
		torn := t.TempDir()
		copyFolder(t, crashed, torn)
		path := filepath.Join(torn, log)
		must(t, errors.Join(os.Truncate(path, int64(cut)), os.Truncate(path, 1<<20)))
		s := open(t, torn, Options{})
		content(t, s, map[int]uint64{1: 10})
		must(t, s.Close())
	}
}
