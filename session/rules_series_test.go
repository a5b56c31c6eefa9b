package session_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// meetup is a first breakfast meetup, a draft, with one cost.
func meetup(t *testing.T) *place {
	p := &place{Workshop: sessiontest.New(t, storetest.NewMemory())}
	p.plan(p.Clock.Now().Add(24 * time.Hour))
	p.Do(session.SetCost{Session: p.ID, Label: "Breakfast", Amount: 300_00, Budget: 250_00})
	return p
}

func (p *place) plan(start time.Time) {
	p.ID = p.Do(session.PlanSession{Start: start, Zone: "Europe/London", Template: "meetup"}).Session
}

func (p *place) line() model.EntryID { return p.Session().Meeting.Costs[0].ID }

func seriesRules() []rule {
	venue := func(point model.VenuePoint, answer model.Answer, note string) func(*place) session.Intent {
		return func(p *place) session.Intent {
			return session.CheckVenue{Session: p.ID, Point: point, Answer: answer, Note: note}
		}
	}
	cost := func(label string, amount model.Money) func(*place) session.Intent {
		return func(p *place) session.Intent {
			return session.SetCost{Session: p.ID, Label: label, Amount: amount}
		}
	}
	ends := func(after time.Duration) func(*place) session.Intent {
		return func(p *place) session.Intent { return session.SetLength{Session: p.ID, Length: after} }
	}
	budget := func(currency string) func(*place) session.Intent {
		return func(p *place) session.Intent {
			return session.SetBudget{Session: p.ID, Amount: 700_00, Currency: currency}
		}
	}
	return []rule{
		{"a venue is checked", meetup, "", venue(model.VenueLight, model.Yes, "windows to the yard"), "VenueChecked"},
		{"a workshop's venue too", draft, "", venue(model.VenueAccess, model.No, ""), "VenueChecked"},
		{"not asked stays not asked", meetup, "", venue(model.VenueLight, model.Unsaid, ""), ""},
		{"no such point", meetup, "", venue(9, model.Yes, ""), "!invalid"},
		{"a seat checks no venue", lobby, "Ada", venue(model.VenueLight, model.Yes, ""), "!denied"},
		{"a cost", meetup, "", cost("Room", 245_50), "CostSet"},
		{"a cost after the end", closed, "", cost("Taxi", 12_00), "CostSet"},
		{"a cost of nothing named", meetup, "", cost(" ", 12_00), "!invalid"},
		{"a cost below nothing", meetup, "", cost("Room", -1), "!invalid"},
		{"a cost again", meetup, "", func(p *place) session.Intent {
			return session.SetCost{Session: p.ID, Line: p.line(), Label: "Breakfast", Amount: 300_00, Budget: 250_00}
		}, ""},
		{"a cost that is not there", meetup, "", func(p *place) session.Intent {
			return session.SetCost{Session: p.ID, Line: model.EntryID{9}, Label: "Breakfast"}
		}, "!missing"},
		{"a cost is dropped", meetup, "", func(p *place) session.Intent { return session.DropCost{Session: p.ID, Line: p.line()} }, "CostSet"},
		{"none is dropped twice", meetup, "", func(p *place) session.Intent { return session.DropCost{Session: p.ID, Line: model.EntryID{9}} }, "!missing"},
		{"a budget", meetup, "", budget("pounds"), "BudgetSet"},
		{"a currency is a word", meetup, "", budget(strings.Repeat("pounds ", 9)), "!invalid"},
		{"another end", meetup, "", ends(2*time.Hour + 15*time.Minute), "LengthSet"},
		{"the same end", meetup, "", ends(2 * time.Hour), ""},
		{"no end at all", meetup, "", ends(0), "!invalid"},
		{"no end after the end", closed, "", ends(time.Hour), "!conflict"},
	}
}

