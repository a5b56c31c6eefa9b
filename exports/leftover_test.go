package exports_test

import (
	"context"
	"crypto/rand"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"serendip/exports"
)

// TestWhatAKilledWriterLeftIsSwept by the next one, but nothing of a writer that still runs, and nothing of anybody else.
func TestWhatAKilledWriterLeftIsSwept(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no folder is locked there; see the next test")
	}
	dir := t.TempDir()
	left := put(t, dir, ".serendip-"+rand.Text(), 0)
	stay := []string{put(t, dir, ".serendip-123456789", 0), put(t, dir, ".serendip", 0), put(t, dir, "mine.txt", 48*time.Hour)}
	within := exports.File{Name: "outer.txt", Write: func(w io.Writer) error { // another one writes and sweeps meanwhile
		inner := exports.File{Name: "inner.txt", Write: func(w io.Writer) error { _, err := io.WriteString(w, "inner"); return err }}
		if _, err := (exports.Writing{}).Files(context.Background(), dir, []exports.File{inner}); err != nil {
			return err
		}
		_, err := io.WriteString(w, "outer")
		return err
	}}
	if _, err := (exports.Writing{}).Files(context.Background(), dir, []exports.File{within}); err != nil {
		t.Fatal(err)
	}
	if there(left) {
		t.Error("it is still there")
	}
	for _, path := range append(stay, filepath.Join(dir, "outer.txt"), filepath.Join(dir, "inner.txt")) {
		if !there(path) {
			t.Errorf("%s is gone", filepath.Base(path))
		}
	}
	onlyFiles(t, dir, len(stay)+2)
}

// TestWhatNobodyTouchedForAnHourIsSwept wherever it came from, as nobody can say whether its writer runs.
func TestWhatNobodyTouchedForAnHourIsSwept(t *testing.T) {
	dir := t.TempDir()
	left := put(t, dir, ".serendip-123456789", 2*time.Hour)
	if _, err := writeAll(dir, workshop(t).report(), "md"); err != nil {
		t.Fatal(err)
	}
	if there(left) {
		t.Error("it is still there")
	}
	onlyFiles(t, dir, 1)
}

// put makes a file that was written some time ago, and answers its path.
func put(t *testing.T, dir, name string, ago time.Duration) string {
	t.Helper()
	path, at := filepath.Join(dir, name), time.Now().Add(-ago)
	if err := os.WriteFile(path, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
	return path
}

func there(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
