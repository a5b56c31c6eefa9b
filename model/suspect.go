package model

import (
	"strings"
	"unicode"
)

// Suspicion is what a line sounds like: a guess by a list of words. It suggests, and never decides.
type Suspicion uint8

// The kinds.
const (
	NoSuspicion Suspicion = iota
	SuspectFeature
	SuspectPlan
)

// String is the suspicion in words.
func (s Suspicion) String() string {
	switch s {
	case SuspectFeature:
		return "a feature request"
	case SuspectPlan:
		return "a plan"
	case NoSuspicion:
	}
	return ""
}

// Lexicon is the words by which a line is suspected. A phrase is one word or several in a row; a word that ends in * also
// begins longer ones.
type Lexicon struct {
	Feature, Plan WordList
	Deep          []string // what speaks of behaviour and outcomes: each takes one point away
}

// WordList is the words for one kind: a strong one is worth two points, a weak one a point.
type WordList struct{ Strong, Weak []string }

// suspected is from how many points on a line is suspected.
const suspected = 2

// Suspect says what a line sounds like. More points win; of equal ones the feature request.
func (l *Lexicon) Suspect(line string) Suspicion {
	words := plainWords(line)
	deep := hits(words, l.Deep)
	feature := l.Feature.points(words) - deep
	plan := l.Plan.points(words) - deep
	switch {
	case feature < suspected && plan < suspected:
		return NoSuspicion
	case plan > feature:
		return SuspectPlan
	}
	return SuspectFeature
}

func (w WordList) points(words []string) int { return 2*hits(words, w.Strong) + hits(words, w.Weak) }

// hits is how many of the phrases stand in the words.
func hits(words, phrases []string) int {
	n := 0
	for _, p := range phrases {
		if holds(words, strings.Fields(p)) {
			n++
		}
	}
	return n
}

func holds(words, phrase []string) bool {
	if len(phrase) == 0 {
		return false
	}
	for at := 0; at+len(phrase) <= len(words); at++ {
		if begins(words[at:], phrase) {
			return true
		}
	}
	return false
}

func begins(words, phrase []string) bool {
	for i, p := range phrase {
		stem, open := strings.CutSuffix(p, "*")
		if words[i] != p && !(open && stem != "" && strings.HasPrefix(words[i], stem)) {
			return false
		}
	}
	return true
}

// plainWords are the words of a line in small letters, without what stands around them.
func plainWords(line string) []string {
	return strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(line, "’", "'")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
	})
}
