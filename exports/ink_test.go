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

// TestLargeInkIsAsWideAsItIs: a very wide letter at a large size that is no whole one.
func TestLargeInkIsAsWideAsItIs(t *testing.T) {
	wide := func(size float64) float64 {
		sum := 0.0
		for _, l := range newInk(nil).lines("W", size, 1, 1e6) {
			sum += l.Width
		}
		return sum
	}
	for _, size := range []float64{400.5, 900.5, 2000.5} {
		if got, want := wide(size), wide(math.Floor(size)); math.Abs(got-want) > want/100 {
			t.Errorf("at %v it is %v wide, half a point smaller %v", size, got, want)
		}
	}
}

// TestWordsBegunFromTheRightCanReadFromTheLeft: a name in Hebrew with what is said of it in English; the mark that says so is sought in no font.
func TestWordsBegunFromTheRightCanReadFromTheLeft(t *testing.T) {
	k := newInk(nil)
	if l := k.lines(string(leftMark)+"Ada, planner", 10, 0, pageWide); len(l) != 1 || l[0].Words != "Ada, planner" || len(k.further[0]) != len(systemFonts[0]) {
		t.Fatalf("%+v, %d fonts are left", l, len(k.further[0]))
	}
	const name = "שרה"
	if k.face(0, 'ש') == nil {
		t.Skip("no font here has Hebrew")
	}
	l := k.lines(leftToRight(name, []string{"planner"}), 10, 0, pageWide)[0]
	var seen string
	for _, run := range l.Runs {
		seen += string(l.said(run))
	}
	if l.RTL || seen != name+", planner" {
		t.Errorf("%v, from the left %q", l.RTL, seen)
	}
	if l := k.lines(name+", planner", 10, 0, pageWide)[0]; !l.RTL {
		t.Error("without the mark it is read from the left too")
	}
}
