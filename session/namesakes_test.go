package session_test

import (
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// TestTwoOfOneName are never mistaken for each other: who types the name is told what tells them apart.
func TestTwoOfOneName(t *testing.T) {
	p := &place{Workshop: sessiontest.New(t, storetest.NewMemory())}
	row := func(name, organisation, email string) session.GuestRow {
		line := func(words string) model.Line {
			l, err := model.CleanLine(words)
			if err != nil {
				t.Fatal(err)
			}
			return l
		}
		return session.GuestRow{Name: line(name), Organisation: line(organisation), Email: line(email), Apart: true}
	}
	p.Do(session.InviteGuests{Session: p.ID, Rows: []session.GuestRow{row("Kim Roe", "Docks", "kim@docks.example"), row("Kim Roe", "Harbour Works", "roe@harbour.example")}})
	p.Do(session.OpenLobby{Session: p.ID})
	docks, harbour := p.Session().Guests[0].Person, p.Session().Guests[1].Person
	for _, i := range []session.Intent{
		session.StandGuest{Session: p.ID, Name: "Kim Roe", Status: model.GuestAttending},
		session.AddGuest{Session: p.ID, Line: "Kim Roe", Status: model.GuestCheckedIn},
		session.QueueSpeaker{Session: p.ID, Line: "Kim Roe"},
		session.CheckIn{Session: p.ID, Name: "kim roe"},
	} {
		_, err := p.Try(sessiontest.Host(), i)
		if err == nil || !strings.Contains(err.Error(), "#1 Kim Roe, Docks; #2 Kim Roe, Harbour Works") || strings.Contains(err.Error(), "@") {
			t.Errorf("%T: %v", i, err)
		}
	}
	for typed, want := range map[string]model.PersonID{"#2": harbour, "kim roe, docks": docks, "ROE@harbour.example": harbour} {
		if got, err := p.state().GuestMeant(p.Session(), typed); err != nil || got != want {
			t.Errorf("%q is %v, %v", typed, got, err)
		}
	}
	p.Do(session.AddGuest{Session: p.ID, Line: "Kim Roe, Harbour Works", Status: model.GuestCheckedIn})
	if len(p.Session().Guests) != 2 || p.Session().Guests[1].Status != model.GuestCheckedIn {
		t.Errorf("the list is %+v", p.Session().Guests)
	}
}
