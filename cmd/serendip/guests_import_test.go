package main

import (
	"os/exec"
	"testing"
)

// TestANameToCopyIsOneWordOfAShell, whatever is written in a list that came from elsewhere.
func TestANameToCopyIsOneWordOfAShell(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"Ben Ade", "Anne O'Neil", `$(echo gone)`, "`echo gone`", `a" ; echo gone ; "`, `it's $HOME \ "so"`} {
		out, err := exec.CommandContext(t.Context(), installed(t, "sh"), "-c", "printf %s "+quotedName(name)).Output() //nolint:gosec // that is what is tried
		if err != nil || string(out) != name {
			t.Errorf("%s is %q, %v", quotedName(name), out, err)
		}
	}
	if got := quotedName("Ben Ade"); got != `"Ben Ade"` {
		t.Errorf("an ordinary name is %s", got)
	}
}
