package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"serendip/exports"
)

// recomputed has the demo's rounds computed a second time by the script that was written from the schema alone: it must
// agree, and must not once other marks are counted.
func recomputed(t *testing.T, r exports.Report) {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Log("python3 is not on this machine, so the demo is not computed a second time")
		return
	}
	raw, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	script := filepath.Join("..", "..", "exports", "testdata", "recompute.py")
	file := filepath.Join(t.TempDir(), "report.json")
	agrees := func(raw []byte) (bool, []byte) {
		if err := os.WriteFile(file, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.CommandContext(t.Context(), python, script, file).CombinedOutput()
		return err == nil, out
	}
	if ok, out := agrees(raw); !ok {
		t.Errorf("the second computation differs:\n%s", out)
	}
	mark, at := []byte(`"counts":[`), 0
	if at = bytes.Index(raw, mark) + len(mark); at < len(mark) {
		t.Fatal("the report counts no marks")
	}
	if ok, out := agrees(append(append(raw[:at:at], '9'), raw[at:]...)); ok {
		t.Errorf("other marks make no difference:\n%s", out)
	}
}
