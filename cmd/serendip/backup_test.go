package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
)

// Sealed marks are in no backup, and whoever makes or opens one hears so.
func TestABackupSaysThatMarksAreSealed(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	file := filepath.Join(t.TempDir(), "all.backup")
	if said := v.verb("", "backup", file+".before"); strings.Contains(said, "sealed") {
		t.Errorf("without a round it says %q", said)
	}
	scoring(t, v)
	if said := v.verb("", "backup", file); !strings.Contains(said, sealedMarks) {
		t.Errorf("backup says %q", said)
	}
	if got := answers(t, v.verb("", "backup", file+".json", "--json")); got["open_rounds"] != 1.0 {
		t.Errorf("backup --json says %v", got)
	}
	piped, errs := &record{}, &record{}
	if code := Run(context.Background(), v.env("", piped, errs, "backup", "-")); code != 0 || !strings.Contains(errs.text(), sealedMarks) {
		t.Errorf("through a pipe: status %d, %q", code, errs.text())
	}
	restored := func(args ...string) string {
		out, errs := &record{}, &record{}
		e := v.env("", out, errs, append([]string{"--data", filepath.Join(t.TempDir(), "other"), "restore", file}, args...)...)
		e.Premises = Premises{}
		if code := Run(context.Background(), e); code != 0 {
			t.Fatalf("restore: status %d, %s", code, errs.text())
		}
		return out.text()
	}
	if said := restored(); !strings.Contains(said, sealedMarks) {
		t.Errorf("restore says %q", said)
	}
	if got := answers(t, restored("--json")); got["open_rounds"] != 1.0 {
		t.Errorf("restore --json says %v", got)
	}
}