// TestMeetupKeepsItsEnd shortens and lengthens blocks: the end people were told stays, and what is left is slack.
func TestMeetupKeepsItsEnd(t *testing.T) {
	p := meetup(t)
	v := p.Session()
	if got := v.PlannedEnd().Sub(time.UnixMilli(v.Start)); got != 2*time.Hour || model.Total(v.Blocks) != 2*time.Hour || v.Title != "Breakfast meetup 1" {
		t.Fatalf("%s lasts %s by %s of blocks", v.Title, got, model.Total(v.Blocks))
	}
	shorter := v.Blocks[0]
	shorter.Timebox = 20 * time.Minute
	p.Do(session.ChangeBlock{Session: p.ID, Block: shorter})
	f := p.Live.Snapshot().ForConsole(p.ID, sessiontest.Host().Person)
	if f.Meeting.Slack() != 10*time.Minute || f.Meeting.Buffer != 35*time.Minute || !f.Planned.Equal(p.Session().PlannedEnd()) {
		t.Fatalf("slack %s, buffer %s", f.Meeting.Slack(), f.Meeting.Buffer)
	}
	p.Do(session.Undo{Session: p.ID})
	p.Clock.Turn(24 * time.Hour)
	p.GoLive()
	p.Do(session.Extend{Session: p.ID, By: 5 * time.Minute})
	f = p.Live.Snapshot().ForConsole(p.ID, sessiontest.Host().Person)
	if over := f.Ends.Sub(f.Planned); over != 5*time.Minute {
		t.Fatalf("five minutes more for who comes late leave %s", -over)
	}
	if b := p.Session().Blocks[1]; b.Timebox != 10*time.Minute {
		t.Fatal("the rest keeps its time")
	}
	p.Do(session.SetLength{Session: p.ID, Length: 130 * time.Minute})
	p.Do(session.Undo{Session: p.ID})
	p.Reopen()
	if got := p.Session().Meeting.Length; got != 2*time.Hour {
		t.Fatalf("undone and come back after a crash it is %s", got)
	}
}

// TestBufferKnowsWhoSpeaks reckons with the usual speakers until somebody is named, then with those who wait.
func TestBufferKnowsWhoSpeaks(t *testing.T) {
	p := meetup(t)
	buffer := func() time.Duration { return p.state().MeetingOf(p.Session()).Buffer }
	p.Do(session.QueueSpeaker{Session: p.ID, Line: "Ada Ott 20"})
	p.Do(session.QueueSpeaker{Session: p.ID, Line: "Mei Ott 10"})
	if got := buffer(); got != 20*time.Minute {
		t.Errorf("50 minutes less 30 are %s", got)
	}
	p.Do(session.StrikeSpeaker{Session: p.ID, Speaker: p.speaker(0)})
	if got := buffer(); got != 40*time.Minute {
		t.Errorf("50 minutes less 10 are %s", got)
	}
	p.Do(session.StrikeSpeaker{Session: p.ID, Speaker: p.speaker(1)})
	if got := buffer(); got != 35*time.Minute {
		t.Errorf("nobody is named, and it is %s", got)
	}
	p.Do(session.QueueSpeaker{Session: p.ID, Line: "Olu Ott 90"})
	if got := buffer(); got != 0 {
		t.Errorf("more than there is leaves %s", got)
	}
}

// TestWhoWaitsSpeaksInTheBlockThatIsOn: a second block of speakers keeps its time for others, but for what the first has no
// room for.
func TestWhoWaitsSpeaksInTheBlockThatIsOn(t *testing.T) {
	p := meetup(t)
	p.Do(session.AddBlock{Session: p.ID, Block: model.Block{Title: "More customers", Method: model.Speakers, Timebox: 30 * time.Minute}, At: len(p.Session().Blocks)})
	for _, line := range []string{"Ada Ott 20", "Mei Ott 20"} {
		p.Do(session.QueueSpeaker{Session: p.ID, Line: line})
	}
	buffer := func() time.Duration {
		return p.Live.Snapshot().ForConsole(p.ID, sessiontest.Host().Person).Meeting.Buffer
	}
	if got := buffer(); got != 40*time.Minute {
		t.Errorf("before, 80 minutes less 40 are %s", got)
	}
	p.Clock.Turn(24 * time.Hour)
	p.GoLive()
	p.To(model.Speakers)
	if got := buffer(); got != 30*time.Minute {
		t.Errorf("both have room in the first block of 50 minutes, and the second has %s", got)
	}
	p.Do(session.StartSpeaker{Session: p.ID, Speaker: p.speaker(0)})
	p.Clock.Turn(15 * time.Minute)
	p.Do(session.QueueSpeaker{Session: p.ID, Line: "Olu Ott 20"}) // 5 of Ada's, 20 and 20 do not go into 35
	if got := buffer(); got != 20*time.Minute {
		t.Errorf("ten minutes are left for the second block, and it has %s", got)
	}
}

