package model

import (
	"math/rand/v2"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// actingRunes act on their neighbours: spaces, joiners, selectors, marks, and letters that tie others to them.
func actingRunes() []rune {
	return []rune{' ', 'a', '1', '\n', '\r', '\t', '\x1b', '\u00a0', '\u3000', '\u200d', '\u200c', '\ufe0f', '\ufe00',
		'\U000e0100', '\u0301', '\u0316', '\u034f', '\u0327', '\u0345', '\u20e3', '👨', '❤', '🏽', '🇩', '─', '\u1100', '\u1161',
		'\u11a8', '\u115f', '가', 'क', '\u094d', 'ष', '\u0958', '\u093c', '\u0d0d', 'ന', '\u0d4d', '\u0d4e', '\u09c7', '\u09be',
		'م', 'ی', '\u064b', '\u0600', '\U000110bd', '\U000111c2', '漢', '\uf900', '\u2126', '\u202e', '\ue000', '\u0378',
		'\u2028', '\ufffd', '\u180b', 'ᠮ', '\u0344', '\u1fb7', '\u0e33', '\u1b05', '\u1b35'}
}

// In any order they find more than bytes at random do.
func TestAnyMixtureOfActingRunesSettles(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		raw := string(rapid.SliceOfN(rapid.SampledFrom(actingRunes()), 10, 80).Draw(r, "raw"))
		checkLine(t, raw)
		checkNote(t, raw)
	})
}

// A long text made to be cleaned again and again settles in a few turns, however long it is: nobody can make the
// cleaner busy.
func TestLongHostileTextSettlesSoon(t *testing.T) {
	const fewTurns = 8
	random := rand.New(rand.NewPCG(3, 4))
	for range 150 {
		some := actingRunes()
		random.Shuffle(len(some), func(i, j int) { some[i], some[j] = some[j], some[i] })
		some = some[:1+random.IntN(7)]
		raw := make([]rune, 3000)
		for i := range raw {
			raw[i] = some[random.IntN(len(some))]
		}
		turns := 0
		for s := norm.NFC.String(sift(string(raw), true, looseMarks)); ; turns++ {
			next := norm.NFC.String(trimClusters(sift(s, true, clusterMarks)))
			if next == s {
				break
			}
			s = next
		}
		if turns > fewTurns {
			t.Errorf("a mixture of %+q takes %d turns", string(some), turns)
		}
	}
}
