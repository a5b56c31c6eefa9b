package exports

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// swap is words and what stands in their place.
type swap struct {
	words string
	by    string
	exact bool // found only as they are written
}

// swaps are all of them by the letter with which they begin, the longest first, so that a text is gone through once however many there are.
type swaps struct {
	from map[rune][]swap
	has  map[string]bool // in small letters
}

// add remembers words, where they aren't somebody's already. They are found as whole words: letters on neither side. Scripts that put no
// spaces between words are found anywhere. What is as short as "Bo" or "An" is found as it is written only, as it is a word of a language too.
func (s *swaps) add(words, by string, exact bool) {
	words = strings.TrimSpace(words)
	if words == "" || s.known(words) {
		return
	}
	if s.from == nil {
		s.from, s.has = make(map[rune][]swap), make(map[string]bool)
	}
	const short = 2
	first, _ := utf8.DecodeRuneInString(words)
	all := s.from[small(first)]
	at := slices.IndexFunc(all, func(has swap) bool { return len(has.words) < len(words) })
	if at < 0 {
		at = len(all)
	}
	s.has[strings.ToLower(words)] = true
	s.from[small(first)] = slices.Insert(all, at, swap{words, by, exact || utf8.RuneCountInString(words) <= short})
}

// known says whether words are somebody's already.
func (s *swaps) known(words string) bool { return s.has[strings.ToLower(strings.TrimSpace(words))] }

// within is a text with everything swapped.
func (s *swaps) within(text string) string {
	var b strings.Builder
	rest, before := 0, utf8.RuneError
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if by, long := s.found(text, at, before); long > 0 {
			from := rest + untitled(text[rest:at])
			b.WriteString(text[rest:from] + opening(text[:from], text[at:], long, by))
			before, _ = utf8.DecodeLastRuneInString(text[at : at+long])
			at += long
			rest = at
			continue
		}
		before = r
		at += size
	}
	return b.String() + text[rest:]
}

// title is how somebody is addressed, before a name.
var title = regexp.MustCompile(`(?:\b(?:Dr|Prof|Mrs?|Ms|Miss|Mx|Herrn?|Frau|M\.|Mme|Mlle|Monsieur|Madame)\.?\s+)+$`)

// untitled is how long what stands before a name is without the title of whoever bears it: "person 1" is no doctor.
func untitled(before string) int {
	if at := title.FindStringIndex(before); at != nil {
		return at[0]
	}
	return len(before)
}

// opening is what stands in place of words, with a large letter where they begin a sentence with one. What is a name alone stays as it is.
func opening(before, words string, long int, by string) string {
	was, _ := utf8.DecodeRuneInString(words)
	ended := strings.TrimRight(before, " \n")
	if unicode.IsLower(was) || before == "" && long == len(words) || ended != "" && (ended == before || !strings.ContainsAny(ended[len(ended)-1:], ".!?")) {
		return by
	}
	first, size := utf8.DecodeRuneInString(by)
	return string(unicode.ToUpper(first)) + by[size:]
}

// found is what stands in place of the longest words that begin at a place of a text, and how long they are there; 0 for none.
func (s *swaps) found(text string, at int, before rune) (by string, long int) {
	first, _ := utf8.DecodeRuneInString(text[at:])
	for _, w := range s.from[small(first)] {
		if spaced(w.words) && letter(before) {
			continue
		}
		n := begins(text[at:], w)
		if after, _ := utf8.DecodeRuneInString(text[at+n:]); n == 0 || spaced(w.words) && letter(after) && !owning(text[at:], w) {
			continue
		}
		if ownWords()[text] && strings.EqualFold(text, w.words) { // somebody is called Low
			continue
		}
		return w.by, n
	}
	return "", 0
}

// owning says whether a text begins with words as they are written and an s, as "Adas Idee" does in German.
func owning(text string, w swap) bool {
	rest, found := strings.CutPrefix(text, w.words+"s")
	after, _ := utf8.DecodeRuneInString(rest)
	return found && !w.exact && !letter(after)
}

// begins is how much of a text the words are with which it begins; 0 where it doesn't.
func begins(text string, w swap) int {
	if w.exact {
		if strings.HasPrefix(text, w.words) {
			return len(w.words)
		}
		return 0
	}
	at := 0
	for _, want := range w.words {
		r, size := utf8.DecodeRuneInString(text[at:])
		if size == 0 || small(r) != small(want) {
			return 0
		}
		at += size
	}
	return at
}

