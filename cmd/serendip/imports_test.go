package main_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// root is the top of the project, from this package's folder.
const root = "../.."

// module is the project's name in import paths.
const module = "serendip"

// layer says what the packages in a folder may import of the project and of
// others. A path stands for itself and for what is below it.
type layer struct {
	folder string
	ours   []string // folders of the project
	others []string // import paths of other modules; nil is any but forbidden ones
	closed bool     // true: others lists all that is allowed
}

// layers goes from the most special to the most general: the first whose
// folder holds a package decides.
func layers() []layer {
	return []layer{
		{folder: "model", ours: []string{"model"}, closed: true,
			others: []string{"golang.org/x/text/unicode/norm", "github.com/clipperhouse/uax29/v2"}},
		{folder: "session", ours: []string{"model", "session"}},
		{folder: "exports", ours: []string{"model", "session", "exports"}},
		{folder: "tui/sshd", ours: []string{"model", "tui/frame", "tui/theme", "tui/sshd"}},
		{folder: "tui", ours: []string{"model", "session", "tui"}},
		{folder: "cmd/serendip/terminal", ours: []string{}},
		{folder: "cmd/serendip/exit", ours: []string{}},
		{folder: "cmd/serendip/datadir", ours: []string{"cmd/serendip/exit"}},
		{folder: "cmd/serendip/supervise", ours: []string{"cmd/serendip/exit", "cmd/serendip/terminal"}},
		{folder: "cmd/serendip/holder", ours: []string{
			"cmd/serendip/exit", "cmd/serendip/terminal", "cmd/serendip/datadir", "cmd/serendip/holder"}},
		{folder: "cmd", ours: []string{"model", "session", "exports", "tui", "cmd"}},
	}
}

// confined says where alone an import may stand, tests included or not.
func confined() map[string]struct {
	to    []string
	tests bool // true: tests anywhere may have it too
} {
	type place = struct {
		to    []string
		tests bool
	}
	return map[string]place{
		module + "/session/badgerstore":      {to: []string{"cmd", "session/badgerstore"}, tests: true},
		"github.com/dgraph-io/badger/v4":     {to: []string{"session/badgerstore"}},
		"charm.land":                         {to: []string{"tui", "cmd"}},
		"charm.land/lipgloss/v2/compat":      {},
		"github.com/charmbracelet/bubbletea": {},
		"github.com/charmbracelet/lipgloss":  {},
		"github.com/spf13":                   {to: []string{"cmd"}},
		"github.com/adrg/xdg":                {to: []string{"cmd/serendip/datadir"}},
		"log":                                {},
		"C":                                  {},
	}
}

// file is one Go file of the project.
type file struct {
	path    string // from the root, with slashes
	folder  string
	test    bool
	imports []string
	tree    *ast.File
}

func goFiles(t *testing.T) []file {
	t.Helper()
	var files []file
	for _, path := range allFiles(t) {
		if !strings.HasSuffix(path, ".go") || strings.HasPrefix(path, ".") || strings.Contains(path, "/testdata/") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, path), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		f := file{path: path, folder: filepath.ToSlash(filepath.Dir(path)), test: strings.HasSuffix(path, "_test.go"), tree: tree}
		for _, spec := range tree.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			f.imports = append(f.imports, name)
		}
		files = append(files, f)
	}
	return files
}

