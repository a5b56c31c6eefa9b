package discuss_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"serendip/model"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/method/discuss"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

func TestTheSeatSaysHowEachCaseCameOutAndWhy(t *testing.T) {
	env := screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone()}
	f := facetest.Seat(8)
	s := discuss.NewSeat(env, &f).SetSize(78, 40)
	text := frame.Plain(s.View())
	for _, c := range append(f.Reveal.Passed, f.Reveal.Rest...) {
		if !strings.Contains(text, c.Case.Title[:20]) || !strings.Contains(text, discuss.Verdict(c)) {
			t.Errorf("%s is missing:\n%s", c.Case.Title, text)
		}
	}
	s, _ = tuitest.Press(s, "down", "down")
	_, msgs := tuitest.Press(s, "enter")
	open, ok := msgs[0].(screen.OpenMsg)
	if !ok {
		t.Fatalf("enter gave %+v", msgs)
	}
	c := f.Reveal.Passed[2]
	sheet := frame.Plain(open.Screen.SetSize(80, 40).View())
	for _, want := range []string{c.Case.Title, c.Result.Groups[model.Importance].Mean.String(), "gave 3", "Said without a name", "The gate log already has the times."} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the sheet lacks %q:\n%s", want, sheet)
		}
	}
}
