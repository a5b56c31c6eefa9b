package widget

import "testing"

// TestNamedLeavesNobodyOut names all there is room for and counts the others.
func TestNamedLeavesNobodyOut(t *testing.T) {
	four := []string{"Ada", "Kwame", "Mei", "Olu"}
	for _, c := range []struct {
		names []string
		w     int
		want  string
	}{
		{nil, 40, ""},
		{[]string{"Ada"}, 40, "Ada edits this"},
		{[]string{""}, 40, "somebody edits this"},
		{[]string{"Ada", "Mei"}, 40, "Ada and Mei edit this"},
		{four, 40, "Ada, Kwame, Mei and Olu edit this"},
		{four, 32, "Ada, Kwame and 2 more edit this"},
		{four, 10, "Ada and 3 more edit this"},
		{[]string{"", "Mei", ""}, 40, "Mei and 2 more edit this"},
		{[]string{"", ""}, 40, "2 people edit this"},
		{[]string{"山田", "Ada", "Mei"}, 25, "山田 and 2 more edit this"},
	} {
		if got := Named(c.names, "edits this", "edit this", c.w); got != c.want {
			t.Errorf("%v in %d: %q, want %q", c.names, c.w, got, c.want)
		}
	}
}
