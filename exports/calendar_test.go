package exports_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
)

// calendarOf is a session's calendar as a file.
func calendarOf(t *testing.T, r room) string {
	t.Helper()
	var b bytes.Buffer
	ics, err := exports.Find("ics")
	if err != nil {
		t.Fatal(err)
	}
	if err := ics[0].Write(&b, r.report()); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "x.ics")
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// entries are a calendar's as Debian's icalendar reads them: name, first day, last day or moment, words.
func entries(t *testing.T, file string) []string {
	t.Helper()
	read := python(t, "icalendar", `
import sys, icalendar
for e in icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read()).walk("VEVENT"):
    print(e["UID"], e["DTSTART"].dt.isoformat(), e["DTEND"].dt.isoformat(), e["SUMMARY"], "|", e.get("DESCRIPTION", ""))
`, file)
	return strings.Split(strings.TrimSpace(read), "\n")
}

// TestCalendarHasTheWindowItsCheckPointsAndTheNextMeetup reads it twice: after the window grew, what stays has the same name.
func TestCalendarHasTheWindowItsCheckPointsAndTheNextMeetup(t *testing.T) {
	r := workshop(t)
	next := r.Do(session.PlanSession{Title: "Breakfast; with \\ all", Start: time.Date(2026, 6, 11, 7, 30, 0, 0, time.UTC), Zone: "Europe/Berlin", Kind: model.Meetup,
		Blocks: []model.Block{{Title: "Stories", Method: model.Capture, Timebox: 2 * time.Hour}}}).Session
	id := r.Case(7).ID.String() + "@serendip"
	got := entries(t, calendarOf(t, r))
	const about = "Owner: Ada; Measure: minutes an order; wrong orders a week 12 → 3"
	for _, want := range []string{
		"session-" + next.String() + "@serendip 2026-06-11T09:30:00+02:00 2026-06-11T11:30:00+02:00 Breakfast; with \\ all",
		"first-" + id + " 2026-04-01 2026-04-02 #7 No second typing of orders: first date | " + about,
		"window-" + id + " 2026-05-01 2026-08-02 #7 No second typing of orders: in use, 3 months | " + about,
		"check-1-" + id + " 2026-06-01 2026-06-02 #7 No second typing of orders: what is the figure now? | " + about,
		"check-end-" + id + " 2026-07-18 2026-07-19 #7 No second typing of orders: two weeks to the end; what is the figure? | " + about,
	} {
		if !slices.ContainsFunc(got, func(line string) bool { return strings.HasPrefix(line, want) }) {
			t.Errorf("no %q in\n%s", want, strings.Join(got, "\n"))
		}
	}
	r.Do(session.WriteField{Case: r.Case(7).ID, Field: model.PageMonths, Words: "6", Based: session.Based{Over: true}})
	longer := entries(t, calendarOf(t, r))
	for _, line := range got {
		name, _, _ := strings.Cut(line, " ")
		if !slices.ContainsFunc(longer, func(l string) bool { return strings.HasPrefix(l, name+" ") }) {
			t.Errorf("%s has another name in a longer window:\n%s", name, strings.Join(longer, "\n"))
		}
	}
	if !slices.ContainsFunc(longer, func(l string) bool { return strings.HasPrefix(l, "check-end-"+id+" 2026-10-18") }) {
		t.Errorf("the last check point did not move:\n%s", strings.Join(longer, "\n"))
	}
}
