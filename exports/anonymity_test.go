package exports_test

import (
	"bytes"
	"slices"
	"testing"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
)

// scored runs one round over one use case and draws it. The seats all give marks; the hands are counted for the named
// groups.
func scored(t *testing.T, seats, hands int, counted ...model.Group) exports.Round {
	r := live(t)
	r.To(model.Capture)
	r.Says("Ada", "~ something planned")
	r.To(model.Scoring)
	round := r.open(1)
	for _, name := range []string{"Ada", "Mei", "Olu", "Kwame", "Jo", "Bea"}[:seats] {
		r.marks(round, 1, map[string][3]model.Mark{name: {1, 2, 3}})
	}
	for _, g := range counted {
		r.Do(session.CountHands{Round: round, Case: r.Case(1).ID, Group: g, Counts: [5]int{3: hands}})
	}
	r.Do(session.Reveal{Round: round})
	report := r.report()
	valid(t, written(t, report, "json"))
	return report.Content.Rounds[0]
}

func TestMarksOfFewAreWithheld(t *testing.T) {
	all := []model.Group{model.Importance, model.Measurability, model.Feasibility}
	for name, c := range map[string]struct {
		seats, hands    int
		counted         []model.Group
		withheld, apart bool
	}{
		"one seat":                              {1, 0, nil, true, false},
		"two seats":                             {2, 0, nil, true, false},
		"three seats":                           {3, 0, nil, false, false},
		"five seats":                            {5, 0, nil, false, true},
		"two hands":                             {0, 2, all, true, false},
		"six hands":                             {0, 6, all, false, true},
		"one seat among hands":                  {1, 6, all, false, false},
		"one seat alone where no hand was seen": {1, 6, all[:1], true, false},
		"four seats and six hands":              {4, 6, all, false, false},
		"six of each":                           {6, 6, all, false, true},
	} {
		t.Run(name, func(t *testing.T) {
			r := scored(t, c.seats, c.hands, c.counted...)
			if (r.Withheld != "") != c.withheld {
				t.Fatalf("withheld: %q", r.Withheld)
			}
			u := r.UseCases[0]
			if c.withheld {
				if u.Groups != nil || u.Result != nil {
					t.Fatalf("what follows from the marks is told: %+v", u)
				}
				return
			}
			if apart := u.Groups[0].Seats != nil && u.Groups[0].Hands != nil; apart != c.apart {
				t.Fatalf("seats and hands are told apart: %t", apart)
			}
		})
	}
}

// TestOneWhoMarksInAnotherWayDoesNotStandOut has one person who marks by criterion among four who don't.
func TestOneWhoMarksInAnotherWayDoesNotStandOut(t *testing.T) {
	r := live(t)
	r.To(model.Capture)
	r.Says("Ada", "~ something planned")
	r.To(model.Scoring)
	round := r.open(1)
	for _, name := range []string{"Mei", "Olu", "Kwame", "Jo"} {
		r.marks(round, 1, map[string][3]model.Mark{name: {2, 2, 2}})
	}
	for _, c := range model.Criteria() {
		r.By("Ada", session.Mark{Round: round, Case: r.Case(1).ID, Criterion: int(c) + 1, Mark: model.Mark(c % 4)})
	}
	r.Do(session.Reveal{Round: round})
	for _, g := range r.report().Content.Rounds[0].UseCases[0].Groups {
		if !g.Folded || g.Whole != (exports.Histogram{}) || g.Seats != nil {
			t.Errorf("%s: the others are told apart: %+v", g.Key, g)
		}
		for _, c := range g.Criteria {
			if c.Own.Counts[0]+c.Own.Counts[1]+c.Own.Counts[2]+c.Own.Counts[3] != 5 {
				t.Errorf("%s: %+v", c.Key, c.Own)
			}
		}
	}
}

// TestOrderTellsNothing hands in the same ballots in another order by other people.
func TestOrderTellsNothing(t *testing.T) {
	var rounds [][]byte
	for _, names := range [][]string{{"Ada", "Mei", "Olu"}, {"Olu", "Ada", "Mei"}} {
		r := live(t)
		for _, name := range []string{"Ada", "Mei", "Olu"} {
			r.As(name)
		}
		r.To(model.Capture)
		r.Says("Ada", "~ something planned")
		r.To(model.Scoring)
		round := r.open(1)
		for i, name := range names {
			r.marks(round, 1, map[string][3]model.Mark{name: {model.Mark(i), 2, 3}})
			r.By(name, session.GiveReason{Round: round, Case: r.Case(1).ID, Reason: []string{"c", "a", "b"}[i]})
		}
		r.Do(session.Reveal{Round: round})
		report := r.report()
		if !slices.IsSorted(report.Content.Rounds[0].UseCases[0].Reasons) {
			t.Error("reasons stand in the order in which they were given")
		}
		report.Source = exports.Source{}
		rounds = append(rounds, written(t, report, "json"))
	}
	if !bytes.Equal(rounds[0], rounds[1]) {
		t.Fatal("who scored when, and what, changes the export")
	}
}
