package session_test

import (
	"slices"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
)

// lapsedNames are who should be kept no longer, and who is past the time and stays.
func lapsedNames(p *place) (due, stay []string) {
	s := p.state()
	r := s.Retention(p.Clock.Now())
	for _, one := range r.Due {
		due = append(due, s.Details(one.Person).Name)
	}
	for _, one := range r.Stay {
		stay = append(stay, s.Details(one.Person).Name)
	}
	slices.Sort(due)
	slices.Sort(stay)
	return due, stay
}

// awaits turns the clock to so many days before the time is over that people are kept after the session, or after it.
func (p *place) awaits(days int) {
	end := time.UnixMilli(p.Session().ClosedAt).AddDate(0, session.KeptMonths, days)
	p.Clock.Turn(end.Sub(p.Clock.Now()))
}

// Given a closed workshop with an owner, a sponsor, a champion and others; when 24 months have passed, then the others are
// proposed, and these stay while the programme is open.
func TestWhoIsKeptNoLonger(t *testing.T) {
	p := planning(t)
	p.Do(writes(model.PageSponsor, "Olu")(p))
	p.Do(session.MarkChampion{Session: p.ID, Name: "Ada", Champion: model.Champion{Champion: true}})
	p.By("Kim", session.RaiseHand{Session: p.ID, Up: true})
	p.Do(session.Close{Session: p.ID})
	p.awaits(-1)
	if due, stay := lapsedNames(p); len(due)+len(stay) > 0 {
		t.Errorf("a day early: %q, %q", due, stay)
	}
	p.awaits(1)
	if due, _ := lapsedNames(p); !slices.Contains(due, "Mei") || !slices.Contains(due, "Kim") {
		t.Errorf("nothing more is planned, and due are %q", due)
	}
	p.awaits(-1)
	p.Do(session.PlanSession{Title: "Review", Start: p.Clock.Now(), Zone: "Europe/London"})
	p.awaits(1)
	due, stay := lapsedNames(p)
	if !slices.Contains(due, "Kim") || slices.Contains(due, "Mei") || !slices.Equal(stay, []string{"Ada", "Mei", "Olu"}) {
		t.Errorf("an open programme: %q, %q", due, stay)
	}
	kim := p.As("Kim").Person
	p.Do(session.Forget{People: []model.PersonID{kim}})
	p.Reopen()
	if again, _ := lapsedNames(p); slices.Contains(again, "Kim") || len(again) != len(due)-1 {
		t.Errorf("after forgetting: %q", again)
	}
}

// Who stands on the list of a session to come is kept, whether or not they come.
func TestAnInvitationKeepsOnFile(t *testing.T) {
	p := capturing(t)
	p.Do(session.Close{Session: p.ID})
	p.awaits(-1)
	next := p.Do(session.PlanSession{Title: "Review", Start: p.Clock.Now(), Zone: "Europe/London"}).Session
	p.Do(session.InviteGuests{Session: next, Rows: []session.GuestRow{{Name: model.MustLine("Ada"), Same: true}}})
	p.awaits(1)
	if due, _ := lapsedNames(p); slices.Contains(due, "Ada") || !slices.Contains(due, "Mei") {
		t.Errorf("due are %q", due)
	}
}

// Home says it in one line a programme, with the command that shows more; a day early it says nothing.
func TestHomeProposesWhoIsKeptNoLonger(t *testing.T) {
	p := capturing(t)
	p.Do(session.Close{Session: p.ID})
	house, err := session.OpenHouse(t.Context(), p.Config)
	must(t, err)
	t.Cleanup(house.Close)
	proposes := func() bool {
		return slices.ContainsFunc(house.Home().Waiting, func(w session.Waiting) bool { return w.Words == "serendip person retention acme" })
	}
	p.awaits(-1)
	if proposes() {
		t.Error("a day early")
	}
	p.awaits(1)
	if !proposes() {
		t.Errorf("waiting is %+v", house.Home().Waiting)
	}
}
