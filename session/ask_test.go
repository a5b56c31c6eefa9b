package session_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// asked is a live workshop that asks a block's questions now.
func asked(t *testing.T, store session.Store, m model.Method, questions ...model.Question) (*sessiontest.Workshop, model.RoundID) {
	t.Helper()
	w := sessiontest.New(t, store)
	w.Do(session.AddBlock{Session: w.ID, At: 0, Block: model.Block{Title: "Ask", Method: m, Timebox: 300e9, Prompt: "?", Questions: questions}})
	w.Do(session.OpenLobby{Session: w.ID})
	for _, name := range []string{"Ada", "Ben", "Mei", "Lena", "Olu"} {
		w.As(name)
	}
	w.Do(session.GoLive{Session: w.ID})
	w.Do(session.OpenAsking{Session: w.ID})
	return w, face(w).ID
}

// face is what is asked as who runs the session sees it.
func face(w *sessiontest.Workshop) *session.AskingFace {
	return w.Live.Snapshot().ForConsole(w.ID, model.PersonID{}).Wall.Asking
}

func TestReadinessRaisesItsFlag(t *testing.T) {
	w, id := asked(t, storetest.NewMemory(), model.Readiness)
	if n := len(face(w).Questions); n != 6 {
		t.Fatalf("%d questions", n)
	}
	for _, name := range []string{"Ada", "Ben", "Mei", "Lena", "Olu"} {
		for q := range 6 {
			w.By(name, session.Answer{Asking: id, Question: q, Cell: 1 + q%2}) // 0 and 1
		}
	}
	f := face(w)
	if f.Answered != 5 || f.Flag != "" || f.Questions[0].Counts != nil {
		t.Fatalf("before it is shown: %+v", f)
	}
	w.Do(session.ShowAnswers{Asking: id})
	f = face(w)
	if f.Flag != model.RedFlagAction || !f.Questions[0].Low || !slices.Equal(f.Questions[0].Counts, []int{5, 0, 0, 0}) {
		t.Fatalf("shown: %+v", f)
	}
	if got := f.Questions[0].Result; got != "mean 0.0 of 3, 5 answers" {
		t.Fatal(got)
	}
}

// TestFewAnswersRaiseNoFlag has no question low where there is no mean of it.
func TestFewAnswersRaiseNoFlag(t *testing.T) {
	w, id := asked(t, storetest.NewMemory(), model.Readiness)
	for _, name := range []string{"Ada", "Ben", "Mei"} {
		w.By(name, session.Answer{Asking: id, Cell: 1})
	}
	w.Do(session.ShowAnswers{Asking: id})
	if f := face(w); f.Flag != "" || f.Questions[0].Low || f.Questions[0].Result != "3 answers: too few for a mean" {
		t.Fatalf("shown: %+v", f)
	}
}

func TestPulseCountsHandsAndKeepsWordsWithoutNames(t *testing.T) {
	w, id := asked(t, storetest.NewMemory(), model.Pulse)
	for i, name := range []string{"Ada", "Ben", "Mei"} {
		w.By(name, session.Answer{Asking: id, Question: 0, Cell: 1 + 8 + i}) // 8, 9, 10
		w.By(name, session.Answer{Asking: id, Question: 2, Words: []string{"shorter", "more coffee", "again"}[i]})
	}
	w.By("Ada", session.Answer{Asking: id, Question: 0, Cell: 1 + 9}) // changed her mind
	w.By("Lena", session.Answer{Asking: id, Question: 2, Words: "gone"})
	w.By("Lena", session.Answer{Asking: id, Question: 2}) // took it away
	hands := make([]int, 11)
	hands[3], hands[10] = 1, 1
	w.Do(session.CountAnswers{Asking: id, Question: 0, Counts: hands})
	w.Do(session.ShowAnswers{Asking: id})
	f := face(w)
	if f.Answered != 3 || f.Hands != 2 {
		t.Fatalf("%d on seats, %d by hands", f.Answered, f.Hands)
	}
	if got := f.Questions[0].Result; got != "mean 8.2 of 10, 5 answers: too few for a net promoter score" {
		t.Fatal(got)
	}
	if got := f.Questions[2].Words; !slices.Equal(got, []string{"again", "more coffee", "shorter"}) {
		t.Fatal(got)
	}
}

