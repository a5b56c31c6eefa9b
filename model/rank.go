package model

import (
	"cmp"
	"slices"
)

// Standing is what a use case is ranked by, in this order: how many pass, the mean of the group means, people reached.
// What is equal in all three shares a rank; Captured only says which stands first.
type Standing struct {
	Passed   int   // groups passed, or criteria where the rule counts those
	Mean     Frac  // the mean of the group means
	Reach    int   // people reached
	Captured int64 // grows with the order of capture
}

// Standing is where a use case of this result stands.
func (c CaseResult) Standing(reach int, captured int64) Standing {
	return Standing{Passed: c.Passed, Mean: c.Mean, Reach: reach, Captured: captured}
}

// compare is negative when s ranks before other, 0 when they share a rank.
func (s Standing) compare(other Standing) int {
	return cmp.Or(cmp.Compare(other.Passed, s.Passed), other.Mean.Cmp(s.Mean), cmp.Compare(other.Reach, s.Reach))
}

// Ranked is an item at its rank: 1 is the best. After two that share rank 2 comes rank 4.
type Ranked[T any] struct {
	Item   T
	Rank   int
	Shared bool // another item has the same rank
}

// Rank orders the items, the best first, whatever order they come in.
func Rank[T any](items []T, standing func(T) Standing) []Ranked[T] {
	type entry struct {
		item  T
		stand Standing
	}
	entries := make([]entry, len(items))
	for i, item := range items {
		entries[i] = entry{item, standing(item)}
	}
	slices.SortStableFunc(entries, func(a, b entry) int {
		return cmp.Or(a.stand.compare(b.stand), cmp.Compare(a.stand.Captured, b.stand.Captured))
	})
	ranked := make([]Ranked[T], len(entries))
	for i, e := range entries {
		ranked[i] = Ranked[T]{Item: e.item, Rank: i + 1}
		if i > 0 && e.stand.compare(entries[i-1].stand) == 0 {
			ranked[i].Rank = ranked[i-1].Rank
			ranked[i].Shared, ranked[i-1].Shared = true, true
		}
	}
	return ranked
}

// ByDisagreement orders items for the talk about what divides: contested ones first, then by the average deviation,
// the largest first. Equal ones keep their order.
func ByDisagreement[T any](items []T, result func(T) CaseResult) []T {
	sorted := slices.Clone(items)
	slices.SortStableFunc(sorted, func(a, b T) int {
		x, y := result(a), result(b)
		if x.Contested() != y.Contested() {
			if x.Contested() {
				return -1
			}
			return 1
		}
		return y.AD.Cmp(x.AD)
	})
	return sorted
}
