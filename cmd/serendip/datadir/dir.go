package datadir

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"

	"serendip/cmd/serendip/exit"
)

// Variable is the environment variable that names the data folder.
const Variable = "SERENDIP_DATA"

// Dir is a data folder by its absolute path without links, so that every way
// to the same folder gives the same Dir.
type Dir struct{ path string }

// Choose returns the path of the data folder: flag when it is not empty, else
// the variable SERENDIP_DATA, else the user's data folder of the platform.
// Nothing is made or checked.
func Choose(flag string, getenv func(string) string) string {
	if flag != "" {
		return flag
	}
	if named := getenv(Variable); named != "" {
		return named
	}
	return filepath.Join(xdg.DataHome, "serendip")
}

// Shown returns path as people read it: the home folder is written "~".
func Shown(path, home string) string {
	rest, ok := strings.CutPrefix(path, filepath.Clean(home)+string(filepath.Separator))
	if home == "" || !ok {
		return path
	}
	return filepath.Join("~", rest)
}

// Open makes the folder at path with its subfolders when they are missing, for
// this user alone (0700), and proves that it can be written. Its errors are
// *exit.Error: CantCreate when it cannot be made or is read-only, NoPerm when
// it belongs to somebody else, IOErr when the disk is full or fails, Usage when
// it is full of other things.
func Open(path string) (Dir, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return Dir{}, explain(path, err)
	}
	if err := makeFolder(absolute); err != nil {
		return Dir{}, err
	}
	real, err := filepath.EvalSymlinks(absolute)
	if err != nil {
		return Dir{}, explain(absolute, err)
	}
	d := Dir{path: real}
	if err := d.checkOurs(); err != nil {
		return Dir{}, err
	}
	if err := closeToOthers(real); err != nil {
		return Dir{}, err
	}
	for _, folder := range []string{d.Store(), d.Keys(), d.Log(), d.Exports(), d.Templates()} {
		if err := makeFolder(folder); err != nil {
			return Dir{}, err
		}
	}
	if err := closeToOthers(d.Keys()); err != nil {
		return Dir{}, err
	}
	return d, probe(real)
}

// Path returns the folder itself.
func (d Dir) Path() string { return d.path }

// Store returns the folder of the embedded database and its head records.
func (d Dir) Store() string { return filepath.Join(d.path, "store") }

// Keys returns the folder of host keys and round keys, 0700.
func (d Dir) Keys() string { return filepath.Join(d.path, "keys") }

// Log returns the folder of log files.
func (d Dir) Log() string { return filepath.Join(d.path, "log") }

// Exports returns the folder where exports go when no other is named.
func (d Dir) Exports() string { return filepath.Join(d.path, "exports") }

// Templates returns the folder of the facilitator's own templates.
func (d Dir) Templates() string { return filepath.Join(d.path, "templates") }

// Config returns the path of the settings file, which may be missing.
func (d Dir) Config() string { return filepath.Join(d.path, "config.toml") }

// New reports whether no store has been made in the folder yet: the first
// start.
func (d Dir) New() bool {
	entries, err := os.ReadDir(d.Store())
	return err == nil && len(entries) == 0
}

// checkOurs refuses a folder that holds things and nothing of ours, so that a
// slip of the pen doesn't fill somebody's documents or close /tmp to others.
func (d Dir) checkOurs() error {
	entries, err := os.ReadDir(d.path)
	if err != nil {
		return explain(d.path, err)
	}
	strange := ""
	for _, entry := range entries {
		switch name := entry.Name(); {
		case name == filepath.Base(d.Store()), name == filepath.Base(d.Keys()),
			name == filepath.Base(d.Config()), name == filepath.Base(d.Templates()):
			return nil
		case !strings.HasPrefix(name, ".") && name != "lost+found":
			strange = name
		}
	}
	if strange == "" {
		return nil
	}
	return &exit.Error{Code: exit.Usage, Message: fmt.Sprintf(
		"%s is not a Serendip data folder: it holds other things (%q); name a new or an empty folder with --data",
		d.path, strange)}
}
