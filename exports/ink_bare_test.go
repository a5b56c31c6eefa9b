package exports

import (
	"testing"
	"time"
)

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
		if k.boxed {
			t.Fatal("a sign of the program counts as a letter that no font has")
		}
		if got := string(k.plainWords("漢", weight)); got != string(missing) {
			t.Errorf("a letter that no font has is drawn as %q", got)
		}
		if !k.boxed {
			t.Error("nobody knows that a box was drawn")
		}
		k.boxed = false
	}
}

// TestPagesSayWhatABoxIs, and only those that have one.
func TestPagesSayWhatABoxIs(t *testing.T) {
	for words, boxed := range map[string]bool{"plain ✓": false, "\U0001E2C0": true} { // a letter of a script that few fonts have
		d := &printer{document: newPDF(pageWide, pageHigh, "", "", time.Time{}), ink: newInk(nil), tight: 1}
		d.ink.further, d.ink.sought = [2][]string{}, true
		d.page()
		d.text(words, pageText, 0, cardInk, 0)
		before := d.y
		d.boxes()
		if (d.y > before) != boxed {
			t.Errorf("%q: a note is %v high", words, d.y-before)
		}
	}
}

// TestTilesShareThePage, and one or two of them are no banners.
func TestTilesShareThePage(t *testing.T) {
	for n := 1; n <= 6; n++ {
		wide := tileWide(n)
		if all := wide*float64(n) + tileGap*float64(n-1); all > pageWide-2*pageEdge+0.01 || wide > 156 || n >= 4 && all < pageWide-2*pageEdge-0.01 {
			t.Errorf("%d tiles are each %v wide, all %v", n, wide, all)
		}
	}
}

// TestWhatAnExecutiveReadsIsOnePage where a little less room makes it one; what is far too long runs on, in letters of the usual size.
func TestWhatAnExecutiveReadsIsOnePage(t *testing.T) {
	for steps, want := range map[int]int{4: 1, 13: 1, 40: 4} {
		p := paper{Title: "Review", Sections: []chapter{{First: true, Title: "Decided"}, {Title: "Detail"}}}
		for range steps {
			p.Sections[0].Parts = append(p.Sections[0].Parts, piece{Steps: []step{{Title: "Dock slots", Why: "All passed.", Facts: []fact{{"owner", "Ada"}}}}})
		}
		d, rest := opened(p, Report{})
		if d.PageNo() != want || len(rest) != 1 || d.tight != 1 {
			t.Errorf("%d steps take %d pages, %d chapters come after", steps, d.PageNo(), len(rest))
		}
	}
}
