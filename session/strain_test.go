package session_test

import (
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
)

// woken says whether a room has news, and takes them.
func woken(r session.Room) bool {
	select {
	case <-r.Wake():
		return true
	default:
		return false
	}
}

func TestOnlyConsolesHearThatTheMachineIsNearItsEnd(t *testing.T) {
	p := capturing(t)
	rooms := map[session.Audience]session.Room{session.AtConsole: p.Live.Enter(sessiontest.Host(), p.ID, session.AtConsole)}
	for _, at := range []session.Audience{session.AtWall, session.AtStage} {
		rooms[at] = p.Live.Enter(session.Actor{Role: session.Observer}, p.ID, at)
	}
	rooms[session.AtSeat] = p.Live.Enter(p.As("Ada"), p.ID, session.AtSeat)
	for _, words := range []string{"450 of 500 seats are taken", ""} {
		for _, r := range rooms {
			woken(r)
		}
		p.Live.Strain(words)
		for at, r := range rooms {
			if woken(r) != (at == session.AtConsole) {
				t.Errorf("%q: audience %d was woken: %v", words, at, at != session.AtConsole)
			}
		}
		if got := rooms[session.AtConsole].Face().(session.ConsoleFace).Strain; got != words {
			t.Errorf("the console says %q, not %q", got, words)
		}
		if p.Live.Strain(words); woken(rooms[session.AtConsole]) {
			t.Errorf("%q is told twice", words)
		}
	}
}

// TestNewsAreAsOldAsTheFirstOfThem says something twice before a room looks: it has waited since the first time.
func TestNewsAreAsOldAsTheFirstOfThem(t *testing.T) {
	p := capturing(t)
	r := p.Live.Enter(session.Actor{Role: session.Observer}, p.ID, session.AtWall)
	woken(r)
	begun := time.Now()
	p.Says("Ada", "one")
	between := time.Now()
	p.Says("Ada", "two")
	if !woken(r) {
		t.Fatal("no news")
	}
	if came := r.Came(); came.Before(begun) || came.After(between) {
		t.Errorf("the news came %v after the first of them", came.Sub(begun))
	}
	p.Says("Ada", "three")
	if woken(r); r.Came().Before(between) {
		t.Error("news are as old as those that were taken before them")
	}
}

func TestAProgrammeBegunUnderStrainKnowsOfIt(t *testing.T) {
	p := capturing(t)
	h, err := session.OpenHouse(t.Context(), p.Config)
	must(t, err)
	defer h.Close()
	h.Strain("450 of 500 seats are taken")
	l, err := h.Found(t.Context(), sessiontest.Host(), "Zeta")
	must(t, err)
	for _, one := range []*session.Live{l, h.Programmes()[0]} {
		id := model.SessionID{}
		if all := one.Snapshot().State.Sessions(); len(all) > 0 {
			id = all[0].ID
		}
		if got := one.Snapshot().ForConsole(id, model.PersonID{}).Strain; got == "" {
			t.Errorf("%s does not know", one.Snapshot().State.Name)
		}
	}
}
