package exports

import "testing"

// TestNoSignOfTheProgramIsABox where there are no fonts but its own: a tick that is a box reads as not ticked.
func TestNoSignOfTheProgramIsABox(t *testing.T) {
	k := newInk(nil)
	k.further, k.sought = [2][]string{}, true
	for weight := range k.faces {
		for _, r := range "✓✗☑●○◆→≥≤×–—…“”„«»’·•−½€\u2011" {
			if got := k.plainWords(string(r), weight); len(got) != 1 || got[0] == missing || k.face(weight, got[0]) == nil {
				t.Errorf("%c is drawn as %q", r, string(got))
			}
		}
		if got := string(k.plainWords("漢", weight)); got != string(missing) {
			t.Errorf("a letter that no font has is drawn as %q", got)
		}
	}
}
