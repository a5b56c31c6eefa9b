package exports_test

import (
	"strings"
	"testing"
)

// TestALongWordMayBreakInATable has it marked, and only it: where every word could be broken, short ones were too.
func TestALongWordMayBreakInATable(t *testing.T) {
	const compound = "Rindfleischetikettierungsüberwachungsaufgabenübertragung"
	r := workshop(t).report()
	for i := range r.Content.UseCases {
		r.Content.UseCases[i].Title = compound
	}
	for i := range r.Content.Rounds[0].UseCases {
		r.Content.Rounds[0].UseCases[i].Title = compound
	}
	page := string(written(t, r, "html"))
	if !strings.Contains(page, ".long{overflow-wrap:anywhere") {
		t.Fatal("the style sheet lets no word be broken in a table")
	}
	cells := 0
	for _, cell := range strings.Split(page, "<td")[1:] {
		cell, _, _ = strings.Cut(cell, "</td>")
		tag, words, _ := strings.Cut(cell, ">")
		has := strings.Contains(tag, "long")
		if has {
			cells++
		}
		if is := strings.Contains(words, compound); is && !has || has && words == "yes" {
			t.Errorf("<td%s>%s", tag, words)
		}
	}
	if cells < 3 {
		t.Errorf("%d cells may break", cells)
	}
}
