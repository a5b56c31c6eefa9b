package exports

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// TestFootCutsNoClusterInTwo: a line that is too long says so, with all that has room, and no sign of several runes is cut.
func TestFootCutsNoClusterInTwo(t *testing.T) {
	const wide, family = 380, "👩‍👩‍👧"
	k := newInk(nil)
	for _, words := range []string{"Quay", strings.Repeat("Harbour works ", 20), strings.Repeat(family, 60), strings.Repeat("é", 200)} {
		l := k.inOneLine(words, 8, wide)
		if len(l) != 1 || l[0].Width > wide {
			t.Fatalf("%.20s: %d lines", words, len(l))
		}
		begin, cut := strings.CutSuffix(l[0].Words, moreSaid)
		if cut != (len(words) > 20) || cut && l[0].Width < wide*0.8 {
			t.Errorf("%.20s: %q, %v wide", words, l[0].Words, l[0].Width)
		}
		if rest := strings.TrimSpace(begin); strings.HasPrefix(words, family) && len(rest)%len(family) != 0 && utf8.RuneCountInString(rest)%5 != 0 {
			t.Errorf("a cluster is cut: %q", begin)
		}
	}
	if len(k.inOneLine("", 8, wide)) != 0 {
		t.Error("no words have a line")
	}
}

// TestNoTwoPicturesOfAPDFAreAsWide: their order in the file would be any.
func TestNoTwoPicturesOfAPDFAreAsWide(t *testing.T) {
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewNRGBA(image.Rect(0, 0, 60, 20))); err != nil {
		t.Fatal(err)
	}
	p := newPDF(pageWide, pageHigh, "", "", time.Time{})
	p.AddPage()
	p.wide[60] = true // of a picture that came first
	pdfLogo(p, logo.Bytes(), place{0, 0, 110, 40})
	if info := p.GetImageInfo("logo"); info == nil || p.Err() || !p.wide[61] {
		t.Errorf("%v, %v", p.wide, p.Error())
	}
}
