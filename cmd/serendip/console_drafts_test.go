package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/tui/method/letters"
)

// TestDraftsAreMadeFromAScreen once for each person, into the exports folder, and replace nothing unasked.
func TestDraftsAreMadeFromAScreen(t *testing.T) {
	v := openVenue(t)
	e, l := v.env("", io.Discard, io.Discard), v.live()
	do := func(i session.Intent) {
		t.Helper()
		if _, err := e.Do(t.Context(), l, i); err != nil {
			t.Fatal(err)
		}
	}
	id := mustPlan(t, e, l)
	do(session.InviteGuests{Session: id, Rows: []session.GuestRow{{Name: model.MustLine("Ada Nowak"), Email: model.MustLine("ada@example.org")}, {Name: model.MustLine("Mei Tan")}}})
	d := e.homeDrafts(id)
	x := d.Drafts(letters.Wanted{Step: model.LetterInvitation})
	tell := func(int, int) {}
	first, err := x.Write(t.Context(), id, []string{"eml"}, false, tell)
	if err != nil || len(first.Files) != 2 || !strings.Contains(strings.Join(first.Notes, " "), "2 drafts of the invitation made") || !strings.Contains(strings.Join(first.Notes, " "), "Without an address: Mei Tan") {
		t.Fatalf("%+v, %v", first, err)
	}
	for _, name := range first.Files {
		if _, err := os.Stat(filepath.Join(x.Folder(), name)); err != nil {
			t.Error(err)
		}
	}
	if _, err := x.Write(t.Context(), id, []string{"eml"}, false, tell); err == nil || !strings.Contains(err.Error(), "nobody is left") {
		t.Errorf("twice: %v", err)
	}
	do(session.AddGuest{Session: id, Line: "Olu Ade, Docks, olu@example.org"})
	if more, err := x.Write(t.Context(), id, []string{"csv"}, false, tell); err != nil || !strings.HasSuffix(more.Files[0], "invitation-2.csv") {
		t.Errorf("for who is new: %+v, %v", more, err)
	}
	again := d.Drafts(letters.Wanted{Step: model.LetterInvitation, Again: "the place's changed"})
	if took, err := again.Write(t.Context(), id, []string{"eml"}, false, tell); err != nil || len(took.Taken) != 2 {
		t.Errorf("over what is there: %+v, %v", took, err)
	}
	if got := l.Snapshot().State.Session(id).LetterBatches(model.LetterInvitation, ""); got != 2 {
		t.Errorf("%d times, though the third wrote nothing", got)
	}
	if took, err := again.Write(t.Context(), id, []string{"eml"}, true, tell); err != nil || len(took.Files) != 3 {
		t.Errorf("replacing: %+v, %v", took, err)
	}
	want := `letters ` + l.Ref(id) + ` make invitation --format eml,csv --again "'the places changed'" --out - > ` + l.Ref(id) + `-invitation.tar`
	if got := again.Fetch(id, []string{"eml", "csv"}); !strings.HasSuffix(got, want) {
		t.Errorf("the command is %q", got)
	}
	e.Actor.Remote = true
	if _, err := (consoleDrafts{e, l, id}).Drafts(letters.Wanted{Step: model.LetterFollowUp1}).Write(t.Context(), id, []string{"eml"}, false, tell); err == nil {
		t.Error("somebody elsewhere wrote files here")
	}
}

// mustPlan is a meetup in seventy days.
func mustPlan(t *testing.T, e Env, l *session.Live) model.SessionID {
	t.Helper()
	r, err := e.Do(t.Context(), l, session.PlanSession{Start: l.Now().AddDate(0, 0, 70), Zone: "Europe/London", Template: "meetup"})
	if err != nil {
		t.Fatal(err)
	}
	return r.Session
}
