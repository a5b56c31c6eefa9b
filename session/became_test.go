package session_test

import (
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// became is a guest of a list who joined the first session by its code and was matched, and joined the second so again: three
// ids of one person, the first of them the guest's.
func became(t *testing.T) (w *sessiontest.Workshop, ids []model.PersonID) {
	w = sessiontest.New(t, storetest.NewMemory())
	w.Do(session.InviteGuests{Session: w.ID, Rows: []session.GuestRow{{Name: model.MustLine("Lena Ott"), Email: model.MustLine("lena@example.org")}}})
	ids = []model.PersonID{w.Session().Guests[0].Person}
	for range 2 {
		w.Do(session.OpenLobby{Session: w.ID})
		seat := session.Actor{Role: session.Attendee, Session: w.ID, Remote: true}
		joined, err := w.Try(seat, session.Join{Session: w.ID, Name: "Lena Ott", Consent: true})
		must(t, err)
		w.Do(session.ConfirmGuest{Session: w.ID, Joined: joined.Person, Guest: ids[len(ids)-1]})
		ids = append(ids, joined.Person)
		w.Do(session.Close{Session: w.ID})
		w.ID = w.Do(session.PlanSession{Start: w.Clock.Now(), Zone: "Europe/London"}).Session
		w.Do(session.AddGuest{Session: w.ID, Line: "Lena Ott, lena@example.org"})
	}
	return w, ids
}

// TestOneAddressIsOnePerson however often they joined anew: a line with the address means who they turned out to be.
func TestOneAddressIsOnePerson(t *testing.T) {
	w, ids := became(t)
	if guests := w.Session().Guests; len(guests) != 1 || guests[0].Person != ids[2] {
		t.Errorf("on the list are %v, want %v", guests, ids[2])
	}
	if got := w.Live.Snapshot().State.Named(nil, "Lena"); got != ids[2] {
		t.Errorf("Lena is %v, want %v", got, ids[2])
	}
}

// TestWhoBecameWhoIsFollowedToTheEnd: the first invitation's code opens the newest seat, and whoever wants out goes with all
// that they were.
func TestWhoBecameWhoIsFollowedToTheEnd(t *testing.T) {
	w, ids := became(t)
	w.Do(session.OpenLobby{Session: w.ID})
	snap := w.Live.Snapshot()
	pass, ok := snap.Admit(snap.PersonCode(ids[0]), "")
	if !ok || pass.Person != ids[2] {
		t.Errorf("the first code opens the seat of %v (%v), want %v", pass.Person, ok, ids[2])
	}
	traces, err := w.Live.Traces(t.Context(), ids[2])
	must(t, err)
	if len(traces.People) != 3 {
		t.Errorf("traces are of %v, want all of %v", traces.People, ids)
	}
}
