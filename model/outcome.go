package model

import (
	"cmp"
	"slices"
)

// Change is what would have turned one group, or one criterion where the rule counts criteria.
type Change struct {
	Group     Group
	Criterion Criterion // meant only under ByCriteria
	Points    int       // how many points more would pass it (above 0), or fewer would fail it (below 0); 0 when points would not matter
	Marks     int       // how many more marks it would need, whatever the points
}

// Turning is the smallest set of changes that would have changed a use case's outcome, the easiest first. A point is
// one mark, given to the whole group, that is one higher or lower. It is empty where no change would do: groups that
// are not aimed at cannot be turned.
func (r Rule) Turning(t Tally, notAimed Lenses) []Change {
	result := r.Judge(t, notAimed)
	var changes []Change
	if r.Scheme == ByGroup {
		for _, g := range Groups() {
			if one := result.Groups[g]; one.Aimed && one.Passed == result.Progresses {
				changes = append(changes, r.change(one, t, g.Criteria(), notAimed))
			}
		}
	} else {
		for _, c := range Criteria() {
			if one := result.Criteria[c]; one.Aimed && one.Passed == result.Progresses {
				changes = append(changes, r.change(one, t, []Criterion{c}, notAimed))
			}
		}
	}
	slices.SortStableFunc(changes, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Marks, b.Marks), cmp.Compare(max(a.Points, -a.Points), max(b.Points, -b.Points)))
	})
	need := r.toTurn(result)
	if need > len(changes) {
		return nil
	}
	return changes[:need]
}

// toTurn is how many groups (or criteria) must turn for the outcome to turn.
func (r Rule) toTurn(result CaseResult) int {
	n := 0
	for r.progresses(result.Passed+n, result.OutOf) == result.Progresses && n <= result.OutOf && result.Passed+n >= 0 {
		if result.Progresses {
			n--
		} else {
			n++
		}
	}
	return max(n, -n)
}

// change counts what turns one result. One point on a whole mark moves the mean of each criterion by 1 over its marks,
// and so the mean of them all by the mean of those.
func (r Rule) change(one Result, t Tally, criteria []Criterion, notAimed Lenses) Change {
	out := Change{Group: criteria[0].Group(), Criterion: criteria[0], Marks: max(0, r.MinMarks-one.Marks)}
	var steps []Frac
	for _, c := range criteria {
		if n := t.Of(c).Marks(); n > 0 && !notAimed.Has(c) {
			steps = append(steps, NewFrac(1, int64(n)))
		}
	}
	step, ok := Mean(steps...)
	if !ok {
		return out
	}
	points := r.Pass.Minus(one.Mean).Over(step)
	switch {
	case one.Passed: // the smallest whole number of points that takes the mean below the mark
		out.Points = -(floor(one.Mean.Minus(r.Pass).Over(step)) + 1)
	case points.Sign() > 0:
		out.Points = points.Ceil()
	}
	return out
}

// floor is the largest whole number that is at most f.
func floor(f Frac) int { return -Frac{}.Minus(f).Ceil() }
