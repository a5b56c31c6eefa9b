package model

import (
	"fmt"
	"slices"
)

// SheetKind is what a round asks.
type SheetKind uint8

// The kinds of sheet. The numbers are on disk.
const (
	GroupSheet    SheetKind = iota // one mark to each of the three groups, or to each of their criteria
	MatrixSheet                    // impact and effort
	WeightedSheet                  // criteria of the programme's own, with weights
)

// Key is the sheet's name in files.
func (k SheetKind) Key() string {
	return [...]string{"groups", "matrix", "weighted"}[min(k, WeightedSheet)]
}

// Sheet is what a round asks about each use case: a list of named criteria, each marked 0 to 3, and how they are counted.
// Nil is the three groups. It is kept with the round, so that a later setting doesn't change what was asked.
type Sheet struct {
	Kind     SheetKind      `cbor:"1,keyasint"`
	Criteria []OwnCriterion `cbor:"2,keyasint,omitempty"` // of a weighted one
}

// Ask is one thing that is marked.
type Ask struct {
	Key, Title, Short, Help string
	Weight                  int
}

// KindOf is the kind; of nil the groups'.
func (s *Sheet) KindOf() SheetKind {
	if s == nil {
		return GroupSheet
	}
	return s.Kind
}

// Asks lists what is marked, in the order in which it is asked.
func (s *Sheet) Asks() []Ask {
	switch s.KindOf() {
	case MatrixSheet:
		return []Ask{
			{"impact", "Impact", "what would it change, for how many?", "What would it change, and for how many people?", 1},
			{"effort", "Effort", "people, money, time: 3 is the most", "How much would it take of people, money and time? 3 is the most.", 1},
		}
	case WeightedSheet:
		var out []Ask
		for _, c := range s.Criteria {
			out = append(out, Ask{Key: c.Name, Title: c.Name, Short: c.Help, Help: c.Help, Weight: c.Weight})
		}
		return out
	case GroupSheet:
	}
	var out []Ask
	for _, g := range Groups() {
		out = append(out, Ask{g.Key(), g.String(), g.Short(), g.Help(), 1})
	}
	return out
}

// Same says whether both ask the same, so that their marks may be compared.
func (s *Sheet) Same(other *Sheet) bool {
	return s.KindOf() == other.KindOf() && (s.KindOf() != WeightedSheet || slices.Equal(s.Criteria, other.Criteria))
}

// Sheet is what a block of a method asks; nil for the three groups.
func (b Block) Sheet() *Sheet {
	switch b.Method {
	case Matrix:
		return &Sheet{Kind: MatrixSheet}
	case Weighted:
		if b.Weigh == nil {
			return &Sheet{Kind: WeightedSheet} // nothing can be asked yet
		}
		return &Sheet{Kind: WeightedSheet, Criteria: b.Weigh.Criteria}
	}
	return nil
}

// Quadrant is a place in the matrix of impact and effort.
type Quadrant int

// The quadrants, in the order in which they are worth doing. NoQuadrant is where marks are missing.
const (
	QuickWin Quadrant = iota
	BigBet
	FillIn
	NotNow
	NoQuadrant
)

// String is the quadrant's name for one use case: "quick win".
func (q Quadrant) String() string {
	return [...]string{"quick win", "big bet", "fill-in", "not now", "no marks"}[min(max(q, 0), NoQuadrant)]
}

// Name is the quadrant's name over its use cases: "quick wins".
func (q Quadrant) Name() string {
	return [...]string{"quick wins", "big bets", "fill-ins", "not now", "no marks"}[min(max(q, 0), NoQuadrant)]
}

// High says whether the impact is high there.
func (q Quadrant) High() bool { return q == QuickWin || q == BigBet }

// Middle parts high from low in the matrix: half of the way from 0 to 3. A mean on the line is high.
func Middle() Frac { return NewFrac(3, 2) }

// QuadrantOf is where two means stand.
func QuadrantOf(impact, effort Frac) Quadrant {
	high, hard := impact.AtLeast(Middle()), effort.AtLeast(Middle())
	switch {
	case high && !hard:
		return QuickWin
	case high:
		return BigBet
	case !hard:
		return FillIn
	}
	return NotNow
}

// Weighed is how a use case did on a matrix or on weighted criteria.
type Weighed struct {
	Asks       []Result // of each thing that is marked
	HasScore   bool     // everything was marked by somebody
	Score      Frac     // weighted: the weighted mean, in points; matrix: impact less effort
	Quadrant   Quadrant // of a matrix
	TooFew     bool     // something has fewer marks than the rule asks for
	Progresses bool
	AD         Frac // the mean over what is marked
	Agreement  Agreement
}

// Weigh counts the marks of one use case, exactly.
//
//	weighted mean = sum of weight x mean / sum of weights
//
// (the simple additive weighting of Churchman and Ackoff 1954: An approximate measure of value). It progresses when that
// is at least the mark to pass. In a matrix the means of impact and effort are its place; the two quadrants of high
// impact progress. Where something has no mark there is no score: leaving it out would compare what was not asked alike.
func (s *Sheet) Weigh(r Rule, marks []Histogram) Weighed {
	out := Weighed{HasScore: true, Quadrant: NoQuadrant}
	var sum, weights Frac
	var deviations []Frac
	asks := s.Asks()
	for i, a := range asks {
		var h Histogram
		if i < len(marks) {
			h = marks[i]
		}
		one := r.criterion(h)
		out.Asks = append(out.Asks, one)
		out.TooFew = out.TooFew || one.TooFew
		if !one.HasMean {
			out.HasScore = false
			continue
		}
		w := NewFrac(int64(a.Weight), 1)
		sum, weights = sum.Plus(w.Times(one.Mean)), weights.Plus(w)
		deviations = append(deviations, one.AD)
	}
	var has bool
	out.AD, has = Mean(deviations...)
	out.Agreement = agreement(out.AD, has)
	switch {
	case !out.HasScore || len(asks) == 0:
		out.HasScore = false
	case s.KindOf() == MatrixSheet:
		out.Score = out.Asks[0].Mean.Minus(out.Asks[1].Mean)
		out.Quadrant = QuadrantOf(out.Asks[0].Mean, out.Asks[1].Mean)
		out.Progresses = out.Quadrant.High() && !out.TooFew
	default:
		out.Score = sum.Over(weights)
		out.Progresses = !out.TooFew && out.Score.AtLeast(r.Pass)
	}
	return out
}

// Contested says whether agreement is low on anything that is marked.
func (w Weighed) Contested() bool {
	return slices.ContainsFunc(w.Asks, func(r Result) bool { return r.Agreement == AgreeLow })
}

// Standing is where a use case stands among those of its round: by quadrant and then by impact less effort, or by the
// weighted mean; then by reach. What has no score comes last.
func (w Weighed) Standing(reach int, captured int64) Standing {
	out := Standing{Mean: w.Score, Reach: reach, Captured: captured}
	if w.HasScore {
		out.Passed = 1 + int(NoQuadrant-w.Quadrant)
	}
	return out
}

// Rule says in a sentence or two how a sheet is counted.
func (s *Sheet) Rule(r Rule) []string {
	switch s.KindOf() {
	case MatrixSheet:
		return []string{"Impact and effort are marked 0 to 3; a use case stands at its means. From 1.5 on they are high.",
			"Quick wins and big bets pass, where no other scoring decides."}
	case WeightedSheet:
		return []string{"Each criterion is marked 0 to 3; the weighted mean counts, exactly.",
			fmt.Sprintf("A use case passes at a weighted mean of %s.", r.PassWord())}
	case GroupSheet:
	}
	return r.Sentences()
}
