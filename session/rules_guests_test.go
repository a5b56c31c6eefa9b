package session_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// booked is a session for two, with Ada and Lena attending, and Ben and Cleo on the waitlist.
func booked(t *testing.T) *place {
	p := lobby(t)
	p.Do(session.SetCapacity{Session: p.ID, Capacity: model.Capacity{Soft: 1, Hard: 2}})
	p.Do(session.StandGuest{Session: p.ID, Name: "Lena Ott", Status: model.GuestAttending})
	p.Do(session.AddGuest{Session: p.ID, Line: "Ben Ade, Harbour", Status: model.GuestAttending})
	p.Do(session.AddGuest{Session: p.ID, Line: "Cleo", Status: model.GuestWaitlisted})
	return p
}

// offering has one place free, which is offered to Ben.
func offering(t *testing.T) *place {
	p := booked(t)
	p.Do(session.StandGuest{Session: p.ID, Name: "Lena", Status: model.GuestDeclined})
	p.Do(session.OfferPlace{Session: p.ID})
	return p
}

// lapsed is the same with the offer expired.
func lapsed(t *testing.T) *place {
	p := offering(t)
	p.Clock.Turn(15 * 24 * time.Hour)
	return p
}

func guestRules() []rule {
	stand := func(name string, s model.GuestStatus) func(*place) session.Intent {
		return func(p *place) session.Intent { return session.StandGuest{Session: p.ID, Name: name, Status: s} }
	}
	add := func(line string, s model.GuestStatus) func(*place) session.Intent {
		return func(p *place) session.Intent { return session.AddGuest{Session: p.ID, Line: line, Status: s} }
	}
	on := func(i func(*place) session.Intent) func(*place) session.Intent { return i }
	return []rule{
		{"a guest by one line", lobby, "", add("Kim Roe, Docks, kim@example.org", 0), "PersonAdded GuestStood"},
		{"a walk-in", lobby, "", add("Kim Roe, Docks", model.GuestCheckedIn), "PersonAdded CheckedIn"},
		{"a walk-in whom the list has", lobby, "", add("Lena Ott", model.GuestCheckedIn), "CheckedIn"},
		{"a walk-in of an address on file", lobby, "", add("L. Ott, Docks, LENA@example.org", model.GuestCheckedIn), "PersonDetailed CheckedIn"},
		{"no guest twice", lobby, "", add("Lena Ott", 0), "!conflict"},
		{"two of one name", lobby, "", on(func(p *place) session.Intent {
			return session.AddGuest{Session: p.ID, Line: "Lena Ott", Apart: true}
		}), "PersonAdded GuestStood"},
		{"no name, no guest", lobby, "", add(" , Docks", 0), "!invalid"},
		{"too much in a line", lobby, "", add("Kim, Docks, Hamburg", 0), "!invalid"},
		{"nobody is called facilitator", lobby, "", add("Facilitator", 0), "!invalid"},
		{"nobody comes onto the list and out at once", lobby, "", add("Kim", model.GuestCheckedOut), "!invalid"},
		{"a full session has a waitlist", booked, "", add("Kim", model.GuestAttending), "PersonAdded GuestStood"},
		{"no capacity keeps a walk-in out", booked, "", add("Kim", model.GuestCheckedIn), "PersonAdded CheckedIn"},
		{"a seat adds nobody", lobby, "Ada", add("Kim", 0), "!denied"},
		{"awaiting reply", lobby, "", stand("Lena", model.GuestAwaiting), "GuestStood"},
		{"checked in", lobby, "", stand("Lena", model.GuestCheckedIn), "CheckedIn"},
		{"checked out", lobby, "", stand("Ada", model.GuestCheckedOut), "GuestStood"},
		{"as it is already", lobby, "", stand("Lena", model.GuestAdded), ""},
		{"no such status", lobby, "", stand("Lena", 9), "!invalid"},
		{"nobody of that name", lobby, "", stand("Zed", model.GuestAttending), "!missing"},
		{"full is full", booked, "", stand("Ben", model.GuestAttending), "!conflict"},
		{"no place to offer", booked, "", on(func(p *place) session.Intent { return session.OfferPlace{Session: p.ID} }), "!conflict"},
		{"an offer taken up", offering, "", stand("Ben", model.GuestAttending), "GuestStood PlaceOffered"},
		{"an offer declined", offering, "", stand("Ben", model.GuestDeclined), "GuestStood PlaceOffered"},
		{"an open offer holds its place", offering, "", stand("Cleo", model.GuestAttending), "!conflict"},
		{"an offer is taken back", offering, "", on(func(p *place) session.Intent {
			return session.OfferPlace{Session: p.ID, Name: "Ben", Withdraw: true}
		}), "PlaceOffered"},
		{"no offer to take back", offering, "", on(func(p *place) session.Intent {
			return session.OfferPlace{Session: p.ID, Name: "Cleo", Withdraw: true}
		}), "!conflict"},
		{"who waits not is offered nothing", offering, "", on(func(p *place) session.Intent { return session.OfferPlace{Session: p.ID, Name: "Ada"} }), "!conflict"},
		{"an offer in the past", offering, "", on(func(p *place) session.Intent {
			return session.OfferPlace{Session: p.ID, Name: "Ben", Until: p.Clock.Now().Add(-time.Hour)}
		}), "!invalid"},
		{"an expired offer frees its place", lapsed, "", on(func(p *place) session.Intent { return session.OfferPlace{Session: p.ID} }), "PlaceOffered"},
		{"who let it lapse may come while a place is free", lapsed, "", stand("Ben", model.GuestAttending), "GuestStood PlaceOffered"},
		{"nobody waits", lobby, "", on(func(p *place) session.Intent { return session.OfferPlace{Session: p.ID} }), "!missing"},
		{"side and role", lobby, "", on(func(p *place) session.Intent {
			return session.SetMix{Session: p.ID, Name: "Lena", Side: model.SideCustomer, Part: model.PartExecutive}
		}), "MixKept"},
		{"no such side", lobby, "", on(func(p *place) session.Intent { return session.SetMix{Session: p.ID, Name: "Lena", Side: 9} }), "!invalid"},
		{"screened", lobby, "", on(func(p *place) session.Intent {
			return session.ScreenGuest{Session: p.ID, Name: "Lena", Replies: model.Screening{1, 1, 1}}
		}), "MixKept"},
		{"nobody to screen", lobby, "", on(func(p *place) session.Intent { return session.ScreenGuest{Session: p.ID, Name: "Zed"} }), "!missing"},
		{"photos", lobby, "", on(func(p *place) session.Intent {
			return session.KeepConsent{Session: p.ID, Name: "Lena", Photo: model.ReplyYes, Social: model.ReplyNo}
		}), "MixKept"},
		{"photos of all in the room", lobby, "", on(func(p *place) session.Intent {
			return session.KeepConsent{Session: p.ID, Room: true, Photo: model.ReplyYes, Social: model.ReplyYes}
		}), "MixKept"},
		{"a no to photos after the end", closed, "", on(func(p *place) session.Intent {
			return session.KeepConsent{Session: p.ID, Name: "Lena", Photo: model.ReplyNo, Social: model.ReplyNo}
		}), "MixKept"},
		{"photos of all who were in the room, after the end", closed, "", on(func(p *place) session.Intent {
			return session.KeepConsent{Session: p.ID, Room: true, Photo: model.ReplyYes, Social: model.ReplyYes}
		}), "MixKept MixKept MixKept"},
		{"no side after the end", closed, "", on(func(p *place) session.Intent {
			return session.SetMix{Session: p.ID, Name: "Lena", Side: model.SideCustomer}
		}), "!conflict"},
		{"nobody to ask", draft, "", on(func(p *place) session.Intent {
			return session.KeepConsent{Session: p.ID, Room: true, Photo: model.ReplyYes}
		}), "!conflict"},
		{"capacity", lobby, "", on(func(p *place) session.Intent {
			return session.SetCapacity{Session: p.ID, Capacity: model.Capacity{Soft: 15, Hard: 20}}
		}), "CapacitySet"},
		{"ideal is not above manageable", lobby, "", on(func(p *place) session.Intent {
			return session.SetCapacity{Session: p.ID, Capacity: model.Capacity{Soft: 20, Hard: 15}}
		}), "!invalid"},
	}
}

