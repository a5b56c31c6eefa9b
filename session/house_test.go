package session_test

import (
	"slices"
	"testing"
	"time"

	"serendip/model"
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

// TestTwoGuestsOfOneAddressBothCome invites people who share an address, twice.
func TestTwoGuestsOfOneAddressBothCome(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	row := func(name string) session.GuestRow {
		return session.GuestRow{Name: model.MustLine(name), Email: model.MustLine("office@acme.example")}
	}
	names := func() (out []string) {
		for _, g := range w.Session().Guests {
			out = append(out, w.Live.Snapshot().State.Details(g.Person).Name)
		}
		return out
	}
	for _, c := range []struct {
		rows         []session.GuestRow
		new, changed int
		want         []string
	}{
		{[]session.GuestRow{row("Ann Lee"), row("Bob Ray")}, 2, 0, []string{"Ann Lee", "Bob Ray"}},
		{[]session.GuestRow{row("Bob Ray"), row("Ann Lee")}, 0, 0, []string{"Ann Lee", "Bob Ray"}},
		{[]session.GuestRow{row("Cid Orr"), row("Bob Ray"), row("Ann Lee")}, 1, 0, []string{"Ann Lee", "Bob Ray", "Cid Orr"}},
		{[]session.GuestRow{row("Ann Lee-Ray")}, 0, 1, []string{"Ann Lee-Ray", "Bob Ray", "Cid Orr"}},
	} {
		var known, changed []bool
		for _, one := range w.Live.Snapshot().State.GuestChanges(w.Session(), c.rows) {
			known, changed = append(known, one.Known), append(changed, len(one.Fields) > 0)
		}
		r := w.Do(session.InviteGuests{Session: w.ID, Rows: c.rows})
		if r.New != c.new || r.Changed != c.changed || !slices.Equal(names(), c.want) {
			t.Errorf("%d new, %d changed, and on the list are %q", r.New, r.Changed, names())
		}
		if slices.Contains(known, false) != (c.new > 0) || slices.Contains(changed, true) != (c.changed > 0) {
			t.Errorf("the preview says %v, %v", known, changed)
		}
	}
}
