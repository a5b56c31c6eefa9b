package model

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mention is a name as a line of capture takes it: @Ada, or @"Ada Lopez". [Parse] gives the name back.
func Mention(name string) string {
	if who, ok := mention("@" + name); ok && who == name {
		return "@" + name
	}
	return `@"` + strings.Map(func(r rune) rune {
		if isQuote(r) {
			return -1
		}
		return r
	}, name) + `"`
}

// SameName says whether words that stand after @ are a name, whatever stands between its words and without its accents:
// @person2 is Person 2, @jeanluc_roe is Jean-Luc Roe, and @zoe_van-der-meer is Zoë van der Meer.
func SameName(typed, name string) bool {
	want := nameLetters(typed)
	return want != "" && want == nameLetters(name)
}

// BeginsName says likewise whether a name begins with words: @jeanlu is Jean-Luc Roe.
func BeginsName(typed, name string) bool {
	want := nameLetters(typed)
	return want != "" && strings.HasPrefix(nameLetters(name), want)
}

// InName says likewise whether words are one of a name's, such as the family's.
func InName(typed, name string) bool {
	return slices.ContainsFunc(strings.Fields(name), func(word string) bool { return SameName(typed, word) })
}

// nameLetters is how the letters and digits of a name look without their accents.
func nameLetters(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.L, unicode.M, unicode.N) {
			return r
		}
		return -1
	}, Skeleton(Unaccented(name)))
}

func isQuote(r rune) bool { return strings.ContainsRune("\"“”„«»", r) }

// mentionWords are the words of a line; @"a name" is one of them.
func mentionWords(line string) []string {
	var words []string
	for rest := line; ; {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if rest == "" {
			return words
		}
		end := strings.IndexFunc(rest, unicode.IsSpace)
		if end < 0 {
			end = len(rest)
		}
		if to := quotedMention(rest); to > 0 {
			end = to
		}
		words, rest = append(words, rest[:end]), rest[end:]
	}
}

// quotedMention is where @"a name" with the punctuation after it ends; 0 when text does not begin with one.
func quotedMention(text string) int {
	name, ok := strings.CutPrefix(text, "@")
	open, size := utf8.DecodeRuneInString(name)
	if !ok || !isQuote(open) {
		return 0
	}
	to := strings.IndexFunc(name[size:], isQuote)
	if to < 1 || strings.TrimSpace(name[size:size+to]) == "" {
		return 0
	}
	_, closing := utf8.DecodeRuneInString(name[size+to:])
	end := 1 + size + to + closing
	after := strings.IndexFunc(text[end:], unicode.IsSpace)
	if after < 0 {
		after = len(text) - end
	}
	if strings.Trim(text[end:end+after], closingMarks) != "" {
		return 0
	}
	return end + after
}

// closingMarks are what may follow a name and is no part of it.
const closingMarks = ".,;:!?"

// TakeWho takes the first @who out of a line, as [ParseWith] does.
func TakeWho(line string, names []string) (rest, who string) {
	words, who := takeWho(mentionWords(line), names)
	return strings.Join(words, " "), who
}

// takeWho takes the first @who out of the words, with the words after it that go on with one of the names.
func takeWho(words, names []string) ([]string, string) {
	for i, word := range words {
		who, ok := mention(word)
		if !ok {
			continue
		}
		more := goesOn(word, who, words[i+1:], names)
		who = strings.Join(append([]string{who}, words[i+1:i+1+more]...), " ")
		if more > 0 {
			who = strings.TrimRight(who, closingMarks)
		}
		return append(append([]string(nil), words[:i]...), words[i+1+more:]...), who
	}
	return words, ""
}

// goesOn is how many of the words after @who are the rest of a name, which may be written in more words than it has: "@jean
// luc roe". After an initial a full stop belongs to the name.
func goesOn(word, who string, after, names []string) int {
	if behind := strings.TrimPrefix(word, "@"+who); behind != "" && behind != "." {
		return 0
	}
	if len(after) == 0 {
		return 0
	}
	known := make(map[string]bool, len(names))
	for _, name := range names {
		known[nameLetters(name)] = true
	}
	for n := min(len(after), mostNameWords-1); n > 0; n-- {
		if said := nameLetters(who + " " + strings.Join(after[:n], " ")); said != "" && known[said] {
			return n
		}
	}
	return 0
}

// mostNameWords is of how many words a name is looked for.
const mostNameWords = 8

// mention reads @name; punctuation after it is no part of the name.
func mention(word string) (string, bool) {
	name, ok := strings.CutPrefix(word, "@")
	if ok && quotedMention(word) == len(word) {
		return strings.TrimSpace(strings.TrimFunc(strings.TrimRight(name, closingMarks), isQuote)), true
	}
	name = strings.TrimRight(name, closingMarks)
	first, _ := utf8.DecodeRuneInString(name)
	if !ok || !unicode.IsLetter(first) {
		return "", false
	}
	for _, r := range name {
		if !unicode.In(r, unicode.L, unicode.M, unicode.N) && !strings.ContainsRune("-_.'’\u200c\u200d", r) {
			return "", false
		}
	}
	return name, true
}

// Completing says whether the text before the cursor ends in an unfinished @who: its beginning without the @, and the
// byte at which the @ stands. Taking a suggestion replaces from there to the cursor. A lone @ completes from nothing. With
// spaces in it, it is a beginning only if a name begins so.
func Completing(beforeCursor string) (prefix string, at int, ok bool) {
	at = strings.LastIndexByte(beforeCursor, '@')
	if at < 0 {
		return "", 0, false
	}
	if before, _ := utf8.DecodeLastRuneInString(beforeCursor[:at]); at > 0 && !unicode.IsSpace(before) {
		return "", 0, false
	}
	word := beforeCursor[at+1:]
	if open, size := utf8.DecodeRuneInString(word); word != "" && isQuote(open) {
		word = word[size:]
		return word, at, strings.IndexFunc(word, isQuote) < 0
	}
	if word == "" {
		return "", at, true
	}
	words := strings.Fields(word)
	if last, _ := utf8.DecodeLastRuneInString(word); len(words) == 0 || unicode.IsSpace(last) {
		return "", 0, false
	}
	if who, is := mention("@" + words[0]); !is || who != words[0] {
		return "", 0, false
	}
	return strings.Join(words, " "), at, true
}
