package exports_test

import (
	"bytes"
	"encoding/csv"
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
	for _, want := range []string{"1 of 2", "Mei Tan", "no-show", "in all: 420 GBP", `a \| window`} {
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

// TestWorkshopHasNoSeries writes none of it for a workshop.
func TestWorkshopHasNoSeries(t *testing.T) {
	r := workshop(t).report()
	files, err := exports.Files(r, "series")
	if err != nil || len(files) != 0 || r.Content.Meetup != nil {
		t.Error(files, err)
	}
}
