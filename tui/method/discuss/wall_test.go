package discuss

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/screen"
	"serendip/tui/theme"
)

func wallAfter(f session.WallFace, d time.Duration, reduced bool) []string {
	env := screen.Env{Theme: theme.New(false, colorprofile.TrueColor), Zone: facetest.Zone(), ReducedMotion: reduced}
	return strings.Split(frame.Plain(frame.New(120, 35, Wall(f, env, f.Reveal.RevealedAt.Add(d), 120, 35)...)), "\n")
}

// row is where a title stands, -1 when it does not.
func row(lines []string, title string) int {
	return slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, title[:12]) })
}

func TestARevealGoesFromTheLastToTheFirstAndNothingJumps(t *testing.T) {
	f := facetest.Wall(8)
	end := wallAfter(f, motion, false)
	shownAt := make([]time.Duration, len(f.Reveal.Passed))
	for i, c := range f.Reveal.Passed {
		shownAt[i] = -1
		for d := time.Duration(0); d <= motion; d += 50 * time.Millisecond {
			at := row(wallAfter(f, d, false), c.Case.Title)
			if at >= 0 && shownAt[i] < 0 {
				shownAt[i] = d
			}
			if at >= 0 && at != row(end, c.Case.Title) {
				t.Errorf("%s jumps from row %d to %d", c.Case.Title, at, row(end, c.Case.Title))
			}
		}
		if shownAt[i] < 0 || i > 0 && shownAt[i] >= shownAt[i-1] {
			t.Errorf("shown after %v: not from the last to the first", shownAt)
		}
	}
	if row(wallAfter(f, shownAt[0], false), "Talk about f") >= 0 || row(end, "▲ Talk about first") < 0 {
		t.Error("what divides does not come last")
	}
}

func TestAMotionEndsWithinThreeSecondsWhateverThereIs(t *testing.T) {
	for _, f := range []session.WallFace{facetest.Wall(8), facetest.Many()} {
		if Moving(f.Reveal, f.Reveal.RevealedAt.Add(motion)) {
			t.Errorf("%d that pass still move after three seconds", len(f.Reveal.Passed))
		}
	}
}

func TestReducedMotionDrawsTheEndAtOnce(t *testing.T) {
	f := facetest.Wall(8)
	if !slices.Equal(wallAfter(f, 0, true), wallAfter(f, motion, false)) {
		t.Error("with reduced motion the beginning is not the end")
	}
}

func TestManyPagesShowEveryOne(t *testing.T) {
	f := facetest.Many()
	seen := map[string]bool{}
	for d := motion; d < motion+4*perPage; d += perPage {
		lines := wallAfter(f, d, false)
		for _, c := range f.Reveal.Passed {
			if row(lines, fmt.Sprintf(" %-4s%s", wallRank(c), numbered(c))) >= 0 {
				seen[wallRank(c)] = true
			}
		}
	}
	if len(seen) != len(f.Reveal.Passed) {
		t.Errorf("%d of %d were ever on the wall", len(seen), len(f.Reveal.Passed))
	}
}

func TestNobodyIsNamedOnTheReveal(t *testing.T) {
	f := facetest.Wall(8)
	for i := range f.Reveal.Passed {
		f.Reveal.Passed[i].Case.Who = "Kwame"
	}
	if seen := strings.Join(wallAfter(f, motion, false), "\n"); strings.Contains(seen, "Kwame") {
		t.Errorf("an author stands on the reveal:\n%s", seen)
	}
}

func TestAMeanShortOfTheMarkNeverReadsAsTheMark(t *testing.T) {
	h := model.HistogramOf([5]int{0, 1, 29, 0, 0}) // 59/30
	var tally model.Tally
	tally.Whole[model.Importance] = h
	one := model.DefaultRule().Judge(tally, 0).Groups[model.Importance]
	if bar := Bar(theme.New(false, colorprofile.Ascii), model.DefaultRule(), one, 12); !strings.Contains(ansi.Strip(bar), "1.97 ✗") {
		t.Errorf("59/30 beside 2 is %q", bar)
	}
}

func TestTheSheetSaysWhatWouldHaveChangedTheOutcome(t *testing.T) {
	f := facetest.Reveal()
	if got := Turned(f.Passed[2]); got != "with 4 points fewer in measurability it would not have passed" {
		t.Errorf("got %q", got)
	}
	kept := f.Passed[2]
	kept.Result.Agreement = model.AgreeNone
	if got := Turned(kept); got != "" {
		t.Errorf("without a mark that is told it says %q", got)
	}
	wall := facetest.Viewed(model.ViewReason)
	one := *wall.Reason
	one.Result = model.CaseResult{}
	wall.Reason, wall.Reveal = &one, &session.RevealFace{Seats: 2}
	drawn := frame.Plain(frame.New(120, 35, WallReason(wall, screen.Env{Theme: theme.New(true, colorprofile.TrueColor)}, facetest.Now(), 120, 35)...))
	if !strings.Contains(drawn, "Fewer than 3 people scored") || strings.Contains(drawn, "0 scored") {
		t.Errorf("a sheet whose marks are kept back counts none:\n%s", drawn)
	}
	if got := Turned(session.Scored{}); got != "" {
		t.Errorf("nothing would have changed it, and it says %q", got)
	}
}

func TestAnOpenRoundSaysWhatItIsAbout(t *testing.T) {
	for _, n := range []int{1, 3} {
		f := facetest.Wall(8)
		round := facetest.Round(true)
		round.Cases = round.Cases[:n]
		f.Reveal, f.Round = nil, &round
		want := "3 use cases are scored"
		if n == 1 {
			want = round.Cases[0].Title
		}
		for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}} {
			env := screen.Env{Theme: theme.New(false, colorprofile.TrueColor), Zone: facetest.Zone()}
			seen := frame.Plain(frame.New(size[0], size[1], Wall(f, env, facetest.Now(), size[0], size[1])...))
			for _, words := range []string{want, "have handed in", "A use case passes with 2"} {
				if !strings.Contains(seen, words) {
					t.Errorf("at %v %q is not on the wall:\n%s", size, words, seen)
				}
			}
		}
	}
}

// TestSpreadShowsEveryNumber: of more than five marks the number stands behind the blocks, also behind the last ones.
func TestSpreadShowsEveryNumber(t *testing.T) {
	var c session.Scored
	c.Tally.Whole[model.Measurability] = model.Histogram{Counts: [4]int{6, 1, 0, 12}}
	line := ansi.Strip(Spread(theme.New(false, colorprofile.TrueColor), c, model.Measurability))
	if got := strings.Fields(line); strings.Join(got, " ") != "0 █████ 6 1 █ 2 · 3 █████ 12" {
		t.Errorf("%q", line)
	}
}

// TestWhatMovedIsNeverCut says less where there is less room.
func TestWhatMovedIsNeverCut(t *testing.T) {
	c := session.Scored{Moved: &session.MovedFace{Score: model.Moved{Before: model.NewFrac(23, 10), After: model.NewFrac(27, 10), HasBefore: true, HasAfter: true},
		Was: "did not pass", Now: "passed", Changed: true, Answers: 3}}
	for w, want := range map[int]string{60: "did not pass before: 2.3 ↑ 2.7, at least 3 moved", 40: "did not pass before: 2.3 ↑ 2.7", 20: "2.3 ↑ 2.7", 5: ""} {
		if got := movedWithin(c, w); got != want {
			t.Errorf("%d columns hold %q, want %q", w, got, want)
		}
	}
}
