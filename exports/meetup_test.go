package exports_test

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strings"
	"testing"
	"time"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// morning is a closed meetup: Ada came, Mei did not; a hostile label among the costs.
func morning(t *testing.T) exports.Report {
	t.Helper()
	w := sessiontest.New(t, storetest.NewMemory())
	w.ID = w.Do(session.PlanSession{Start: w.Clock.Now().Add(time.Hour), Zone: "Europe/London", Template: "meetup"}).Session
	var rows []session.GuestRow
	for _, name := range []string{"Ada Byron", "Mei Tan"} {
		rows = append(rows, session.GuestRow{Name: model.MustLine(name), Status: model.GuestAttending})
	}
	w.Do(session.InviteGuests{Session: w.ID, Rows: rows})
	w.Do(session.CheckVenue{Session: w.ID, Point: model.VenueLight, Answer: model.Yes, Note: `a | window`})
	w.Do(session.SetBudget{Session: w.ID, Amount: 700_00, Currency: "GBP"})
	w.Do(session.SetCost{Session: w.ID, Label: "=Room", Amount: 420_00})
	w.GoLive()
	w.Do(session.CheckIn{Session: w.ID, Name: "Ada Byron"})
	w.Do(session.Close{Session: w.ID})
	s := w.Live.Snapshot()
	r, err := exports.NewReport(s, w.ID, exports.NewSource(s.State, session.Hash{1}, w.Clock.Now(), "1.0"))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestMeetupLeaves holds the JSON against its schema, and the tables against what happened.
func TestMeetupLeaves(t *testing.T) {
	r := morning(t)
	valid(t, written(t, r, "json"))
	m := r.Content.Meetup
	if m.Number != 1 || m.Spent != "420" || m.Head != "420" || m.Heads != 1 || m.Meetups[0].NoShows != 1 || m.Meetups[0].Turnout.Frac.Cmp(model.NewFrac(1, 2)) != 0 {
		t.Errorf("%+v", m)
	}
	files, err := exports.Files(r, "series")
	if err != nil || len(files) != 4 {
		t.Fatal(files, err)
	}
	var all [4]bytes.Buffer
	for i, f := range files {
		if err := f.Write(&all[i]); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"1 of 2", "Mei Tan", "no-show", "in all: 420 GBP", "Times are those of Europe/London.", "Of Breakfast meetup 1, 10 March 2026.", `a \| window`} {
		if !strings.Contains(all[0].String(), want) {
			t.Errorf("no %q in\n%s", want, &all[0])
		}
	}
	grid, err := csv.NewReader(&all[2]).ReadAll()
	if err != nil || len(grid) != 3 || grid[0][3] != "1 Breakfast meetup 1 2026-03-10" || grid[1][3] != "came" || grid[2][3] != "no-show" {
		t.Errorf("%v, %v", grid, err)
	}
	costs, err := csv.NewReader(&all[3]).ReadAll()
	if err != nil || costs[1][0] != "'=Room" || costs[1][1] != "420" {
		t.Errorf("a label is a formula: %v, %v", costs, err)
	}
}

// TestMeetupsFirstPage has what the talks came to and what is for next time, a few of many, and the share of the talking; no money where none was spent.
func TestMeetupsFirstPage(t *testing.T) {
	r := morning(t)
	share := 81
	r.Content.Speakers = &exports.Speakers{CustomerPercent: &share}
	r.Content.Items = append(r.Content.Items, exports.Item{Kind: "for next time", Words: "bring a driver"})
	r.Content.Topics = &exports.Topics{Slots: 12, Rooms: []string{"Hall"}}
	for n := 1; n <= 12; n++ {
		r.Content.Topics.Board = append(r.Content.Topics.Board, exports.BoardTopic{Number: n, Title: "night shifts" + strings.Repeat("?", n/10), Stage: "discussed", Slot: n, Room: "Hall", Concluded: "1. films of 90 seconds"})
	}
	got := string(written(t, r, "md"))
	first, rest, _ := strings.Cut(got, "\n## What was talked about")
	for _, want := range []string{"- **81%** of the talking was customers'", "### What the talks came to", "- #9 night shifts: 1. films of 90 seconds\n- #10 night shifts? 1. films of 90 seconds\n- and 2 more, below", "### For next time\n\n- bring a driver"} {
		if !strings.Contains(first, want) {
			t.Errorf("the first page lacks %q:\n%s", want, first)
		}
	}
	if strings.Contains(first, "#11 ") || strings.Contains(rest, "For next time") || !strings.Contains(rest, "#12 night shifts") {
		t.Errorf("%s", got)
	}
	r.Content.Topics.Board[0].Stage = model.ToDiscuss.String()
	_, rest, _ = strings.Cut(string(written(t, r, "md")), "\n## What was talked about")
	if talked, left, found := strings.Cut(rest, "\n## What was not talked about"); !found || strings.Contains(talked, "#1 night") || !strings.Contains(left, "#1 night") {
		t.Errorf("a topic that waits stands among those talked about:\n%s", rest)
	}
	r.Content.Meetup.Costs, r.Content.Meetup.Budget, r.Content.Meetup.Venue = nil, "", nil
	if got := string(written(t, r, "series")); strings.Contains(got, "Place and money") {
		t.Errorf("%s", got)
	}
}

// TestReportTellsWhenItMeetsAgain once, in the language of its look.
func TestReportTellsWhenItMeetsAgain(t *testing.T) {
	r := morning(t)
	r.Content.Meetup.Next = "Thu 21 Jan 2027 08:30 Europe/Berlin"
	for locale, want := range map[string]string{"": "### We meet again\n\n21 January 2027, 08:30 (Europe/Berlin)", "de": "### Wir sehen uns wieder\n\n21\\. Januar 2027, 08:30 Uhr (Europe/Berlin)", "fr": "### Nous nous revoyons\n\n21 janvier 2027 à 8"} {
		r.Look.Locale = locale
		if got := string(written(t, r, "md")); strings.Count(got, want) != 1 {
			t.Errorf("%q: no %q in\n%s", locale, want, got)
		}
	}
	r.Look.Locale = ""
	if got := string(written(t, r, "html")); strings.Count(got, "We meet again") != 1 {
		t.Errorf("%s", got)
	}
}

// TestPeopleOnPaperAreInOrder: as an organiser at the door looks for them, while the data keeps the list's order.
func TestPeopleOnPaperAreInOrder(t *testing.T) {
	r := morning(t)
	r.Content.People = nil
	for _, name := range []string{"Zoë", "élodie", "Ada", "person 10", "person 9", "Åsa"} {
		r.Content.People = append(r.Content.People, exports.Person{Name: name, Status: "checked in", Consent: true})
	}
	for _, format := range []string{"md", "attendees", "runsheet"} {
		at := -1
		page := string(written(t, r, format))
		page = page[strings.Index(page, "</style>")+1:]
		for _, name := range []string{"Ada", "Åsa", "élodie", "person 9", "person 10", "Zoë"} {
			next := strings.Index(page, name)
			if next <= at {
				t.Errorf("%s has %s too early or not at all", format, name)
			}
			at = next
		}
	}
}

// TestWorkshopHasNoSeries writes none of it for a workshop.
func TestWorkshopHasNoSeries(t *testing.T) {
	r := workshop(t).report()
	files, err := exports.Files(r, "series")
	if err != nil || len(files) != 0 || r.Content.Meetup != nil {
		t.Error(files, err)
	}
}

// TestRunSheetOfAMeetupSaysWhatToDo in each of its blocks, and of an unconference's, in every language.
func TestRunSheetOfAMeetupSaysWhatToDo(t *testing.T) {
	for _, locale := range model.Locales() {
		r := morning(t)
		r.Look.Locale = locale
		for _, m := range []model.Method{model.Topics, model.Dots} {
			r.Content.Session.Agenda = append(r.Content.Session.Agenda, exports.Block{Title: "Talk", Method: string(m)})
		}
		page := string(written(t, r, "runsheet"))
		rows := regexp.MustCompile(`<tr role="row"><td role="cell" class="at">.*</tr>`).FindAllString(page, -1)
		if len(rows) != len(r.Content.Session.Agenda) {
			t.Fatalf("%d rows", len(rows))
		}
		for _, row := range rows {
			if !strings.Contains(row, `<p class="soft">`) {
				t.Errorf("%s: what to do is not said: %s", locale, row)
			}
		}
		if strings.Contains(page, "vision aloud") || locale != "en" && strings.Contains(page, "Start the clock") {
			t.Errorf("%s:\n%s", locale, page)
		}
	}
}

// TestMeetupThatHasNotBegun says that it is planned: no decision, no minute spent, and no table of nobody.
func TestMeetupThatHasNotBegun(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	id := w.Do(session.PlanSession{Start: w.Clock.Now().Add(time.Hour), Zone: "Europe/London", Template: "meetup"}).Session
	s := w.Live.Snapshot()
	for _, locale := range model.Locales() {
		r, err := exports.NewReport(s, id, exports.NewSource(s.State, session.Hash{1}, w.Clock.Now(), "1.0"))
		if err != nil {
			t.Fatal(err)
		}
		r.Look.Locale = locale
		got := string(written(t, r, "md")) + string(written(t, r, "series"))
		if locale == "en" && (!strings.Contains(got, "has not begun yet; what follows is planned.") || !strings.Contains(got, "## Agenda\n\n| block             | minutes planned |\n")) {
			t.Errorf("%s", got)
		}
		for _, not := range []string{"Nothing was noted", "spent", "gebraucht", "closed yet", "Who came", "Wer da war"} {
			if strings.Contains(got, not) {
				t.Errorf("%s has %q:\n%s", locale, not, got)
			}
		}
		if _, err := exports.Files(r); err != nil {
			t.Error(err)
		}
		for _, f := range []string{"html", "pdf", "pptx", "xlsx", "json", "csv", "ics", "runsheet", "attendees", "attendance", "halfpage"} {
			if len(written(t, r, f)) == 0 {
				t.Errorf("%s is empty", f)
			}
		}
	}
}

// TestStartPageHasPeopleInOrder: those who were there find their recap by their name.
func TestStartPageHasPeopleInOrder(t *testing.T) {
	b := exports.Bundle{Report: morning(t), Seats: seatsOf("Zoë Petrov", "Ada Byron", "Émile Roux")}
	files, err := b.Files()
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := files[0].Write(&page); err != nil || files[0].Name != exports.StartHere {
		t.Fatal(files[0].Name, err)
	}
	at := -1
	for _, name := range []string{"Ada Byron", "Émile Roux", "Zoë Petrov"} {
		next := strings.Index(page.String(), name)
		if next <= at {
			t.Errorf("%s stands too early, or nowhere", name)
		}
		at = next
	}
}
