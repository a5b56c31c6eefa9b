package session_test

import (
	"slices"
	"testing"

	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// TestAgree lets somebody whom a facilitator checked in agree by themselves: from then on the room may read the name.
func TestAgree(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	w.GoLive()
	ben := w.Do(session.CheckIn{Session: w.ID, Name: "Ben"}).Person
	if _, err := w.Try(sessiontest.Host(), session.Agree{Person: ben}); err == nil {
		t.Error("a facilitator agreed for Ben")
	}
	read := func() bool { return slices.Contains(w.Live.Snapshot().ForWall(w.ID).Names, "Ben") }
	if read() {
		t.Error("the wall reads a name that nobody agreed to")
	}
	seat := session.Actor{Role: session.Attendee, Person: ben, Session: w.ID, Remote: true}
	for range 2 {
		if _, err := w.Try(seat, session.Agree{Person: ben}); err != nil {
			t.Fatal(err)
		}
	}
	if s := w.Live.Snapshot().State; !s.Details(ben).Consent || !read() {
		t.Errorf("Ben agreed, and on file is %+v", s.Details(ben))
	}
	w.Reopen()
	if !w.Live.Snapshot().State.Details(ben).Consent {
		t.Error("the consent was not kept")
	}
}
