package templates

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Error is a place in a file that cannot be taken, and what to do about it.
type Error struct {
	File   string
	Line   int    // from 1; 0 for the file as a whole
	Column int    // in characters, from 1
	What   string // what is wrong, one clause
	Do     string // what to do, one sentence
}

// Error is one sentence that begins with the place, and one that says what to do.
func (e *Error) Error() string {
	place := e.File
	if e.Line > 0 {
		place += fmt.Sprintf(", line %d, column %d", e.Line, e.Column)
	}
	return place + ": " + e.What + ". " + e.Do
}

// mostListed is how many bad places one refusal names.
const mostListed = 20

// Problems is the refusal of a file in several places, in the order of the file.
type Problems []*Error

// Error lists the places, one a line.
func (p Problems) Error() string {
	lines := []string{fmt.Sprintf("%d places cannot be taken:", len(p))}
	for _, e := range p[:min(len(p), mostListed)] {
		lines = append(lines, e.Error())
	}
	if more := len(p) - mostListed; more > 0 {
		lines = append(lines, fmt.Sprintf("and %d more.", more))
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives the places to errors.As and errors.Is.
func (p Problems) Unwrap() []error {
	all := make([]error, len(p))
	for i, e := range p {
		all[i] = e
	}
	return all
}

// err is nil, the only place, or all of them, from the top of the file to its end.
func (p Problems) err() error {
	slices.SortStableFunc(p, func(a, b *Error) int { return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column)) })
	switch len(p) {
	case 0:
		return nil
	case 1:
		return p[0]
	}
	return p
}
