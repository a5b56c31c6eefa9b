package letters_test

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"serendip/model"
	"serendip/session"
	"serendip/tui/method/letters"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

var now = time.Date(2026, 10, 13, 18, 40, 0, 0, time.UTC)

func planned() session.ConsoleFace {
	day := func(n int) time.Time { return time.Date(2026, 10, 13+n, 0, 0, 0, 0, time.UTC) }
	return session.ConsoleFace{SessionFace: session.SessionFace{State: model.Draft}, Letters: &session.LettersFace{Plan: []session.LetterFace{
		{Step: model.LetterInvitation, Day: day(-22), To: 12, Made: 12, Last: day(-21)},
		{Step: model.LetterFollowUp2, Day: day(-1), To: 9, Waiting: 9},
		{Step: model.LetterFollowUp3, Day: day(14), To: 9, Waiting: 9},
		{Step: model.LetterThanks, Day: day(22), Over: true},
	}}}
}

// TestPlanSaysWhatIsDue in words, at any width.
func TestPlanSaysWhatIsDue(t *testing.T) {
	for _, w := range []int{40, 80, 160} {
		got := ansi.Strip(strings.Join(letters.Lines(planned(), now)(w, theme.New(true, colorprofile.TrueColor)), "\n"))
		for _, want := range []string{"was due yesterday, 9 drafts", "12 made on 22 Sep", "9 drafts to make", "for nobody yet", "make LETTER"} {
			if !strings.Contains(got, want) {
				t.Errorf("%d cells: no %q in\n%s", w, want, got)
			}
		}
	}
}

// TestSurveyIsOpenedAndCounted by a choice.
func TestSurveyIsOpenedAndCounted(t *testing.T) {
	f := planned()
	f.State = model.Closed
	env := screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Now: func() time.Time { return now }, Zone: time.UTC}
	pick := func(f session.ConsoleFace) []any {
		open, ok := letters.Ask(env, f, now)().(screen.OpenMsg)
		if !ok {
			t.Fatal("nothing opens")
		}
		_, msgs := tuitest.Press(open.Screen.SetSize(80, 24), "down", "enter")
		for _, m := range msgs {
			if next, ok := m.(screen.OpenMsg); ok {
				_, msgs = tuitest.Press(next.Screen.SetSize(80, 24), "y")
			}
		}
		return tuitest.Intents(msgs)
	}
	if got := pick(f); len(got) != 1 {
		t.Fatalf("it sends %v", got)
	} else if _, opens := got[0].(session.OpenAfter); !opens {
		t.Errorf("it sends %v", got)
	}
	f.After = &session.AfterFace{AskingFace: &session.AskingFace{ID: model.RoundID{1}, Answered: 9}, Asked: 18}
	if got := pick(f); len(got) != 1 || got[0] != any(session.ShowAnswers{Asking: model.RoundID{1}}) {
		t.Errorf("it sends %v", got)
	}
}