// small is a letter as its large and small forms are one.
func small(r rune) rune { return unicode.ToLower(unicode.ToUpper(r)) }

// spaced says whether words are of a script that puts spaces between them.
func spaced(words string) bool {
	first, _ := utf8.DecodeRuneInString(words)
	const firstIdeograph = 0x2E80
	return first < firstIdeograph
}

func letter(r rune) bool { return r != utf8.RuneError && alphanumeric(r) }

// zones keeps the time zones that stand in sentences, "Europe/London", whoever is called London.
func (d *redaction) zones() {
	keep := func(zone string) {
		if strings.Contains(zone, "/") {
			d.add(zone, zone, true)
		}
	}
	keep(d.content.Session.Zone)
	if d.content.Meetup != nil {
		for _, held := range d.content.Meetup.Meetups {
			keep(held.Zone)
		}
	}
}

// partsOf are the words of a name, without the signs around them: "Acme" and "Inc" of "Acme, Inc.".
func partsOf(name string) []string {
	var out []string
	for part := range strings.FieldsSeq(name) {
		out = append(out, strings.TrimFunc(part, func(r rune) bool { return !alphanumeric(r) && !unicode.IsMark(r) }))
	}
	return filled(out...)
}

// nameless swaps a name and its parts.
func (d *redaction) nameless(name, by string) {
	d.add(name, by, false)
	for _, part := range partsOf(name) {
		const shortest = 2 // a single letter is found in too many words
		if utf8.RuneCountInString(part) >= shortest && !particle(part, name) && !title.MatchString(part+" ") {
			d.add(part, by, false)
		}
	}
}

// particle says whether a part of a name is a small word of its language, as "de la" of Zora de la Cruz.
func particle(part, name string) bool {
	const longest = 3
	first, _ := utf8.DecodeRuneInString(part)
	return utf8.RuneCountInString(part) <= longest && unicode.IsLower(first) && strings.ContainsFunc(name, unicode.IsUpper)
}

// organisations swaps those of the people in the content, and in the reports beside it: whole names first, then the parts that only one of them has.
func (d *redaction) organisations(customer string, beside []known) {
	own := d.say("the customer")
	all := []swap{{words: d.content.Programme.Name, by: own}, {words: customer, by: own}}
	n := 0
	for _, w := range all {
		d.add(w.words, w.by, false)
	}
	for _, p := range append(beside, inContent(*d.content)...) {
		if p.of != "" && !d.known(p.of) {
			n++
			by := d.say("organisation %d", n)
			d.add(p.of, by, false)
			all = append(all, swap{words: p.of, by: by})
		}
	}
	whose := make(map[string]string) // "" for several
	for _, w := range all {
		for _, part := range partsOf(w.words) {
			if by, has := whose[part]; has && by != w.by {
				whose[part] = ""
			} else if !has {
				whose[part] = w.by
			}
		}
	}
	for _, w := range all {
		for _, part := range partsOf(w.words) {
			if whose[part] != "" && telling(part) {
				d.add(part, w.by, true)
			}
		}
	}
}

// telling says whether a part of an organisation's name tells which it is: a word of some length with a capital, and no legal form.
func telling(part string) bool {
	const least = 4
	first, _ := utf8.DecodeRuneInString(part)
	letters := strings.ReplaceAll(part, ".", "") // "L.L.C"
	return utf8.RuneCountInString(letters) >= least && unicode.IsLetter(first) && !unicode.IsLower(first) && !slices.Contains(legalForms, strings.ToLower(letters))
}

// legalForms are those of four letters or more; shorter parts, as Inc, Ltd and plc, are no names anyway.
var legalForms = []string{"gmbh", "sarl", "corp", "corporation", "incorporated", "limited", "group", "holding", "company", "gesellschaft", "groupe", "gruppe", "société"}

// words is a sentence with everything swapped.
func (d *redaction) words(s string) string {
	if len(d.from) > 0 {
		s = address.ReplaceAllLiteralString(s, d.say("an e-mail address"))
	}
	return d.within(s)
}
