package main

import (
	"strings"
	"testing"
)

func TestAReceiptSpeaksOfMany(t *testing.T) {
	t.Parallel()
	for forgotten, want := range map[bool]string{true: "2 texts of theirs are erased.", false: "2 texts of theirs would be erased."} {
		if got := (receipt{Name: "Ada", Programme: "Acme", Texts: 2, Forgotten: forgotten}).words(); !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}
