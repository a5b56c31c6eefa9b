package model

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Skeleton is what a name looks like: two names with one skeleton would be taken for each other on a wall. It knows
// compatibility forms, case, invisible joiners, the commonest look-alikes of Cyrillic, Greek and digits, and rn for m.
// It errs towards likeness (i, l and 1 are one), so that a collision asks for a number or an organisation; it is a key
// for comparing and never shown.
func Skeleton(name string) string {
	words := strings.Fields(norm.NFKC.String(name))
	for i, word := range words {
		words[i] = skeletonWord(word)
	}
	s := alikeTogether.Replace(strings.Join(words, " "))
	return strings.Join(strings.Fields(norm.NFC.String(s)), " ")
}

// alikeTogether are pairs of letters that look like one.
var alikeTogether = strings.NewReplacer("rn", "m", "vv", "w")

func skeletonWord(word string) string {
	forged := strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
	var b strings.Builder
	for _, r := range word {
		if unicode.Is(unicode.Cf, r) || isSelector(r) || isHidden(r) {
			continue
		}
		if forged {
			r = capitalLook(r)
		}
		for _, folded := range fold(r) {
			b.WriteRune(lookAlike(folded))
		}
	}
	return b.String()
}

// capitalLook is the Latin letter that a Greek capital is taken for where its small letter is taken for another. It is
// asked only in words with Latin letters in them: in a Greek word, capitals and small letters stay one.
func capitalLook(r rune) rune {
	switch r {
	case 'Η':
		return 'h'
	case 'Μ':
		return 'm'
	case 'Ν':
		return 'n'
	case 'Υ':
		return 'y'
	case 'Ζ':
		return 'z'
	}
	return r
}

// fold is case folding, rune by rune but for the sharp s.
func fold(r rune) string {
	if r == 'ß' || r == 'ẞ' {
		return "ss"
	}
	return string(unicode.ToLower(unicode.ToUpper(r)))
}

// lookAlike is the Latin letter that a folded rune is taken for, or the rune itself. After the confusables of Unicode
// Technical Standard 39, cut down to what names are forged with.
func lookAlike(r rune) rune {
	switch r {
	case 'а', 'α', 'ɑ', '@':
		return 'a'
	case 'в', 'β', '8':
		return 'b'
	case 'с', 'ς':
		return 'c'
	case 'ԁ':
		return 'd'
	case 'е', 'ε', 'ɛ':
		return 'e'
	case 'ɡ', 'ց':
		return 'g'
	case 'һ', 'н', 'հ', 'ʜ':
		return 'h'
	case 'ј', 'ȷ':
		return 'j'
	case 'к', 'κ':
		return 'k'
	case 'і', 'ι', 'ı', 'ɩ', 'ӏ', '1', '|', '!', 'i':
		return 'l'
	case 'м':
		return 'm'
	case 'η', 'ո', 'п':
		return 'n'
	case 'о', 'ο', 'օ', '0':
		return 'o'
	case 'р', 'ρ':
		return 'p'
	case 'ԛ', 'զ':
		return 'q'
	case 'г':
		return 'r'
	case 'ѕ', '5', '$':
		return 's'
	case 'т', 'τ':
		return 't'
	case 'υ', 'ս':
		return 'u'
	case 'ν', 'ѵ':
		return 'v'
	case 'ԝ', 'ω', 'ѡ', 'ա':
		return 'w'
	case 'х', 'χ':
		return 'x'
	case 'у', 'γ', 'ʏ':
		return 'y'
	}
	return r
}

// Reserved says whether a name would be taken for the facilitator or for the program itself.
func Reserved(name string) bool {
	compact := func(s string) string {
		var b strings.Builder
		for _, r := range norm.NFD.String(Skeleton(s)) {
			if unicode.IsLetter(r) {
				b.WriteRune(r)
			}
		}
		return b.String()
	}
	given := compact(strings.TrimRight(name, "0123456789#. "))
	given = strings.TrimPrefix(given, "the")
	for _, word := range []string{"facilitator", "facilitators", "host", "hosts", "cohost", "cofacilitator", "moderator",
		"organiser", "organizer", "admin", "administrator", "root", "system", "serendip", "wall", "stage", "console",
		"everyone", "everybody", "anonymous", "nobody"} {
		if given == compact(word) {
			return true
		}
	}
	return strings.Contains(given, compact("facilitator"))
}

