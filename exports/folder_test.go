package exports_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"serendip/exports"
	"serendip/session"
)

// writeAll writes a report into a folder in the named formats, over what is there; none means all of them.
func writeAll(dir string, r exports.Report, formats ...string) ([]string, error) {
	files, err := exports.Files(r, formats...)
	if err != nil {
		return nil, err
	}
	return exports.Writing{Replace: true}.Files(context.Background(), dir, files)
}

func TestWriteAll(t *testing.T) {
	r := workshop(t).report()
	dir := filepath.Join(t.TempDir(), "new", "out")
	paths, err := writeAll(dir, r)
	files, _ := exports.Files(r)
	if err != nil || len(paths) != len(files) || len(paths) < 14 {
		t.Fatalf("%d of %d files, %v", len(paths), len(files), err)
	}
	safe := regexp.MustCompile(`^acme-2026-03-10-[0-9a-z]{6}(-[a-z]+)?\.[a-z]+$`)
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", path, err)
		}
		if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%s may be read by others: %v", path, info.Mode())
		}
		if !safe.MatchString(filepath.Base(path)) {
			t.Errorf("%q is no safe name", path)
		}
	}
	onlyFiles(t, dir, len(files))
	if again, err := writeAll(dir, r, "md", "MD", "json"); err != nil || len(again) != 2 {
		t.Fatalf("over files that are there: %d, %v", len(again), err)
	}
	onlyFiles(t, dir, len(files))
}

// onlyFiles fails when anything else is left in a folder.
func onlyFiles(t *testing.T, dir string, want int) {
	t.Helper()
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != want {
		t.Fatalf("%d things in the folder, want %d: %v", len(left), want, err)
	}
}

func TestNothingIsWrittenOutside(t *testing.T) {
	r := workshop(t).report()
	dir, outside := t.TempDir(), filepath.Join(t.TempDir(), "precious")
	if err := os.WriteFile(outside, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, exports.BaseName(r)+".md")
	if err := os.Symlink(outside, name); err != nil {
		t.Skipf("links cannot be made here: %v", err)
	}
	if _, err := writeAll(dir, r, "md"); err != nil {
		t.Fatal(err)
	}
	if kept, err := os.ReadFile(outside); err != nil || string(kept) != "precious" {
		t.Fatalf("a link led out of the folder: %q, %v", kept, err)
	}
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
		t.Fatalf("the link was not replaced: %v, %v", info, err)
	}
}

func TestNamesAreSafeWhateverTheCustomerIsCalled(t *testing.T) {
	r := workshop(t).report()
	for _, name := range []string{"../../etc/passwd", "CON", "a/b\\c:d", strings.Repeat("very ", 100), "漢字", "", ".", "nul.txt", "\x00"} {
		r.Content.Programme.Name = name
		if base := exports.BaseName(r); !regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`).MatchString(base) {
			t.Errorf("%q becomes %q", name, base)
		}
	}
}

func TestNothingIsWrittenOverUnasked(t *testing.T) {
	r := workshop(t).report()
	dir := filepath.Join(t.TempDir(), "out")
	first, err := exports.Files(r, "md")
	if err != nil {
		t.Fatal(err)
	}
	both, err := exports.Files(r, "md", "json")
	if err != nil {
		t.Fatal(err)
	}
	var told [][2]int
	w := exports.Writing{Told: func(done, n int) { told = append(told, [2]int{done, n}) }}
	if paths, err := w.Files(t.Context(), dir, first); err != nil || len(paths) != 1 {
		t.Fatalf("into a new folder: %v, %v", paths, err)
	}
	var taken *exports.TakenError
	if _, err := w.Files(t.Context(), dir, both); !errors.As(err, &taken) || !slices.Equal(taken.Names, []string{first[0].Name}) ||
		!strings.HasSuffix(err.Error(), ".md is in "+dir+" already; nothing was written") {
		t.Fatalf("over a file that is there: %v", err)
	}
	onlyFiles(t, dir, 1)
	if !slices.Equal(told, [][2]int{{1, 1}}) {
		t.Errorf("progress was %v", told)
	}
	ended, end := context.WithCancel(t.Context())
	w.Replace, w.Told = true, func(int, int) { end() }
	if _, err := w.Files(ended, dir, both); !errors.Is(err, context.Canceled) {
		t.Fatalf("stopped half-way: %v", err)
	}
	onlyFiles(t, dir, 1)
	if paths, err := w.Files(t.Context(), dir, both); err != nil || len(paths) != 2 {
		t.Fatalf("replacing: %v, %v", paths, err)
	}
	onlyFiles(t, dir, 2)
}

// TestAFailureLeavesWhatWasThere puts a folder where a file must go.
func TestAFailureLeavesWhatWasThere(t *testing.T) {
	r := workshop(t).report()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, exports.BaseName(r)+".md", "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := writeAll(dir, r, "md", "json")
	var e *session.Error
	if !errors.As(err, &e) || e.Code != session.Unavailable || !strings.Contains(e.Message, ".md was not written") {
		t.Fatalf("got %v", err)
	}
	onlyFiles(t, dir, 1)
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := writeAll(file, r, "md"); !errors.As(err, &e) || !strings.Contains(e.Message, "in the way") {
		t.Fatalf("into a file: %v", err)
	}
}

func TestAFolderThatMayNotBeWritten(t *testing.T) {
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("permissions bind nobody here")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	_, err := writeAll(dir, workshop(t).report())
	if !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "that you may write to") {
		t.Fatalf("got %v", err)
	}
}

func TestUnknownFormat(t *testing.T) {
	dir := t.TempDir()
	_, err := writeAll(dir, workshop(t).report(), "md", "xls")
	var e *session.Error
	if !errors.As(err, &e) || e.Code != session.Invalid || !strings.HasPrefix(e.Message, `there is no format "xls"; choose from md, csv, json, runsheet`) {
		t.Fatalf("got %v", err)
	}
	onlyFiles(t, dir, 0)
}