// TestSpeakingMakesAdvocates counts customers whose clock ran, and nobody of the house.
func TestSpeakingMakesAdvocates(t *testing.T) {
	p := meetup(t)
	for n := range 2 {
		if n > 0 {
			p.Clock.Turn(13 * 7 * 24 * time.Hour)
			p.plan(p.Clock.Now().Add(24 * time.Hour))
		}
		for _, name := range []string{"Ada Ott", "Mei Ott", "Olu Ott", "Kim Ott"} {
			p.Do(session.AddGuest{Session: p.ID, Line: name, Status: model.GuestCheckedIn})
		}
		p.Do(session.SetMix{Session: p.ID, Name: "Mei Ott", Side: model.SideVendor})
		p.Do(session.SetMix{Session: p.ID, Name: "Kim Ott", Side: model.SideProspect})
		p.GoLive()
		for at, line := range []string{"Ada Ott", "Mei Ott", "Kim Ott", "Olu Ott"} {
			p.Do(session.QueueSpeaker{Session: p.ID, Line: line})
			if line != "Olu Ott" { // waits, and time is up
				p.Do(session.StartSpeaker{Session: p.ID, Speaker: p.speaker(at)})
				p.Clock.Turn(time.Minute)
			}
		}
		p.Do(session.Say{Session: p.ID, Block: p.Session().Current, Line: "@Mei Ott we print no dock list any more"})
		p.Do(session.Close{Session: p.ID})
	}
	p.Reopen()
	for _, x := range p.Live.Snapshot().Series().People {
		if want := x.Name == "Ada Ott"; x.Advocate != want || x.Came != 2 || want && x.Spoke != 2 {
			t.Errorf("%s came to %d, spoke at %d, and is an advocate: %v", x.Name, x.Came, x.Spoke, x.Advocate)
		}
	}
}

// TestVenueAndMoneyComeBack undoes and crashes.
func TestVenueAndMoneyComeBack(t *testing.T) {
	p := meetup(t)
	p.Do(session.CheckVenue{Session: p.ID, Point: model.VenueRoadshow, Answer: model.No, Note: "they want to get out"})
	p.Do(session.SetBudget{Session: p.ID, Amount: 700_00, Currency: "GBP"})
	p.Do(session.SetCost{Session: p.ID, Label: "Room", Amount: 410_50})
	p.Do(session.DropCost{Session: p.ID, Line: p.line()})
	p.Do(session.Undo{Session: p.ID})
	p.Reopen()
	f := p.state().MeetingOf(p.Session())
	left, any := f.Left()
	if f.Spent != 710_50 || !any || left != -10_50 || f.Money != "GBP" || len(f.Costs) != 2 {
		t.Fatalf("%+v", f)
	}
	if last := f.Venue[len(f.Venue)-1]; last.Answer != model.No || last.Note != "they want to get out" || f.Venue[0].Answer != model.Unsaid {
		t.Fatalf("%+v", f.Venue)
	}
	if _, _, any := f.Head(); any {
		t.Fatal("a cost a head of nobody")
	}
}

