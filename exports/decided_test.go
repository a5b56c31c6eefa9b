package exports

import (
	"bytes"
	"strings"
	"testing"
)

// TestTheRoundThatDecidedIsToldFirst has other ways of counting after it, also where they were counted later.
func TestTheRoundThatDecidedIsToldFirst(t *testing.T) {
	mean := func(text string) *Exact { return &Exact{Text: text} }
	yes, no := &Outcome{Progresses: true}, &Outcome{}
	groups := Round{Number: 1, State: "revealed", UseCases: []Scored{{Number: 4, Result: &Result{GroupsPassed: 3, Mean: mean("2.8"), Agreement: "high"}, Outcome: yes}}}
	matrix := Round{Number: 2, State: "revealed", Sheet: "matrix", UseCases: []Scored{{Number: 4, Weighed: &Weighed{Quadrant: "big bet", Agreement: "low"}, Outcome: yes}}}
	weighted := Round{Number: 3, State: "revealed", Sheet: "weighted", UseCases: []Scored{{Number: 4, Weighed: &Weighed{Score: mean("1.8"), Agreement: "medium"}, Outcome: no}}}
	for name, c := range map[string]struct {
		rounds []Round
		want   string
	}{
		"groups, then other ways": {[]Round{groups, matrix, weighted}, "Passed 3 of 3 groups, 2.8 of 3 on average, agreement high. On the matrix: big bet, agreement low. Weighted mean 1.8, agreement medium."},
		"only weighted lets it on": {[]Round{{Number: 1, State: "revealed", UseCases: []Scored{{Number: 4, Result: &Result{GroupsPassed: 1, Mean: mean("1.2"), Agreement: "high"}, Outcome: no}}},
			{Number: 2, State: "revealed", Sheet: "weighted", UseCases: []Scored{{Number: 4, Weighed: &Weighed{Score: mean("2.6"), Agreement: "high"}, Outcome: yes}}}},
			"Weighted mean 2.6, agreement high. Passed 1 of 3 groups, 1.2 of 3 on average, agreement high."},
		"a second look": {[]Round{groups, {Number: 2, State: "revealed", UseCases: []Scored{{Number: 4, Result: &Result{GroupsPassed: 2, Mean: mean("2.1"), Agreement: "high"}, Outcome: yes}}}},
			"Passed 2 of 3 groups, 2.1 of 3 on average, agreement high."},
		"against the count": {[]Round{{Number: 1, State: "revealed", UseCases: []Scored{{Number: 4, Result: &Result{GroupsPassed: 1, Mean: mean("1.2"), Agreement: "low"},
			Outcome: &Outcome{Progresses: true, Override: &Override{Progresses: true, Reason: "we have the people"}}}}}},
			"Against the count: we have the people. Passed 1 of 3 groups, 1.2 of 3 on average, agreement low."},
		"an open round tells nothing": {[]Round{{Number: 1, State: "open", UseCases: []Scored{{Number: 4}}}}, ""},
	} {
		told := newTeller(Report{Content: Content{Rounds: c.rounds}}).why(4)
		if strings.TrimSpace(told) != c.want {
			t.Errorf("%s: %q", name, told)
		}
	}
}

// TestWhatPassedAndWasNotSelectedIsSaid where the shortlist is told; where nothing was selected yet it says nothing.
func TestWhatPassedAndWasNotSelectedIsSaid(t *testing.T) {
	c := Content{UseCases: []UseCase{{Number: 4, Title: "Gate photos", Selected: true}, {Number: 7, Title: "One sheet"}, {Number: 8, Title: "Unseen", Hidden: true}},
		Rounds: []Round{{Number: 1, State: "revealed"}}, Recap: Recap{Shortlisted: []int{4, 7, 8}, Selected: []int{4}}}
	said := func() string {
		teller := newTeller(Report{Content: c})
		teller.shortlisted()
		var out []string
		for _, s := range teller.paper.Sections {
			for _, p := range s.Parts {
				if p.Heading == "Passed, and was not selected" {
					out = append(out, p.List...)
				}
			}
		}
		return strings.Join(out, "; ")
	}
	if got := said(); got != "7. One sheet" && got != "#7 One sheet" {
		t.Errorf("passed and not selected: %q", got)
	}
	c.Recap.Selected = nil
	if got := said(); got != "" {
		t.Errorf("nothing was selected, and yet: %q", got)
	}
}

// TestWhatWasHiddenAfterItsRoundIsNotTold: neither its marks, nor that they lie apart, nor its dots.
func TestWhatWasHiddenAfterItsRoundIsNotTold(t *testing.T) {
	mean := &Exact{Text: "2.0"}
	c := Content{UseCases: []UseCase{{Number: 4, Title: "Gate photos"}, {Number: 7, Title: "Something rude", Hidden: true}},
		Rounds: []Round{{Number: 1, State: "revealed", UseCases: []Scored{
			{Number: 4, Title: "Gate photos", Result: &Result{Mean: mean, Contested: true}, Reasons: []string{"we did it"}},
			{Number: 7, Title: "Something rude", Result: &Result{Mean: mean, Contested: true}, Reasons: []string{"rude indeed"}}}}},
		Dots: []DotRound{{State: "revealed", UseCases: []Dotted{{Number: 4, Title: "Gate photos"}, {Number: 7, Title: "Something rude"}}}}}
	var b bytes.Buffer
	for _, f := range Formats() {
		if f.Name == "md" || f.Name == "html" || f.Name == "pptx" {
			if err := f.Write(&b, Report{Content: c}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got := b.String(); !strings.Contains(got, "Gate photos") || !strings.Contains(got, "we did it") || strings.Contains(got, "rude") {
		t.Errorf("it tells\n%s", got)
	}
	if len(c.Rounds[0].UseCases) != 2 {
		t.Error("the content itself was changed")
	}
}
