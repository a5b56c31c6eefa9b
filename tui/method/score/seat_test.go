package score_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/method/score"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

func seatEnv() screen.Env {
	return screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone()}
}

func scorer(f session.SeatFace) screen.Screen { return score.NewSeat(seatEnv(), &f).SetSize(78, 17) }

func seen(s screen.Screen) string { return frame.Plain(s.View()) }

func marksOf(t *testing.T, msgs []tea.Msg) []session.Mark {
	t.Helper()
	var out []session.Mark
	for _, i := range tuitest.Intents(msgs) {
		m, ok := i.(session.Mark)
		if !ok {
			t.Fatalf("%+v is no mark", i)
		}
		out = append(out, m)
	}
	return out
}

func TestNineUseCasesTakeTwentySevenKeys(t *testing.T) {
	f := facetest.Seat(7)
	s := scorer(f)
	s, msgs := tuitest.Press(s, "enter")
	if len(msgs) > 0 {
		t.Fatalf("beginning did %+v", msgs)
	}
	keys := strings.Split(strings.Repeat("0123-1230", 3), "")
	s, msgs = tuitest.Press(s, keys...)
	marks := marksOf(t, msgs)
	if len(marks) != 27 {
		t.Fatalf("%d marks, want 27", len(marks))
	}
	given := map[string]bool{}
	for i, m := range marks {
		want := model.CantSay
		if k := keys[i]; k != "-" {
			want = model.Mark(k[0] - '0')
		}
		if m.Case != f.Round.Cases[i/3].ID || m.Group != model.Group(i%3) || m.Mark != want || m.Criterion != 0 || m.Clear {
			t.Errorf("key %d gave %+v", i+1, m)
		}
		given[fmt.Sprint(m.Case, m.Group)] = true
	}
	if len(given) != 27 {
		t.Errorf("%d different marks, want 27", len(given))
	}
	if !strings.Contains(seen(s), "26 ▸") {
		t.Errorf("not at the last use case:\n%s", seen(s))
	}
	_, msgs = tuitest.Press(s, "enter")
	if got := tuitest.Intents(msgs); len(got) != 1 || got[0] != (session.HandIn{Round: f.Round.ID}) {
		t.Errorf("enter gave %+v", got)
	}
}

func TestMarksShowOnTheWayKeptAndNotSaved(t *testing.T) {
	f := facetest.Seat(7)
	s, _ := tuitest.Press(scorer(f), "enter")
	s, msgs := tuitest.Press(s, "3", "2")
	marks := marksOf(t, msgs)
	if !strings.Contains(seen(s), "Importance …") || strings.Count(seen(s), "[") != 2 {
		t.Errorf("on the way:\n%s", seen(s))
	}
	s, _ = s.Update(screen.ResultMsg{Intent: marks[0]})
	s, _ = s.Update(screen.ResultMsg{Intent: marks[1], Err: errors.New("the disk is full")})
	if text := seen(s); strings.Contains(text, "…") || !strings.Contains(text, "[3]") || strings.Contains(text, "[2]") ||
		!strings.Contains(text, "Measurability  ✗ not saved") || !strings.Contains(text, "Not saved: Measurability of Gate photo sent ahead. Press it again.") {
		t.Errorf("after the answers:\n%s", text)
	}
	s, msgs = tuitest.Press(s, "up", "1")
	s, _ = s.Update(screen.ResultMsg{Intent: marksOf(t, msgs)[0]})
	if text := seen(s); strings.Contains(text, "not saved") || !strings.Contains(text, "[1]") {
		t.Errorf("pressed again:\n%s", text)
	}
}

func TestAnOlderAnswerDoesNotConfirmANewerMark(t *testing.T) {
	s, _ := tuitest.Press(scorer(facetest.Seat(7)), "enter")
	s, first := tuitest.Press(s, "1")
	s, _ = tuitest.Press(s, "up", "3")
	s, _ = s.Update(screen.ResultMsg{Intent: marksOf(t, first)[0]})
	if text := seen(s); !strings.Contains(text, "Importance …") || !strings.Contains(text, "[3]") {
		t.Errorf("the newer mark is still on its way:\n%s", text)
	}
}

