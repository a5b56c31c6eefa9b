package model

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// SoundsLike is the similarity from which two ideas are offered as one, to a person who decides.
const SoundsLike = 0.45

// Similar says how alike two ideas read, from 0 to 1: see Gist.Similar. For one line against many, keep their gists.
func Similar(a, b string) float64 { return NewGist(a).Similar(NewGist(b)) }

// Gist is what is compared of an idea: its words and their runs of three letters, without the words that say nothing.
// It never changes.
type Gist struct {
	words    []uint32 // hashes, in order, each once
	trigrams []uint32
}

// NewGist reads any script. Where no spaces part the words, pairs of letters stand for words and letters for runs.
func NewGist(text string) Gist {
	var g Gist
	var all []string
	isBreak := func(r rune) bool { return !unicode.In(r, unicode.L, unicode.N, unicode.M) }
	for _, word := range strings.FieldsFunc(strings.ToLower(norm.NFKC.String(text)), isBreak) {
		all = append(all, word)
		if !isStopWord(word) {
			g.add(word)
		}
	}
	if len(g.words) == 0 { // nothing but such words: then they are all there is
		for _, word := range all {
			g.add(word)
		}
	}
	g.words, g.trigrams = unique(g.words), unique(g.trigrams)
	return g
}

// add takes in one word, its ending aside.
func (g *Gist) add(word string) {
	if strings.ContainsFunc(word, isUnspaced) {
		runes := []rune(word)
		g.words = appendRuns(g.words, runes, min(2, len(runes)))
		g.trigrams = appendRuns(g.trigrams, runes, 1)
		return
	}
	word = stem(word)
	g.words = append(g.words, hash([]rune(word)))
	g.trigrams = appendRuns(g.trigrams, []rune(" "+word+" "), 3)
}

// appendRuns appends every run of n runes.
func appendRuns(hashes []uint32, runes []rune, n int) []uint32 {
	for i := 0; i+n <= len(runes); i++ {
		hashes = append(hashes, hash(runes[i:i+n]))
	}
	return hashes
}

// Similar is the mean of the overlap of the words and that of their three-letter runs, each as the Dice coefficient
// 2|A∩B| / (|A|+|B|). It is symmetrical; a gist of nothing is like nothing.
func (g Gist) Similar(other Gist) float64 {
	return (dice(g.words, other.words) + dice(g.trigrams, other.trigrams)) / 2
}

// dice compares two ordered sets.
func dice(a, b []uint32) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	both := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			both++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return 2 * float64(both) / float64(len(a)+len(b))
}

func unique(hashes []uint32) []uint32 {
	slices.Sort(hashes)
	return slices.Compact(hashes)
}

// hash is FNV-1a over runes: the same on every machine and in every run.
func hash(runes []rune) uint32 {
	h := uint32(2166136261)
	for _, r := range runes {
		h = (h ^ uint32(r)) * 16777619
	}
	return h
}

// stem takes the commonest English endings from a long word, so that "drivers" meets "driver".
func stem(word string) string {
	for _, ending := range []string{"ing", "ies", "es", "ed", "s", "e", "y"} {
		if cut, ok := strings.CutSuffix(word, ending); ok && len(cut) >= 4 {
			return cut
		}
	}
	return word
}

// isStopWord says whether a word says nothing about what an idea is: in English, and the commonest of German, French,
// Spanish and Dutch.
func isStopWord(word string) bool {
	switch word {
	case "a", "an", "the", "this", "that", "these", "those", "it", "its", "we", "us", "our", "i", "my", "me", "you", "your",
		"he", "she", "his", "her", "they", "them", "their", "who", "which", "what", "when", "where", "while", "how",
		"and", "or", "but", "so", "if", "then", "than", "as", "not", "no",
		"of", "to", "in", "on", "at", "by", "for", "from", "with", "into", "over", "before", "after", "about", "up", "out",
		"is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "can", "could",
		"will", "would", "should", "may", "get", "gets", "got", "use", "uses", "using", "used", "one", "all", "more",
		"der", "die", "das", "den", "dem", "ein", "eine", "einen", "und", "oder", "mit", "für", "von", "zu", "zum", "zur", "im",
		"ist", "sind", "wir", "sie", "auf", "le", "la", "les", "un", "une", "des", "du", "de", "et", "ou", "pour", "avec",
		"dans", "sur", "est", "sont", "nous", "el", "los", "las", "una", "y", "o", "con", "para", "por", "en", "es", "del",
		"que", "se", "het", "een", "van", "voor", "met", "zijn", "te":
		return true
	}
	return false
}
