package session_test

import (
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
)

// TestWhatIsWithheldIsSaid: of two scorers neither marks nor reasons are shown, and a hidden use case is not either; the room is
// told how much that is.
func TestWhatIsWithheldIsSaid(t *testing.T) {
	p := capturing(t)
	p.To(model.Scoring)
	p.Do(session.OpenRound{Session: p.ID})
	p.round = p.Session().Rounds[0]
	p.cases = p.state().Round(p.round).Cases
	for _, name := range []string{"Ada", "Mei"} {
		for _, g := range model.Groups() {
			p.By(name, session.Mark{Round: p.round, Case: p.cases[0], Group: g, Mark: model.High})
		}
		p.By(name, session.GiveReason{Round: p.round, Case: p.cases[0], Reason: "the log of " + name})
	}
	p.Do(session.Reveal{Round: p.round})
	p.Do(session.Hide{Case: p.cases[1]})
	p.Do(session.TurnWall{Session: p.ID, View: model.ViewReason, Case: p.cases[0]})
	wall := p.Live.Snapshot().ForWall(p.ID)
	if wall.Reason == nil || len(wall.Reason.Reasons) != 0 || wall.Reason.Unsaid != 2 {
		t.Fatalf("the reason sheet is %+v", wall.Reason)
	}
	if got, want := session.UnsaidWords(wall.Reason.Unsaid), "2 reasons are not shown: of fewer than 3 scorers, words would have a name."; got != want {
		t.Errorf("the room reads %q, want %q", got, want)
	}
	said := strings.Join(wall.Reveal.Untold(), " ")
	for _, want := range []string{"Fewer than 3 people scored", "2 reasons are not shown", "1 more is not shown in the room"} {
		if !strings.Contains(said, want) {
			t.Errorf("the reveal says %q, without %q", said, want)
		}
	}
	if got := wall.Recap.Unseen(); got != "1 more is not shown in the room: hidden, or held back for now." {
		t.Errorf("the recap says %q", got)
	}
}

// TestNothingWithheldIsSaidOf leaves the room in peace where all is shown.
func TestNothingWithheldIsSaidOf(t *testing.T) {
	p := revealed(t)
	wall := p.Live.Snapshot().ForWall(p.ID)
	if got := wall.Reveal.Untold(); len(got) != 0 {
		t.Errorf("the reveal says %q", got)
	}
	if got := wall.Recap.Unseen(); got != "" {
		t.Errorf("the recap says %q", got)
	}
}
