package survey_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/method/survey"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

func env() screen.Env {
	return screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Zone: time.UTC, Now: facetest.Now}
}

func newSeat(given int) screen.Screen {
	f := facetest.SeatSurvey(given)
	return survey.NewSeat(env(), &f, func(c seat.Centre) []string { return []string{"The recap."} })
}

func TestSeatGoldens(t *testing.T) {
	for _, given := range []int{0, 3, 12} {
		for _, size := range [][2]int{{60, 14}, {80, 18}, {120, 28}} {
			s := newSeat(given).SetSize(size[0], size[1])
			for _, part := range []string{"page", "sheet"} {
				tuitest.Golden(t, fmt.Sprintf("%s-%d-%d", part, given, size[0]), tuitest.Draw(s.View(), env().Theme, size[0], size[1]))
				if clash := s.Keys().Check(); len(clash) > 0 {
					t.Errorf("keys: %v", clash)
				}
				s, _ = tuitest.Press(s, "enter")
			}
		}
	}
}

// TestSeatMarks answers with digits: each is sent at once, shown at once, and goes on to the next question.
func TestSeatMarks(t *testing.T) {
	_, msgs := tuitest.Press(newSeat(0).SetSize(80, 18), "enter", "3", "-", "0")
	sent := tuitest.Intents(msgs)
	f := facetest.SeatSurvey(0)
	first, second := f.MySurvey[0].Case.ID, f.MySurvey[1].Case.ID
	want := []session.AnswerSurvey{{Survey: f.Survey.ID, Case: first, Question: model.SurveyPriority, Mark: 3},
		{Survey: f.Survey.ID, Case: first, Question: model.SurveyValue, Mark: model.CantSay}, {Survey: f.Survey.ID, Case: second, Question: model.SurveyPriority}}
	for i := range want {
		if len(sent) != len(want) || sent[i] != want[i] {
			t.Errorf("sent %+v, want %+v", sent, want)
			break
		}
	}
}