func TestMarksComeBackAfterABreak(t *testing.T) {
	f := facetest.Seat(7)
	f.Round = facetest.SeatRound(13, true)
	s := scorer(f)
	if !strings.Contains(seen(s), "13 of your 27 marks are kept.") {
		t.Errorf("begins with\n%s", seen(s))
	}
	s, _ = tuitest.Press(s, "enter")
	if text := seen(s); !strings.Contains(text, "Supplier questions") || !strings.Contains(text, "▸ Measurability") {
		t.Errorf("goes on at\n%s", text)
	}
	f.Round.Done = true
	if text := seen(scorer(f)); !strings.Contains(text, "Handed in.") || !strings.Contains(text, "14 of 27 marks are open.") {
		t.Errorf("handed in:\n%s", text)
	}
}

func TestMarkingByCriterion(t *testing.T) {
	f := facetest.Seat(7)
	f.Round.Scores[0].NotAimed = model.Lenses(0).With(model.CustomerLens)
	s, _ := tuitest.Press(scorer(f), "enter", "d")
	s, msgs := tuitest.Press(s, "3", "2", "1", "0", "-", "1", "1", "1", "1")
	marks := marksOf(t, msgs)
	want := []model.Criterion{model.FinancialLens, model.ProcessLens, model.LearningLens, model.MetricsIdentified, model.MetricsMeasurable,
		model.ValueQuantified, model.ResourcesAvailable, model.StakeholdersInvolved, model.MaturityFits}
	for i, c := range want {
		if marks[i].Criterion != 1+int(c) || marks[i].Group != c.Group() || marks[i].Case != f.Round.Cases[0].ID {
			t.Errorf("key %d gave %+v, want %v", i+1, marks[i], c)
		}
	}
	if text := seen(s); !strings.Contains(text, "One-touch shelf reorder") {
		t.Errorf("not gone on to the next use case:\n%s", text)
	}
	s, msgs = tuitest.Press(s, "left", "d", "2")
	if m := marksOf(t, msgs)[0]; m.Criterion != 0 || m.Group != model.Importance {
		t.Errorf("by group again: %+v", m)
	}
	if !strings.Contains(seen(s), "[2]") {
		t.Errorf("the mark for the whole group does not show:\n%s", seen(s))
	}
}

func TestAMarkCanBeTakenAway(t *testing.T) {
	f := facetest.Seat(7)
	f.Round = facetest.SeatRound(27, true)
	s, _ := tuitest.Press(scorer(f), "enter", "home")
	s, _ = tuitest.Press(s, "left", "left", "left", "left", "left", "left", "left", "left", "left")
	_, msgs := tuitest.Press(s, "backspace")
	if m := marksOf(t, msgs)[0]; !m.Clear || m.Case != f.Round.Cases[0].ID || m.Group != model.Importance {
		t.Errorf("gave %+v", m)
	}
}

func TestNothingIsMarkedWhenTheRoundIsNotOpen(t *testing.T) {
	f := facetest.Seat(7)
	s, _ := tuitest.Press(scorer(f), "enter")
	f.Round = facetest.SeatRound(5, false)
	s, _ = s.Update(screen.SnapshotMsg{Projection: f, Now: facetest.Now()})
	s, msgs := tuitest.Press(s, "3", "enter", "d", "w")
	if len(msgs) > 0 {
		t.Errorf("keys did %+v", msgs)
	}
	if text := seen(s); !strings.Contains(text, "The marks are being counted.") || !strings.Contains(text, "You gave 5 of 27 marks.") {
		t.Errorf("shows\n%s", text)
	}
	f.Round = nil
	if text := seen(scorer(f)); !strings.Contains(text, "The round opens in a moment.") {
		t.Errorf("before the round:\n%s", text)
	}
}

func TestLookingAgainGoesBackToAUseCase(t *testing.T) {
	f := facetest.Seat(7)
	f.Round = facetest.SeatRound(22, true)
	f.Round.Done = true
	s, msgs := tuitest.Press(scorer(f), "down", "down", "enter", "1")
	if m := marksOf(t, msgs)[0]; m.Case != f.Round.Cases[2].ID {
		t.Errorf("marked %+v", m)
	}
	if _, msgs = tuitest.Press(s, "enter"); len(msgs) > 0 {
		t.Errorf("handed in twice: %+v", msgs)
	}
}
