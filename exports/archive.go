package exports

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"serendip/model"
	"serendip/session"
)

// MostArchiveBytes bounds a JSON export that is read back.
const MostArchiveBytes = 32 << 20

// Archive is a JSON export that was read back, and checked against the schema.
type Archive struct {
	File string // its base name, cleaned
	Report
	raw     []byte // as it was read, to name places
	content []byte // as it is kept: JSON without white space, fields in our order
}

// PlaceError is a place in an export that cannot be taken, and what to do about it.
type PlaceError struct {
	File  string
	Line  int    // from 1; 0 for the file as a whole
	Place string // JSON pointer (RFC 6901); "" for the whole
	What  string // what is wrong, a clause
	Do    string // what to do, a sentence
}

// Error is one sentence that begins with the place, and one that says what to do.
func (e *PlaceError) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Line > 0 {
		fmt.Fprintf(&b, ", line %d", e.Line)
	}
	if e.Place != "" {
		fmt.Fprintf(&b, ", at %s", e.Place)
	}
	return fmt.Sprintf("%s: %s; nothing was imported. %s", &b, e.What, cmp.Or(e.Do, exportAgain))
}

const exportAgain = "Export the session again (`serendip export SESSION --format json`) and import that file as it is."

// ReadArchive reads a JSON export and refuses whatever isn't one to the letter: another format or version, fields that
// are unknown or missing, text that the cleaner would change, and what doesn't fit together. The name is for messages
// only and is cleaned. The error is a *session.Error; its cause, a *PlaceError, names the place.
func ReadArchive(name string, r io.Reader) (*Archive, error) {
	a := &Archive{File: archiveName(name)}
	raw, err := io.ReadAll(io.LimitReader(r, MostArchiveBytes+1))
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", a.File, err)
	}
	if err := a.read(raw); err != nil {
		var place *PlaceError
		if errors.As(err, &place) {
			place.File = a.File
			return nil, &session.Error{Code: session.Invalid, Message: place.Error(), Cause: place}
		}
		return nil, err
	}
	return a, nil
}

// archiveName is the name of a file in messages.
func archiveName(name string) string {
	line, err := model.CleanLine(filepath.Base(name))
	if err != nil || name == "-" {
		return "standard input"
	}
	return line.String()
}

func (a *Archive) read(raw []byte) error {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	a.raw = raw
	if err := wellFormed(raw); err != nil {
		return err
	}
	if err := a.ours(raw); err != nil {
		return err
	}
	doc, err := validated(raw)
	if err != nil {
		return err
	}
	if err := cleaned(raw, doc); err != nil {
		return err
	}
	if err := json.Unmarshal(raw, &a.Report); err != nil {
		return &PlaceError{What: fmt.Sprintf("it cannot be read: %v", err)}
	}
	if a.content, err = contentJSON(a.Content); err != nil {
		return err
	}
	return a.keeps(raw, doc)
}

// wellFormed refuses what is too large, no UTF-8, no JSON, too deep, or says one thing twice.
func wellFormed(raw []byte) error {
	switch {
	case len(raw) > MostArchiveBytes:
		return &PlaceError{What: fmt.Sprintf("it is larger than %d MB, which no session is", MostArchiveBytes>>20)}
	case len(bytes.TrimSpace(raw)) == 0:
		return &PlaceError{What: "it is empty"}
	case bytes.HasPrefix(raw, []byte("\xff\xfe")) || bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return &PlaceError{What: "it is UTF-16", Do: "A shell has changed it on its way: let Serendip write the file (`--out FOLDER`), or save it as UTF-8."}
	case !utf8.Valid(raw):
		at := 0
		for at < len(raw) {
			r, size := utf8.DecodeRune(raw[at:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			at += size
		}
		return &PlaceError{Line: lineAt(raw, at), What: "it is no UTF-8 text", Do: "Save it as UTF-8, or export the session again."}
	}
	return oneOfEach(raw)
}

// ours refuses what is no export of Serendip, and one of a newer version.
func (a *Archive) ours(raw []byte) error {
	var head struct {
		Source  *Source `json:"source"`
		Content *struct {
			Format int `json:"format"`
		} `json:"content"`
	}
	err := json.Unmarshal(raw, &head)
	switch {
	case err == nil && head.Source != nil && head.Content != nil && head.Content.Format > contentFormat:
		version, err := model.CleanLine(head.Source.Version)
		if err != nil {
			version = model.MustLine("unknown")
		}
		return session.Refuse(session.Unavailable, "%s was exported by a newer version of Serendip (%s, format %d); this one reads format %d. Import it with that version; nothing was imported",
			a.File, version, head.Content.Format, contentFormat)
	case err == nil && (head.Source == nil || head.Content == nil):
		return &PlaceError{Line: 1, What: "it is no JSON export of Serendip: it has no source or no content",
			Do: "`serendip export SESSION --format json` writes one; lists of use cases and of guests come in with `serendip import usecases` and `serendip import guests`."}
	}
	return nil // what is wrong with it, the schema says in better words
}

// contentJSON is a content as it is kept and compared.
func contentJSON(c Content) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(c); err != nil {
		return nil, fmt.Errorf("the content cannot be written: %w", err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// Same says whether a session that is there says the very same as the export, whatever extras it was exported with.
func (a *Archive) Same(snapshot *session.Snapshot, id model.SessionID) (bool, error) {
	for _, extras := range [][]Extra{nil, {Contacts}, {Notes}, {Contacts, Notes}} {
		r, err := NewReport(snapshot, id, Source{}, extras...)
		if err != nil {
			return false, err
		}
		if r, err = r.Without(a.Content.Without...); err != nil {
			return false, err
		}
		have, err := contentJSON(r.Content)
		if err != nil || bytes.Equal(have, a.content) {
			return err == nil, err
		}
	}
	return false, nil
}
