package main

import (
	"strings"
	"testing"

	"serendip/exports"
)

// TestARefusalCountsWhatItWouldReplace: one file is it, several are them.
func TestARefusalCountsWhatItWouldReplace(t *testing.T) {
	for want, names := range map[string][]string{"--replace writes over it,": {"a.md"}, "--replace writes over them,": {"a.md", "b.md"}} {
		if got := notExported(&exports.TakenError{Folder: "out", Names: names}).Error(); !strings.Contains(got, want) {
			t.Errorf("of %v it says %q", names, got)
		}
	}
}
