package model

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

// marks is the histogram of these marks.
func marks(ms ...Mark) Histogram {
	var h Histogram
	for _, m := range ms {
		h = h.Add(m)
	}
	return h
}

// whole is a tally of one mark per group, the same marks in every group.
func whole(h Histogram) Tally { return Tally{Whole: [GroupCount]Histogram{h, h, h}} }

func TestWorkedExamples(t *testing.T) {
	for name, c := range map[string]struct {
		h         Histogram
		mean, ad  Frac
		shown     string
		passed    bool
		agreement Agreement
	}{
		"passes, of one mind":     {marks(3, 3, 2, 2, 1), NewFrac(11, 5), NewFrac(3, 5), "2.2", true, AgreeHigh},
		"fails, divided":          {marks(3, 3, 3, 0, 0), NewFrac(9, 5), NewFrac(6, 5), "1.8", false, AgreeLow},
		"exactly the mark passes": {marks(2, 2, 2), NewFrac(2, 1), Frac{}, "2.0", true, AgreeHigh},
		"two thirds is high":      {marks(3, 3, 1), NewFrac(7, 3), NewFrac(2, 3), "2.3", true, AgreeHigh},
		"one is medium":           {marks(3, 3, 1, 1), NewFrac(2, 1), NewFrac(1, 1), "2.0", true, AgreeMedium},
		"abstentions don't count": {marks(3, 3, 2, 2, 1, CantSay, CantSay), NewFrac(11, 5), NewFrac(3, 5), "2.2", true, AgreeHigh},
		"two marks are too few":   {marks(3, 3, CantSay), NewFrac(3, 1), Frac{}, "3.0", false, AgreeHigh},
	} {
		t.Run(name, func(t *testing.T) {
			result := DefaultRule().Judge(whole(c.h), 0)
			for _, g := range Groups() {
				got := result.Groups[g]
				if got.Mean.Cmp(c.mean) != 0 || got.AD.Cmp(c.ad) != 0 || got.Mean.String() != c.shown {
					t.Errorf("%s: mean %s, AD %s", g, got.Mean, got.AD)
				}
				if got.Passed != c.passed || got.Agreement != c.agreement || got.Marks != c.h.Marks() || got.Abstained != c.h.CantSay {
					t.Errorf("%s: %+v", g, got)
				}
				if got.TooFew != (c.h.Marks() < 3) {
					t.Errorf("%s: too few is %v of %d", g, got.TooFew, c.h.Marks())
				}
			}
			if result.Mean.Cmp(c.mean) != 0 || result.AD.Cmp(c.ad) != 0 || result.Progresses != c.passed || result.Contested() != (c.agreement == AgreeLow) {
				t.Errorf("case: %+v", result)
			}
		})
	}
}

func TestTwoOfThreeGroupsProgress(t *testing.T) {
	pass, fail := marks(2, 2, 3), marks(1, 1, 2)
	for passed, tally := range []Tally{
		{Whole: [3]Histogram{fail, fail, fail}}, {Whole: [3]Histogram{pass, fail, fail}},
		{Whole: [3]Histogram{pass, fail, pass}}, {Whole: [3]Histogram{pass, pass, pass}},
	} {
		result := DefaultRule().Judge(tally, 0)
		if result.GroupsPassed != passed || result.Progresses != (passed >= 2) {
			t.Errorf("%d groups should pass: %d do, progresses %v", passed, result.GroupsPassed, result.Progresses)
		}
	}
}

func TestMarksByCriterionAndByGroupWeighAlike(t *testing.T) {
	var tally Tally
	for _, m := range []Mark{3, 2} { // two give one mark to the group
		tally = tally.AddMark(Measurability, m)
	}
	tally = tally.AddCriterion(MetricsIdentified, 3).AddCriterion(MetricsMeasurable, CantSay) // one marks by criterion
	result := DefaultRule().Judge(tally, 0)
	group := result.Groups[Measurability]
	// 3,2,3 is 8/3; 3,2 is 5/2; their mean is 31/12, from at least two marks.
	if group.Mean.Cmp(NewFrac(31, 12)) != 0 || group.Marks != 2 || !group.TooFew || group.Passed || group.Abstained != 1 {
		t.Errorf("%+v", group)
	}
	// AD of 3,2,3 is 1/3, of 3,2 is 1/2; their mean is 5/12.
	if group.AD.Cmp(NewFrac(5, 12)) != 0 {
		t.Errorf("AD %v", group.AD.rat())
	}
	if result.Groups[Importance].HasMean || result.Groups[Importance].Agreement != AgreeNone {
		t.Errorf("a group without marks: %+v", result.Groups[Importance])
	}
}

