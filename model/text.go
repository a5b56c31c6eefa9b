package model

import (
	"errors"
	"fmt"
)

// The limits of text. A character is what a reader counts: one grapheme cluster, however many code points it takes.
const (
	LineClusters = 500
	LineBytes    = 2048
	NoteBytes    = 64 * 1024
)

// ErrEmpty is returned for text in which nothing can be seen.
var ErrEmpty = errors.New("there is nothing to read in this text; nothing was saved")

// TooLongError is returned for text over its limit. Nothing is cut: the writer decides what to leave out.
type TooLongError struct {
	What  string // "line" or "text"
	Unit  string // "characters" or "bytes"
	Count int
	Limit int
}

// Error tells the count and the limit.
func (e *TooLongError) Error() string {
	return fmt.Sprintf("this %s has %d %s, %d is the most; nothing was saved", e.What, e.Count, e.Unit, e.Limit)
}

// Line is clean text on one line: titles, names, live capture. Only the cleaner makes one; the zero Line is empty.
// It is valid UTF-8 in NFC, at most LineClusters characters and LineBytes bytes, without controls, escapes, invisible
// characters, or two spaces in a row.
type Line struct{ s string }

// Note is clean text with its paragraphs and line feeds kept, at most NoteBytes long. Only the cleaner makes one; the
// zero Note is empty.
type Note struct{ s string }

// CleanLine makes a Line of anything. The errors are ErrEmpty and *TooLongError.
func CleanLine(raw string) (Line, error) {
	s, err := clean(raw, lineShape())
	return Line{s}, err
}

// CleanNote makes a Note of anything. The errors are ErrEmpty and *TooLongError.
func CleanNote(raw string) (Note, error) {
	s, err := clean(raw, noteShape())
	return Note{s}, err
}

// MustLine is CleanLine for constants; it panics where CleanLine refuses.
func MustLine(constant string) Line {
	line, err := CleanLine(constant)
	if err != nil {
		panic(err)
	}
	return line
}

// String is the text.
func (l Line) String() string { return l.s }

// IsZero says whether the line is empty.
func (l Line) IsZero() bool { return l.s == "" }

// Note is the same text where a note is wanted.
func (l Line) Note() Note { return Note(l) }

// String is the text.
func (n Note) String() string { return n.s }

// IsZero says whether the note is empty.
func (n Note) IsZero() bool { return n.s == "" }

// MarshalText writes the text.
func (l Line) MarshalText() ([]byte, error) { return []byte(l.s), nil }

// MarshalBinary writes the text.
func (l Line) MarshalBinary() ([]byte, error) { return []byte(l.s), nil }

// UnmarshalText cleans what it reads; unlike CleanLine it takes empty text.
func (l *Line) UnmarshalText(raw []byte) (err error) {
	l.s, err = cleanOrEmpty(raw, lineShape())
	return err
}

// UnmarshalBinary is UnmarshalText.
func (l *Line) UnmarshalBinary(raw []byte) error { return l.UnmarshalText(raw) }

// MarshalText writes the text.
func (n Note) MarshalText() ([]byte, error) { return []byte(n.s), nil }

// MarshalBinary writes the text.
func (n Note) MarshalBinary() ([]byte, error) { return []byte(n.s), nil }

// UnmarshalText cleans what it reads; unlike CleanNote it takes empty text.
func (n *Note) UnmarshalText(raw []byte) (err error) {
	n.s, err = cleanOrEmpty(raw, noteShape())
	return err
}

// UnmarshalBinary is UnmarshalText.
func (n *Note) UnmarshalBinary(raw []byte) error { return n.UnmarshalText(raw) }

// cleanOrEmpty takes stored text, which may be empty, so that nothing enters uncleaned by that way either.
func cleanOrEmpty(raw []byte, want shape) (string, error) {
	s, err := clean(string(raw), want)
	if errors.Is(err, ErrEmpty) {
		return "", nil
	}
	return s, err
}
