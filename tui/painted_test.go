package tui

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"serendip/tui/dialog"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
	"serendip/tui/wall"
)

// pictures is every golden screen of the seat and the wall in a look and a layout, and some with a window over them.
func pictures(look screen.Env, w, h int) []frame.Frame {
	var out []frame.Frame
	for _, n := range facetest.Seats() {
		s := news(newSeatScreen(look, "").SetSize(w, h), n.Face)
		out = append(out, s.View())
		help := dialog.Help(look, keys.Map(nil).And(s.Keys())).SetSize(w, h)
		out = append(out, s.View().Under(help.View()))
	}
	for _, n := range facetest.Walls() {
		s, _ := wall.New(look).SetSize(w, h).Update(screen.SnapshotMsg{Projection: n.Face, Now: facetest.Now()})
		out = append(out, s.View())
	}
	return out
}

// Every golden screen is painted rightly after any other, in all colours, in the dark and in the light, and across
// changes of size.
func TestEveryScreenIsPaintedOverAnyOther(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	profiles := []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.ASCII}
	sizes := [][2]int{{60, 20}, {80, 24}, {97, 31}, {120, 35}, {200, 60}}
	cache := frame.NewCache(1 << 20)
	steps := 25
	if testing.Short() {
		steps = 10
	}
	for _, profile := range profiles {
		for _, term := range []string{"xterm-256color", "vt220"} {
			var on *tuitest.Painted
			w, h := 80, 24
			look := screen.Env{Theme: theme.New(true, profile), Now: facetest.Now, Zone: facetest.Zone(), Remote: true}
			all := pictures(look, w, h)
			on = tuitest.NewPainted(t, cache, term, w, h)
			for range steps {
				if change := random.IntN(12); change < 2 {
					if change == 0 {
						size := sizes[random.IntN(len(sizes))]
						w, h = size[0], size[1]
						on.Resize(w, h)
					}
					look.Theme = theme.New(random.IntN(2) == 0, profile)
					lw, lh := frame.Fit(w, h)
					all = pictures(look, lw, lh)
				}
				on.Paint(all[random.IntN(len(all))].In(w, h), look.Theme)
			}
		}
	}
}

// What a seat of 80 by 24 is sent stays small.
func TestLittleIsSentToASeat(t *testing.T) {
	look := seatLook(true)
	on := tuitest.NewPainted(t, frame.NewCache(1<<20), "xterm-256color", 80, 24)
	var first, largest, sum int
	shown := facetest.Seats()
	for i, n := range shown {
		sent := len(on.Paint(news(newSeatScreen(look, "").SetSize(80, 24), n.Face).View(), look.Theme))
		t.Logf("%-20s %5d bytes", n.Name, sent)
		if i == 0 {
			first = sent
			continue
		}
		sum, largest = sum+sent, max(largest, sent)
	}
	t.Logf("first %d, changes %d on average, %d at most", first, sum/(len(shown)-1), largest)
	if mean := sum / (len(shown) - 1); first > 3400 || mean > 1400 {
		t.Errorf("the first screen takes %d bytes, a change %d", first, mean)
	}
	capture := facetest.FindSeat("capture")
	on.Paint(news(newSeatScreen(look, "").SetSize(80, 24), capture).View(), look.Theme)
	capture.Mine[0].Same++
	counted := on.Paint(news(newSeatScreen(look, "").SetSize(80, 24), capture).View(), look.Theme)
	if len(counted) > 110 {
		t.Errorf("a changed count takes %d bytes: %q", len(counted), counted)
	}
	t.Logf("count %d: %q", len(counted), counted)
	capture.Clock.Timebox -= capture.Clock.Left(facetest.Now()) - 40*time.Second
	on.Paint(news(newSeatScreen(look, "").SetSize(80, 24), capture).View(), look.Theme)
	capture.Clock.Timebox -= time.Second
	tick := on.Paint(news(newSeatScreen(look, "").SetSize(80, 24), capture).View(), look.Theme)
	if len(tick) == 0 || len(tick) > 32 {
		t.Errorf("a tick takes %d bytes: %q", len(tick), tick)
	}
	t.Logf("tick %d: %q", len(tick), tick)
}
