package questions_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/exp/golden"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/method/questions"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

func env() screen.Env {
	return screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone()}
}

func face() session.SessionFace {
	return session.SessionFace{Programme: "North", Title: "Breakfast", State: model.Live,
		Block: model.Block{Title: "Q&A", Method: model.Questions, Prompt: "What would you like to ask?", Timebox: 10 * time.Minute},
		Clock: session.Clock{Timebox: 10 * time.Minute, Since: facetest.Now().Add(-2 * time.Minute)}}
}

func list() []session.RoomQuestionFace {
	id := facetest.ID[model.QuestionID]
	return []session.RoomQuestionFace{
		{ID: id(4), Number: 4, Words: "Would you begin with the dock again?", Pinned: true, Who: "Kwame Mensah", Up: 2},
		{ID: id(2), Number: 2, Words: "最初の一か月に、いくらかかりましたか。", Up: 9, Nameless: true},
		{ID: id(1), Number: 1, Words: "How did you get the planners to take part, and who paid for the first month?", Up: 7, Down: 4, Contested: true, Merged: []int{5}},
		{ID: id(3), Number: 3, Words: "Who was against it?", Done: true, Answer: "the foremen, at first"},
	}
}

func waiting() []session.RoomQuestionFace {
	held := session.RoomQuestionFace{ID: facetest.ID[model.QuestionID](6), Number: 6, Words: "Is it safe?", Held: true}
	return append(list(), held)
}

func seat() *session.SeatFace {
	return &session.SeatFace{SeatShared: &session.SeatShared{SessionFace: face()}, Asked: &session.SeatAsked{PublicAsked: &session.PublicAsked{Questions: list(), Open: 3}, Mine: waiting()[4:],
		Votes: map[model.QuestionID]int{list()[0].ID: 1, list()[2].ID: -1}}}
}

func console() session.ConsoleFace {
	return session.ConsoleFace{SessionFace: face(), Asked: &session.AskedFace{Questions: waiting(), Waiting: 1}}
}

func TestGoldens(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}} {
		w, h := size[0], size[1]
		name := fmt.Sprintf("%dx%d", w, h)
		wall := session.WallFace{SessionFace: face(), Asked: &session.PublicAsked{Questions: list(), Open: 3}}
		for what, view := range map[string]func() frame.Frame{
			"wall":      func() frame.Frame { return frame.New(w, h, questions.Wall(wall, env(), facetest.Now(), w, h)...) },
			"wall_view": func() frame.Frame { return frame.New(w, h, questions.WallView(wall, env(), facetest.Now(), w, h)...) },
			"wall_none": func() frame.Frame {
				return frame.New(w, h, questions.Wall(session.WallFace{SessionFace: face()}, env(), facetest.Now(), w, h)...)
			},
			"console":       func() frame.Frame { return questions.NewConsole(env(), console()).SetSize(w-20, h-6).View() },
			"console_whole": func() frame.Frame { return questions.OpenConsole(env(), console()).SetSize(w, h).View() },
			"seat":          func() frame.Frame { return questions.NewSeat(env(), seat()).SetSize(w, h-4).View() },
			"seat_whole":    func() frame.Frame { return questions.OpenSeat(env(), seat()).SetSize(w, h).View() },
		} {
			t.Run(what+"_"+name, func(t *testing.T) { golden.RequireEqual(t, frame.Plain(view())) })
		}
	}
}

// TestKeys presses what acts at once, on console and seat.
func TestKeys(t *testing.T) {
	c, first := console(), list()[0].ID
	for key, want := range map[string]any{
		"enter": session.AnswerQuestion{Session: c.Session, Question: first, Done: true},
		"t":     session.PinQuestion{Session: c.Session, Question: first},
		"v":     session.TurnWall{Session: c.Session, View: model.ViewQuestions},
		"k":     session.HoldQuestions{Session: c.Session},
	} {
		_, msgs := tuitest.Press(questions.OpenConsole(env(), c).SetSize(100, 30), key)
		if got := tuitest.Intents(msgs); len(got) != 1 || got[0] != want {
			t.Errorf("%s on a console utters %v", key, got)
		}
	}
	for key, vote := range map[string]int{"+": 0, "-": -1} { // one is for it already: the same key takes it back
		_, msgs := tuitest.Press(questions.OpenSeat(env(), seat()).SetSize(80, 24), key)
		if got := tuitest.Intents(msgs); len(got) != 1 || got[0] != any(session.VoteQuestion{Session: c.Session, Question: first, Vote: vote}) {
			t.Errorf("%s on a seat utters %v", key, got)
		}
	}
	for name, s := range map[string]screen.Screen{"console": questions.OpenConsole(env(), c), "seat": questions.OpenSeat(env(), seat())} {
		if wrong := s.Keys().Check(); len(wrong) > 0 {
			t.Errorf("%s: %v", name, wrong)
		}
	}
}

func TestHands(t *testing.T) {
	if got, err := questions.Hands("7, 2"); err != nil || got != [2]int{7, 2} {
		t.Errorf("%v, %v", got, err)
	}
	for _, wrong := range []string{"", "1 2 3", "-1", "many"} {
		if _, err := questions.Hands(wrong); err == nil {
			t.Errorf("%q is a show of hands", wrong)
		}
	}
}
