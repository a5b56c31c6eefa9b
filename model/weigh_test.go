package model_test

import (
	"testing"

	"serendip/model"
)

func own(counts ...int) model.Histogram {
	var h model.Histogram
	copy(h.Counts[:], counts)
	return h
}

// TestRICE checks the three projects that the method's author reckons with (McBride 2018): a reach of 450, 2,000 and 800
// customers a quarter, an impact of 3, 1 and 2, 100, 80 and 50 per cent, 2, 1 and 4 person-months.
func TestRICE(t *testing.T) {
	for want, n := range map[string]model.Numbers{
		"675.0": {450_00, 3_00, 100_00, 2_00}, "1600.0": {2000_00, 1_00, 80_00, 1_00}, "200.0": {800_00, 2_00, 50_00, 4_00},
	} {
		if got, ok := model.ReckonRICE.Score(n); !ok || got.String() != want {
			t.Errorf("%v is %s, want %s", n, got, want)
		}
	}
}

// TestWSJF takes the jobs by which Reinertsen 2009 shows the rule: durations of 1, 3 and 10, costs of delay of 10, 3 and 1.
// In that order the delay costs 22, in the other one 186.
func TestWSJF(t *testing.T) {
	jobs := []struct{ cost, size int64 }{{10, 1}, {3, 3}, {1, 10}}
	last := model.NewFrac(1000, 1)
	for i, j := range jobs {
		got := model.WSJFScore(model.NewFrac(j.cost, 1), model.NewFrac(j.size, 1))
		if got.Cmp(last) >= 0 {
			t.Errorf("job %d does not come after the one before it", i)
		}
		last = got
	}
	cost := func(order ...int) (sum int64) {
		var at int64
		for _, i := range order {
			at += jobs[i].size
			sum += at * jobs[i].cost
		}
		return sum - 10*1 - 3*3 - 1*10 // less what no order saves
	}
	if first, other := cost(0, 1, 2), cost(2, 1, 0); first >= other || first != 7 {
		t.Errorf("the order by WSJF costs %d, the other %d", first, other)
	}
	if got, ok := model.ReckonWSJF.Score(model.Numbers{8_00, 5_00, 3_00, 5_00}); !ok || got.Cmp(model.NewFrac(16, 5)) != 0 {
		t.Errorf("(8 + 5 + 3) / 5 is %s", got)
	}
}

func TestNumbersThatCannotBeReckonedWith(t *testing.T) {
	for _, n := range []model.Numbers{{}, {1_00, 1_00, 101_00, 1_00}, {-1, 1, 1, 1}, {1, 1, 1, 0}, {1 << 60, 1, 1, 1}} {
		if _, ok := model.ReckonRICE.Score(n); ok {
			t.Errorf("%v has a score", n)
		}
	}
	for typed, want := range map[string]int64{"450": 45000, "0.5": 50, "0,25": 25, "80%": 8000, " 3 ": 300} {
		n, err := model.ParseNumber(typed)
		if err != nil || n != want {
			t.Errorf("%q is %d, %v", typed, n, err)
		}
		if again, err := model.ParseNumber(model.NumberText(n)); err != nil || again != n {
			t.Errorf("%d is written %q", n, model.NumberText(n))
		}
	}
	for _, typed := range []string{"", "-1", "a", "1.234", "1e3", ".5"} {
		if n, err := model.ParseNumber(typed); err == nil {
			t.Errorf("%q is %d", typed, n)
		}
	}
}

// TestWeightedMeanIsExact weighs 59/30 against a mark of 2: a float that rounds would let it pass.
func TestWeightedMeanIsExact(t *testing.T) {
	s := &model.Sheet{Kind: model.WeightedSheet, Criteria: []model.OwnCriterion{{Name: "margin", Weight: 3}, {Name: "speed", Weight: 1}}}
	w := s.Weigh(model.DefaultRule(), []model.Histogram{own(0, 0, 2, 1), own(0, 3, 0, 0)})
	if w.Score.Cmp(model.NewFrac(2, 1)) != 0 || !w.Progresses { // (3 x 7/3 + 1) / 4
		t.Errorf("the weighted mean is %s, progresses %v", w.Score, w.Progresses)
	}
	w = s.Weigh(model.DefaultRule(), []model.Histogram{own(0, 0, 2, 1), own(1, 2, 0, 0)})
	if w.Score.Cmp(model.NewFrac(23, 12)) != 0 || w.Progresses {
		t.Errorf("the weighted mean is %s, progresses %v", w.Score, w.Progresses)
	}
	if w = s.Weigh(model.DefaultRule(), []model.Histogram{own(0, 0, 0, 9), {}}); w.HasScore || w.Progresses {
		t.Error("what was not marked at all has a score")
	}
	if w = s.Weigh(model.DefaultRule(), []model.Histogram{own(0, 0, 0, 2), own(0, 0, 0, 2)}); !w.TooFew || w.Progresses {
		t.Error("two marks are enough")
	}
}

