package widget

import (
	"strings"
	"unicode"

	"serendip/model"
)

// Scattered is the score of letters that stand in a name in order, but not together.
const Scattered = 2

// Match says how well what somebody typed names something: 0 is not at all, more is better. A beginning of the name
// is best, then beginnings of its words, then a part of it, then its letters in order. Accents may be left out.
func Match(typed, name string) int {
	q, n := model.Unaccented(strings.TrimSpace(typed)), model.Unaccented(name)
	switch {
	case q == "":
		return 1
	case strings.HasPrefix(n, q):
		return 5
	case startsWords(strings.Fields(q), words(n)):
		return 4
	case strings.Contains(n, q):
		return 3
	case inOrder(strings.ReplaceAll(q, " ", ""), n):
		return Scattered
	}
	return 0
}

func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// startsWords says whether each part begins a word, in order: "go ba" names "go back".
func startsWords(parts, words []string) bool {
	for _, p := range parts {
		found := false
		for len(words) > 0 && !found {
			found = strings.HasPrefix(words[0], p)
			words = words[1:]
		}
		if !found {
			return false
		}
	}
	return true
}

// inOrder says whether the letters of q stand in n in that order.
func inOrder(q, n string) bool {
	rest := []rune(q)
	for _, r := range n {
		if len(rest) > 0 && r == rest[0] {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}
