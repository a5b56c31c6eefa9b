package model

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Captured is one line of live capture, understood. At most one of Park, Action, Decision and OtherKind is set, and none of them
// beside SameAs or AddTo.
type Captured struct {
	Text      string // the words without the marks
	Who       string // who said it, as typed after @: a name or its beginning; "" when not said
	SameAs    int    // the number of the use case that this is the same as; words beside it are a detail, so AddTo is set too
	AddTo     int    // the number of the use case that Text is a detail of
	Failed    bool   // Text is what failed at first at AddTo; after a semicolon comes how it was overcome
	Park      bool   // for the parking lot
	Action    bool   // an action
	Decision  bool   // a decision
	OtherKind bool   // the other kind than the block asks for
	Stub      bool   // an idea of one word: kept, and marked unfinished
}

// Sign is one sign of the capture grammar, for help.
type Sign struct {
	Sign    string // as it is typed
	Means   string // in a few words
	Example string
}

// Signs lists the capture grammar once, for every help text.
func Signs() []Sign {
	return []Sign{
		{"text", "an idea; a single word is kept as unfinished", "drivers send the gate photo ahead"},
		{"@who", "who said it, anywhere in the line; @\"a name\" of several words", "planners read the drivers' group @ka"},
		{"=4", "the same as 4; words after it are added to 4", "=4"},
		{"+4", "adds a detail to 4", "+4 in all three stores"},
		{"-4", "what failed at 4 at first; after a semicolon, how it was overcome", "-4 nobody read it; now the foreman reads it aloud"},
		{"?", "to the parking lot", "? who pays for the licences"},
		{"!", "an action", "! ask Mei for the numbers @jo"},
		{"#", "a decision; with a blank after it", "# the gate photo starts in Hamburg"},
		{"~", "the other kind: planned instead of serendipitous, or the reverse", "~ do this on the night shift too"},
	}
}

// Parse understands one clean line of live capture. Every line is something: what is no sign is text, and no word that
// is no sign is ever left out. A sign stands at the beginning of the line, @who anywhere; the first @who counts, a
// later one is text. "a@b" and a lone "@" are text. A name of several words stands in quotation marks, as in @"Ada Lopez".
func Parse(line string) Captured { return ParseWith(line, nil) }

// ParseWith is Parse with a list of names: the words after @who that go on with a whole name belong to it, as in
// "@ada lopez scans seals", with Ada Lopez among the names.
func ParseWith(line string, names []string) Captured {
	var c Captured
	words, who := takeWho(mentionWords(line), names)
	c.Who = who
	if len(words) > 0 {
		words = c.takeSign(words)
	}
	c.Text = strings.Join(words, " ")
	c.Stub = c.SameAs == 0 && c.AddTo == 0 && !c.Park && !c.Action && !c.Decision && isOneWord(words)
	return c
}

// takeSign takes the sign that begins the line.
func (c *Captured) takeSign(words []string) []string {
	first, rest := words[0], words[1:]
	if n, ok := number(first, '='); ok {
		c.SameAs = n
		if len(rest) > 0 {
			c.AddTo = n
		}
		return rest
	}
	if n, ok := number(first, '+'); ok {
		c.AddTo = n
		return rest
	}
	if n, ok := number(first, '-'); ok && len(rest) > 0 {
		c.AddTo, c.Failed = n, true
		return rest
	}
	if first == "#" && len(rest) > 0 { // "#7" and "#night" are words
		c.Decision = true
		return rest
	}
	switch first[0] {
	case '?':
		c.Park = true
	case '!':
		c.Action = true
	case '~':
		c.OtherKind = true
	default:
		return words
	}
	if first = first[1:]; first == "" {
		return rest
	}
	return append([]string{first}, rest...)
}

// number reads a sign and a use case's number, as in =4 or =#4.
func number(word string, sign byte) (int, bool) {
	if word[0] != sign {
		return 0, false
	}
	digits := strings.TrimPrefix(word[1:], "#")
	if len(digits) == 0 || len(digits) > 6 || strings.Trim(digits, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil && n > 0
}

// isOneWord says whether an idea is a stub. Scripts that put no spaces between words get a few letters more.
func isOneWord(words []string) bool {
	const fewLetters = 4
	if len(words) != 1 {
		return false
	}
	for _, r := range words[0] {
		if isUnspaced(r) {
			return utf8.RuneCountInString(words[0]) <= fewLetters
		}
	}
	return true
}

func isUnspaced(r rune) bool {
	return r > 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