// Slug is a file name's readable part: [a-z0-9-], 1 to max characters (at most 64), never a name that Windows
// reserves. Latin letters lose their accents; where nothing is left it is the slug of fallback, or "x".
func Slug(s, fallback string, max int) string {
	max = min(max, 64)
	for _, candidate := range []string{s, fallback} {
		if slug := slugOf(candidate, max); slug != "" {
			return slug
		}
	}
	return "x"
}

func slugOf(s string, max int) string {
	cut := func(slug string, n int) string { return strings.Trim(slug[:min(len(slug), n)], "-") }
	var b strings.Builder
	for _, r := range Unaccented(s) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		} else if n := b.Len(); n > 0 && b.String()[n-1] != '-' {
			b.WriteByte('-')
		}
	}
	if max < 1 {
		return ""
	}
	slug := cut(b.String(), max)
	if !isDevice(slug) {
		return slug
	}
	if len(slug)+2 > max {
		return ""
	}
	return slug + "-x"
}

// NameSlug is the readable part of a file of somebody's, by which they know it: the [Slug] of their name where that has a Latin letter,
// else its own letters, composed, for no alphabet stands for another: "佐藤-美咲". Only letters, digits and the marks on them stay, in at most
// most characters of three bytes on average, so that it is safe wherever names are Unicode; of a name without any it is fallback.
func NameSlug(name, fallback string, most int) string {
	if slug := slugOf(name, most); strings.ContainsFunc(slug, func(r rune) bool { return r >= 'a' && r <= 'z' }) {
		return slug
	}
	var out []rune
	for _, r := range norm.NFC.String(strings.ToLower(name)) {
		switch last := len(out) - 1; {
		case unicode.IsLetter(r) || unicode.IsDigit(r), unicode.IsMark(r) && last >= 0 && out[last] != '-' && !unicode.Is(unicode.Variation_Selector, r):
			out = append(out, r)
		case last >= 0 && out[last] != '-':
			out = append(out, '-')
		}
	}
	most = max(most, 0)
	out = out[:min(len(out), most)]
	for len(string(out)) > 3*most { // the rarest letters take four
		out = out[:len(out)-1]
	}
	if !slices.ContainsFunc(out, unicode.IsLetter) {
		return Slug(name, fallback, most)
	}
	return strings.Trim(string(out), "-")
}

// isDevice says whether Windows keeps the name for a device, whatever its extension.
func isDevice(slug string) bool {
	switch slug {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(slug) == 4 && (slug[:3] == "com" || slug[:3] == "lpt") && slug[3] >= '0' && slug[3] <= '9'
}

// Unaccented is s in lower case with accents taken from Latin letters; other letters stay as they are.
func Unaccented(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		if !unicode.Is(unicode.Mn, r) && r != '\'' && r != '’' {
			b.WriteRune(r)
		}
	}
	return spelledOut.Replace(b.String())
}

// spelledOut are Latin letters that aren't another with an accent.
var spelledOut = strings.NewReplacer("ß", "ss", "ø", "o", "ł", "l", "æ", "ae", "œ", "oe", "đ", "d", "ð", "d", "þ", "th", "ı", "i")

// NamePrefix is the readable front of a personal code: "ada" of "Ada Lovelace". It is 2 to 12 letters a-z of the first
// word that has as many, or "guest".
func NamePrefix(name string) string {
	for _, word := range strings.Fields(Unaccented(name)) {
		letters := strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' {
				return r
			}
			return -1
		}, word)
		if len(letters) >= 2 {
			return letters[:min(len(letters), 12)]
		}
	}
	return "guest"
}
