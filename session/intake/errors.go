package intake

import (
	"fmt"
	"strings"
)

// Error is a place in a file that cannot be taken, and what to do about it.
type Error struct {
	File   string
	Line   int    // line of the file, from 1; 0 for the file as a whole
	Row    int    // row as a spreadsheet counts it, from 1; it differs from Line after cells of several lines
	Column int    // column of the table, from 1; 0 for the whole line
	Name   string // the column's name, when it is known
	What   string // what is wrong, one clause
	Do     string // what to do, one sentence
}

// Error is one sentence that begins with the place.
func (e *Error) Error() string {
	return e.Place() + ": " + e.What + ". " + e.Do
}

// Place is the file, the line and the column in words.
func (e *Error) Place() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Line > 0 {
		fmt.Fprintf(&b, ", line %d", e.Line)
	}
	if e.Row > 0 && e.Row != e.Line {
		fmt.Fprintf(&b, " (row %d in a spreadsheet)", e.Row)
	}
	if e.Column > 0 {
		fmt.Fprintf(&b, ", column %d", e.Column)
	}
	if e.Name != "" {
		fmt.Fprintf(&b, " %q", e.Name)
	}
	return b.String()
}

// maxListed is how many bad places one refusal names.
const maxListed = 20

// Problems is the refusal of a file in several places. It unwraps to its first places.
type Problems struct {
	List []*Error // in the order of the file, 20 at most
	More int      // how many are not listed

	places map[[2]int]bool
}

// Error lists the places, one a line.
func (p *Problems) Error() string {
	lines := make([]string, 0, len(p.List)+2)
	lines = append(lines, fmt.Sprintf("%d places cannot be taken, so nothing was imported:", len(p.List)+p.More))
	for _, e := range p.List {
		lines = append(lines, e.Error())
	}
	if p.More > 0 {
		lines = append(lines, fmt.Sprintf("and %d more.", p.More))
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives the listed places to errors.As and errors.Is.
func (p *Problems) Unwrap() []error {
	all := make([]error, len(p.List))
	for i, e := range p.List {
		all[i] = e
	}
	return all
}

// add takes a place once; a cell may be looked at several times.
func (p *Problems) add(e *Error) {
	place := [2]int{e.Line, e.Column}
	if p.places[place] {
		return
	}
	if p.places == nil {
		p.places = map[[2]int]bool{}
	}
	p.places[place] = true
	if len(p.List) == maxListed {
		p.More++
		return
	}
	p.List = append(p.List, e)
}

// err is nil, the only place, or all of them.
func (p *Problems) err() error {
	switch len(p.List) {
	case 0:
		return nil
	case 1:
		return p.List[0]
	}
	return p
}

// Refusal is the error of places that could be read and still cannot be taken; nil for none.
func Refusal(at []*Error) error {
	var all Problems
	for _, e := range at {
		all.add(e)
	}
	return all.err()
}
