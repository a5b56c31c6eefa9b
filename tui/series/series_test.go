package series_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/facetest"
	"serendip/tui/screen"
	"serendip/tui/series"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

func env() screen.Env {
	return screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Zone: time.UTC, Now: facetest.Now}
}

// face is a console of the third of four meetups.
func face() session.ConsoleFace {
	day := func(n int) time.Time { return time.Date(2026, 1, 15, 8, 30, 0, 0, time.UTC).AddDate(0, 0, 91*n) }
	const came, missed, coming, asked = model.PresenceCame, model.PresenceNoShow, model.PresenceComing, model.PresenceAsked
	f := facetest.Console(0)
	f.Series = &session.SeriesFace{Programme: f.Programme, Here: 2, Verdict: "all so far began in the morning: there is nothing to compare",
		Next: session.NextFace{Planned: true, At: day(3), Zone: "Europe/London"}}
	for n := range 4 {
		m := session.MeetupFace{N: n + 1, Session: facetest.ID[model.SessionID](70 + n), Title: model.Numbered("Breakfast meetup", n+1), Start: day(n), Zone: "Europe/London", Asked: 4, Coming: 3}
		if n < 2 {
			m.State, m.Came, m.NoShows, m.FirstTimes, m.Pulse = model.Closed, 20-2*n, 2+n, 20-16*n, session.PulseFace{Counts: []int{0, 1, 6, 9 - 8*n}, N: 16 - 8*n}
		}
		f.Series.Meetups = append(f.Series.Meetups, m)
	}
	f.Series.Slots = []session.SlotFace{{Slot: model.Morning, Meetups: 2, Came: 38, Expected: 43, Pulse: session.PulseFace{Counts: []int{0, 2, 12, 10}, N: 24}}}
	for n, p := range []session.RegularFace{
		{Name: "Ada Byron", Organisation: "Nordstern", At: []model.Presence{came, came, coming, asked}, Came: 2, Regular: true, Advocate: true, Spoke: 1},
		{Name: "Mei Tan", Organisation: "Süd", At: []model.Presence{came, missed, coming, asked}, Came: 1, NoShows: 1},
		{Name: "Olu", At: []model.Presence{model.NotAsked, came, model.PresenceDeclined, asked}, Came: 1, First: true},
		{Name: "Kim Ott", At: []model.Presence{model.NotAsked, model.NotAsked, model.PresenceWaiting, model.NotAsked}},
	} {
		p.ID = facetest.ID[model.PersonID](90 + n)
		f.Series.People = append(f.Series.People, p)
	}
	f.Meeting = &session.MeetingFace{Sum: 115 * time.Minute, Length: 2 * time.Hour, Buffer: 35 * time.Minute, Spent: 730_50, Budget: 700_00, Money: "GBP", Coming: 18,
		Costs: []session.CostFace{{ID: facetest.ID[model.EntryID](60), Label: "Room", Amount: 420_00}, {ID: facetest.ID[model.EntryID](61), Label: "Breakfast and coffee", Amount: 310_50, Budget: 300_00}}}
	for _, p := range model.VenuePoints() {
		f.Meeting.Venue = append(f.Meeting.Venue, session.VenueFace{Point: p})
	}
	f.Meeting.Venue[2].Answer, f.Meeting.Venue[2].Note = model.Yes, "windows to the yard"
	return f
}

func TestPages(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}} {
		s := series.OfConsole(env(), face(), nil).SetSize(size[0], size[1])
		for _, page := range []string{"people", "meetups", "place"} {
			tuitest.Golden(t, fmt.Sprintf("%s-%d", page, size[0]), tuitest.Draw(s.View(), env().Theme, size[0], size[1]))
			if clash := s.Keys().Check(); len(clash) > 0 {
				t.Errorf("keys: %v", clash)
			}
			s, _ = tuitest.Press(s, "tab")
		}
	}
}

func draw(s screen.Screen) string { return tuitest.Draw(s.View(), env().Theme, 100, 30) }

