package tui

import (
	"fmt"
	"strings"
	"testing"

	"serendip/tui/facetest"
	"serendip/tui/tuitest"
)

// Every seat at four widths as text, and how it is seen on a dark and on a light terminal.
func TestSeatGoldens(t *testing.T) {
	sizes := [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}}
	for _, n := range facetest.Seats() {
		var b strings.Builder
		for _, dark := range []bool{true, false} {
			look := seatLook(dark)
			for _, size := range sizes {
				s := news(newSeatScreen(look, "").SetSize(size[0], size[1]), n.Face)
				if dark {
					fmt.Fprintf(&b, "== %dx%d\n%s\n", size[0], size[1], tuitest.Draw(s.View(), look.Theme, size[0], size[1]))
				}
				fmt.Fprintf(&b, "== seen at %d, dark %v\n%s\n", size[0], dark, tuitest.Styles(s.View(), look.Theme, size[0], size[1]))
			}
		}
		tuitest.Golden(t, n.Name, b.String())
	}
}
