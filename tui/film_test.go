package tui

import (
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
	"serendip/tui/frame"
	"serendip/tui/screen"
	"serendip/tui/theme"
)

// filmed is a workshop in which something was said, merged, hidden and undone, with a round that is still open.
func filmed(t *testing.T) (*sessiontest.Workshop, *session.Past) {
	t.Helper()
	w := sessiontest.New(t, storetest.NewMemory())
	if _, err := w.Live.Past(t.Context(), w.ID, session.AtWall); err == nil {
		t.Fatal("a session that has not begun has a past")
	}
	w.GoLive()
	w.Says("Mei", "we are here")
	w.To(model.Capture)
	for n, line := range []string{"drivers send the gate photo ahead", "pallets are counted by camera", "tours are planned at night"} {
		w.Clock.Turn(time.Duration(n+1) * time.Minute)
		w.Says("Mei", line)
	}
	w.Clock.Turn(10 * time.Minute)
	w.Do(session.Hide{Case: w.Case(3).ID})
	w.To(model.Scoring)
	w.Clock.Turn(time.Minute)
	w.Do(session.OpenRound{Session: w.ID, Cases: []model.UseCaseID{w.Case(4).ID}})
	w.By("Mei", session.Mark{Round: w.Session().Rounds[0], Case: w.Case(4).ID, Group: 0, Mark: 3})
	past, err := w.Live.Past(t.Context(), w.ID, session.AtWall)
	if err != nil {
		t.Fatal(err)
	}
	return w, past
}

func filmLook() screen.Env {
	return screen.Env{Theme: theme.New(false, colorprofile.TrueColor), Zone: time.UTC}
}

// stillOf is a face in plain text.
func stillOf(face any, at time.Time) string { return frame.Plain(Still(face, filmLook(), at, 120, 35)) }

func TestTheLastMomentIsTheWallAsItIs(t *testing.T) {
	w, past := filmed(t)
	now := past.Time(past.Len() - 1)
	want, got := stillOf(w.Live.Snapshot().ForWall(w.ID), now), stillOf(past.Wall(past.Len()-1), now)
	if got != want || !strings.Contains(want, "handed in") {
		t.Errorf("the wall is\n%s\nthe replay shows\n%s", want, got)
	}
	if face := past.Wall(past.Len() - 1).Round; !reflect.DeepEqual(face, w.Live.Snapshot().ForWall(w.ID).Round) {
		t.Errorf("the round is %+v", face)
	}
}

func TestEveryMomentIsTheWallAsItWas(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	w.GoLive()
	w.To(model.Capture)
	var want []string
	for n := range 600 { // further than states are kept apart
		w.Clock.Turn(time.Second)
		w.Says("Mei", "idea "+string(rune('a'+n%26))+" of the yard "+strings.Repeat("x", n/26))
		want = append(want, stillOf(w.Live.Snapshot().ForWall(w.ID), w.Clock.Now()))
	}
	past, err := w.Live.Past(t.Context(), w.ID, session.AtWall)
	if err != nil {
		t.Fatal(err)
	}
	for n := len(want) - 1; n >= 0; n -= 37 {
		at := w.Clock.Now().Add(-time.Duration(len(want)-1-n) * time.Second)
		if got := stillOf(past.Wall(past.At(at)), at); got != want[n] {
			t.Fatalf("after %d ideas the wall was\n%s\nthe replay shows\n%s", n+1, want[n], got)
		}
	}
}

func TestAReplayTellsNoBallotAndNothingThatWasHidden(t *testing.T) {
	w, past := filmed(t)
	seat := past.Seat(past.Len()-1, w.As("Mei").Person)
	if seat.Round == nil || len(seat.Round.Scores) == 0 {
		t.Fatal("the seat has no round")
	}
	for _, s := range seat.Round.Scores {
		for _, m := range s.Marks {
			if m.Given {
				t.Error("a sealed mark is shown")
			}
		}
	}
	m, found := past.Find("GATE photo", 0)
	if !found || !strings.Contains(stillOf(past.Wall(m), past.Time(m)), "the gate photo ahead") {
		t.Errorf("the words are not on the wall at the moment they were said: %d, %v", m, found)
	}
	if _, found := past.Find("camera", 0); found {
		t.Error("the room finds what was hidden")
	}
	for m := range past.Len() {
		if strings.Contains(stillOf(past.Wall(m), past.Time(m)), "camera") {
			t.Fatalf("what was hidden later is on the wall at moment %d", m)
		}
	}
	whole, err := w.Live.Past(t.Context(), w.ID, session.AtConsole)
	if err != nil {
		t.Fatal(err)
	}
	if seen := whole.Console(whole.Len() - 1); len(seen.Away) > 0 || seen.Seats+seen.Room != seen.Joined() || seen.Joined() == 0 {
		t.Errorf("%d of %d are away in a replay, which knows of no lines", len(seen.Away), seen.Joined())
	}
	if m, found := whole.Find("CAMERA", 0); !found || !strings.Contains(stillOf(whole.Console(m), whole.Time(m)), "counted by camera") {
		t.Errorf("the console does not show what was said: %d, %v", m, found)
	}
	if _, found := past.Find("nobody said this", 0); found {
		t.Error("words that nobody said were found")
	}
}

