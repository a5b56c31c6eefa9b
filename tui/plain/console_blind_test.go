package plain_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/tui"
	"serendip/tui/plain"
)

// blind runs a facilitator's verbs in one room; what says begins with "!" is refused.
func blind(t *testing.T, w *sessiontest.Workshop, verbs [][2]string) {
	t.Helper()
	room := w.Live.Reach(sessiontest.Host(), w.ID, session.AtConsole)
	for _, v := range verbs {
		var out bytes.Buffer
		err := plain.HostCommand(t.Context(), room, strings.Fields(v[0]), &out, plain.Desk{Asks: tui.PlainAsks()})
		refused, is := strings.CutPrefix(v[1], "!")
		switch {
		case is && (err == nil || !strings.Contains(err.Error(), refused)):
			t.Fatalf("%s: %q, %v; want the refusal %q", v[0], out.String(), err, refused)
		case !is && (err != nil || !strings.Contains(unbroken(out.String()), v[1])):
			t.Fatalf("%s: %q, %v; want %q", v[0], out.String(), err, v[1])
		}
	}
}

func added(w *sessiontest.Workshop, b model.Block) {
	b.Timebox = 5 * time.Minute
	w.Do(session.AddBlock{Session: w.ID, At: 3, Block: b})
	w.To(b.Method)
}

func TestQuestionsAreAskedAndShownByWords(t *testing.T) {
	w := workshop(t)
	added(w, model.Block{Title: "Ask", Method: model.Poll, Questions: []model.Question{{Text: "Which day?", Kind: model.AskChoice, Options: []string{"Monday", "Friday"}}}})
	blind(t, w, [][2]string{
		{"ask", "ask open asks everybody 1 question."},
		{"ask show", "!Nothing is asked yet"},
		{"reveal", "!Ask has no marks to reveal; it asks questions"},
		{"ask open", "1 question is asked."},
		{"ask open", "!asked already"},
	})
	w.By("Ada", session.Answer{Asking: w.Live.Snapshot().ForWall(w.ID).Asking.ID, Cell: 2})
	blind(t, w, [][2]string{
		{"status", "1 question is open. 1 of 2 have answered on seats, 0 by show of hands."},
		{"reveal", "!ask show"},
		{"round open", "!Ask takes no round of marks; it asks questions of everybody: ask open"},
		{"ask show", "!Say it again with --yes"},
		{"ask show --yes", "Shown."},
		{"ask", "Question 1 of 1. Which day? 1 answer"},
		{"results", "Question 1 of 1. Which day? 1 answer"},
		{"ask open", "1 question is asked."},
		{"ask drop --yes", "The questions are taken back."},
	})
}

func TestAPollWithoutAQuestionSaysHowItGetsOne(t *testing.T) {
	w := workshop(t)
	added(w, model.Block{Title: "Ask", Method: model.Poll})
	blind(t, w, [][2]string{
		{"ask open", "!Ask has no question yet; prompt and its words give it one."},
		{"prompt which day suits you?", "."},
		{"ask open", "1 question is asked."},
	})
}

func TestDotsAreOpenedAndRevealedByWords(t *testing.T) {
	w := workshop(t)
	blind(t, w, [][2]string{{"dots open", "!takes no dots"}})
	added(w, model.Block{Title: "Choose", Method: model.Dots})
	blind(t, w, [][2]string{{"dots close", "!dots open begins one"}, {"dots open", "dots a person"}})
	d := w.Live.Snapshot().ForConsole(w.ID, sessiontest.Host().Person).Dots
	w.By("Ada", session.GiveDots{Round: d.ID, Case: d.Cases[0].ID, Dots: 1})
	blind(t, w, [][2]string{
		{"status", "The dot round over 2 use cases is open. 0 of 2 handed in; dots from 1 on seats"},
		{"dots close", "."},
		{"dots reopen", "."},
		{"reveal", "!dots reveal"},
		{"dots reveal", "!1 person is not done yet; the dots they gave count. Say it again with --yes"},
		{"dots reveal --yes", "Revealed."},
		{"dots", "Fewer than three people gave dots"},
		{"results", "The dots: 1 on seats"},
	})
	var out bytes.Buffer
	err := plain.Command(t.Context(), w.Live.Reach(w.As("Ada"), w.ID, session.AtSeat), []string{"reveal"}, &out)
	if err != nil || !strings.Contains(out.String(), "The dots: 1 on seats") {
		t.Errorf("a seat asks what was revealed: %q, %v", out.String(), err)
	}
	blind(t, w, [][2]string{
		{"dots open", "dots a person"},
		{"dots drop --yes", "."},
		{"round open", "!Choose takes no round of marks; it takes dots: dots open"},
		{"round again", "!it takes dots"},
	})
}

func TestAMatrixIsToldByWords(t *testing.T) {
	w := workshop(t)
	added(w, model.Block{Title: "Weigh", Method: model.Matrix})
	blind(t, w, [][2]string{{"capture ~ every depot sends the photo", "Kept"}, {"results", "Nothing is revealed yet."}, {"round open", "being scored"}})
	w.Do(session.CountHands{Round: w.Live.Snapshot().ForWall(w.ID).Round.ID, Case: w.Live.Snapshot().ForWall(w.ID).Round.Cases[0].ID, Counts: [5]int{0, 0, 0, 4}})
	blind(t, w, [][2]string{{"reveal --yes", "Revealed."}, {"results", "4 by show of hands"}})
}
