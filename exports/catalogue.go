package exports

import (
	"maps"
	"strings"
)

// phrases is fixed words of exports: the English that stands in the code, then German and French. The verbs stand in the same order.
type phrases map[string][2]string

// catalogue is all of them, set as each language is printed.
var catalogue = func() phrases {
	out := make(phrases)
	for _, some := range parts() {
		maps.Copy(out, some)
	}
	for english, words := range out {
		out[english] = printedIn(words)
	}
	return out
}()

// parts is the catalogue by what it is for.
func parts() []phrases {
	return []phrases{reportWords, paperWords, meetupWords, programmeWords, startWords, letterWords, joinWords, agendaWords, promptWords}
}

// printedIn sets words in German and French as they are printed.
func printedIn(words [2]string) [2]string {
	words[1] = french.Replace(words[1])
	return words
}

// french sets French: a space that doesn't break before double signs and inside quotation marks, and curved apostrophes.
var french = strings.NewReplacer(" :", "\u00a0:", " ;", "\u00a0;", " ?", "\u00a0?", " !", "\u00a0!", "« ", "«\u00a0", " »", "\u00a0»", "'", "’")
