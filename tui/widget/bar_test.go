package widget_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"serendip/tui/theme"
	"serendip/tui/widget"
)

func TestBarsAreDrawnInEighths(t *testing.T) {
	th := theme.New(true, colorprofile.NoTTY)
	for _, c := range []struct {
		share float64
		want  string
	}{
		{0, "····"}, {1, "████"}, {0.5, "██··"}, {0.53125, "██▏·"}, {0.001, "▏···"}, {0.999, "███▉"}, {-1, "····"}, {2, "████"}, {math.NaN(), "····"},
	} {
		if got := widget.Bar(c.share, 4, th); got != c.want {
			t.Errorf("Bar(%v) = %q, want %q", c.share, got, c.want)
		}
	}
}

func TestTheScoreBarReachesItsLineOnlyWhenPassed(t *testing.T) {
	th := theme.New(true, colorprofile.NoTTY)
	for _, c := range []struct {
		value float64
		want  string
	}{
		{2.5, "████████┃██··"}, {2, "████████┃····"}, {1.999, "███████▉┃····"}, {1.5, "██████··┃····"}, {0, "········┃····"}, {3, "████████┃████"},
	} {
		if got := widget.ScoreBar(c.value, 3, 2, 13, th); got != c.want {
			t.Errorf("ScoreBar(%v) = %q, want %q", c.value, got, c.want)
		}
	}
	if got, want := widget.ScoreTick(3, 2, 13, th), "        ╵    "; got != want {
		t.Errorf("the tick is %q, want %q", got, want)
	}
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.IntRange(3, 60).Draw(t, "w")
		v := float64(rapid.IntRange(0, 3000).Draw(t, "v")) / 1000
		bar := widget.ScoreBar(v, 3, 2, w, th)
		if n := ansi.StringWidth(bar); n != w {
			t.Fatalf("%d cells, want %d", n, w)
		}
		left, right, _ := strings.Cut(bar, "┃")
		if full := strings.Trim(left, "█") == ""; full != (v >= 2) {
			t.Fatalf("%v: %q", v, bar)
		}
		if over := strings.Trim(right, "·") != ""; over != (v > 2) {
			t.Fatalf("%v: %q", v, bar)
		}
	})
}

func TestProgressIsFullOnlyAtTheEnd(t *testing.T) {
	th := theme.New(true, colorprofile.NoTTY)
	for share, want := range map[float64]string{0: "╌╌╌╌", 0.5: "━━╌╌", 0.99: "━━━╌", 1: "━━━━"} {
		if got := widget.Progress(share, 4, th); got != want {
			t.Errorf("Progress(%v) = %q, want %q", share, got, want)
		}
	}
	for n, want := range map[int]string{0: "·", 3: "███", 12: "█████ 12"} {
		if got := widget.Tally(n, 5, th); got != want {
			t.Errorf("Tally(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestCountdown(t *testing.T) {
	const box = 20 * time.Minute
	for _, c := range []struct {
		left    time.Duration
		text    string
		words   string
		urgency widget.Urgency
	}{
		{box, "20:00", "20 min", widget.Plenty},
		{6*time.Minute + 12*time.Second, "06:12", "7 min", widget.Plenty},
		{4*time.Minute + time.Millisecond, "04:01", "5 min", widget.Plenty},
		{4 * time.Minute, "04:00", "04:00", widget.Soon},
		{time.Minute, "01:00", "01:00", widget.Almost},
		{500 * time.Millisecond, "00:01", "00:01", widget.Almost},
		{0, "00:00", "00:00", widget.Over},
		{-80 * time.Second, "+01:20", "+01:20", widget.Over},
		{150 * time.Minute, "2:30:00", "150 min", widget.Plenty},
	} {
		got := widget.Countdown{Left: c.left, Total: box}
		if got.String() != c.text || got.Words() != c.words || got.Urgency() != c.urgency {
			t.Errorf("%v: %q %q %d, want %q %q %d", c.left, got, got.Words(), got.Urgency(), c.text, c.words, c.urgency)
		}
	}
	if (widget.Countdown{Left: -time.Hour}).Urgency() != widget.Plenty {
		t.Error("without a timebox nothing hurries")
	}
	if got := (widget.Countdown{Left: 5 * time.Minute, Total: box}).Share(); got != 0.75 {
		t.Errorf("share %v, want 0.75", got)
	}
	th := light()
	for want, c := range map[string]widget.Countdown{
		"06:12 left":      {Left: 372 * time.Second, Total: box},
		"+01:20 over":     {Left: -80 * time.Second, Total: box},
		"paused at 06:12": {Left: 372 * time.Second, Total: box, Paused: true},
	} {
		if got := ansi.Strip(c.View(th)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestRosterCountsWhoDoesNotFit(t *testing.T) {
	th := theme.New(true, colorprofile.NoTTY)
	var people []widget.Somebody
	for _, n := range []string{"Ada", "Kwame", "Mei", "Olu", "Tomás", "Priya", "Jo"} {
		people = append(people, widget.Somebody{Name: n, Presence: widget.Online})
	}
	lines := widget.Roster(people, 60, 2, th)
	if text := strings.Join(lines, "\n"); len(lines) != 2 || !strings.Contains(text, "and 4 more") || !strings.Contains(text, "● Mei") || strings.Contains(text, "Olu") {
		t.Errorf("got:\n%s", text)
	}
	if text := strings.Join(widget.Roster(people, 60, 9, th), "\n"); strings.Contains(text, "more") || !strings.Contains(text, "Jo") {
		t.Errorf("all seven fit in 60x9:\n%s", text)
	}
}
