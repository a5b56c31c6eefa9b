package seat_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

// TestAPageIsReadByScreens and to its ends: a conference's topics are a thousand lines.
func TestAPageIsReadByScreens(t *testing.T) {
	f := facetest.Seat(2)
	p := seat.NewPage(screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Now: facetest.Now}, &f, func(seat.Centre) []string {
		lines := make([]string, 982)
		for i := range lines {
			lines[i] = fmt.Sprintf("line %d.", i+1)
		}
		return lines
	}).SetSize(80, 20)
	for _, c := range []struct{ keys, shows string }{
		{"pgdown", "line 20."}, {"pgdown", "line 40."}, {"pgup", "line 25."}, {"end", "line 982."}, {"home", "line 1."}, {"down", "line 3."}, {"space", "line 30."},
	} {
		p, _ = tuitest.Press(p, c.keys)
		if got := frame.Plain(p.View()); !strings.Contains(got, c.shows) {
			t.Errorf("after %s it does not show %q:\n%s", c.keys, c.shows, got)
		}
	}
}
