package sshd

import (
	"strings"
	"unicode"
)

// Words splits a command as people mean it. The shell of the person has taken
// one layer of quotes off already, so that `add "don't stop"` arrives as
// `add don't stop`: a quote therefore counts only where a word (or the value
// after "=") begins and where its partner ends a word; everywhere else it is a
// letter. A backslash counts only before a quote, a space or a backslash.
func Words(command string) []string {
	var words []string
	rest := []rune(command)
	for {
		for len(rest) > 0 && unicode.IsSpace(rest[0]) {
			rest = rest[1:]
		}
		if len(rest) == 0 {
			return words
		}
		var word string
		word, rest = nextWord(rest)
		words = append(words, word)
	}
}

// nextWord takes one word from text, which begins with it.
func nextWord(text []rune) (string, []rune) {
	var word strings.Builder
	for i := 0; i < len(text); i++ {
		r := text[i]
		switch {
		case unicode.IsSpace(r):
			return word.String(), text[i:]
		case isQuote(r) && (i == 0 || text[i-1] == '='):
			if end := closing(text, i); end > 0 {
				word.WriteString(unescape(text[i+1:end], r))
				i = end
				continue
			}
			word.WriteRune(r)
		case r == '\\' && i+1 < len(text) && (isQuote(text[i+1]) || text[i+1] == ' ' || text[i+1] == '\\'):
			i++
			word.WriteRune(text[i])
		default:
			word.WriteRune(r)
		}
	}
	return word.String(), nil
}

func isQuote(r rune) bool { return r == '"' || r == '\'' }

// closing returns where the quote at open is closed at the end of a word, or 0.
func closing(text []rune, open int) int {
	for i := open + 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && text[open] == '"':
			i++
		case text[i] == text[open] && (i+1 == len(text) || unicode.IsSpace(text[i+1])):
			return i
		}
	}
	return 0
}

// unescape takes the backslashes before quotes and backslashes out of what
// stood between double quotes.
func unescape(text []rune, quote rune) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if quote == '"' && text[i] == '\\' && i+1 < len(text) && (text[i+1] == '"' || text[i+1] == '\\') {
			i++
		}
		b.WriteRune(text[i])
	}
	return b.String()
}
