package model

import (
	"errors"
	"fmt"
)

// Tally is every mark that one use case got in a round, with no person in it. Who gives one mark to a group is in
// Whole; who marks by criterion is in ByCriterion. A mark for the whole group counts as that mark for each of its
// criteria, so both kinds of scorer weigh the same and the rule is one:
//
//	criterion's mean = mean of its marks, abstentions left out
//	group's mean     = mean of its criteria's means, lenses not aimed at left out
//
// and where nobody marks by criterion the group's mean is simply the mean of its marks.
type Tally struct {
	Whole       [GroupCount]Histogram     `cbor:"1,keyasint" json:"whole"`
	ByCriterion [CriterionCount]Histogram `cbor:"2,keyasint" json:"by_criterion"`
}

// AddMark is the tally with one mark for a whole group.
func (t Tally) AddMark(g Group, m Mark) Tally {
	t.Whole[g] = t.Whole[g].Add(m)
	return t
}

// AddCriterion is the tally with one mark for a criterion.
func (t Tally) AddCriterion(c Criterion, m Mark) Tally {
	t.ByCriterion[c] = t.ByCriterion[c].Add(m)
	return t
}

// Plus is both tallies together: the seats and a show of hands.
func (t Tally) Plus(other Tally) Tally {
	for g := range t.Whole {
		t.Whole[g] = t.Whole[g].Plus(other.Whole[g])
	}
	for c := range t.ByCriterion {
		t.ByCriterion[c] = t.ByCriterion[c].Plus(other.ByCriterion[c])
	}
	return t
}

// Of is every mark that counts for a criterion: those for it and those for its whole group.
func (t Tally) Of(c Criterion) Histogram { return t.Whole[c.Group()].Plus(t.ByCriterion[c]) }

// MarkedByCriterion says whether anybody marked by criterion.
func (t Tally) MarkedByCriterion() bool { return t.ByCriterion != [CriterionCount]Histogram{} }

// Scheme says what is counted to see whether a use case progresses.
type Scheme uint8

// The schemes. ByGroup is the default: so many of the groups pass. ByCriteria counts all criteria alike.
const (
	ByGroup Scheme = iota
	ByCriteria
)

// Rule says when a group passes and when a use case progresses.
type Rule struct {
	Pass     Frac   `json:"pass"`      // the mean at which a group (or criterion) passes, in points
	Need     int    `json:"need"`      // progresses when Need of Of pass; ByCriteria the same share of the criteria
	Of       int    `json:"of"`        // 3 by default
	MinMarks int    `json:"min_marks"` // fewer marks are too few to pass
	Scheme   Scheme `json:"scheme"`
}

// DefaultRule passes a group at a mean of 2 from 3 marks up, and a use case with 2 of the 3 groups.
func DefaultRule() Rule { return Rule{Pass: NewFrac(2, 1), Need: 2, Of: GroupCount, MinMarks: 3} }

// Check refuses a rule that nothing or everything would meet.
func (r Rule) Check() error {
	switch {
	case r.Pass.Sign() <= 0 || r.Pass.Cmp(NewFrac(int64(High), 1)) > 0:
		return fmt.Errorf("the mark to pass is %s, it must be above 0 and at most 3", r.Pass)
	case r.Need < 1 || r.Need > r.Of:
		return fmt.Errorf("%d of %d cannot be asked for: ask for 1 to %d", r.Need, r.Of, r.Of)
	case r.Scheme == ByGroup && r.Of != GroupCount:
		return fmt.Errorf("there are %d groups, not %d", GroupCount, r.Of)
	case r.MinMarks < 1:
		return errors.New("at least 1 mark must be asked for")
	case r.Scheme > ByCriteria:
		return errors.New("count groups or criteria")
	}
	return nil
}

// progresses says whether so many passed, out of so many, are enough.
func (r Rule) progresses(passed, outOf int) bool { return outOf > 0 && passed*r.Of >= r.Need*outOf }

// Agreement is how much the marks agree.
type Agreement uint8

// The agreements: an average deviation up to 2/3 of a point is high, above 1 is low. No marks, no agreement.
const (
	AgreeNone Agreement = iota
	AgreeLow
	AgreeMedium
	AgreeHigh
)

// String is the word on screen.
func (a Agreement) String() string {
	if a > AgreeHigh {
		return ""
	}
	return [...]string{"no marks", "low", "medium", "high"}[a]
}

