package model

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestRankOrder(t *testing.T) {
	type item struct {
		name string
		s    Standing
	}
	items := []item{
		{"later twin", Standing{2, NewFrac(11, 5), 4, 9}},
		{"fewer groups, better mean", Standing{1, NewFrac(29, 10), 40, 1}},
		{"all groups", Standing{3, NewFrac(2, 1), 1, 8}},
		{"reaches more", Standing{2, NewFrac(11, 5), 5, 7}},
		{"earlier twin", Standing{2, NewFrac(22, 10), 4, 2}},
		{"better mean", Standing{2, NewFrac(12, 5), 0, 6}},
	}
	ranked := Rank(items, func(i item) Standing { return i.s })
	want := []struct {
		name   string
		rank   int
		shared bool
	}{
		{"all groups", 1, false}, {"better mean", 2, false}, {"reaches more", 3, false},
		{"earlier twin", 4, true}, {"later twin", 4, true}, {"fewer groups, better mean", 6, false},
	}
	for i, w := range want {
		if got := ranked[i]; got.Item.name != w.name || got.Rank != w.rank || got.Shared != w.shared {
			t.Errorf("place %d: %q rank %d shared %v, want %+v", i+1, got.Item.name, got.Rank, got.Shared, w)
		}
	}
}

func TestRankDoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(r, "n")
		items := make([]Standing, n)
		for i := range items {
			items[i] = Standing{rapid.IntRange(0, 3).Draw(r, "passed"), NewFrac(rapid.Int64Range(0, 6).Draw(r, "mean"), 2), rapid.IntRange(0, 2).Draw(r, "reach"), int64(i)}
		}
		same := func(s Standing) Standing { return s }
		a, b := Rank(items, same), Rank(rapid.Permutation(items).Draw(r, "shuffled"), same)
		for i := range a {
			if a[i].Item.Captured != b[i].Item.Captured || a[i].Rank != b[i].Rank || a[i].Shared != b[i].Shared {
				r.Fatalf("place %d differs: %+v, %+v", i+1, a[i], b[i])
			}
		}
	})
}

func TestContestedComeFirst(t *testing.T) {
	calm, split, mild := whole(marks(2, 2, 2)), whole(marks(3, 3, 3, 0, 0)), whole(marks(3, 3, 1, 1))
	onlyOne := Tally{Whole: [3]Histogram{marks(2, 2, 2), marks(0, 0, 3, 3), marks(2, 2, 2)}} // AD 1.5 in one group, 0.5 over all
	tallies := []Tally{calm, mild, onlyOne, split}
	sorted := ByDisagreement(tallies, func(t Tally) CaseResult { return DefaultRule().Judge(t, 0) })
	if !slices.Equal(sorted, []Tally{split, onlyOne, mild, calm}) {
		t.Errorf("got %v", sorted)
	}
}

func TestWhatWouldHaveChangedTheOutcome(t *testing.T) {
	rule := DefaultRule()
	for name, c := range map[string]struct {
		tally Tally
		want  []Change
	}{
		"one point short":     {Tally{Whole: [3]Histogram{marks(2, 2, 2), marks(2, 2, 1), marks(0, 0, 1)}}, []Change{{Group: Measurability, Criterion: MetricsIdentified, Points: 1}}},
		"two groups short":    {Tally{Whole: [3]Histogram{marks(1, 2, 1), marks(2, 2, 1), marks(0, 0, 1)}}, []Change{{Group: Measurability, Criterion: MetricsIdentified, Points: 1}, {Group: Importance, Criterion: FinancialLens, Points: 2}}},
		"a mark short":        {Tally{Whole: [3]Histogram{marks(3, 3), marks(2, 2, 2), marks(0, 3)}}, []Change{{Group: Importance, Criterion: FinancialLens, Marks: 1}}},
		"narrowly through":    {Tally{Whole: [3]Histogram{marks(2, 2, 2), marks(3, 3, 3), marks(0, 0, 1)}}, []Change{{Group: Importance, Criterion: FinancialLens, Points: -1}}},
		"through with two up": {Tally{Whole: [3]Histogram{marks(2, 2, 3), marks(3, 3, 3), marks(0, 0, 1)}}, []Change{{Group: Importance, Criterion: FinancialLens, Points: -2}}},
	} {
		if got := rule.Turning(c.tally, 0); !slices.Equal(got, c.want) {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// Doing what Turning says turns the outcome, and a point less does not.
func TestTurningTurnsAndIsSmallest(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var tally Tally
		for g := range tally.Whole {
			for _, m := range rapid.SliceOfN(rapid.Int8Range(0, 3), 3, 9).Draw(r, "marks") {
				tally.Whole[g] = tally.Whole[g].Add(Mark(m))
			}
		}
		rule := DefaultRule()
		was := rule.Judge(tally, 0).Progresses
		changes := rule.Turning(tally, 0)
		if len(changes) == 0 {
			r.Fatal("nothing would change the outcome")
		}
		turned, almost := tally, tally
		for i, c := range changes {
			turned.Whole[c.Group] = move(turned.Whole[c.Group], c.Points)
			step := c.Points
			if i == len(changes)-1 {
				step -= sign(c.Points)
			}
			almost.Whole[c.Group] = move(almost.Whole[c.Group], step)
		}
		if rule.Judge(turned, 0).Progresses == was {
			r.Fatalf("%+v does not turn %+v", changes, tally)
		}
		if rule.Judge(almost, 0).Progresses != was {
			r.Fatalf("%+v is more than it takes to turn %+v", changes, tally)
		}
	})
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// move gives so many points to, or takes them from, the marks of h, one at a time.
func move(h Histogram, points int) Histogram {
	for ; points != 0; points -= sign(points) {
		for m := range h.Counts {
			to := m + sign(points)
			if h.Counts[m] > 0 && to >= 0 && to <= 3 {
				h.Counts[m]--
				h.Counts[to]++
				break
			}
		}
	}
	return h
}

func TestClaimedHours(t *testing.T) {
	for _, c := range []struct {
		minutes, others, same int
		people                int
		hours                 Frac
		formula               string
	}{
		{15, 6, 3, 7, NewFrac(385, 1), "15 min x 7 people x 220 days = 385 h a year"},
		{15, 2, 7, 7, NewFrac(385, 1), "15 min x 7 people x 220 days = 385 h a year"},
		{5, 0, 0, 1, NewFrac(55, 3), "5 min x 1 person x 220 days = about 18 h a year"},
		{-5, -3, 0, 1, Frac{}, ""},
	} {
		hours, people := ClaimedHours(c.minutes, c.others, c.same, WorkingDays)
		if people != c.people || hours.Cmp(c.hours) != 0 {
			t.Errorf("%+v: %s h, %d people", c, hours, people)
		}
		if c.formula != "" && HoursFormula(c.minutes, people, WorkingDays) != c.formula {
			t.Errorf("%q, want %q", HoursFormula(c.minutes, people, WorkingDays), c.formula)
		}
	}
}

func BenchmarkJudge(b *testing.B) {
	tally := whole(marks(3, 3, 2, 2, 1, CantSay))
	b.ReportAllocs()
	for b.Loop() {
		DefaultRule().Judge(tally, 0)
	}
}
