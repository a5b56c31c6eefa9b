package main

import (
	"fmt"
	"io"
	"strings"

	"serendip/session"
	"serendip/session/intake"
)

// rowChange is what one guest of a file is to what is on file.
type rowChange struct {
	Line   int           `json:"line"`
	Name   string        `json:"name"`
	Change intake.Change `json:"change"`
	Fields []fieldChange `json:"fields,omitempty"` // of somebody changed
	Called string        `json:"called,omitempty"` // by a reply, where that is another name than the one on file

	words string // the whole row, for people
}

type fieldChange struct {
	What string `json:"what"`
	Was  string `json:"was"`
	Now  string `json:"now"`
	said string
}

func rowChanged(line int, row session.GuestRow, c session.GuestChange) rowChange {
	out := rowChange{Line: line, Name: row.Name.String(), Change: changeOf(c), Called: c.Called, words: rowWords(row)}
	for _, f := range c.Fields {
		out.Fields = append(out.Fields, fieldChange{f.What, f.Was, f.Now, f.String()})
	}
	return out
}

func changeOf(c session.GuestChange) intake.Change {
	switch {
	case !c.Known:
		return intake.New
	case len(c.Fields) > 0:
		return intake.Changed
	}
	return intake.Same
}

func rowWords(row session.GuestRow) string {
	words := row.Name.String()
	for _, more := range []string{row.Organisation.String(), row.Email.String(), row.Status.String()} {
		if more != "" {
			words += ", " + more
		}
	}
	return words
}

// sayChanges lists who is new, who is changed and in what, and whom a reply calls otherwise.
func sayChanges(to io.Writer, changes []rowChange) error {
	var fresh, changed, called []string
	for _, c := range changes {
		switch c.Change {
		case intake.New:
			fresh = append(fresh, fmt.Sprintf("line %d: new: %s", c.Line, c.words))
		case intake.Changed:
			changed = append(changed, fmt.Sprintf("line %d: changed: %s: %s", c.Line, c.Name, strings.Join(c.fields(), "; ")))
		case intake.Same:
		}
		if c.Called != "" {
			called = append(called, fmt.Sprintf("line %d: %s", c.Line, calledWords(c.Called)))
		}
	}
	_, err := io.WriteString(to, bounded(fresh)+bounded(changed)+bounded(called))
	return err
}

func (c rowChange) fields() []string {
	var out []string
	for _, f := range c.Fields {
		out = append(out, f.said)
	}
	return out
}

func calledWords(name string) string {
	return fmt.Sprintf("the reply says %q; the name on file stays", name)
}