func TestAnswersAreRefusedWithASentence(t *testing.T) {
	poll := model.Question{Text: "Which day?", Kind: model.AskChoice, Options: []string{"Monday", "Friday"}}
	w, id := asked(t, storetest.NewMemory(), model.Poll, poll)
	for name, one := range map[string]session.Intent{
		"no such question": session.Answer{Asking: id, Question: 1, Cell: 1},
		"no such answer":   session.Answer{Asking: id, Cell: 3},
		"words":            session.Answer{Asking: id, Words: "Tuesday"},
		"no such asking":   session.Answer{Asking: model.RoundID{1}, Cell: 1},
	} {
		if _, err := w.Try(w.As("Ada"), one); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	w.By("Ada", session.Answer{Asking: id, Cell: 1})
	for name, one := range map[string]session.Intent{
		"again":          session.OpenAsking{Session: w.ID},
		"too few counts": session.CountAnswers{Asking: id, Counts: []int{1}},
		"below none":     session.CountAnswers{Asking: id, Counts: []int{1, -1}},
	} {
		if _, err := w.Try(sessiontest.Host(), one); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	w.Do(session.ShowAnswers{Asking: id})
	if q := face(w).Questions[0]; q.Counts != nil || !strings.Contains(q.Result, "1 answer") {
		t.Errorf("one answer is shown: %+v", q)
	}
	var refused *session.Error
	if _, err := w.Try(w.As("Ada"), session.Answer{Asking: id, Cell: 2}); !errors.As(err, &refused) || refused.Code != session.Conflict {
		t.Errorf("an answer after the end: %v", err)
	}
}

// TestAnswersLeaveNoEventAndNoKeyBehind has answers sealed as marks are.
func TestAnswersLeaveNoEventAndNoKeyBehind(t *testing.T) {
	store := storetest.NewMemory()
	w, id := asked(t, store, model.Pulse)
	before := w.Live.Snapshot().State.Seq
	w.By("Ada", session.Answer{Asking: id, Question: 2, Words: "quite secret"})
	if after := w.Live.Snapshot().State.Seq; after != before {
		t.Fatalf("%d events for an answer", after-before)
	}
	for _, drop := range []bool{true, false} {
		if drop {
			w.Do(session.DropAsking{Asking: id})
		} else {
			w.Do(session.ShowAnswers{Asking: id})
		}
		left := 0
		if err := store.Records(context.Background(), w.Live.Snapshot().State.ID, "ballot/", func(session.Record) error { left++; return nil }); err != nil {
			t.Fatal(err)
		}
		if left != 0 {
			t.Fatalf("%d sealed answers are left", left)
		}
		if drop {
			if face(w) != nil {
				t.Fatal("a dropped asking is shown")
			}
			w.Do(session.OpenAsking{Session: w.ID})
			id = face(w).ID
			w.By("Ada", session.Answer{Asking: id, Question: 2, Words: "said again"})
		}
	}
}

// TestWordsOfAFewAreNotShown: what one or two people wrote would have a name.
func TestWordsOfAFewAreNotShown(t *testing.T) {
	w, id := asked(t, storetest.NewMemory(), model.Pulse)
	for _, name := range []string{"Ada", "Mei", "Olu"} {
		w.By(name, session.Answer{Asking: id, Question: 0, Cell: 9})
	}
	w.By("Ada", session.Answer{Asking: id, Question: 2, Words: "shorter"})
	w.Do(session.ShowAnswers{Asking: id})
	if f := face(w); f == nil || len(f.Questions[2].Words) != 1 {
		t.Errorf("among three who answered, shown is %+v", f)
	}
}

// TestAnswersOutliveTheSession shows after the close what nobody has shown before it, and takes no more.
func TestAnswersOutliveTheSession(t *testing.T) {
	w, id := asked(t, storetest.NewMemory(), model.Pulse)
	ada := w.As("Ada")
	w.By("Ada", session.Answer{Asking: id, Question: 2, Words: "shorter"})
	w.Do(session.Close{Session: w.ID})
	if _, err := w.Try(ada, session.Answer{Asking: id, Question: 2, Words: "longer"}); err == nil {
		t.Error("an answer after the end was taken")
	}
	w.Do(session.ShowAnswers{Asking: id})
	if f := face(w); f == nil || !f.Shown || f.Questions[2].N != 1 || len(f.Questions[2].Words) != 0 {
		t.Errorf("of one person alone, shown is %+v", f)
	}
}

// TestTheRoomSeesWordsOfThreeOnly: who runs the session reads what one of many wrote, wall and seats from three on, and at a pulse never.
func TestTheRoomSeesWordsOfThreeOnly(t *testing.T) {
	for _, m := range []model.Method{model.Poll, model.Pulse} {
		for said := 1; said <= 3; said++ {
			w, id := asked(t, storetest.NewMemory(), m, model.Question{Text: "How?", Kind: model.AskScale}, model.Question{Text: "What?", Kind: model.AskText})
			n := len(face(w).Questions) - 1
			for i, name := range []string{"Ada", "Ben", "Mei"} {
				w.By(name, session.Answer{Asking: id, Cell: 1 + i})
				if i < said {
					w.By(name, session.Answer{Asking: id, Question: n, Words: name + " wants coffee"})
				}
			}
			w.Do(session.ShowAnswers{Asking: id})
			s := w.Live.Snapshot()
			console, wall := face(w), s.ForWall(w.ID).Asking
			seat := s.ForSeat(w.ID, w.As("Ada").Person).Asking
			if got := len(console.Questions[n].Words); got != said {
				t.Errorf("%s: of %d texts the console shows %d", m, said, got)
			}
			want := 0
			if m == model.Poll && said == 3 {
				want = 3
			}
			for face, q := range map[string]session.QuestionFace{"wall": wall.Questions[n], "seat": seat.Questions[n]} {
				if len(q.Words) != want || m == model.Poll && (want == 0) != strings.Contains(q.Result, "too few") {
					t.Errorf("%s: of %d texts the %s shows %q, %q", m, said, face, q.Words, q.Result)
				}
			}
		}
	}
}
