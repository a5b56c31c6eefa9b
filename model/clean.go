package model

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/unicode/norm"
)

// How much may be piled on one character.
const (
	clusterRunes = 12 // code points in one grapheme cluster
	clusterMarks = 4  // combining marks on one base
	looseMarks   = 10 // the same before normalisation: below the length at which it would insert a joiner of its own
)

// shape is what one kind of text allows. No limit is 0.
type shape struct {
	what     string
	clusters int
	bytes    int
	feeds    bool // line feeds and runs of spaces are kept
}

func lineShape() shape { return shape{what: "line", clusters: LineClusters, bytes: LineBytes} }
func noteShape() shape { return shape{what: "text", bytes: NoteBytes, feeds: true} }

// clean is the one way from foreign text to ours. What it returns, it returns again unchanged.
func clean(raw string, want shape) (string, error) {
	s := raw
	if !isPlain(raw, want.feeds) {
		s = settle(raw, want.feeds)
	}
	if !isVisible(s) {
		return "", ErrEmpty
	}
	if err := want.check(s); err != nil {
		return "", err
	}
	return s, nil
}

// check refuses what is over a limit; nothing is ever cut.
func (want shape) check(s string) error {
	if want.clusters > 0 && len(s) > want.clusters {
		if n := clusterCount(s); n > want.clusters {
			return &TooLongError{What: want.what, Unit: "characters", Count: n, Limit: want.clusters}
		}
	}
	if len(s) > want.bytes {
		return &TooLongError{What: want.what, Unit: "bytes", Count: len(s), Limit: want.bytes}
	}
	return nil
}

// isPlain says whether s is printable ASCII that the cleaner would return as it is: the fast path.
func isPlain(s string, feeds bool) bool {
	last := byte(' ')
	for i := 0; i < len(s); i++ {
		b := s[i]
		switch {
		case b > ' ' && b < 0x7f:
		case b == '\n' && feeds:
		case b == ' ' && (feeds || last != ' '):
		default:
			return false
		}
		last = b
	}
	return feeds || last != ' '
}

// settle sifts, normalises and trims until nothing changes. Each turn but the last takes code points away, so it ends.
func settle(raw string, feeds bool) string {
	s := norm.NFC.String(sift(raw, feeds, looseMarks))
	for {
		next := norm.NFC.String(trimClusters(sift(s, feeds, clusterMarks)))
		if next == s {
			return s
		}
		s = next
	}
}

// trimClusters takes from each grapheme cluster what is beyond clusterRunes, and what would tie the next cluster to the
// rest, and with it the next.
func trimClusters(s string) string {
	var out strings.Builder
	done := 0 // bytes of s already written
	for it := graphemes.FromString(s); it.Next(); {
		if it.End()-it.Start() <= clusterRunes || utf8.RuneCountInString(it.Value()) <= clusterRunes {
			continue
		}
		keep, runes := it.Start(), 0
		for at, r := range it.Value() {
			if runes++; runes > clusterRunes {
				break
			}
			if !isTie(r) {
				keep = it.Start() + at + utf8.RuneLen(r)
			}
		}
		out.WriteString(s[done:keep])
		done = it.End()
	}
	if done == 0 {
		return s
	}
	out.WriteString(s[done:])
	return out.String()
}

// isTie says whether a rune may tie the next one to its cluster.
func isTie(r rune) bool {
	if r == joiner || r == nonJoiner || isModifier(r) || unicode.Is(unicode.M, r) {
		return true
	}
	withNext := string(r) + "a"
	return len(graphemes.FromString(withNext).First()) == len(withNext)
}

// clusterCount is the length of s as a reader counts it.
func clusterCount(s string) int {
	n := 0
	for it := graphemes.FromString(s); it.Next(); {
		n++
	}
	return n
}

// isVisible says whether there is anything to see in cleaned text: marks and blanks alone are nothing.
func isVisible(s string) bool {
	const brailleBlank = '\u2800'
	for _, r := range s {
		if r < utf8.RuneSelf {
			if r > ' ' {
				return true
			}
			continue
		}
		if r != brailleBlank && unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) {
			return true
		}
	}
	return false
}
