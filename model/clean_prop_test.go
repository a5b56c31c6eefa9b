package model

import (
	"testing"

	"pgregory.net/rapid"
)

// Runes that act on their neighbours, in any order, find more than bytes at random do.
func TestAnyMixtureOfActingRunesSettles(t *testing.T) {
	acting := []rune{' ', 'a', '1', '\n', '\r', '\t', '\x1b', '\u00a0', '\u3000', '\u200d', '\u200c', '\ufe0f', '\ufe00',
		'\U000e0100', '\u0301', '\u0316', '\u034f', '\u0327', '\u20e3', '👨', '❤', '🏽', '🇩', '─', '\u1100', '\u1161', '\u11a8',
		'\u115f', '가', 'क', '\u094d', 'ष', '\u0958', '\u093c', '\u0d0d', 'ന', '\u0d4d', '\u09c7', '\u09be', 'م',
		'ی', '\u064b', '\u0600', '漢', '\uf900', '\u2126', '\u202e', '\ue000', '\u0378', '\u2028', '\ufffd', '\u180b', 'ᠮ', '\u0344', '\u1fb7'}
	rapid.Check(t, func(r *rapid.T) {
		raw := string(rapid.SliceOfN(rapid.SampledFrom(acting), 10, 80).Draw(r, "raw"))
		checkLine(t, raw)
		checkNote(t, raw)
	})
}