func TestQuadrants(t *testing.T) {
	s := &model.Sheet{Kind: model.MatrixSheet}
	for _, tc := range []struct {
		impact, effort model.Histogram
		want           model.Quadrant
	}{
		{own(0, 0, 0, 3), own(3), model.QuickWin}, {own(0, 0, 0, 3), own(0, 0, 3), model.BigBet},
		{own(3), own(3), model.FillIn}, {own(3), own(0, 0, 3), model.NotNow},
		{own(0, 2, 2), own(0, 2, 2), model.BigBet}, // on the line is high
		{model.Histogram{}, own(3), model.NoQuadrant},
	} {
		if got := s.Weigh(model.DefaultRule(), []model.Histogram{tc.impact, tc.effort}); got.Quadrant != tc.want || got.Progresses != tc.want.High() {
			t.Errorf("%v by %v is %s", tc.impact, tc.effort, got.Quadrant)
		}
	}
}

// TestMoved counts what must have changed between two rounds.
func TestMoved(t *testing.T) {
	for _, tc := range []struct {
		before, after model.Histogram
		want          int
		words         string
	}{
		{own(1, 1, 1, 1), own(1, 1, 1, 1), 0, "1.5 = 1.5"},
		{own(3, 0, 0, 2), own(0, 0, 2, 3), 3, "1.2 ↑ 2.6"}, // half the L1 distance of (-3, 0, +2, +1)
		{own(0, 0, 3), own(0, 0, 3, 2), 2, "2.0 ↑ 2.4"},    // two came
		{own(0, 2, 1), model.Histogram{CantSay: 3}, 3, "1.3 · -"},
	} {
		m := tc.before.MovedTo(tc.after)
		back := tc.after.MovedTo(tc.before)
		if m.Answers != tc.want || back.Answers != tc.want || m.String() != tc.words {
			t.Errorf("%v to %v: %d and %d answers, %s", tc.before, tc.after, m.Answers, back.Answers, m)
		}
	}
}

func TestSettings(t *testing.T) {
	for _, w := range []*model.Weighing{{PassAt: 301}, {PassAt: -1}, {Need: 4}, {Criteria: []model.OwnCriterion{{Name: "a", Weight: 1}, {Name: "b", Weight: 1}}}} {
		if w.Check(model.Scoring) == nil {
			t.Errorf("%+v is taken", w)
		}
	}
	for _, typed := range []string{"", "one", "a, A", "a*0, b", "a*100, b", "a*x, b", "a,b,c,d,e,f,g,h,i", "a name that goes on and on and on, b"} {
		if all, err := model.ParseOwn(typed); err == nil {
			t.Errorf("%q is %+v", typed, all)
		}
	}
	all, err := model.ParseOwn("margin*3: what it earns, speed * 2 , joy")
	if err != nil || model.OwnText(all) != "margin*3: what it earns, speed*2, joy*1" {
		t.Errorf("%v, %s", err, model.OwnText(all))
	}
	for typed, want := range map[string]int{"2.5": 250, "2": 200, "2,25": 225, "0.5": 50, "3": 300} {
		if n, err := model.ParsePass(typed); err != nil || n != want {
			t.Errorf("%q is %d, %v", typed, n, err)
		}
	}
	for _, typed := range []string{"", "0", "3.01", "-1", "x", "2.555"} {
		if n, err := model.ParsePass(typed); err == nil {
			t.Errorf("%q is %d", typed, n)
		}
	}
}

// TestSettingsAreReadAsTheyAreWritten types settings and reads them again.
func TestSettingsAreReadAsTheyAreWritten(t *testing.T) {
	for _, typed := range []string{"usual", "pass 2.5; need 3", "by criterion; all criteria; serendipitous", "criteria margin*3, joy*1"} {
		w, err := model.ParseWeighing(typed)
		if err != nil || w.Text() != typed {
			t.Errorf("%q is %q, %v", typed, w.Text(), err)
		}
	}
	for _, typed := range []string{"pass", "need 4", "need", "criteria", "what"} {
		if w, err := model.ParseWeighing(typed); err == nil {
			t.Errorf("%q is %q", typed, w.Text())
		}
	}
}

// TestKeptRule holds that a rule comes back from a reveal as it was in force.
func TestKeptRule(t *testing.T) {
	for _, w := range []*model.Weighing{nil, {PassAt: 250}, {Need: 3}, {All: true}} {
		a, b := w.Rule(), w.Kept().Rule()
		if a.Pass.Cmp(b.Pass) != 0 || a.Need != b.Need || a.Of != b.Of || a.MinMarks != b.MinMarks || a.Scheme != b.Scheme {
			t.Errorf("%+v was kept as %+v", a, b)
		}
	}
}

// TestTurningObeysTheRule asks what would have changed an outcome under another rule than the usual.
func TestTurningObeysTheRule(t *testing.T) {
	var tally model.Tally
	for g := range tally.Whole {
		tally.Whole[g] = own(0, 0, 4, 0) // 2.0 in all three
	}
	strict := (&model.Weighing{PassAt: 250, Need: 3}).Rule()
	got := strict.Turning(tally, 0)
	if len(got) != 3 || got[0].Points != 2 { // each needs 2.5 x 4 - 8
		t.Errorf("turning is %+v", got)
	}
	if usual := model.DefaultRule().Turning(tally, 0); len(usual) != 2 || usual[0].Points != -1 {
		t.Errorf("under the usual rule it is %+v", usual)
	}
}
