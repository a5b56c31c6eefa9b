package model

import (
	"cmp"
	"slices"
)

// DotRule is what one person may give in a dot round.
type DotRule struct {
	Budget int // dots a person
	Cap    int // dots a person may give to one item
}

// DefaultDots is five dots a person. That is the upper end of "three to five coloured stickers" in 18F, Dot voting (18F
// Methods, US General Services Administration, about 2015). At most three on one item is ours: nobody's dots all stand on
// one thing.
func DefaultDots() DotRule { return DotRule{Budget: 5, Cap: 3} }

// MostDots is how many dots a person may have at the most.
const MostDots = 99

// DotsOf is the rule of a block: its own settings where it has any. A cap is never above the budget.
func DotsOf(b Block) DotRule {
	r := DefaultDots()
	if b.Budget > 0 {
		r.Budget = b.Budget
	}
	if b.Cap > 0 {
		r.Cap = b.Cap
	}
	r.Cap = min(r.Cap, r.Budget)
	return r
}

// Allows says whether one person may have given these dots.
func (r DotRule) Allows(given ...int) bool {
	sum := 0
	for _, n := range given {
		if n < 0 || n > r.Cap {
			return false
		}
		sum += n
	}
	return sum <= r.Budget
}

// Fewest is how few people can have given so many dots to one item.
func (r DotRule) Fewest(dots int) int { return (dots + r.Cap - 1) / max(r.Cap, 1) }

// FewestVoters is how few people can have filled a tally of several items: nobody gives more than the budget in all, and
// everybody who is counted at an item is somebody.
func (r DotRule) FewestVoters(items ...Dotted) int {
	dots, people := 0, 0
	for _, d := range items {
		dots += d.Dots
		people = max(people, d.People)
	}
	return max(people, (dots+r.Budget-1)/max(r.Budget, 1))
}

// Dotted counts the dots of one item, with no person in it.
type Dotted struct {
	Dots   int `cbor:"1,keyasint,omitempty" json:"dots"`
	People int `cbor:"2,keyasint,omitempty" json:"people"` // who gave it any
}

// Add is the count with what one more person gave; no dot changes nothing.
func (d Dotted) Add(dots int) Dotted {
	if dots <= 0 {
		return d
	}
	return Dotted{d.Dots + dots, d.People + 1}
}

// Plus is both counts together: seats and a tally.
func (d Dotted) Plus(e Dotted) Dotted { return Dotted{d.Dots + e.Dots, d.People + e.People} }

// compareDots is negative when d ranks before e, 0 when they share a rank.
func compareDots(d, e Dotted) int {
	return cmp.Or(cmp.Compare(e.Dots, d.Dots), cmp.Compare(e.People, d.People))
}

// RankDots orders items by their dots, then by how many people gave any, then by the earliest captured; those of equal
// dots and people share a rank.
func RankDots[T any](items []T, of func(T) (d Dotted, captured int64)) []Ranked[T] {
	sorted := slices.Clone(items)
	slices.SortStableFunc(sorted, func(a, b T) int {
		x, early := of(a)
		y, late := of(b)
		return cmp.Or(compareDots(x, y), cmp.Compare(early, late))
	})
	ranked := make([]Ranked[T], len(sorted))
	for i, item := range sorted {
		ranked[i] = Ranked[T]{Item: item, Rank: i + 1}
		if i == 0 {
			continue
		}
		x, _ := of(item)
		y, _ := of(sorted[i-1])
		if compareDots(x, y) == 0 {
			ranked[i].Rank = ranked[i-1].Rank
			ranked[i].Shared, ranked[i-1].Shared = true, true
		}
	}
	return ranked
}

// CutDots says what the dots let in when there is room for the top n: the first in are in for sure; the next tied share
// the rank at which the room ends, so that people decide between them; the rest is out. Nothing without a dot is in.
func CutDots[T any](ranked []Ranked[T], n int, dots func(T) int) (in, tied int) {
	for in < len(ranked) && dots(ranked[in].Item) > 0 {
		in++
	}
	if in <= n {
		return in, 0
	}
	rank := ranked[n].Rank // of the first that finds no room
	in = n
	for in > 0 && ranked[in-1].Rank == rank {
		in--
	}
	if in == n { // the room ends between two ranks
		return n, 0
	}
	for in+tied < len(ranked) && ranked[in+tied].Rank == rank {
		tied++
	}
	return in, tied
}

// CountDots adds up ballots: each says how many dots it gives to each item, in the order of the items.
func CountDots(items int, ballots [][]int) []Dotted {
	out := make([]Dotted, items)
	for _, b := range ballots {
		for i, n := range b {
			if i < items {
				out[i] = out[i].Add(n)
			}
		}
	}
	return out
}