func agreement(deviation Frac, has bool) Agreement {
	switch {
	case !has:
		return AgreeNone
	case deviation.Cmp(NewFrac(2, 3)) <= 0:
		return AgreeHigh
	case deviation.Cmp(NewFrac(1, 1)) > 0:
		return AgreeLow
	}
	return AgreeMedium
}

// Result is how a group, or a criterion, did.
type Result struct {
	Aimed     bool // it counts: false for a lens that is not aimed at, and for a group all of whose lenses are not
	HasMean   bool // somebody gave a mark
	Mean      Frac // in points, 0 to 3
	Marks     int  // who gave a mark; of a group, the fewest of its criteria
	Abstained int  // who said "can't say"; of a group, the most of its criteria
	TooFew    bool // fewer marks than the rule asks for
	Passed    bool
	AD        Frac // average deviation from the median, in points; of a group, the mean over its criteria
	Agreement Agreement
}

// CaseResult is how a use case did.
type CaseResult struct {
	Groups       [GroupCount]Result
	Criteria     [CriterionCount]Result
	GroupsPassed int
	Passed       int // what the rule counts: groups, or criteria
	OutOf        int // how many of those there are
	Progresses   bool
	Mean         Frac // the mean of the group means
	AD           Frac // the mean over the groups
	Agreement    Agreement
}

// Contested says whether agreement is low in any group: such a use case is talked about first.
func (c CaseResult) Contested() bool {
	for _, g := range c.Groups {
		if g.Agreement == AgreeLow {
			return true
		}
	}
	return false
}

// Judge applies the rule to a tally. Lenses in notAimed do not count.
func (r Rule) Judge(t Tally, notAimed Lenses) CaseResult {
	var out CaseResult
	var means, deviations []Frac
	for _, c := range Criteria() {
		if !notAimed.Has(c) {
			out.Criteria[c] = r.criterion(t.Of(c))
		}
	}
	for _, g := range Groups() {
		group := r.group(g, &out.Criteria)
		out.Groups[g] = group
		if group.Passed {
			out.GroupsPassed++
		}
		if group.HasMean {
			means, deviations = append(means, group.Mean), append(deviations, group.AD)
		}
	}
	out.Mean, _ = Mean(means...)
	var has bool
	out.AD, has = Mean(deviations...)
	out.Agreement = agreement(out.AD, has)
	out.Passed, out.OutOf = out.counted(r.Scheme)
	out.Progresses = r.progresses(out.Passed, out.OutOf)
	return out
}

func (r Rule) criterion(h Histogram) Result {
	out := Result{Aimed: true, Marks: h.Marks(), Abstained: h.CantSay}
	out.Mean, out.HasMean = h.Mean()
	out.AD, _ = h.Deviation()
	return r.conclude(out)
}

// group draws the results of a group's criteria together.
func (r Rule) group(g Group, criteria *[CriterionCount]Result) Result {
	var out Result
	var means, deviations []Frac
	for _, c := range g.Criteria() {
		one := criteria[c]
		if !one.Aimed {
			continue
		}
		if !out.Aimed || one.Marks < out.Marks {
			out.Marks = one.Marks
		}
		out.Aimed = true
		out.Abstained = max(out.Abstained, one.Abstained)
		if one.HasMean {
			means, deviations = append(means, one.Mean), append(deviations, one.AD)
		}
	}
	out.Mean, out.HasMean = Mean(means...)
	out.AD, _ = Mean(deviations...)
	return r.conclude(out)
}

// conclude judges a mean.
func (r Rule) conclude(out Result) Result {
	out.TooFew = out.Marks < r.MinMarks
	out.Passed = out.HasMean && !out.TooFew && out.Mean.AtLeast(r.Pass)
	out.Agreement = agreement(out.AD, out.HasMean)
	return out
}

// counted is how many pass, and of how many, under a scheme. Of the groups there are always three; lenses that are
// not aimed at are no criteria.
func (c CaseResult) counted(scheme Scheme) (passed, outOf int) {
	if scheme == ByGroup {
		return c.GroupsPassed, GroupCount
	}
	for _, one := range c.Criteria {
		if one.Passed {
			passed++
		}
		if one.Aimed {
			outOf++
		}
	}
	return passed, outOf
}
