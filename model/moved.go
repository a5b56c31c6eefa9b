package model

// Moved is how the marks for one thing changed from a blind round to the next.
type Moved struct {
	Before, After       Frac // means; meant where there are marks
	HasBefore, HasAfter bool
	Answers             int // at least so many people answered otherwise
}

// MovedTo compares two rounds' marks. Answers is the smallest number of answers (a mark, or "can't say") that must be
// changed, added or left out to make one histogram of the other: the larger of the two totals less what both have in
// common. With equal totals that is half the L1 distance of the counts: the total variation distance times the people
// (Levin, Peres and Wilmer 2009: Markov Chains and Mixing Times, proposition 4.2). Who answered what is in no histogram,
// so that it is a lower bound: people who swapped marks are not seen.
func (h Histogram) MovedTo(after Histogram) Moved {
	var m Moved
	m.Before, m.HasBefore = h.Mean()
	m.After, m.HasAfter = after.Mean()
	m.Answers = h.apart(after)
	return m
}

func (h Histogram) apart(other Histogram) int {
	a, b, common := h.Cells(), other.Cells(), 0
	for i := range a {
		common += min(a[i], b[i])
	}
	return max(h.People(), other.People()) - common
}

// MovedTo compares a use case's marks in a group. Where somebody marked by criterion, a person counts once: it is the
// criterion that moved most.
func (t Tally) MovedTo(after Tally, g Group, before, now Result) Moved {
	m := Moved{Before: before.Mean, HasBefore: before.HasMean, After: now.Mean, HasAfter: now.HasMean}
	for _, c := range g.Criteria() {
		m.Answers = max(m.Answers, t.Of(c).apart(after.Of(c)))
	}
	return m
}

// By is how far the mean moved, and false where one of them is missing.
func (m Moved) By() (Frac, bool) { return m.After.Minus(m.Before), m.HasBefore && m.HasAfter }

// Arrow says in which way the mean moved: up, down, or not.
func (m Moved) Arrow() string {
	by, ok := m.By()
	switch {
	case !ok:
		return "·"
	case by.Sign() > 0:
		return "↑"
	case by.Sign() < 0:
		return "↓"
	}
	return "="
}

// String is "1.6 ↑ 2.2".
func (m Moved) String() string {
	show := func(f Frac, has bool) string {
		if !has {
			return "-"
		}
		return f.String()
	}
	return show(m.Before, m.HasBefore) + " " + m.Arrow() + " " + show(m.After, m.HasAfter)
}
