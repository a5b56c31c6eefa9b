package exports_test

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"serendip/exports"
)

// reading is one file that a foreign parser is to read; testdata/readback.py says what it looks for in each kind.
type reading struct {
	Kind    string         `json:"kind"`
	File    string         `json:"file"`
	Words   []string       `json:"words"`
	Notes   []string       `json:"notes,omitempty"`
	Tame    string         `json:"tame,omitempty"`   // the same page with harmless words
	Tamed   []string       `json:"tamed,omitempty"`  // these words: each hostile one is read as often as its harmless one
	Least   int            `json:"least"`            // how often each of the words is read elsewhere
	Columns int            `json:"columns"`          // of a table, that say the words of the row's number
	Sheets  map[string]int `json:"sheets,omitempty"` // of a workbook, with their columns
	Events  int            `json:"events,omitempty"` // of a calendar
	Spaces  bool           `json:"spaces,omitempty"` // the page puts words on one line
	To      []string       `json:"to"`               // addresses of a mail
	Name    string         `json:"name,omitempty"`   // of whom it goes to
	Kinds   []string       `json:"kinds,omitempty"`  // of a mail's parts
}

// shelf is a folder with files to be read.
type shelf struct {
	t    testing.TB
	dir  string
	jobs []reading
}

func shelfFor(t testing.TB) *shelf { return &shelf{t: t, dir: t.TempDir()} }

// put writes a file; it answers its path.
func (s *shelf) put(name string, write func(io.Writer) error) string {
	s.t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		s.t.Fatalf("%s: %v", name, err)
	}
	path := filepath.Join(s.dir, name)
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return path
}

// read has Python read every file.
func (s *shelf) read(module string) {
	s.t.Helper()
	const interpreter = "/usr/bin/python3"
	if err := exec.CommandContext(s.t.Context(), interpreter, "-c", "import csv, email, html.parser, zipfile, xml.etree, "+module).Run(); err != nil {
		s.t.Skipf("there is no %s with %s on this machine, so the files are not read back", interpreter, module)
	}
	raw, err := json.Marshal(s.jobs)
	if err != nil {
		s.t.Fatal(err)
	}
	jobs := s.put("jobs.json", func(w io.Writer) error { _, err := w.Write(raw); return err })
	if out, err := exec.CommandContext(s.t.Context(), interpreter, "testdata/readback.py", jobs).CombinedOutput(); err != nil {
		s.t.Errorf("of %d files: %v\n%s", len(s.jobs), err, out)
	}
}

// ofFormat writes the files of a format; it answers their paths by suffix.
func (s *shelf) ofFormat(prefix string, r exports.Report, format string) map[string]string {
	s.t.Helper()
	files, err := exports.Files(r, format)
	if err != nil {
		s.t.Fatal(err)
	}
	out := make(map[string]string)
	for _, f := range files {
		suffix := strings.TrimPrefix(f.Name, exports.BaseName(r))
		out[suffix] = s.put(prefix+suffix, f.Write)
	}
	return out
}

func sayings(all []said) (out []string) {
	for _, w := range all {
		out = append(out, w.Line)
	}
	return out
}

func paragraphs(all []said) (out []string) {
	for _, w := range all {
		out = append(out, w.Note)
	}
	return out
}
