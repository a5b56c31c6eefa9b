package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAFaultInALetterIsSaidOnce, though it stands in every language's way.
func TestAFaultInALetterIsSaidOnce(t *testing.T) {
	t.Parallel()
	f := ownFolder{t, filepath.Join(t.TempDir(), "data")}
	f.runs("letter", "list")
	folder := filepath.Join(f.path, "templates")
	if err := os.WriteFile(filepath.Join(folder, "letter-invitation.txt"), []byte("no letter"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, complaint, code := f.run("", "letter", "list")
	if n := strings.Count(complaint, "letter-invitation.txt"); code == 0 || n != 1 {
		t.Errorf("status %d, and the file is named %d times:\n%s", code, n, complaint)
	}
}
