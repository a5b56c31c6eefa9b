package home_test

import (
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/home"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

var evening = time.Date(2026, 10, 13, 18, 40, 0, 0, time.UTC)

// chosen keeps what was chosen.
type chosen struct{ last *home.Choice }

func look(dark bool) screen.Env {
	return screen.Env{Theme: theme.New(dark, colorprofile.TrueColor), Now: func() time.Time { return evening }, Zone: time.UTC}
}

func with(f session.HomeFace, w, h int, dark bool) (screen.Screen, *chosen) {
	c := &chosen{}
	s := home.New(look(dark), home.Options{Folder: "~/.local/share/serendip", Zone: "Europe/London", Chosen: func(x home.Choice) tea.Cmd {
		c.last = &x
		return nil
	}}).SetSize(w, h)
	s, _ = s.Update(screen.SnapshotMsg{Projection: f, Now: evening})
	return s, c
}

func busy() session.HomeFace {
	day := func(n int) time.Time { return evening.AddDate(0, 0, n) }
	return session.HomeFace{
		Next: []session.HomeSession{
			{Ref: "acme-2", Programme: "Acme", Title: "Value workshop", Start: time.Date(2026, 10, 14, 9, 0, 0, 0, time.UTC), Zone: "Europe/London", Guests: 10,
				Checks: []session.Check{{Name: "agenda", OK: true, Words: "agenda 150 min, ends 11:30"}, {Name: "guests", OK: true, Words: "10 guests"}, {Name: "vision", OK: false, Words: "no vision yet: the purpose block has nothing to show"}, {Name: "wall", OK: false, Words: "the wall was not tested on this projector"}, {Name: "reach", OK: false, Words: "not proven that people from afar reach the door"}, {Name: session.CheckChampions, Words: "1 of 3 front-line champions are willing to present"}}},
			{Ref: "nordstern-1", Programme: "Nordstern Spedition und Lagerhaus Aktiengesellschaft 北星", Title: "Value workshop with a title that goes on and on until it meets the edge", Start: day(9), Zone: "Asia/Tokyo",
				Checks: []session.Check{{Name: "agenda", OK: true, Words: "agenda 150 min, ends 11:30"}, {Name: "wall", OK: true, Words: "wall tested"}}},
		},
		Past:    []session.HomeSession{{Ref: "acme-1", Programme: "Acme", Title: "Value workshop", Start: day(-90), State: model.Closed, There: 12}},
		Waiting: []session.Waiting{{Programme: "Acme", Ref: "acme-1", Number: 4, Title: "Clause library for sales", Words: "no owner, no first date yet"}},
		Funnels: []session.Funnel{{Programme: "Acme", Serendipitous: 11, Planned: 23, Scored: 9, Shortlisted: 5, Going: 4}},
	}
}

func TestGoldens(t *testing.T) {
	faces := map[string]session.HomeFace{"first": {}, "busy": busy()}
	many := busy()
	for i := range 40 {
		many.Past = append(many.Past, session.HomeSession{Ref: fmt.Sprint("acme-", i+3), Programme: "Acme", Title: "Value workshop", Start: evening.AddDate(0, -i-4, 0), State: model.Closed, There: i})
	}
	faces["many"] = many
	for name, f := range faces {
		for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}} {
			for _, dark := range []bool{true, false} {
				s, _ := with(f, size[0], size[1], dark)
				shade := map[bool]string{true: "dark", false: "light"}[dark]
				at := fmt.Sprintf("%s_%dx%d_%s", name, size[0], size[1], shade)
				tuitest.Golden(t, at, tuitest.Draw(s.View(), look(dark).Theme, size[0], size[1])+"\n"+tuitest.Styles(s.View(), look(dark).Theme, size[0], size[1]))
			}
		}
	}
}

func TestChoices(t *testing.T) {
	for _, c := range []struct {
		face session.HomeFace
		keys []string
		want home.Choice
	}{
		{session.HomeFace{}, []string{"1"}, home.Choice{Kind: home.Watch}},
		{session.HomeFace{}, []string{"enter"}, home.Choice{Kind: home.Watch}},
		{session.HomeFace{}, []string{"q"}, home.Choice{Kind: home.Quit}},
		{busy(), []string{"enter"}, home.Choice{Kind: home.Open, Ref: "acme-2"}},
		{busy(), []string{"g"}, home.Choice{Kind: home.GoLive, Ref: "acme-2"}},
		{busy(), []string{"t"}, home.Choice{Kind: home.TestWall, Ref: "acme-2"}},
		{busy(), []string{"down", "g"}, home.Choice{Kind: home.GoLive, Ref: "nordstern-1"}},
		{busy(), []string{"down", "down", "enter"}, home.Choice{Kind: home.Open, Ref: "acme-1"}},
		{busy(), []string{"w"}, home.Choice{Kind: home.Watch}},
	} {
		s, got := with(c.face, 80, 24, true)
		tuitest.Press(s, c.keys...)
		if got.last == nil || *got.last != c.want {
			t.Errorf("%v: chose %+v, want %+v", c.keys, got.last, c.want)
		}
	}
}

// TestClosedCannotGoLive holds that a past session offers no key that could not work.
func TestClosedCannotGoLive(t *testing.T) {
	s, got := with(busy(), 80, 24, true)
	tuitest.Press(s, "down", "down", "g")
	if got.last != nil {
		t.Fatalf("chose %+v", got.last)
	}
}

