package model

import (
	"slices"
	"time"
)

// Fate is what became of a parked item.
type Fate uint8

// The fates. What is open waits for an answer.
const (
	FateOpen Fate = iota
	FateAnswered
	FateUseCase
	FatePassedOn
	FateDropped
)

var fateWords = [...]string{"open", "answered", "use case", "passed on", "dropped"}

// String is the fate in words.
func (f Fate) String() string {
	if int(f) < len(fateWords) {
		return fateWords[f]
	}
	return ""
}

// LongestFeatureTalk is when the clock returns to deep work by itself.
const LongestFeatureTalk = 2 * time.Minute

// Thumb is a vote of the Roman kind.
type Thumb uint8

// The thumbs. Sideways is for neither.
const (
	ThumbUp Thumb = iota
	ThumbSideways
	ThumbDown
)

// ThumbCount is how many thumbs there are.
const ThumbCount = 3

// String is the thumb's word.
func (t Thumb) String() string {
	if int(t) < ThumbCount {
		return [...]string{"up", "sideways", "down"}[t]
	}
	return ""
}

// ParseThumb reads a thumb as people type it.
func ParseThumb(word string) (Thumb, bool) {
	at := slices.Index([]string{"up", "u", "+", "sideways", "s", "=", "down", "d", "-"}, word)
	return Thumb(max(at, 0) / ThumbCount), at >= 0
}

// GoesOn is our rule for the thumbs of a lean coffee (Jim Benson and Jeremy Lightsmith, 2009): it goes on with more thumbs up
// than down. Sideways counts for neither, and a tie ends the talk.
func GoesOn(counts [ThumbCount]int) bool { return counts[ThumbUp] > counts[ThumbDown] }

// Extension is how much longer the next vote offers: 5 minutes, then 2, then 1; 0 once all three were given.
func Extension(given int) time.Duration {
	steps := [...]time.Duration{5 * time.Minute, 2 * time.Minute, time.Minute}
	if given >= len(steps) {
		return 0
	}
	return steps[max(given, 0)]
}

// TalkTimes shares a timebox out among items by how far they divide, in whole minutes: everybody gets one, the rest goes
// by share, the largest remainders first (Hamilton's method; Balinski and Young 1982). Where the box has fewer minutes
// than there are items, each gets one all the same.
func TalkTimes(box time.Duration, divides []Frac) []time.Duration {
	out := make([]time.Duration, len(divides))
	sum := Frac{}
	for i, d := range divides {
		out[i] = time.Minute
		sum = sum.Plus(d)
	}
	left := int64(box/time.Minute) - int64(len(divides))
	if left <= 0 || sum.Sign() <= 0 {
		return out
	}
	type rest struct {
		at   int
		part Frac
	}
	var rests []rest
	given := int64(0)
	for i, d := range divides {
		share := d.Times(NewFrac(left, 1)).Over(sum)
		whole := int64(share.Ceil())
		if NewFrac(whole, 1).Cmp(share) > 0 {
			whole--
		}
		out[i] += time.Duration(whole) * time.Minute
		given += whole
		rests = append(rests, rest{i, share.Minus(NewFrac(whole, 1))})
	}
	slices.SortStableFunc(rests, func(a, b rest) int { return b.part.Cmp(a.part) })
	for _, r := range rests[:left-given] {
		out[r.at] += time.Minute
	}
	return out
}
