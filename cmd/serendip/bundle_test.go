package main

import (
	"bytes"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"serendip/cmd/serendip/exit"
	"serendip/exports"
	"serendip/session"
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
	files := filesIn(t, out)
	everyFormat(t, files, "series")
	tuitest.Golden(t, "files", strings.Join(files, "\n")+"\n")
	everyLink(t, out)
	if code, said := run(); code != exit.CantCreate || !strings.Contains(said, "already; nothing was written") {
		t.Errorf("over the same folder: code %d, %s", code, said)
	}
}

// TestDemoMeetupLeavesEveryFormat does the same for the series: what one session leaves, in a folder each, and what the whole leaves.
func TestDemoMeetupLeavesEveryFormat(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	out := filepath.Join(t.TempDir(), "out")
	run := func() (int, string) {
		var said bytes.Buffer
		e := Env{Args: []string{"demo", "meetup", "--headless", "--out", out, "--seed", "3"}, Out: &said, Err: &said, Getenv: os.Getenv}
		return Run(t.Context(), e), said.String()
	}
	if code, said := run(); code != exit.OK {
		t.Fatalf("code %d: %s", code, said)
	}
	files := filesIn(t, out)
	everyFormat(t, files)
	everyLink(t, out)
	for _, held := range []string{"fennmark-logistics-2027-01-14", "fennmark-logistics-2027-04-15", "fennmark-logistics-2027-07-15"} {
		for _, folder := range []string{"report", "data", "cards", "print", "letters", "take-home", "calendar", "film", "join"} {
			if !slices.ContainsFunc(files, func(name string) bool { return strings.HasPrefix(name, held+"/"+folder+"/") }) {
				t.Errorf("%s has nothing in %s", held, folder)
			}
		}
	}
	reimported(t, files, out)
	if code, said := run(); code != exit.CantCreate || !strings.Contains(said, "already; nothing was written") {
		t.Errorf("over the same folder: code %d, %s", code, said)
	}
}

// reimported takes each guest list, and the hand-over, into a new folder.
func reimported(t *testing.T, files []string, out string) {
	t.Helper()
	data := filepath.Join(t.TempDir(), "data")
	verb := func(args ...string) {
		t.Helper()
		var said bytes.Buffer
		e := Env{Args: append([]string{"--data", data}, args...), Out: &said, Err: &said, Folder: t.TempDir(), Getenv: os.Getenv,
			Actor: session.Actor{Role: session.Facilitator, Person: session.FacilitatorID("")}}
		if code := Run(t.Context(), e); code != exit.OK {
			t.Errorf("%v: code %d, %s", args, code, &said)
		}
	}
	verb("new", "meetup", "Elsewhere", "--date", "2027-10-14", "--zone", "Europe/London")
	for _, name := range files {
		if path := filepath.Join(out, filepath.FromSlash(name)); strings.HasSuffix(name, "-guests.csv") {
			verb("import", "guests", path, "--session", "elsewhere-1")
		} else if strings.HasSuffix(name, "-handover.json") {
			verb("series", "take", path)
		}
	}
}

// filesIn are the names of the files of a tree, with numbers of use cases as N. None of them is empty.
func filesIn(t *testing.T, out string) []string {
	t.Helper()
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
	return files
}

// everyFormat holds that each format of `export` is among the files, but for those that the session cannot have.
func everyFormat(t *testing.T, files []string, but ...string) {
	t.Helper()
	for _, f := range exports.Formats() {
		if !slices.Contains(but, f.Name) && !slices.ContainsFunc(files, func(name string) bool { return strings.HasSuffix(name, f.Suffix()) }) {
			t.Errorf("%s is not there: no file ends with %s", f.Name, f.Suffix())
		}
	}
}

// link is where a page leads.
var link = regexp.MustCompile(`href="([^"]*)"`)

// everyLink holds that the first pages of a tree lead to what is there, and from the top to every first page.
func everyLink(t *testing.T, out string) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(out, exports.StartHere))
	if err != nil {
		t.Fatal(err)
	}
	found := link.FindAllSubmatch(raw, -1)
	if len(found) < 5 {
		t.Errorf("%s leads to %d files", exports.StartHere, len(found))
	}
	for _, to := range found {
		name, err := url.PathUnescape(string(to[1]))
		if err != nil {
			t.Errorf("%s leads to no file: %v", exports.StartHere, err)
		}
		path := filepath.Join(out, filepath.FromSlash(name))
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%s leads nowhere: %v", exports.StartHere, err)
		}
		if filepath.Base(path) == exports.StartHere {
			everyLink(t, filepath.Dir(path))
		}
	}
}
