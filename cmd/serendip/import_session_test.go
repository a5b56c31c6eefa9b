package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"serendip/cmd/serendip/exit"
	"serendip/exports"
	"serendip/session"
)

// ran runs one command line to its end and answers what it said.
func ran(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, wrong bytes.Buffer
	e := Env{Args: args, Out: &out, Err: &wrong, Getenv: os.Getenv, Actor: session.Actor{Role: session.Facilitator, Person: session.FacilitatorID("")}}
	if code := Run(t.Context(), e); code != exit.OK {
		t.Fatalf("%v: code %d: %s", args, code, &wrong)
	}
	return out.Bytes()
}

// contentBytes is the content of an export as it stands there.
func contentBytes(t *testing.T, raw []byte) json.RawMessage {
	t.Helper()
	var whole struct {
		Content json.RawMessage `json:"content"`
	}
	if err := json.Unmarshal(raw, &whole); err != nil {
		t.Fatal(err)
	}
	return whole.Content
}

// TestDemosComeBack plays a workshop, a series of meetups and an unconference over SSH, imports what they left into an
// empty folder, and exports it: the content is the same byte for byte. The table of use cases is too.
func TestDemosComeBack(t *testing.T) {
	for name, args := range map[string][]string{
		"workshop":     {"demo", "--seed", "3"},
		"meetups":      {"demo", "meetup", "--seed", "5"},
		"unconference": {"demo", "--template", "unconference", "--seed", "2"},
	} {
		t.Run(name, func(t *testing.T) {
			out, folder := t.TempDir(), t.TempDir()
			ran(t, append(args, "--headless", "--out", out)...)
			var files []string
			for _, place := range []string{"data/*.json", "*/data/*.json"} {
				found, err := filepath.Glob(filepath.Join(out, place))
				if err != nil {
					t.Fatal(err)
				}
				files = append(files, found...)
			}
			if len(files) == 0 {
				t.Fatal("no export was left")
			}
			for _, file := range files {
				comesBackFrom(t, file, folder)
			}
		})
	}
}

func comesBackFrom(t *testing.T, file, folder string) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var r exports.Report
	if err := json.Unmarshal(raw, &r); err != nil {
		t.Fatal(err)
	}
	ran(t, "--data", folder, "import", "session", file)
	id := r.Content.Session.ID
	if got := ran(t, "--data", folder, "export", id, "--format", "json", "--out", "-"); !bytes.Equal(contentBytes(t, got), contentBytes(t, raw)) {
		t.Errorf("%s came back otherwise", filepath.Base(file))
	}
	files := filepath.Join(folder, "files", id)
	ran(t, "--data", folder, "export", id, "--out", files) // every format that is not asked for by name
	table := file[:len(file)-len(".json")] + "-usecases.csv"
	want, err := os.ReadFile(table)
	if os.IsNotExist(err) { // nobody said a use case
		return
	}
	if got := glob(t, files, "*-usecases.csv"); err != nil || got != string(want) {
		t.Errorf("%s is another table: %v", filepath.Base(table), err)
	}
}