// TestWaitlist follows a place from hand to hand: offered to the next in line, expired, offered to the one after.
func TestWaitlist(t *testing.T) {
	p := booked(t)
	list := func() *session.GuestsFace { return p.Live.Snapshot().Guests(p.ID) }
	if f := list(); f.Coming != 2 || f.Waiting != 2 || f.Offered != 0 || !f.Next.IsZero() {
		t.Fatalf("full: %+v", f)
	}
	p.Do(session.StandGuest{Session: p.ID, Name: "Lena", Status: model.GuestDeclined})
	if f := list(); f.NextName != "Ben Ade" {
		t.Fatalf("next in line is %q", f.NextName)
	}
	r := p.Do(session.OfferPlace{Session: p.ID})
	if f := list(); f.Offered != 1 || !f.Next.IsZero() || !strings.HasPrefix(r.Note, "a place is offered to Ben Ade until ") {
		t.Fatalf("offered: %+v, %q", f, r.Note)
	}
	p.Clock.Turn(15 * 24 * time.Hour)
	p.Do(session.SetCapacity{Session: p.ID, Capacity: model.Capacity{Soft: 2, Hard: 2}}) // anything that makes a new snapshot
	if f := list(); f.Offered != 0 || f.NextName != "Cleo" {
		t.Fatalf("expired: %d offered, next %q", f.Offered, f.NextName)
	}
}

