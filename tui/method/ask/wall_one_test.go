package ask

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"serendip/tui/facetest"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/theme"
)

// TestEveryAnswerIsShownOrCounted, in however few rows and columns.
func TestEveryAnswerIsShownOrCounted(t *testing.T) {
	var words []string
	for n := range 40 {
		words = append(words, fmt.Sprintf("Answer %d", n))
	}
	for _, w := range []int{60, 116, 180} {
		for h := 1; h <= 12; h++ {
			s := poster.New(screen.Env{Theme: theme.New(true, colorprofile.TrueColor)}, facetest.Now(), w, h)
			lines := flowed(s, words, w, h)
			got := ansi.Strip(strings.Join(lines, "\n"))
			shown, more := strings.Count(got, "Answer"), 0
			if _, said, some := strings.Cut(got, "and "); some {
				fmt.Sscanf(said, "%d more", &more)
			}
			if all := strings.Contains(got, "all are on your seat"); len(lines) > h || all != (h == 1) || all && shown > 0 || !all && shown+more != len(words) {
				t.Errorf("%dx%d: %d answers are shown and %d counted:\n%s", w, h, shown, more, got)
			}
		}
	}
}