// presses gives a film keys and answers where it is.
func presses(f filmScreen, keys ...tea.KeyPressMsg) filmScreen {
	for _, k := range keys {
		next, _ := f.Update(k)
		f = next.(filmScreen)
	}
	return f
}

func TestTheKeysOfAFilm(t *testing.T) {
	_, past := filmed(t)
	film := Film{Past: past, Face: func(m int) any { return past.Wall(m) }, At: past.Began(), End: past.Time(past.Len() - 2)}
	f := newFilm(filmLook(), film).SetSize(120, 35).(filmScreen)
	right, left := tea.KeyPressMsg{Code: tea.KeyRight}, tea.KeyPressMsg{Code: tea.KeyLeft}
	space, plus := tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}, tea.KeyPressMsg{Code: '+', Text: "+"}
	if f = presses(f, right); f.at != past.Time(1) && f.moment() < 1 {
		t.Errorf("right goes to %v", f.at)
	}
	if f = presses(f, tea.KeyPressMsg{Code: tea.KeyPgDown}); f.at.Sub(past.Began()) < time.Minute {
		t.Errorf("PgDn goes to %v", f.at)
	}
	at := f.at
	if f = presses(f, right, left); f.at.After(at) {
		t.Errorf("left of the next event is %v", f.at)
	}
	start := time.Unix(0, 0)
	f = presses(f, tea.KeyPressMsg{Code: tea.KeyHome}, space, plus, plus)
	next, _ := f.Update(screen.SnapshotMsg{Now: start})
	next, _ = next.Update(screen.SnapshotMsg{Now: start.Add(5 * time.Second)})
	if f = next.(filmScreen); !f.playing || f.speed != 4 || f.at.Sub(past.Began()) < 20*time.Second {
		t.Errorf("after five seconds at four times the speed it is at %v, playing %v at %d", f.at.Sub(past.Began()), f.playing, f.speed)
	}
	_, ask := f.Update(tea.KeyPressMsg{Code: '/', Text: "/"})
	box := ask().(screen.OpenMsg).Screen.SetSize(80, 24)
	if seen := frame.Plain(box.View()); !strings.Contains(seen, "enter find") || strings.Contains(seen, "save") {
		t.Errorf("the search asks\n%s", seen)
	}
	next, _ = f.Update(soughtMsg("gate photo"))
	if f = next.(filmScreen); f.playing || !strings.Contains(frame.Plain(f.View()), "gate photo") {
		t.Errorf("the search leads to\n%s", frame.Plain(f.View()))
	}
	next, _ = f.Update(soughtMsg("zebra"))
	if seen := frame.Plain(next.View()); !strings.Contains(seen, "nobody said “zebra”") {
		t.Errorf("nothing says that it was not found:\n%s", seen)
	}
	length := Elapsed(film.End.Sub(past.Began()))
	if seen := frame.Plain(f.View()); !strings.Contains(seen, " of "+length) {
		t.Errorf("nothing says that the session lasted %s:\n%s", length, seen)
	}
	after := Elapsed(past.Time(past.Len()-1).Sub(film.End)) + " after the close"
	if seen := frame.Plain(presses(f, tea.KeyPressMsg{Code: tea.KeyEnd}).View()); !strings.Contains(seen, after) {
		t.Errorf("nothing says %q:\n%s", after, seen)
	}
	if _, cmd := f.Update(tea.KeyPressMsg{Code: 'q', Text: "q"}); cmd == nil {
		t.Error("q does not end it")
	} else if _, leaves := cmd().(LeaveMsg); !leaves {
		t.Error("q does not end it")
	}
}

func TestAFilmFitsEverySize(t *testing.T) {
	w, past := filmed(t)
	for _, face := range []func(int) any{
		func(m int) any { return past.Wall(m) }, func(m int) any { return past.Console(m) },
		func(m int) any { return past.Seat(m, w.As("Mei").Person) },
	} {
		f := newFilm(filmLook(), Film{Past: past, Face: face, At: past.Time(past.Len() - 1), End: past.Time(past.Len() - 1)})
		for _, width := range frame.Widths() {
			if seen := frame.Plain(f.SetSize(width, 24).View()); strings.Contains(seen, "enter save") || strings.Contains(seen, "leave or close") {
				t.Errorf("keys are offered that do nothing in a replay:\n%s", seen)
			}
			for _, height := range frame.Heights() {
				for _, p := range f.SetSize(width, height).View().Panes {
					if p.X < 0 || p.Y < 0 || p.X+p.W > width || p.Y+p.H > height {
						t.Errorf("%dx%d: pane %s lies at %v", width, height, p.ID, p.Rect)
					}
				}
			}
		}
	}
}
