package session_test

import (
	"testing"
	"time"

	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// TestNoCustomerIsTakenForAnother plans for customers whose names shorten to the same.
func TestNoCustomerIsTakenForAnother(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	house := func() *session.House {
		h, err := session.OpenHouse(t.Context(), w.Config)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(h.Close)
		return h
	}
	names := []string{"日本電気", "中国石油", "Department of Homeland Affairs, Office of Alpha", "Department of Homeland Affairs, Office of Beta"}
	h, refs := house(), map[string]string{}
	for _, name := range names {
		r, _, err := h.Prepare(t.Context(), sessiontest.Host(), session.PrepareWorkshop{Customer: name, Start: time.Now(), Zone: "UTC"})
		if err != nil {
			t.Fatal(err)
		}
		l, err := h.Programme(name)
		if err != nil || l.Snapshot().State.Name != name || l.Snapshot().State.ID != r.Programme {
			t.Fatalf("%s was planned for %v, %v", name, r.Programme, err)
		}
		refs[name] = l.Ref(r.Session)
		w.Clock.Turn(time.Second)
	}
	for again := house(); len(names) > 0; names = names[1:] {
		l, _, err := again.Session(refs[names[0]])
		if err != nil || l.Snapshot().State.Name != names[0] {
			t.Errorf("%s leads elsewhere than to %s: %v", refs[names[0]], names[0], err)
		}
	}
}
