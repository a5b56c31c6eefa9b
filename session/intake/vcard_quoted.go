package intake

import (
	"io"
	"mime/quotedprintable"
	"slices"
	"strings"
	"unicode/utf8"
)

// plainCards writes plainly what cards of version 2.1, as older address books export them, have in quoted-printable. What
// cannot be decoded stays as it is.
func plainCards(text string) string {
	var out strings.Builder
	lines := strings.Split(text, "\n")
	for n := 0; n < len(lines); n++ {
		head, value, ok := strings.Cut(lines[n], ":")
		if !ok || strings.HasPrefix(head, " ") || strings.HasPrefix(head, "\t") {
			out.WriteString(lines[n] + "\n")
			continue
		}
		if !quotedHead(head) {
			out.WriteString(plainHead(head) + ":" + value + "\n")
			continue
		}
		value = strings.TrimRight(value, "\r")
		for strings.HasSuffix(value, "=") && n+1 < len(lines) { // it goes on in the next line
			n++
			value = strings.TrimSuffix(value, "=") + strings.TrimRight(lines[n], "\r")
		}
		plain, err := unquoted(value)
		if err != nil {
			plain = value
		}
		out.WriteString(plainHead(head) + ":" + strings.NewReplacer("\r\n", "\\n", "\n", "\\n", "\r", "").Replace(plain) + "\n")
	}
	return out.String()
}

// quotedHead says whether what stands before the value of a line says that it is in quoted-printable.
func quotedHead(head string) bool {
	return slices.ContainsFunc(strings.Split(head, ";")[1:], func(p string) bool {
		_, how, named := strings.Cut(p, "=")
		return strings.EqualFold(p, "quoted-printable") || named && strings.EqualFold(how, "quoted-printable")
	})
}

// plainHead is what stands before a value, without how it was written, and with kinds named as such: "TEL;TYPE=WORK", of
// which 2.1 says "TEL;WORK".
func plainHead(head string) string {
	parts := slices.DeleteFunc(strings.Split(head, ";"), func(p string) bool {
		upper := strings.ToUpper(p)
		return strings.HasSuffix(upper, "QUOTED-PRINTABLE") || strings.HasPrefix(upper, "CHARSET=")
	})
	for i, p := range parts[1:] {
		if p != "" && !strings.Contains(p, "=") {
			parts[i+1] = "TYPE=" + p
		}
	}
	return strings.Join(parts, ";")
}

// unquoted decodes quoted-printable. Bytes that are no UTF-8 are those of Windows-1252, of which ISO 8859-1 is a part.
func unquoted(value string) (string, error) {
	raw, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(value)))
	if err != nil || utf8.Valid(raw) {
		return string(raw), err
	}
	text, fault := fromWindows(string(raw))
	if fault != nil {
		return "", fault
	}
	return text, nil
}
