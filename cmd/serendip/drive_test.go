package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"testing"
)

// TestDrive drives a whole workshop in tmux with the real binary and OpenSSH's own client, by testdata/drive.sh.
func TestDrive(t *testing.T) {
	if testing.Short() {
		t.Skip("a whole workshop in tmux is not short")
	}
	for _, tool := range []string{"bash", "tmux", "ssh", "ssh-keygen"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed here", tool)
		}
	}
	bin := filepath.Join(t.TempDir(), "serendip")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	folder := t.TempDir()
	out, err := exec.CommandContext(t.Context(), "bash", "testdata/drive.sh", bin, folder).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%s", out)
	sameContent(t, folder)
}

// sameContent holds that a restored backup exports what the original does.
func sameContent(t *testing.T, folder string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "recap", "*.json"))
	if err != nil || len(files) != 1 {
		t.Fatalf("exported %v, %v", files, err)
	}
	var contents [2]any
	for i, name := range []string{files[0], filepath.Join(folder, "restored.json")} {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var report struct {
			Content any `json:"content"`
		}
		if err := json.Unmarshal(raw, &report); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		contents[i] = report.Content
	}
	if contents[0] == nil || !reflect.DeepEqual(contents[0], contents[1]) {
		t.Fatal("a restored backup exports something else")
	}
}
