package model

import (
	"strings"
	"time"
)

// FewestMonths is how long active use is watched at least, counted from trained and live.
const FewestMonths = 3

// ReadyFacts is what a use case has, as far as readiness asks for it.
type ReadyFacts struct {
	Owner     bool
	Complex   bool // the technology, the organisation or the case
	Team      int
	Challenge bool // part a, with Outcome
	Outcome   bool
	Workflow  bool // part b
	Measured  bool // part c: a success criterion with method, baseline and target
	Factors   bool // part d
	Aligned   bool
	Live      bool
	Months    int
}

// Need is one thing that a use case needs to be ready.
type Need struct {
	Words string // as the refusal lists it
	Short string // in a word or two
	Have  bool
}

// Needs lists what a use case needs to be ready, in the order of its page.
func (f ReadyFacts) Needs() []Need {
	out := []Need{
		{"an owner in the business", "owner", f.Owner},
		{f.partA(), "part a", f.Challenge && f.Outcome},
		{"part b: workflow or functions to focus on", "part b", f.Workflow},
		{"part c: a success criterion with method, baseline and target", "part c", f.Measured},
		{"part d: additional success factors", "part d", f.Factors},
		{"alignment to an objective", "objective", f.Aligned},
		{"a window of at least three months of active use, counted from trained and live", "three months of use", f.Live && f.Months >= FewestMonths},
	}
	if f.Complex {
		out = append(out[:1:1], append([]Need{{"a team, because it is complex", "team", f.Team > 0}}, out[1:]...)...)
	}
	return out
}

// partA is what is asked for in part a: the one of its two fields that is still empty, where the other is filled.
func (f ReadyFacts) partA() string {
	switch {
	case f.Challenge && !f.Outcome:
		return "part a: expected outcome"
	case f.Outcome && !f.Challenge:
		return "part a: challenge and objective"
	}
	return "part a: challenge and objective, expected outcome"
}

// Missing lists what is missing; nothing is when it is ready.
func (f ReadyFacts) Missing() []string {
	var out []string
	for _, n := range f.Needs() {
		if !n.Have {
			out = append(out, n.Words)
		}
	}
	return out
}

// WindowEnd is the last day of the window; "" when it has no beginning.
func WindowEnd(live string, months int) string {
	d, err := time.Parse(time.DateOnly, live)
	if err != nil {
		return ""
	}
	return d.AddDate(0, months, 0).Format(time.DateOnly)
}

// ReadDay reads a day as people write it and returns it as YYYY-MM-DD; without a year it is the next such day from
// now on. Nothing is no date.
func ReadDay(typed string, now time.Time) (string, bool) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return "", true
	}
	for _, layout := range []string{time.DateOnly, "2.1.2006", "2 Jan 2006", "2 January 2006"} {
		if d, err := time.Parse(layout, typed); err == nil {
			return d.Format(time.DateOnly), true
		}
	}
	for _, layout := range []string{"2.1.", "2.1", "2 Jan", "2 January"} {
		d, err := time.Parse(layout, typed)
		if err != nil {
			continue
		}
		d = time.Date(now.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC)
		if d.Format(time.DateOnly) < now.Format(time.DateOnly) {
			d = d.AddDate(1, 0, 0)
		}
		return d.Format(time.DateOnly), true
	}
	return "", false
}