func TestLensesNotAimedAtDoNotCount(t *testing.T) {
	var tally Tally
	for range 3 {
		tally = tally.AddCriterion(FinancialLens, 0).AddCriterion(CustomerLens, 3).AddCriterion(ProcessLens, 2).AddCriterion(LearningLens, 2)
	}
	if mean := DefaultRule().Judge(tally, 0).Groups[Importance].Mean; mean.Cmp(NewFrac(7, 4)) != 0 {
		t.Errorf("all four: %s", mean)
	}
	aimed := DefaultRule().Judge(tally, Lenses(0).With(FinancialLens)).Groups[Importance]
	if aimed.Mean.Cmp(NewFrac(7, 3)) != 0 || !aimed.Passed {
		t.Errorf("without the financial lens: %+v", aimed)
	}
	none := Lenses(0).With(FinancialLens).With(CustomerLens).With(ProcessLens).With(LearningLens).With(MaturityFits)
	if got := DefaultRule().Judge(tally, none).Groups[Importance]; got.Aimed || got.HasMean || got.Passed || !got.TooFew {
		t.Errorf("without any lens: %+v", got)
	}
	if none.Has(MaturityFits) || none.Without(CustomerLens).Has(CustomerLens) || !none.Has(CustomerLens) {
		t.Errorf("the set of lenses is %b", none)
	}
}

func TestAllCriteriaScheme(t *testing.T) {
	rule := DefaultRule()
	rule.Scheme = ByCriteria
	var tally Tally
	for range 3 {
		for i, c := range Criteria() {
			mark := Mark(3)
			if i >= 7 {
				mark = 1
			}
			tally = tally.AddCriterion(c, mark)
		}
	}
	result := rule.Judge(tally, 0)
	if result.Passed != 7 || result.OutOf != 10 || !result.Progresses {
		t.Errorf("7 of 10 are at least 2/3: %+v", result)
	}
	result = rule.Judge(tally, Lenses(0).With(FinancialLens).With(CustomerLens))
	if result.Passed != 5 || result.OutOf != 8 || result.Progresses {
		t.Errorf("5 of 8 are less than 2/3: %+v", result)
	}
}

