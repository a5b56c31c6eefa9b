package score

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

func TestReadCounts(t *testing.T) {
	for typed, want := range map[string][5]int{
		"": {}, "0 1 4 5 0": {0, 1, 4, 5, 0}, "0,1,4,5": {0, 1, 4, 5, 0}, " 1/2/3/4/5 ": {1, 2, 3, 4, 5},
	} {
		if got, ok := readCounts(typed); !ok || got != want {
			t.Errorf("%q is %v, %v", typed, got, ok)
		}
		if again, ok := readCounts(counts(want)); !ok || again != want {
			t.Errorf("%v came back as %v", want, again)
		}
	}
	for _, typed := range []string{"1", "1 2 3", "1 2 3 4 5 6", "a b c d", "0 -1 2 3"} {
		if got, ok := readCounts(typed); ok {
			t.Errorf("%q was taken as %v", typed, got)
		}
	}
}

func TestTheEstimateWarnsWhenTimeIsShort(t *testing.T) {
	env := screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone()}
	f := facetest.BeforeRound()
	show := func() string { return frame.Plain(NewConsole(env, f).SetSize(90, 20).View()) }
	if got := show(); !strings.Contains(got, "9 use cases x 3 marks x 14 people = 4:30 of 7:30") {
		t.Errorf("no estimate in\n%s", got)
	}
	s, _ := tuitest.Press(NewConsole(env, f).SetSize(90, 20), "down", "down", "down", "space")
	if got := frame.Plain(s.View()); !strings.Contains(got, "10 use cases x 3 marks x 14 people = 5:00 of 7:30") || !strings.Contains(got, "above the 9") {
		t.Errorf("a tenth is not counted in\n%s", got)
	}
	f.Clock.Timebox = f.Clock.Spent(facetest.Now()) + time.Minute
	if got := show(); !strings.Contains(got, "! 9 use cases") {
		t.Errorf("no warning in\n%s", got)
	}
}

// TestWithheldMarksAreExplained: of two scorers no mark is shown, and the console says why as a seat does.
func TestWithheldMarksAreExplained(t *testing.T) {
	env := screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone()}
	f := facetest.BeforeRound()
	f.Round, f.Reveal = &session.RoundFace{Revealed: true}, facetest.Reveal()
	show := func() string {
		return strings.Join(strings.Fields(frame.Plain(NewConsole(env, f).SetSize(72, 20).View())), " ")
	}
	if got := show(); strings.Contains(got, "are not shown") {
		t.Errorf("ten scored, and yet:\n%s", got)
	}
	f.Reveal.Seats, f.Reveal.Hands = 2, 0
	if got := show(); !strings.Contains(got, "2 people scored. "+strings.Join(f.Reveal.Untold(), " ")) || !strings.Contains(got, "the marks are not shown") {
		t.Errorf("nothing says why:\n%s", got)
	}
}

// TestARevealIsShownWhereItWasMade: after the reveal the list is the outcome, with each group's mean, and no empty grid.
func TestARevealIsShownWhereItWasMade(t *testing.T) {
	env := screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone()}
	f := facetest.BeforeRound()
	f.Round = &session.RoundFace{ID: facetest.Reveal().Round}
	for _, s := range Revealed(facetest.Reveal()) {
		f.Round.Cases = append(f.Round.Cases, s.Case)
	}
	s := NewConsole(env, f).SetSize(100, 40)
	revealed := *f.Round
	revealed.Revealed = true
	f.Round, f.Reveal = &revealed, facetest.Reveal()
	s, _ = s.Update(screen.SnapshotMsg{Projection: f})
	got := frame.Plain(s.View())
	for _, one := range Revealed(f.Reveal) {
		want := "imp " + one.Result.Groups[0].Mean.String()
		if one.Result.Groups[0].TooFew {
			want = "imp too few"
		}
		_, row, listed := strings.Cut(got, string([]rune(one.Case.Title)[:min(16, len([]rune(one.Case.Title)))])) // a long one is cut
		if below := strings.SplitN(row, "\n", 3); !listed || len(below) < 3 || !strings.Contains(below[1], want) {
			t.Errorf("%s has no %q below it in\n%s", one.Case.Title, want, got)
		}
	}
	if strings.Contains(got, "·") {
		t.Errorf("an empty cell stands in\n%s", got)
	}
}

// TestARoomWithoutTerminalsIsCounted by its hands: nobody hands in there.
func TestARoomWithoutTerminalsIsCounted(t *testing.T) {
	f := facetest.Find("score")
	r := *f.Round
	r.People, r.HandedIn, r.Hands = 0, 0, 9
	f.Round = &r
	env := screen.Env{Theme: theme.New(false, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone()}
	got := frame.Plain(frame.New(80, 24, Wall(f, env, facetest.Now(), 80, 24)...))
	if !strings.Contains(got, "by hands and on paper") || strings.Contains(got, "of 0 handed in") {
		t.Errorf("the wall has\n%s", got)
	}
}
