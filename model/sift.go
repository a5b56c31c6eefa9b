package model

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/unicode/norm"
)

const (
	nonJoiner   = '\u200c'
	joiner      = '\u200d'
	noRune      = rune(0)
	lineSep     = '\u2028'
	paraSep     = '\u2029'
	lastVS      = '\ufe0f' // variation selectors 1 to 16 are fe00 to fe0f
	firstVS     = '\ufe00'
	firstHanVS  = '\U000e0100' // ideographic variation selectors
	lastHanVS   = '\U000e01ef'
	firstModify = '\U0001f3fb' // skin tones
	lastModify  = '\U0001f3ff'
)

// sifter decides rune by rune what is kept. It looks at what it has written, never at what it has dropped, so that
// sifting its own output changes nothing.
type sifter struct {
	out     strings.Builder
	feeds   bool // keep line feeds and runs of spaces
	most    int  // marks on one base
	prev    rune // last rune written; 0 at the start of a line
	base    rune // last rune written that is no mark, selector or joiner
	marks   int  // marks written on base
	gap     rune // a space to be written before the next visible rune
	joining rune // a joiner to be written if the next rune can be joined
}

// sift drops whatever has no business in text, keeping most marks on one base. A byte that is no UTF-8 becomes U+FFFD,
// so that the loss shows.
func sift(s string, feeds bool, most int) string {
	w := sifter{feeds: feeds, most: most}
	w.out.Grow(len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case r > ' ' && r < 0x7f:
			w.write(r)
		case r == '\r' && feeds:
			if !strings.HasPrefix(s[i:], "\n") {
				w.feed()
			}
		case r == '\n' && feeds:
			w.feed()
		case r == '\n', r == '\r', r == '\t', r == lineSep, r == paraSep:
			w.space(' ')
		case r == ' ' || r > 0x7f && unicode.Is(unicode.Zs, r):
			w.space(r)
		default:
			w.other(r)
		}
	}
	return w.out.String()
}

// other keeps or drops a rune that is neither plain ASCII nor space.
func (w *sifter) other(r rune) {
	switch {
	case r == joiner || r == nonJoiner:
		w.join(r)
	case isSelector(r):
		if w.joining == noRune && w.gap == noRune && suits(w.prev, r) {
			w.append(r)
		}
	case isModifier(r) && w.base != noRune && w.gap == noRune:
		w.joining = noRune
		if !isModifier(w.prev) {
			w.append(r)
		}
	case isHidden(r):
	case unicode.Is(unicode.M, r) || isTail(r):
		w.mark(r)
	case isLead(r):
		if !isLead(w.prev) {
			w.write(r)
		}
	case unicode.IsGraphic(r):
		w.write(r)
	}
}

// write keeps a visible rune.
func (w *sifter) write(r rune) {
	w.settleBefore(r)
	w.append(r)
	w.base, w.marks = r, 0
}

// mark keeps a combining mark, unless it has no base on this line or the base has enough.
func (w *sifter) mark(r rune) {
	if w.prev == noRune || w.marks >= w.most && w.gap == noRune {
		return
	}
	w.settleBefore(r)
	w.append(r)
	w.marks++
}

// space keeps a space: every one in a note, in a line one of a run and none at the ends.
func (w *sifter) space(r rune) {
	w.joining = noRune
	if w.feeds {
		w.write(r)
	} else if w.gap == noRune && w.prev != noRune {
		w.gap = r
	}
}

// feed ends a line of a note.
func (w *sifter) feed() {
	w.joining = noRune
	w.append('\n')
	w.prev, w.base, w.marks = noRune, noRune, 0
}

// join keeps a joiner at once after a virama, where it may end a word; elsewhere what follows decides.
func (w *sifter) join(r rune) {
	switch {
	case w.prev == joiner || w.prev == nonJoiner || w.joining != noRune || w.gap != noRune:
	case isVirama(w.prev) && isJoined(w.base):
		w.append(r)
	default:
		w.joining = r
	}
}

// settleBefore writes the space or the joiner that waits for r.
func (w *sifter) settleBefore(r rune) {
	if w.gap != noRune {
		w.append(w.gap)
		w.base, w.marks, w.gap = w.gap, 0, noRune
	}
	if w.joining != noRune && mayJoin(w.base, w.joining, r) {
		w.append(w.joining)
	}
	w.joining = noRune
}

func (w *sifter) append(r rune) {
	w.out.WriteRune(r)
	w.prev = r
}

// isSelector says whether r chooses the look of the rune before it.
func isSelector(r rune) bool {
	return r >= firstVS && r <= lastVS || r >= firstHanVS && r <= lastHanVS || r >= '\u180b' && r <= '\u180d' || r == '\u180f'
}

// isModifier says whether r gives the emoji before it a skin tone.
func isModifier(r rune) bool { return r >= firstModify && r <= lastModify }

// suits says whether a selector has a look to choose: emoji and other symbols, keycaps, Han and Mongolian letters.
func suits(base, selector rune) bool {
	switch {
	case base == noRune:
		return false
	case selector >= firstHanVS:
		return unicode.Is(unicode.Han, base)
	case selector < firstVS:
		return unicode.Is(unicode.Mongolian, base)
	case strings.ContainsRune("#*0123456789‼⁉ℹ〰〽", base):
		return selector >= '\ufe0e'
	}
	return base > 0x7f && (unicode.IsSymbol(base) || unicode.Is(unicode.Han, base))
}

// isHidden says whether r is a letter or mark that shows nothing by design (Unicode's default ignorable ones).
func isHidden(r rune) bool {
	switch r {
	case '\u034f', '\u115f', '\u1160', '\u17b4', '\u17b5', '\u3164', '\uffa0':
		return true
	}
	return false
}

// isTail says whether r is a vowel or final of a Hangul syllable: a letter that hangs on the one before, as marks do.
func isTail(r rune) bool {
	return r >= '\u1160' && r <= '\u11ff' || r >= '\ud7b0' && r <= '\ud7ff' && unicode.IsLetter(r)
}

// isLead says whether r takes what follows into its cluster: number signs of Arabic and its like, and the first
// consonants of a Hangul syllable.
func isLead(r rune) bool {
	return r >= '\u1100' && r < '\u1160' || r >= '\ua960' && r <= '\ua97c' ||
		unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// isVirama says whether r kills the vowel of an Indic consonant.
func isVirama(r rune) bool {
	return norm.NFC.PropertiesString(string(r)).CCC() == 9
}

// mayJoin says whether a joiner between base and next means something: inside an emoji, an Indic or an Arabic word.
func mayJoin(base, join, next rune) bool {
	if base == noRune {
		return false
	}
	if isJoined(base) && isJoined(next) {
		return true
	}
	if join != joiner || unicode.Is(unicode.M, next) || isModifier(next) {
		return false
	}
	sequence := string([]rune{base, joiner, next})
	return len(graphemes.FromString(sequence).First()) == len(sequence)
}

// isJoined says whether r is of a script in which a joiner changes the shape of words.
func isJoined(r rune) bool {
	return r >= 0x600 && unicode.In(r, unicode.Arabic, unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi,
		unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam,
		unicode.Sinhala, unicode.Khmer, unicode.Myanmar, unicode.Syriac, unicode.Mongolian, unicode.Nko)
}
