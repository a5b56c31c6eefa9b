package session_test

import (
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// TestWorkshop runs one whole workshop on the core, from the first idea to the first date.
func TestWorkshop(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	w.GoLive()
	w.To(model.Capture)
	w.Says("Ada", "Drivers send the gate photo ahead")
	w.Says("Mei", "Drivers send the gate photos ahead of time")
	w.Says("Mei", "=1")
	w.Says("Ada", "+2 in all three stores")
	w.Says("Ada", "? who pays")
	w.Says("Ada", "! ask Mei @Mei")
	w.Says("Ada", "~ plan something bold")
	w.Says("Olu", "stub")
	w.By("Olu", session.SaySame{Case: w.Case(1).ID})
	if _, err := w.Try(w.As("Ada"), session.SaySame{Case: w.Case(1).ID}); err == nil {
		t.Fatal("one's own idea cannot be the same for oneself")
	}
	if w.Case(3).Kind != model.Planned || !w.Case(4).Unfinished {
		t.Fatalf("the signs were not understood: %+v %+v", w.Case(3), w.Case(4))
	}
	w.To(model.Grouping)
	w.Do(session.Merge{Into: w.Case(1).ID, From: w.Case(2).ID})
	w.Do(session.Undo{Session: w.ID})
	if !w.Case(2).Into.IsZero() {
		t.Fatal("the merge was not undone")
	}
	w.Do(session.Merge{Into: w.Case(1).ID, From: w.Case(2).ID})
	for _, idea := range []string{"~one plan here", "~two plan here", "~three plan here"} {
		w.Says("Mei", idea)
	}
	w.To(model.Scoring)
	w.Do(session.OpenRound{Session: w.ID})
	round := w.Session().Rounds[0]
	cases := w.Live.Snapshot().State.Round(round).Cases
	for i, name := range []string{"Ada", "Mei", "Olu", "Kwame", "Jo"} {
		for _, c := range cases {
			for _, g := range model.Groups() {
				w.By(name, session.Mark{Round: round, Case: c, Group: g, Mark: model.Mark([]int{3, 3, 2, 2, 1}[i])})
			}
		}
		w.By(name, session.HandIn{Round: round})
	}
	w.Do(session.CountHands{Round: round, Case: cases[0], Group: model.Importance, Counts: [5]int{0, 0, 0, 6, 0}})
	w.To(model.Discuss)
	w.Do(session.Reveal{Round: round})
	seat := w.Live.Snapshot().ForSeat(w.ID, w.As("Ada").Person)
	if len(seat.Reveal.Passed) != len(cases) {
		t.Fatalf("passed %d of %d", len(seat.Reveal.Passed), len(cases))
	}
	w.To(model.Shortlist)
	w.Do(session.Select{Session: w.ID, Case: cases[0]})
	w.To(model.FirstSteps)
	w.Do(session.NameOwner{Case: cases[0], Name: "Ada"})
	w.Do(session.SetMeasure{Case: cases[0], Measure: "minutes a lorry"})
	w.Do(session.SetFirstDate{Case: cases[0], Date: "2026-04-01"})
	before := w.Live.Snapshot().ForConsole(w.ID, model.PersonID{})
	w.Reopen()
	after := w.Live.Snapshot().ForConsole(w.ID, model.PersonID{})
	if len(before.Steps) != 1 || len(after.Steps) != 1 || after.Steps[0].Case.Owner != "Ada" || len(after.Cases) != len(before.Cases) {
		t.Fatalf("after a crash: %+v, before: %+v", after.Steps, before.Steps)
	}
	w.Do(session.Close{Session: w.ID})
	if _, err := w.Try(w.As("Ada"), session.Say{Session: w.ID, Line: "too late"}); err == nil {
		t.Fatal("a closed session took a line")
	}
}