// evenings plays three meetups: who is on which list, and who comes.
func evenings(t *testing.T) *place {
	p := meetup(t)
	for n, one := range []struct{ coming, come []string }{
		{[]string{"Ada", "Mei", "Olu"}, []string{"Ada", "Mei"}},
		{[]string{"Ada", "Mei", "Kim"}, []string{"Ada", "Mei", "Kim"}},
		{[]string{"Ada", "Kim"}, []string{"Kim", "Pat"}},
	} {
		if n > 0 {
			p.Clock.Turn(13 * 7 * 24 * time.Hour)
			p.plan(p.Clock.Now().Add(24 * time.Hour))
		}
		var rows []session.GuestRow
		for _, name := range one.coming {
			rows = append(rows, session.GuestRow{Name: model.MustLine(name + " Ott"), Status: model.GuestAttending})
		}
		p.Do(session.InviteGuests{Session: p.ID, Rows: rows})
		p.GoLive()
		for _, name := range one.come {
			p.Do(session.CheckIn{Session: p.ID, Name: name + " Ott"})
		}
		if n == 1 {
			p.Do(session.Say{Session: p.ID, Block: p.Session().Current, Line: "@Mei Ott we print no dock list any more"})
		}
		p.Do(session.Close{Session: p.ID})
	}
	return p
}

