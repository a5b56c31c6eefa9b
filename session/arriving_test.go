package session_test

import (
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
)

// TestSomebodyNewIsSaidToBeNew: a Jo is not the only Joanna of the list, nor one of another meetup, where the desk says so; the
// row of the stage tells before enter what it will do, and tells no name.
func TestSomebodyNewIsSaidToBeNew(t *testing.T) {
	p := lobby(t)
	p.Do(session.AddGuest{Session: p.ID, Line: "Joanna Roe, Mill"})
	for _, n := range []string{"Zed Lopez", "Zedekiah Novak"} {
		p.Do(session.AddGuest{Session: p.ID, Line: n})
	}
	arrivals := func() session.Arrivals {
		return p.Live.Snapshot().ForStage(p.ID, sessiontest.Host().Person).Arrivals
	}
	says := func(typed, want string) {
		t.Helper()
		if got := arrivals().Enter(typed); !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
	says("", "")
	says("Joa", "enter: the one on the list")
	says("+Joa", "enter: somebody new")
	says("Joa, Mill", "enter: somebody new")
	says("Joanna Roe, Mill", "enter: the one on the list")
	says("joanna@mill.example", "") // whose address is whose is not for the room
	says("ze", "several begin so")
	says("Zed Lopez", "enter: the one on the list")
	says("Xanthippe", "enter: not on the list, so new")

	people := len(p.state().People())
	r := p.Do(session.CheckIn{Session: p.ID, Name: "+Joa"})
	if r.Note != "Joa is here" || len(p.state().People()) != people+1 {
		t.Errorf("somebody new: %s", r.Note)
	}
	if r := p.Do(session.CheckIn{Session: p.ID, Name: "joan"}); r.Note != "Joanna Roe is here" || r.Aloud != "joan is here" {
		t.Errorf("the one on the list: %s", r.Note)
	}
	if r := p.Do(session.Undo{Session: p.ID}); r.Note != "undone: check in Joanna Roe" || r.Aloud != "undone: a check-in" {
		t.Errorf("what the room reads of an undo: %q, %q", r.Note, r.Aloud)
	}
	p.Do(session.CheckIn{Session: p.ID, Name: "joan"})
	says("Joanna", "is here already")
	says("joa", "enter: the one") // somebody else has that whole name
	says("Joann", "enter: not on the list, so new")
	if r := p.Do(session.CheckIn{Session: p.ID, Name: "+Joanna Roe, Harbour"}); r.Note != "Joanna Roe (Harbour) is here; somebody else is called Joanna Roe already" {
		t.Errorf("another one of the whole name: %s", r.Note)
	}
	if r := p.Do(session.CheckIn{Session: p.ID, Name: "Joann"}); r.Note != "Joann is here" {
		t.Errorf("who begins as somebody does who is here already: %s", r.Note)
	}
	_, err := p.Try(sessiontest.Host(), session.CheckIn{Session: p.ID, Name: "Joa"})
	if err == nil || !strings.Contains(err.Error(), "+name") {
		t.Errorf("who is here already: %v", err)
	}
	if g, _ := p.Session().Guest(r.Person); g.Status != model.GuestCheckedIn {
		t.Errorf("%+v", g)
	}
}
