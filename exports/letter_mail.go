package exports

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"io"
	netmail "net/mail"
	"strings"
	"unicode/utf8"

	mail "github.com/wneessen/go-mail"
)

// writeMail writes a draft as a mail program opens it: as one that is not sent yet. The part's boundary is the library's own.
func (l Letter) writeMail(w io.Writer) error {
	m := mail.NewMsg(mail.WithNoDefaultUserAgent(), mail.WithEncoding(mail.EncodingQP))
	m.SetGenHeader("X-Unsent", "1")
	m.SetMessageIDWithValue(l.id())
	m.SetDateWithValue(l.made)
	if subject := headerLine(l.Subject); codeLike(subject) || !plainly(subject) {
		m.SetGenHeaderPreformatted(mail.HeaderSubject, coded(subject))
	} else {
		m.Subject(subject)
	}
	if l.Email != "" {
		// An address that is none stays out of the header: whoever sends the draft sees the empty field.
		if address, err := netmail.ParseAddress(headerLine(l.Email)); err == nil {
			to := &netmail.Address{Name: headerLine(l.Name), Address: address.Address}
			if codeLike(to.Name) {
				m.SetGenHeaderPreformatted("To", coded(to.Name)+"\r\n <"+to.Address+">")
			} else {
				m.AddToMailAddress(to)
			}
		}
	}
	m.SetBodyString(mail.TypeTextPlain, l.Body)
	for _, a := range l.Attached {
		if err := m.AttachReader(a.Name, bytes.NewReader(a.Body), mail.WithFileContentType(contentType(a.Name))); err != nil {
			return err
		}
	}
	_, err := m.WriteTo(w)
	return err
}

// id tells a draft from others of the same person, and is the same whenever it is written.
func (l Letter) id() string {
	id := hex.EncodeToString(l.To.Person[:])
	if !l.To.Case.IsZero() {
		id += "." + hex.EncodeToString(l.To.Case[:])
	}
	return id + "." + strings.ReplaceAll(l.made.UTC().Format("20060102T150405"), ":", "") + "@serendip.invalid"
}

// headerLine is words as a header takes them: no line feed, no other control character.
func headerLine(s string) string {
	return clean(strings.NewReplacer("\r", " ", "\n", " ", "\t", " ").Replace(s))
}

// codeLike says whether words look like words that a header has in code (RFC 2047): a reader would decode them, to a line feed
// and a header of somebody's own, say.
func codeLike(s string) bool { return strings.Contains(s, "=?") }

// plainly says whether words are all of ASCII.
func plainly(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// coded is words in code, so that decoding gives them back as they are. No piece is longer than a header takes.
func coded(s string) string {
	const most = 42 // bytes of a piece, to stay within the 75 of a coded word
	var pieces []string
	for s != "" {
		end := min(most, len(s))
		for end < len(s) && !utf8.RuneStart(s[end]) {
			end--
		}
		pieces = append(pieces, "=?utf-8?b?"+base64.StdEncoding.EncodeToString([]byte(s[:end]))+"?=")
		s = s[end:]
	}
	return strings.Join(pieces, "\r\n ")
}

func contentType(name string) mail.ContentType {
	for ending, as := range map[string]string{".ics": "text/calendar; charset=utf-8; method=PUBLISH", ".md": "text/markdown; charset=utf-8", ".html": "text/html; charset=utf-8", ".pdf": "application/pdf"} {
		if strings.HasSuffix(name, ending) {
			return mail.ContentType(as)
		}
	}
	return mail.TypeAppOctetStream
}