// TestWhoCameToWhat counts by hand and holds the grid against it.
func TestWhoCameToWhat(t *testing.T) {
	p := evenings(t)
	f := p.Live.Snapshot().Series()
	var lines []string
	for _, x := range f.People {
		line := x.Name + ":"
		for _, at := range x.At {
			line += " " + at.String()
		}
		for sign, is := range map[string]bool{" regular": x.Regular, " first": x.First, " advocate": x.Advocate} {
			if is {
				line += sign
			}
		}
		lines = append(lines, line)
	}
	got := strings.Join(lines, "\n")
	for _, want := range []string{"Ada Ott: came came no-show regular", "Kim Ott:  came came regular", "Olu Ott: no-show  ", "Pat Ott:   came first"} {
		if !strings.Contains(got+"\n", want+"\n") {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if !strings.Contains(got, "Mei Ott: came came ") || f.Count(func(x session.RegularFace) bool { return x.Advocate }) != 1 {
		t.Errorf("Mei told a use case and came twice:\n%s", got)
	}
	for n, want := range [][4]int{{3, 2, 1, 2}, {3, 3, 0, 1}, {3, 2, 1, 1}} {
		m := f.Meetups[n]
		if got := [4]int{m.Asked, m.Came, m.NoShows, m.FirstTimes}; got != want || m.Title != model.Numbered("Breakfast meetup", n+1) {
			t.Errorf("%s: %v, want %v", m.Title, got, want)
		}
	}
	if turnout, ok := f.Meetups[0].Turnout(); !ok || turnout.Cmp(model.NewFrac(2, 3)) != 0 {
		t.Errorf("turnout %s", turnout)
	}
	if len(f.Slots) != 1 || f.Slots[0].Came != 7 || f.Slots[0].Expected != 9 {
		t.Errorf("%+v", f.Slots)
	}
	wall := p.Live.Snapshot().ForWall(p.ID)
	if wall.Names != nil && strings.Contains(strings.Join(wall.Names, " "), "Pat") {
		t.Error("the wall names who came")
	}
}

// TestNextIsAQuarterOn proposes the same weekday and hour, over the end of summer time, and says what was left out.
func TestNextIsAQuarterOn(t *testing.T) {
	p := evenings(t)
	last := p.Live.Snapshot().Series().Meetups[2].Start
	next := p.Live.Snapshot().Series().Next
	if next.Planned || next.At.Weekday() != last.Weekday() || next.At.Hour() != last.Hour() || next.At.YearDay() == last.YearDay() || len(next.Skipped) != 0 {
		t.Fatalf("%s after %s", next.Words(), last)
	}
	p.Clock.Turn(200 * 24 * time.Hour)
	next = p.Live.Snapshot().Series().Next
	if len(next.Skipped) != 2 || !strings.Contains(next.Words(), "2 quarters passed without one") || next.At.Before(p.Clock.Now()) {
		t.Fatalf("%s", next.Words())
	}
	if said := p.Live.Snapshot().ForSeat(p.ID, model.PersonID{}).Recap.NextMeetup; !strings.HasSuffix(said, "to be confirmed") {
		t.Errorf("a seat reads %q", said)
	}
	p.plan(p.Clock.Now().Add(48 * time.Hour))
	if next = p.Live.Snapshot().Series().Next; !next.Planned || next.Session != p.ID {
		t.Fatalf("%s", next.Words())
	}
}

// house opens a house on a store, with secrets of its own.
func seriesHouse(t *testing.T, cfg session.Config) *session.House {
	t.Helper()
	h, err := session.OpenHouse(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(h.Close)
	return h
}

// TestSeriesIsHandedOver takes a series into another folder: it is the same there, but for codes and keys.
func TestSeriesIsHandedOver(t *testing.T) {
	p := evenings(t)
	id := p.state().ID
	p.Live.Close()
	here := seriesHouse(t, p.Config)
	l, err := here.Programme("Acme")
	if err != nil {
		t.Fatal(err)
	}
	f, err := here.HandOver(t.Context(), l)
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if _, err := f.WriteTo(&file); err != nil {
		t.Fatal(err)
	}
	there := p.Config
	there.Store, there.Secrets = storetest.NewMemory(), sessiontest.NewSecrets()
	h := seriesHouse(t, there)
	read, err := session.ReadHandover(bytes.NewReader(file.Bytes()), "acme.json")
	if err != nil {
		t.Fatal(err)
	}
	taken, err := h.TakeOver(t.Context(), read)
	if err != nil {
		t.Fatal(err)
	}
	was, is := l.Snapshot(), taken.Snapshot()
	if is.State.ID != id || is.State.Seq != was.State.Seq {
		t.Fatalf("%d events became %d", was.State.Seq, is.State.Seq)
	}
	if d := difference(is.Series(), was.Series()); d != "" {
		t.Fatal(d)
	}
	if again, err := h.HandOver(t.Context(), taken); err != nil || again.Sum != f.Sum || again.Head != f.Head {
		t.Fatalf("handed back it is another: %v", err)
	}
	var refused *session.Error
	if _, err := h.TakeOver(t.Context(), read); !errors.As(err, &refused) || refused.Code != session.Conflict {
		t.Fatalf("taken twice: %v", err)
	}
}

// TestNoHalfIsTaken spoils a file in several ways: nothing of it is kept.
func TestNoHalfIsTaken(t *testing.T) {
	p := evenings(t)
	p.Live.Close()
	here := seriesHouse(t, p.Config)
	l, _ := here.Programme("Acme")
	whole, err := here.HandOver(t.Context(), l)
	if err != nil {
		t.Fatal(err)
	}
	there := p.Config
	there.Store, there.Secrets = storetest.NewMemory(), sessiontest.NewSecrets()
	h := seriesHouse(t, there)
	for name, spoil := range map[string]func(*session.Handover){
		"without its last event": func(f *session.Handover) { f.Events = f.Events[:len(f.Events)-1] },
		"without its third":      func(f *session.Handover) { f.Events = append(f.Events[:2:2], f.Events[3:]...) },
		"of another name":        func(f *session.Handover) { f.Programme = "Zeta" },
		"with other words": func(f *session.Handover) {
			f.Records = append([]session.Record(nil), f.Records...)
			for i, r := range f.Records {
				if strings.HasPrefix(r.Key, "text/") {
					f.Records[i].Value = bytes.ReplaceAll(r.Value, []byte("print"), []byte("burn!"))
				}
			}
		},
		"with an escape": func(f *session.Handover) {
			f.Records = append([]session.Record(nil), f.Records...)
			for i, r := range f.Records {
				f.Records[i].Value = bytes.ReplaceAll(r.Value, []byte("Ada Ott"), []byte("Ada\x1bOtt"))
			}
		},
		"with a state": func(f *session.Handover) {
			f.Records = append(f.Records[:len(f.Records):len(f.Records)], session.Record{Key: "state/newest", Value: []byte{1}})
		},
	} {
		f := whole
		spoil(&f)
		if _, err := h.TakeOver(t.Context(), f); err == nil {
			t.Errorf("a file %s is taken", name)
		}
	}
	if streams, err := there.Store.Streams(t.Context()); err != nil || len(streams) != 0 {
		t.Errorf("something was kept: %v, %v", streams, err)
	}
	if _, err := session.ReadHandover(strings.NewReader(`{"format":"other"}`), "x.json"); err == nil {
		t.Error("any JSON is read")
	}
}

// TestAMeetupIsNamedByItsHour where it takes place, and by another when it is moved.
func TestAMeetupIsNamedByItsHour(t *testing.T) {
	p := draft(t)
	tokyo, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	plan := func(hour int, title string) string {
		start := time.Date(2026, 9, 1, hour, 30, 0, 0, tokyo)
		p.ID = p.Do(session.PlanSession{Start: start, Zone: "Asia/Tokyo", Template: "meetup", Title: title}).Session
		return p.Session().Title
	}
	for n, want := range []string{"Breakfast meetup 1", "Afternoon meetup 2", "Evening meetup 3"} {
		if got := plan([]int{8, 14, 18}[n], ""); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
	if got := plan(18, "Harbour talk"); got != "Harbour talk 4" {
		t.Errorf("a title that was given became %q", got)
	}
	if got := plan(8, "Breakfast meetup"); got != "Breakfast meetup 5" {
		t.Errorf("from the template's own title it is %q", got)
	}
	first := p.state().Sessions()[1].ID
	p.ID = p.Do(session.PlanLike{Session: first, Start: time.Date(2026, 9, 2, 18, 30, 0, 0, tokyo)}).Session
	if got := p.Session().Title; got != "Evening meetup 6" {
		t.Errorf("like an earlier one it is %q", got)
	}
	p.ID = p.state().Sessions()[5].ID
	v := p.Session()
	p.Do(session.ChangeSession{Session: v.ID, Title: v.Title, Start: time.Date(2026, 9, 1, 19, 0, 0, 0, tokyo), Zone: "Asia/Tokyo"})
	if got := p.Session().Title; got != "Evening meetup 5" {
		t.Errorf("moved into the evening it is %q", got)
	}
}

// TestConnectAbsorbsALateBeginning: what follows begins as planned; connect keeps five minutes at least, and who comes
// early, or on another day, takes nothing from it.
func TestConnectAbsorbsALateBeginning(t *testing.T) {
	for late, left := range map[time.Duration]time.Duration{
		-10 * time.Minute: 30 * time.Minute, 0: 30 * time.Minute, 8*time.Minute + 20*time.Second: 22 * time.Minute,
		70 * time.Minute: 5 * time.Minute, 25 * time.Hour: 30 * time.Minute,
	} {
		p := meetup(t)
		p.Clock.Turn(time.UnixMilli(p.Session().Start).Add(late).Sub(p.Clock.Now()))
		note := p.Do(session.GoLive{Session: p.ID}).Note
		if want := (left < 30*time.Minute); strings.HasPrefix(note, "live: Connect, ") != want || strings.Contains(note, "absorbs") != want {
			t.Errorf("%s late, it says %q", late, note)
		}
		if got := p.Live.Snapshot().ForWall(p.ID).Clock.Timebox; got != left {
			t.Errorf("%s late, connect has %s, not %s", late, got, left)
		}
		f := p.Live.Snapshot().ForConsole(p.ID, sessiontest.Host().Person)
		if over := f.Ends.Sub(f.Planned).Truncate(time.Minute); late == 8*time.Minute+20*time.Second && over != 0 {
			t.Errorf("%s late, it ends %s late", late, over)
		}
		p.Reopen()
		if got := p.Live.Snapshot().ForWall(p.ID).Clock.Timebox; got != left {
			t.Errorf("%s late, after a crash connect has %s, not %s", late, got, left)
		}
	}
}
