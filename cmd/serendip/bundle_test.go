package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"serendip/cmd/serendip/exit"
	"serendip/exports"
	"serendip/tui/tuitest"
)

// caseNumber is a use case's number in a file's name, which depends on who typed first.
var caseNumber = regexp.MustCompile(`-(card|onepager|2027-03-04)-\d+(-square)?\.`)

// TestDemoLeavesEveryFormat compares the files of a demo with the list of those that there must be.
func TestDemoLeavesEveryFormat(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	out := filepath.Join(t.TempDir(), "out")
	run := func(more ...string) (int, string) {
		var said bytes.Buffer
		e := Env{Args: append([]string{"demo", "--headless", "--out", out, "--attendees", "5", "--seed", "3"}, more...), Out: &said, Err: &said, Getenv: os.Getenv}
		return Run(t.Context(), e), said.String()
	}
	if code, said := run(); code != exit.OK {
		t.Fatalf("code %d: %s", code, said)
	}
	var files []string
	if err := filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if info, err := d.Info(); err != nil || info.Size() == 0 {
			t.Errorf("%s is empty: %v", path, err)
		}
		name, err := filepath.Rel(out, path)
		files = append(files, caseNumber.ReplaceAllString(filepath.ToSlash(name), "-$1-N$2."))
		return err
	}); err != nil {
		t.Fatal(err)
	}
	slices.Sort(files)
	for _, f := range exports.Formats() {
		if f.Name != "series" && !slices.ContainsFunc(files, func(name string) bool { return strings.HasSuffix(name, f.Suffix()) }) {
			t.Errorf("%s is not there: no file ends with %s", f.Name, f.Suffix())
		}
	}
	tuitest.Golden(t, "files", strings.Join(files, "\n")+"\n")
	if code, said := run(); code != exit.CantCreate || !strings.Contains(said, "already; nothing was written") {
		t.Errorf("over the same folder: code %d, %s", code, said)
	}
}