// TestUndoKeepsThePlaceInTheQueue takes back what moved somebody off the waitlist.
func TestUndoKeepsThePlaceInTheQueue(t *testing.T) {
	p := booked(t)
	names := func() (out []string) {
		for _, id := range p.Session().Waitlist() {
			out = append(out, p.state().Details(id).Name)
		}
		return out
	}
	p.Do(session.StandGuest{Session: p.ID, Name: "Ben", Status: model.GuestDeclined})
	if got := names(); !slices.Equal(got, []string{"Cleo"}) {
		t.Fatalf("waiting: %q", got)
	}
	f := p.Live.Snapshot().ForConsole(p.ID, sessiontest.Host().Person)
	if f.Undo.Label != "Ben Ade not attending" {
		t.Fatalf("undo says %q", f.Undo.Label)
	}
	p.Do(session.Undo{Session: p.ID, Command: f.Undo.Command})
	if got := names(); !slices.Equal(got, []string{"Ben Ade", "Cleo"}) {
		t.Fatalf("after undo: %q", got)
	}
}

// TestMixIsForFacilitators counts who comes, warns, and shows neither to the wall nor to a seat.
func TestMixIsForFacilitators(t *testing.T) {
	p := lobby(t)
	for name, m := range map[string]session.SetMix{
		"Ada":      {Side: model.SideVendor, Part: model.PartSales},
		"Lena Ott": {Side: model.SideProspect, Part: model.PartProduct},
	} {
		m.Session, m.Name = p.ID, name
		p.Do(m)
	}
	p.Do(session.StandGuest{Session: p.ID, Name: "Lena", Status: model.GuestAttending})
	f := p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Guests
	if got := f.Mix.String(); got != "1 prospect, 1 vendor; 1 product, 1 sales" {
		t.Errorf("the mix is %q", got)
	}
	want := []string{"vendor outnumbers customers: 1 to 0", "no executive comes", "Lena Ott is an unscreened prospect"}
	if !slices.Equal(f.Warnings, want) {
		t.Errorf("warnings: %q", f.Warnings)
	}
	snap := p.Live.Snapshot()
	for _, face := range []any{snap.ForWall(p.ID), snap.ForSeat(p.ID, p.As("Ada").Person)} {
		if words := fmt.Sprintf("%+v", face); strings.Contains(words, "unscreened") || strings.Contains(words, "lena@example.org") {
			t.Errorf("%T knows too much", face)
		}
	}
}