func TestRulesAreChecked(t *testing.T) {
	if err := DefaultRule().Check(); err != nil {
		t.Error(err)
	}
	for name, spoil := range map[string]func(*Rule){
		"mark of 0":       func(r *Rule) { r.Pass = Frac{} },
		"mark above 3":    func(r *Rule) { r.Pass = NewFrac(31, 10) },
		"none needed":     func(r *Rule) { r.Need = 0 },
		"4 of 3":          func(r *Rule) { r.Need = 4 },
		"2 of 4 groups":   func(r *Rule) { r.Of = 4 },
		"no marks needed": func(r *Rule) { r.MinMarks = 0 },
	} {
		rule := DefaultRule()
		if spoil(&rule); rule.Check() == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

func TestCriteriaAreNamedOnce(t *testing.T) {
	seen := map[string]bool{}
	for i, c := range Criteria() {
		if int(c) != i || c.Key() == "" || c.String() == "" || c.Short() == "" || c.Help() == "" || seen[c.Key()] {
			t.Errorf("criterion %d: %q", c, c.Key())
		}
		seen[c.Key()] = true
	}
	for _, g := range Groups() {
		if g.Key() == "" || g.String() == "" || g.Short() == "" || g.Help() == "" || seen[g.Key()] {
			t.Errorf("group %d: %q", g, g.Key())
		}
		seen[g.Key()] = true
		for _, c := range g.Criteria() {
			if c.Group() != g || c.IsLens() != (g == Importance) {
				t.Errorf("%s is of %s", c, c.Group())
			}
		}
	}
	if len(Criteria()) != CriterionCount {
		t.Errorf("%d criteria", len(Criteria()))
	}
}

func TestMarksAreRead(t *testing.T) {
	for typed, want := range map[string]Mark{"0": 0, "3": 3, "-": CantSay} {
		if m, err := ParseMark(typed); err != nil || m != want {
			t.Errorf("%q: %v, %v", typed, m, err)
		}
	}
	for _, typed := range []string{"", "4", "-1", "22", "x"} {
		if _, err := ParseMark(typed); err == nil {
			t.Errorf("%q was taken", typed)
		}
	}
}

func TestFracIsExactAndShownHonestly(t *testing.T) {
	two := NewFrac(2, 1)
	for want, f := range map[string]Frac{"1.97": NewFrac(59, 30), "2.0": two, "2.2": NewFrac(11, 5), "1.8": NewFrac(9, 5), "1.9999": NewFrac(19999, 10000)} {
		if got := f.Beside(two); got != want {
			t.Errorf("%v beside 2: %s, want %s", f.rat(), got, want)
		}
	}
	out, err := json.Marshal(NewFrac(22, 10))
	if err != nil || string(out) != `{"num":11,"den":5}` {
		t.Errorf("%s, %v", out, err)
	}
	var in Frac
	if err := json.Unmarshal(out, &in); err != nil || in.Cmp(NewFrac(11, 5)) != 0 {
		t.Errorf("%s, %v", in, err)
	}
	for _, bad := range []string{`{"num":1}`, `{"num":1,"den":0}`, `"x"`} {
		if json.Unmarshal([]byte(bad), &in) == nil {
			t.Errorf("%s was taken", bad)
		}
	}
	raw, _ := NewFrac(-7, 3).MarshalBinary()
	if err := in.UnmarshalBinary(raw); err != nil || in.Cmp(NewFrac(-7, 3)) != 0 {
		t.Errorf("%s: %v, %v", raw, in.rat(), err)
	}
	if in.UnmarshalBinary([]byte("1/0")) == nil {
		t.Error("1/0 was taken")
	}
	if NewFrac(7, 3).Ceil() != 3 || NewFrac(-7, 3).Ceil() != -2 || two.Ceil() != 2 || floor(NewFrac(-7, 3)) != -3 || (Frac{}).Ceil() != 0 {
		t.Error("rounding to whole numbers")
	}
}

func TestScoringProperties(t *testing.T) {
	histogram := rapid.Custom(func(r *rapid.T) Histogram {
		var h Histogram
		for _, m := range rapid.SliceOfN(rapid.Int8Range(-1, 3), 0, 30).Draw(r, "marks") {
			h = h.Add(Mark(m))
		}
		return h
	})
	tally := rapid.Custom(func(r *rapid.T) Tally {
		var t Tally
		for g := range t.Whole {
			t.Whole[g] = histogram.Draw(r, "whole")
		}
		if rapid.Bool().Draw(r, "by criterion") {
			for c := range t.ByCriterion {
				t.ByCriterion[c] = histogram.Draw(r, "criterion")
			}
		}
		return t
	})
	rapid.Check(t, func(r *rapid.T) {
		a, b := tally.Draw(r, "a"), tally.Draw(r, "b")
		notAimed := Lenses(rapid.Uint8Range(0, 15).Draw(r, "not aimed"))
		if a.Plus(b) != b.Plus(a) {
			r.Fatal("addition depends on order")
		}
		if a.Whole[0].Plus(b.Whole[0]).Minus(b.Whole[0]) != a.Whole[0] || HistogramOf(a.Whole[1].Cells()) != a.Whole[1] {
			r.Fatal("subtraction or cells lose people")
		}
		before := DefaultRule().Judge(a, notAimed)
		g := Group(rapid.IntRange(0, 2).Draw(r, "group"))
		after := DefaultRule().Judge(a.AddMark(g, CantSay), notAimed)
		if before.Mean.Cmp(after.Mean) != 0 || before.AD.Cmp(after.AD) != 0 || before.Progresses != after.Progresses || before.Groups[g].Marks != after.Groups[g].Marks {
			r.Fatal("an abstention changed the outcome")
		}
		higher := DefaultRule().Judge(a.AddMark(g, High), notAimed)
		if before.Groups[g].HasMean && !higher.Groups[g].Mean.AtLeast(before.Groups[g].Mean) {
			r.Fatal("the highest mark lowered a mean")
		}
	})
}
