package exports

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// inline is words as they stand inside a line of Markdown, or in a cell of a table, without becoming markup. What is
// harmless stays as it is, so that the text also reads well plain. A line feed becomes " / ".
func inline(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' }), " / ")
	var b strings.Builder
	dollars := strings.Count(s, "$") > 1 // two of them are a formula to some readers
	for len(s) > 0 {
		if token := leadingToken(s); linkLike(token) {
			b.WriteString(unlinked(token))
			s = s[len(token):]
			continue
		} else if token != "" {
			escapeRunes(&b, token, dollars)
			s = s[len(token):]
			continue
		}
		r, size := utf8.DecodeRuneInString(s)
		if !unicode.IsControl(r) {
			b.WriteRune(r)
		}
		s = s[size:]
	}
	return b.String()
}

// leadingToken is what stands before the first space.
func leadingToken(s string) string {
	if end := strings.IndexFunc(s, unicode.IsSpace); end >= 0 {
		return s[:end]
	}
	return s
}

// linkLike says whether a reader's program could make a link of a word by itself: an address with a scheme, one that
// begins with www., or an e-mail address.
func linkLike(token string) bool {
	at := strings.IndexByte(token, '@')
	return strings.Contains(token, "://") || strings.Contains(token, ":") && strings.Contains(token, "@") ||
		strings.Contains(strings.ToLower(token), "www.") || at > 0 && strings.Contains(token[at:], ".")
}

// unlinked puts a word into a code span, where it stays text. Signs that a span, or a table's cell, cannot hold stand
// between two spans.
func unlinked(token string) string {
	var b strings.Builder
	for len(token) > 0 {
		end := strings.IndexAny(token, "`|\\")
		if end < 0 {
			end = len(token)
		}
		if piece := clean(token[:end]); piece != "" {
			b.WriteString("`" + piece + "`")
		}
		if end < len(token) {
			b.WriteString("\\" + token[end:end+1])
			end++
		}
		token = token[end:]
	}
	return b.String()
}

// clean drops control characters; the words of a session have none.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// escapeRunes puts a backslash before every sign that means something inside a line.
func escapeRunes(b *strings.Builder, token string, dollars bool) {
	before := ' '
	for len(token) > 0 {
		r, size := utf8.DecodeRuneInString(token)
		token = token[size:]
		if unicode.IsControl(r) {
			continue
		}
		after, _ := utf8.DecodeRuneInString(token)
		switch {
		case strings.ContainsRune("\\`*[<|~", r), r == '$' && dollars, r == '&' && entityLike(token),
			r == '_' && !(alphanumeric(before) && alphanumeric(after)):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		before = r
	}
}

// entityLike says whether what follows an ampersand makes it a sign of HTML: "amp;", "#35;", or "amp" at the end, where a
// semicolon of ours may follow.
func entityLike(rest string) bool {
	const longest = 40 // no such name is longer
	name, _, closed := strings.Cut(rest[:min(len(rest), longest)], ";")
	if !closed && len(rest) < longest {
		closed = html.UnescapeString("&"+rest+";") != "&"+rest+";"
	}
	return closed && name != "" && !strings.ContainsFunc(name, func(r rune) bool { return r != '#' && !alphanumeric(r) })
}

func alphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// starting is words as they stand at the beginning of a line, where more signs mean something.
func starting(s string) string {
	out := inline(strings.TrimSpace(s))
	digits := len(out) - len(strings.TrimLeft(out, "0123456789"))
	switch {
	case out == "":
		return out
	case strings.ContainsRune("#>+-=:", rune(out[0])) && !numbered(out):
		return "\\" + out
	case digits > 0 && digits < len(out) && (out[digits] == '.' || out[digits] == ')') && (len(out) == digits+1 || unicode.IsSpace(rune(out[digits+1]))):
		return out[:digits] + "\\" + out[digits:]
	}
	return out
}

// numbered says whether words begin with the number of a use case, "#12", which no reader takes for a heading.
func numbered(s string) bool {
	return len(s) > 1 && s[0] == '#' && s[1] >= '0' && s[1] <= '9'
}

// ending is words of a line of Markdown as they stand at the end of a heading, where number signs after a space are no text.
func ending(line string) string {
	if before := strings.TrimRight(line, "#"); before != line && strings.TrimRight(before, " \t") != before {
		return line[:len(line)-1] + `\#`
	}
	return line
}

// quoted is a note as a block quote, with its lines.
func quoted(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		b.WriteString(strings.TrimRight("> "+starting(line), " ") + "\n")
	}
	return b.String()
}