// TestANoStaysANo gives consent for everybody in the room, but for who said no.
func TestANoStaysANo(t *testing.T) {
	p := lobby(t)
	p.As("Mei")
	p.Do(session.KeepConsent{Session: p.ID, Name: "Ada", Photo: model.ReplyNo})
	p.Do(session.KeepConsent{Session: p.ID, Room: true, Photo: model.ReplyYes, Social: model.ReplyYes})
	for name, want := range map[string][2]model.Reply{"Ada": {model.ReplyNo, model.ReplyYes}, "Mei": {model.ReplyYes, model.ReplyYes}, "Lena Ott": {}} {
		d := p.state().Details(p.state().Named(p.Session(), name))
		if got := [2]model.Reply{d.Photo, d.Social}; got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

// TestMixAndConsentAreUndone, each by itself, the room's at once; a crash between takes nothing away, and what was
// said since stays.
func TestMixAndConsentAreUndone(t *testing.T) {
	p := &place{Workshop: sessiontest.New(t, storetest.NewMemory())}
	for _, name := range []string{"Lena Ott", "Ben Ade", "Cleo Roe"} {
		p.Do(session.AddGuest{Session: p.ID, Line: name})
	}
	p.Do(session.OpenLobby{Session: p.ID})
	for _, g := range p.Session().Guests[:2] {
		p.Do(session.StandGuest{Session: p.ID, Person: g.Person, Status: model.GuestCheckedIn})
	}
	lena, ben := p.Session().Guests[0].Person, p.Session().Guests[1].Person
	known := func(id model.PersonID) model.Known { return p.state().Details(id).Known() }
	undo := func(label string) {
		t.Helper()
		u := p.Live.Snapshot().ForConsole(p.ID, sessiontest.Host().Person).Undo
		if u.Label != label || u.Blocked != "" {
			t.Fatalf("to undo is %+v, not %s", u, label)
		}
		p.Do(session.Undo{Session: p.ID, Command: u.Command})
	}
	p.Do(session.SetMix{Session: p.ID, Person: lena, Side: model.SideProspect, Part: model.PartExecutive})
	p.Do(session.ScreenGuest{Session: p.ID, Person: lena, Replies: model.Screening{1, 1, 2}})
	p.Do(session.KeepConsent{Session: p.ID, Person: lena, Photo: model.ReplyNo})
	p.Do(session.KeepConsent{Session: p.ID, Room: true, Photo: model.ReplyYes, Social: model.ReplyYes})
	all := model.Known{Side: model.SideProspect, Part: model.PartExecutive, Screening: model.Screening{1, 1, 2}, Photo: model.ReplyNo, Social: model.ReplyYes}
	if known(lena) != all || known(ben) != (model.Known{Photo: model.ReplyYes, Social: model.ReplyYes}) {
		t.Fatalf("%+v, %+v", known(lena), known(ben))
	}
	p.Reopen()
	undo("photos and social posts")
	if all.Social = 0; known(lena) != all || known(ben) != (model.Known{}) {
		t.Errorf("the room's consent undone: %+v, %+v", known(lena), known(ben))
	}
	undo("photos and social posts")
	undo("screening")
	undo("side and role")
	if known(lena) != (model.Known{}) {
		t.Errorf("all undone: %+v", known(lena))
	}
	p.Do(session.SetMix{Session: p.ID, Person: lena, Side: model.SideCustomer})
	row := session.GuestRow{Name: model.MustLine("Lena Ott"), Side: model.SideVendor, Same: true}
	p.Do(session.InviteGuests{Session: p.ID, Rows: []session.GuestRow{row}})
	if u := p.Live.Snapshot().ForConsole(p.ID, sessiontest.Host().Person).Undo; u.Label != "side and role" || u.Blocked != "it was changed since" {
		t.Errorf("after another list: %+v", u)
	}
}

// TestMixIsUndoneBackThroughTheSession, however often it was changed.
func TestMixIsUndoneBackThroughTheSession(t *testing.T) {
	p := lobby(t)
	lena := p.guest()
	const often = 60
	for n := range often {
		p.Do(session.SetMix{Session: p.ID, Person: lena, Side: model.Sides()[n%3]})
	}
	for n := range often {
		if _, err := p.Try(sessiontest.Host(), session.Undo{Session: p.ID}); err != nil {
			t.Fatalf("after %d of %d: %v", n, often, err)
		}
	}
	if side := p.state().Details(lena).Side; side != 0 {
		t.Errorf("at the beginning the side is %q", side)
	}
}

// TestAListOfAnotherDayIsAsked about: who is there already, days before, was somewhere else.
func TestAListOfAnotherDayIsAskedAbout(t *testing.T) {
	start := time.Date(2031, 3, 1, 8, 30, 0, 0, time.UTC)
	v := &session.Session{Title: "Breakfast 1", Start: start.UnixMilli(), Zone: "UTC"}
	rows := []session.GuestRow{{Status: model.GuestCheckedIn}, {Status: model.GuestAttending}, {Status: model.GuestCheckedOut}}
	if got, want := v.TooEarly(rows, start.AddDate(0, 0, -2)), "2 guests are checked in already, and Breakfast 1 begins only on Sat 1 Mar 2031: is this the list of another day?"; got != want {
		t.Errorf("said %q", got)
	}
	if got := v.TooEarly(rows[1:2], start.AddDate(0, 0, -2)) + v.TooEarly(rows, start.Add(-time.Hour)) + v.TooEarly(rows, start.AddDate(0, 0, 1)); got != "" {
		t.Errorf("nothing is odd, and it says %q", got)
	}
}
