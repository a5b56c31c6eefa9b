package badgerstore

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"serendip/session"
	"serendip/session/storetest"
)

// mountSmallDisk mounts a file system in memory, or skips the test.
func mountSmallDisk(t *testing.T, options string, flags uintptr) string {
	t.Helper()
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", flags, options); err != nil {
		t.Skipf("a small disk cannot be mounted here (%v): this needs root", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, unix.MNT_DETACH); err != nil {
			t.Errorf("the small disk is still mounted: %v", err)
		}
	})
	return dir
}

func TestDiskThatFillsUp(t *testing.T) {
	disk := mountSmallDisk(t, "size=500m", 0)
	dir := filepath.Join(disk, "store")
	cmd, lines := inAnotherProcess(t, fullEnv, dir)
	said := ""
	for lines.Scan() {
		said += lines.Text()
	}
	if err := cmd.Wait(); err != nil {
		t.Fatalf("the process on the full disk ended with %v and said %q", err, said)
	}
	_, err := Open(t.Context(), dir, Options{})
	if refused(t, err, session.Unavailable); !errors.Is(err, session.ErrFull) {
		t.Fatalf("opening on the full disk answers %v", err)
	}
	must(t, os.Remove(filepath.Join(disk, "filler")))
	s := open(t, dir, Options{})
	head, err := s.Head(t.Context(), s.mustStream(t))
	must(t, err)
	content(t, s, map[int]uint64{1: head.Seq})
	if r, err := s.Verify(t.Context()); err != nil || said != fmt.Sprint(r.Events) {
		t.Fatalf("%d events are there and the process saw %s (%v)", r.Events, said, err)
	}
}

// The disk fills up while the log is used: what is allocated already can be written without a signal.
func TestLogsAreAllocated(t *testing.T) {
	disk := mountSmallDisk(t, "size=500m", 0)
	s := open(t, filepath.Join(disk, "store"), Options{FreeSpace: func(string) (uint64, error) { return MinFree, nil }})
	must(t, fillDisk(filepath.Join(disk, "filler")))
	for range 500 {
		commit(t, s, 1, 40)
	}
	content(t, s, map[int]uint64{1: 20_000})
	must(t, os.Remove(filepath.Join(disk, "filler")))
	must(t, s.Close())
}

func TestReadOnlyDisk(t *testing.T) {
	disk := mountSmallDisk(t, "size=1m", unix.MS_RDONLY)
	for _, dir := range []string{disk, filepath.Join(disk, "store")} {
		_, err := Open(t.Context(), dir, Options{})
		if r := refused(t, err, session.Unavailable); !strings.Contains(r.Message, "read-only") {
			t.Fatalf("the sentence is %q", r.Message)
		}
	}
}

// A log that Badger makes during one commit is allocated before the next one is written.
func TestNewLogsAreAllocated(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, Options{})
	large := session.Batch{Stream: storetest.Stream(7), Puts: []session.Record{{Key: "large", Value: make([]byte, 7<<20)}}}
	for range 11 {
		must(t, s.Commit(t.Context(), large))
	}
	must(t, s.Commit(t.Context(), session.Batch{Stream: storetest.Stream(7)})) // answered after what the last one made
	path := filepath.Join(dir, dbName, "00002.mem")
	var stat unix.Stat_t
	must(t, unix.Stat(path, &stat))
	if stat.Blocks*512 < stat.Size {
		t.Fatalf("%s has %d bytes on disk of %d", path, stat.Blocks*512, stat.Size)
	}
}