func TestFilters(t *testing.T) {
	s := series.OfConsole(env(), face(), nil).SetSize(100, 30)
	_, msgs := tuitest.Press(s, "/")
	find, is := msgs[0].(screen.OpenMsg)
	if !is {
		t.Fatalf("/ opens nothing: %v", msgs)
	}
	typed, _ := tuitest.Type(find.Screen.SetSize(100, 30), "süd")
	if got := draw(typed); !strings.Contains(got, "Mei Tan") || strings.Contains(got, "Ada Byron") {
		t.Errorf("/ süd shows\n%s", got)
	}
	_, msgs = tuitest.Press(typed, "enter")
	for _, m := range msgs {
		if f, is := m.(desk.FoundMsg); is {
			s, _ = s.Update(f)
		}
	}
	if at := s.View().Cursor; at == nil || at.Y != 5 { // the second row under the heading
		t.Errorf("the cursor is at %v", at)
	}
	only, _ := tuitest.Press(s, "f", "f")
	if got := draw(only); !strings.Contains(got, "Olu") || strings.Contains(got, "Mei Tan") {
		t.Errorf("first-timers are\n%s", got)
	}
}

// TestPlaceAndMoney answers a point, drops a cost, and sets budget and end.
func TestPlaceAndMoney(t *testing.T) {
	f := face()
	s := series.OfConsole(env(), f, nil).SetSize(100, 30)
	s, _ = tuitest.Press(s, "tab", "tab")
	filled := func(key, typed string, keys ...string) any {
		t.Helper()
		_, msgs := tuitest.Press(s, key)
		if got := tuitest.Intents(msgs); len(got) == 1 {
			return got[0]
		}
		open, is := msgs[0].(screen.OpenMsg)
		if !is {
			t.Fatalf("%s opens nothing: %v", key, msgs)
		}
		form, _ := tuitest.Type(open.Screen.SetSize(100, 30), typed)
		_, msgs = tuitest.Press(form, keys...)
		got := tuitest.Intents(msgs)
		if len(got) != 1 {
			t.Fatalf("%s says %v", key, msgs)
		}
		return got[0]
	}
	if got := filled("enter", "", "right", "enter", "enter"); got != (session.CheckVenue{Session: f.Session, Point: model.VenueAccess, Answer: model.Yes}) {
		t.Errorf("%+v", got)
	}
	if got := filled("n", "Taxi", "enter", "enter", "enter"); got != (session.SetCost{Session: f.Session, Label: "Taxi"}) {
		t.Errorf("%+v", got)
	}
	if got := filled("b", "", "enter", "enter"); got != (session.SetBudget{Session: f.Session, Amount: 700_00, Currency: "GBP"}) {
		t.Errorf("%+v", got)
	}
	if got := filled("e", "", "enter"); got != (session.SetLength{Session: f.Session, Length: 2 * time.Hour}) {
		t.Errorf("%+v", got)
	}
	s, _ = tuitest.Press(s, "end")
	if got := filled("x", ""); got != (session.DropCost{Session: f.Session, Line: f.Meeting.Costs[1].ID}) {
		t.Errorf("%+v", got)
	}
}

// TestFilesFromTheConsole: e writes the programme from the pages that everybody may share, after the end too.
func TestFilesFromTheConsole(t *testing.T) {
	type filesMsg struct{}
	f := face()
	f.Meeting.Closed = true
	s := series.OfConsole(env(), f, func() tea.Msg { return filesMsg{} }).SetSize(100, 30)
	for _, page := range []string{"Who came", "Meetups"} {
		if _, msgs := tuitest.Press(s, "e"); len(msgs) != 1 || msgs[0] != tea.Msg(filesMsg{}) || !strings.Contains(draw(s), page) {
			t.Errorf("%s: e opens %v", page, msgs)
		}
		s, _ = tuitest.Press(s, "tab")
	}
}

// TestFromHome shows people and meetups, and nothing to change.
func TestFromHome(t *testing.T) {
	f := session.HomeFace{Series: []*session.SeriesFace{face().Series}}
	type filesMsg struct{}
	s := series.OfHome(env(), f, face().Programme, func() tea.Msg { return filesMsg{} }).SetSize(100, 30)
	if _, msgs := tuitest.Press(s, "e"); len(msgs) != 1 || msgs[0] != tea.Msg(filesMsg{}) {
		t.Errorf("e opens %v", msgs)
	}
	s, _ = tuitest.Press(s, "tab")
	if got := draw(s); !strings.Contains(got, "Next: ") || !strings.Contains(got, "turnout 91%") {
		t.Errorf("the meetups are\n%s", got)
	}
	s, _ = tuitest.Press(s, "tab")
	if got := draw(s); !strings.Contains(got, "Who came") {
		t.Errorf("there is no page of money at home:\n%s", got)
	}
}
