package exports

import (
	"math"
	"testing"
	"time"
)

// TestInkIsAsWideAsThePDFSetsIt: words that are drawn and words that are written stand in one line, so a size of 9.5 is not set as 10.
func TestInkIsAsWideAsThePDFSetsIt(t *testing.T) {
	const words = "which dock is free"
	p := newPDF(pageWide, pageHigh, "", "", time.Time{})
	p.AddPage()
	for _, size := range []float64{7.5, 9.5, 10, 11, 30.25} {
		p.SetFont("go", "", size)
		lines := newInk(nil).lines(words, size, 0, pageWide)
		if want := p.GetStringWidth(words); len(lines) != 1 || math.Abs(lines[0].Width-want) > 0.3 {
			t.Errorf("at %v: %v wide, the writer of PDF takes %v", size, lines[0].Width, want)
		}
	}
}