// TestPrepare fills the form in and expects the workshop, and its console as soon as it is there.
func TestPrepare(t *testing.T) {
	s, got := with(session.HomeFace{}, 80, 24, true)
	_, msgs := tuitest.Press(s, "2")
	var form screen.Screen
	for _, m := range msgs {
		if o, ok := m.(screen.OpenMsg); ok {
			form = o.Screen.SetSize(80, 24)
		}
	}
	if form == nil {
		t.Fatalf("no form opened: %v", msgs)
	}
	form, _ = tuitest.Type(form, "Acme")
	_, msgs = tuitest.Press(form, "enter", "enter", "enter", "enter")
	intents := tuitest.Intents(msgs)
	if len(intents) != 1 {
		t.Fatalf("intents: %v", intents)
	}
	p := intents[0].(session.PrepareWorkshop)
	if p.Customer != "Acme" || p.Zone != "Europe/London" || p.Start.Format(time.DateTime) != "2026-10-20 09:00:00" {
		t.Fatalf("%+v", p)
	}
	s, _ = s.Update(screen.ResultMsg{Intent: p})
	s.Update(screen.SnapshotMsg{Now: evening, Projection: session.HomeFace{Next: []session.HomeSession{{Ref: "acme-1", Programme: "Acme", Start: p.Start, Zone: p.Zone}}}})
	if got.last == nil || *got.last != (home.Choice{Kind: home.Open, Ref: "acme-1"}) {
		t.Fatalf("chose %+v", got.last)
	}
}

// TestEveryCheckThatFailsHasAKey has each mending key open what mends it, about the session under the cursor.
func TestEveryCheckThatFailsHasAKey(t *testing.T) {
	for _, c := range []struct {
		key, typed string
		enters     []string
		want       session.Intent
	}{
		{"v", "Because", []string{"enter"}, session.SetVision{Vision: "Because"}},
		{"d", "", []string{"enter", "enter"}, session.ChangeSession{Title: "Value workshop", Start: time.Date(2026, 10, 14, 9, 0, 0, 0, time.UTC), Zone: "Europe/London"}},
		{"r", "everybody", []string{"enter"}, session.ProveReach{Needless: true}},
		{"c", "Mei Tan", []string{"enter", "enter"}, session.MarkChampion{Name: "Mei Tan", Champion: model.Champion{Champion: true, FrontLine: true, Willing: true, Function: model.FunctionOther}}},
	} {
		s, _ := with(busy(), 80, 24, true)
		_, msgs := tuitest.Press(s, c.key)
		open, _ := msgs[0].(screen.OpenMsg)
		if open.Screen == nil {
			t.Fatalf("%s opens nothing", c.key)
		}
		form, _ := tuitest.Type(open.Screen.SetSize(80, 24), c.typed)
		_, msgs = tuitest.Press(form, c.enters...)
		intents := tuitest.Intents(msgs)
		if len(intents) != 1 {
			t.Fatalf("%s: %v", c.key, intents)
		}
		mend := intents[0].(session.Mend)
		if change, ok := mend.Intent.(session.ChangeSession); ok {
			change.Start = change.Start.UTC()
			mend.Intent = change
		}
		if mend.Ref != "acme-2" || mend.Intent != c.want {
			t.Errorf("%s says %+v", c.key, mend)
		}
	}
}

// TestEveryCheckIsMended holds that whatever may fail has a key on the first screen and a command.
func TestEveryCheckIsMended(t *testing.T) {
	for _, c := range facetest.Checks() {
		if key, label := home.Mend(c); (key == "" || label == "") && c != session.CheckPort { // the port is tried by a command alone
			t.Errorf("no key mends %s", c)
		}
		if c.Command("acme-1") == "" {
			t.Errorf("no command mends %s", c)
		}
	}
}

// TestPrepareMeetup begins at breakfast, from the template, and for a customer with a series a quarter after the last.
func TestPrepareMeetup(t *testing.T) {
	asked := func(f session.HomeFace, key, typed string) session.PrepareWorkshop {
		t.Helper()
		s, _ := with(f, 80, 24, true)
		_, msgs := tuitest.Press(s, key)
		open, is := msgs[0].(screen.OpenMsg)
		if !is {
			t.Fatalf("%s opens nothing: %v", key, msgs)
		}
		form, _ := tuitest.Type(open.Screen.SetSize(80, 24), typed)
		_, msgs = tuitest.Press(form, "enter", "enter", "enter", "enter")
		intents := tuitest.Intents(msgs)
		if len(intents) != 1 {
			t.Fatalf("intents: %v", intents)
		}
		return intents[0].(session.PrepareWorkshop)
	}
	if p := asked(session.HomeFace{}, "3", "Acme"); p.Customer != "Acme" || p.Template != "meetup" || p.Start.Format(time.DateTime) != "2026-12-08 08:30:00" {
		t.Errorf("%+v", p)
	}
	f := busy()
	next := time.Date(2027, 1, 14, 18, 0, 0, 0, time.UTC)
	f.Series = []*session.SeriesFace{{Programme: "Acme", Next: session.NextFace{At: next, Zone: "UTC"}}}
	if p := asked(f, "m", ""); p.Customer != "Acme" || !p.Start.Equal(next) || p.Template != "meetup" {
		t.Errorf("%+v", p)
	}
	f.Series[0].Next.Planned, f.Series[0].Meetups = true, []session.MeetupFace{{Zone: "America/New_York"}}
	if p := asked(f, "m", ""); p.Zone != "America/New_York" {
		t.Errorf("while one is planned: %+v", p)
	}
	s, _ := with(f, 80, 24, true)
	if _, msgs := tuitest.Press(s, "s"); len(msgs) != 1 {
		t.Errorf("s opens %v", msgs)
	}
}
