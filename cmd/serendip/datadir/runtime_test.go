//go:build unix

package datadir

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"serendip/cmd/serendip/exit"
)

// places is an environment whose runtime folder is path.
func places(path string) func(string) string {
	return func(name string) string {
		if name == "XDG_RUNTIME_DIR" {
			return path
		}
		return ""
	}
}

func TestSocketIsShortPrivateAndTheSameForOneFolder(t *testing.T) {
	short, err := os.MkdirTemp("", "s")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(short) })
	deep := open(t, filepath.Join(t.TempDir(), strings.Repeat("long/", 40)))

	one := socket(t, deep, short)
	if two := socket(t, deep, short); two != one {
		t.Errorf("%s and %s for one folder", one, two)
	}
	if other := socket(t, open(t, t.TempDir()), short); other == one {
		t.Errorf("%s for two folders", one)
	}
	if len(one) > maxSocketPath || !strings.HasPrefix(one, short) {
		t.Errorf("%s is long, or elsewhere", one)
	}
	if info, err := os.Stat(filepath.Dir(one)); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("its folder is %v, %v", info.Mode(), err)
	}
}

func TestSocketGoesElsewhereWhenTheFolderIsDeep(t *testing.T) {
	deep := filepath.Join(t.TempDir(), strings.Repeat("d", 90))
	if err := os.Mkdir(deep, 0o700); err != nil {
		t.Fatal(err)
	}
	if path := socket(t, open(t, t.TempDir()), deep); len(path) > maxSocketPath || strings.HasPrefix(path, deep) {
		t.Errorf("%s cannot be a socket", path)
	}
}

func TestSocketIsWhereTheVariableSays(t *testing.T) {
	named := t.TempDir()
	if got, err := open(t, t.TempDir()).Socket(places(named)); err != nil || filepath.Dir(got) != filepath.Join(named, "serendip") {
		t.Errorf("%s, %v", got, err)
	}
}

func TestAFolderForSocketsMustBeOurs(t *testing.T) {
	parent := t.TempDir()
	trap, elsewhere := filepath.Join(parent, "trap"), filepath.Join(parent, "elsewhere")
	if err := os.Mkdir(elsewhere, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, trap); err != nil {
		t.Fatal(err)
	}
	if err := private(trap); exit.Code(err) != exit.NoPerm {
		t.Errorf("a link was taken: %v", err)
	}
	file := filepath.Join(parent, "file")
	write(t, file)
	if err := private(file); exit.Code(err) != exit.NoPerm {
		t.Errorf("a file was taken: %v", err)
	}
	open := filepath.Join(parent, "open")
	if err := os.Mkdir(open, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(open, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := private(open); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(open); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("left open to others: %v, %v", info.Mode(), err)
	}
}

func socket(t *testing.T, d Dir, runtime string) string {
	t.Helper()
	path, err := d.Socket(places(runtime))
	if err != nil {
		t.Fatal(err)
	}
	return path
}