// allFiles lists the project's files by their paths from the root, without
// what tools and runs leave behind.
func allFiles(t *testing.T) []string {
	t.Helper()
	var paths []string
	err := fs.WalkDir(os.DirFS(root), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if path == ".git" || path == "out" {
			return filepath.SkipDir
		}
		if entry.Type().IsRegular() && path != module && path != module+".exe" {
			paths = append(paths, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// under reports whether path is folder or below it.
func under(path, folder string) bool {
	return path == folder || strings.HasPrefix(path, folder+"/")
}

func underAny(path string, folders []string) bool {
	return slices.ContainsFunc(folders, func(folder string) bool { return under(path, folder) })
}

func TestImportsGoOneWay(t *testing.T) {
	for _, f := range goFiles(t) {
		at := slices.IndexFunc(layers(), func(l layer) bool { return under(f.folder, l.folder) })
		if at < 0 {
			t.Errorf("%s is in no layer", f.path)
			continue
		}
		for _, name := range f.imports {
			if why := forbidden(f, layers()[at], name); why != "" {
				t.Errorf("%s imports %s: %s", f.path, name, why)
			}
		}
	}
}

// forbidden says why a file in layer l may not import name, or "".
func forbidden(f file, l layer, name string) string {
	for path, place := range confined() {
		if !under(name, path) || underAny(f.folder, place.to) || place.tests && f.test {
			continue
		}
		if path == "log" && name != "log" {
			continue // log/slog is the log
		}
		return "that is only for " + strings.Join(append(place.to, "nobody else"), ", ")
	}
	ours, isOurs := strings.CutPrefix(name, module+"/")
	switch {
	case isOurs && !underAny(ours, l.ours) && ours != f.folder:
		return l.folder + " knows only " + strings.Join(l.ours, ", ")
	case !isOurs && l.closed && !f.test && strings.Contains(name, ".") && !underAny(name, l.others):
		return l.folder + " knows only the standard library and " + strings.Join(l.others, ", ")
	}
	return ""
}

// Removing the check would leave the walk above silent for ever, so the check
// is held to what it must find.
func TestTheImportCheckSeesEveryArrowThatRunsBack(t *testing.T) {
	layerOf := func(folder string) layer {
		return layers()[slices.IndexFunc(layers(), func(l layer) bool { return under(folder, l.folder) })]
	}
	for _, c := range []struct {
		folder, name string
		test, wrong  bool
	}{
		{"model", "serendip/session", false, true},
		{"model", "github.com/fxamacker/cbor/v2", false, true},
		{"model", "golang.org/x/text/unicode/norm", false, false},
		{"session", "serendip/tui", false, true},
		{"session", "serendip/exports", true, true},
		{"session/badgerstore", "serendip/session", false, false},
		{"session", "serendip/session/badgerstore", false, true},
		{"session", "serendip/session/badgerstore", true, false},
		{"exports", "serendip/tui/widget", false, true},
		{"tui", "serendip/exports", false, true},
		{"tui/sshd", "serendip/session", false, true},
		{"tui", "charm.land/bubbletea/v2", false, false},
		{"session", "charm.land/bubbletea/v2", false, true},
		{"tui", "log", false, true},
		{"tui", "log/slog", false, false},
		{"cmd/serendip/holder", "serendip/session", false, true},
		{"cmd/serendip", "serendip/session/badgerstore", false, false},
	} {
		why := forbidden(file{folder: c.folder, test: c.test}, layerOf(c.folder), c.name)
		if (why != "") != c.wrong {
			t.Errorf("%s imports %s (test %v): %q", c.folder, c.name, c.test, why)
		}
	}
}

func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	documented := map[string]bool{}
	for _, f := range goFiles(t) {
		if f.test {
			continue
		}
		isDoc := filepath.Base(f.path) == "doc.go" && f.tree.Doc != nil
		documented[f.folder] = documented[f.folder] || isDoc
	}
	for folder, has := range documented {
		if !has {
			t.Errorf("%s has no doc.go with a package comment", folder)
		}
	}
}

func TestNothingHappensBeforeMain(t *testing.T) {
	for _, f := range goFiles(t) {
		for _, declared := range f.tree.Decls {
			if function, ok := declared.(*ast.FuncDecl); ok && function.Recv == nil && function.Name.Name == "init" {
				t.Errorf("%s has an init function", f.path)
			}
		}
	}
}

func TestTheTopHoldsWhatItShould(t *testing.T) {
	allowed := []string{
		"cmd", "exports", "model", "session", "tui", "LICENSE", "README.md",
		"go.mod", "go.sum", "tools.mod", "tools.sum",
		"out", module, module + ".exe", // what runs leave behind, not kept
	}
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), ".") && !slices.Contains(allowed, entry.Name()) {
			t.Errorf("%s does not belong at the top", entry.Name())
		}
	}
}

func TestNoFileSpeaksOfHowItWasMade(t *testing.T) {
	// The words are written in two parts, so that this file isn't found itself.
	wrong := map[string]*regexp.Regexp{
		"is left undone":                     regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X)\b`),
		"names a folder of some machine":     regexp.MustCompile(`["'\s(=](/wo` + `rk|/ro` + `ot|/t` + `mp/w)/`),
		"names a document that is not there": regexp.MustCompile(`\b(PRO` + `DUCT|SCR` + `EENS|ARCHI` + `TECTURE|SAF` + `ETY|SP` + `EED|PA` + `RTS)\.md\b`),
	}
	for _, path := range allFiles(t) {
		text, err := os.ReadFile(filepath.Join(root, path))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.IndexByte(text, 0) >= 0 || strings.HasSuffix(path, ".sum") || strings.HasPrefix(path, "tools.") {
			continue
		}
		for what, pattern := range wrong {
			if found := pattern.FindIndex(text); found != nil {
				line := 1 + bytes.Count(text[:found[0]], []byte("\n"))
				t.Errorf("%s:%d %s: %q", path, line, what, text[found[0]:found[1]])
			}
		}
	}
}
