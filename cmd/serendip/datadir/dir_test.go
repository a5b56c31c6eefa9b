package datadir

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"serendip/cmd/serendip/exit"
)

func TestChooseTakesFlagThenVariableThenPlatform(t *testing.T) {
	env := func(value string) func(string) string {
		return func(name string) string {
			if name == Variable {
				return value
			}
			return ""
		}
	}
	if got := Choose("/flag", env("/variable")); got != "/flag" {
		t.Errorf("flag: %s", got)
	}
	if got := Choose("", env("/variable")); got != "/variable" {
		t.Errorf("variable: %s", got)
	}
	if got := Choose("", env("")); filepath.Base(got) != "serendip" || !filepath.IsAbs(got) {
		t.Errorf("platform: %s", got)
	}
}

func TestShownWritesHomeAsTilde(t *testing.T) {
	home := filepath.Join(string(filepath.Separator)+"people", "ada")
	inside := filepath.Join(home, ".local", "share", "serendip")
	for path, want := range map[string]string{
		inside:          filepath.Join("~", ".local", "share", "serendip"),
		home + "m/data": home + "m/data",
	} {
		if got := Shown(path, home); got != want {
			t.Errorf("Shown(%s) = %s, want %s", path, got, want)
		}
	}
	if got := Shown(inside, ""); got != inside {
		t.Errorf("without a home: %s", got)
	}
}

func TestOpenMakesAPrivateFolderAndOpensItAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "b")
	d := open(t, path)
	if !d.New() {
		t.Error("a fresh folder is not new")
	}
	for _, folder := range []string{d.Path(), d.Keys(), d.Store(), d.Log(), d.Exports(), d.Templates()} {
		info, err := os.Stat(folder)
		if err != nil {
			t.Fatal(err)
		}
		if runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
			t.Errorf("%s is %v", folder, info.Mode())
		}
	}
	write(t, filepath.Join(d.Store(), "MANIFEST"))
	if d.New() {
		t.Error("a folder with a store is still new")
	}
	if again := open(t, path); again != d {
		t.Errorf("opened again it is %v, was %v", again, d)
	}
	if _, err := os.Stat(d.Config()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a settings file was made: %v", err)
	}
}

func TestOpenClosesAFolderThatOthersCouldRead(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no permission bits for others")
	}
	path := t.TempDir()
	if err := os.Chmod(path, 0o755); err != nil {
		t.Fatal(err)
	}
	d := open(t, path)
	if info, err := os.Stat(d.Path()); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("still %v, %v", info.Mode(), err)
	}
}

func TestOpenSeesThroughLinks(t *testing.T) {
	parent := t.TempDir()
	d := open(t, filepath.Join(parent, "real"))
	link := filepath.Join(parent, "link")
	if err := os.Symlink(d.Path(), link); err != nil {
		t.Skipf("links cannot be made here: %v", err)
	}
	if linked := open(t, link); linked != d {
		t.Errorf("by the link it is %v, want %v", linked, d)
	}
}

func TestOpenRefusesAFolderOfOtherThings(t *testing.T) {
	path := t.TempDir()
	write(t, filepath.Join(path, "thesis.odt"))
	refused(t, path, exit.Usage, "thesis.odt")
	if entries, err := os.ReadDir(path); err != nil || len(entries) != 1 {
		t.Errorf("something was made there: %v, %v", entries, err)
	}
}

func TestOpenTakesAFolderPreparedWithSettings(t *testing.T) {
	path := t.TempDir()
	write(t, filepath.Join(path, "config.toml"))
	write(t, filepath.Join(path, "notes.txt"))
	open(t, path)
}

func TestOpenRefusesAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	write(t, file)
	refused(t, file, exit.CantCreate, "not a folder")
	refused(t, filepath.Join(file, "below"), exit.CantCreate, "not a folder")
}

func TestEveryTroubleIsASentenceAndACode(t *testing.T) {
	for _, c := range []struct {
		err  error
		code int
		says string
	}{
		{&os.PathError{Op: "open", Path: "p", Err: syscall.ENOTDIR}, exit.CantCreate, "not a folder"},
		{&os.PathError{Op: "open", Path: "p", Err: syscall.EACCES}, exit.NoPerm, "may not write"},
		{&os.PathError{Op: "open", Path: "p", Err: syscall.EIO}, exit.IOErr, "cannot be used"},
		{room("/data", MinFree-1), exit.IOErr, "255 MB free"},
	} {
		err := c.err
		if _, done := errors.AsType[*exit.Error](err); !done {
			err = explain("/data", err)
		}
		if exit.Code(err) != c.code || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "/data") {
			t.Errorf("%v: code %d, %q", c.err, exit.Code(err), err)
		}
	}
	if err := room("/data", MinFree); err != nil {
		t.Errorf("with enough room: %v", err)
	}
}

func TestFreeIsTheDisksOwnFigure(t *testing.T) {
	d := open(t, t.TempDir())
	free, err := d.Free()
	if err != nil || free == 0 {
		t.Fatalf("free = %d, %v", free, err)
	}
	if err := d.Room(); (err == nil) != (free >= MinFree) {
		t.Errorf("%d bytes free, Room says %v", free, err)
	}
}

func open(t *testing.T, path string) Dir {
	t.Helper()
	d, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// refused checks that path cannot be opened, with code and a sentence that
// contains says.
func refused(t *testing.T, path string, code int, says string) {
	t.Helper()
	_, err := Open(path)
	if err == nil {
		t.Fatalf("%s was opened", path)
	}
	if exit.Code(err) != code || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), path) {
		t.Errorf("code %d (want %d), %q", exit.Code(err), code, err)
	}
}

func write(t *testing.T, path string) {
	t.Helper()
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
}
