package taking

import (
	"context"

	"serendip/model"
	"serendip/session"
)

// Reader reads lists of guests. The program around the screens gives one.
type Reader interface {
	// Pipe is the command that sends a list from another machine.
	Pipe(model.SessionID) string
	// Read reads a file of this machine for a session, and keeps nothing. The error's text is fit to be read.
	Read(ctx context.Context, s model.SessionID, path string, by ByHand) (Preview, error)
}

// ByHand is what somebody said of a file's columns. The zero value is nothing: their names tell.
type ByHand struct {
	Columns  map[string]string // the column of each meaning, by the word of the meaning
	Kept     []string          // columns that are only kept, whatever their names tell
	Headless bool              // the first line is a guest already
}

// Preview is a file as it would be taken.
type Preview struct {
	File      string
	Kind      string // how it was read: "UTF-8, separator: comma"
	Rows      []session.GuestRow
	Changes   []Change // beside Rows
	Doubts    []string // rows that somebody should look at, a line each
	Notes     []string // what holds for the file as a whole
	Questions []session.Namesake
	Columns   []Column // none of a calendar and of contact cards
	Unfit     string   // why there are no rows: the columns are to be given their meaning by hand; "" otherwise
}

// Change is what a row is to what is on file.
type Change struct {
	Is string // "new", "changed" or "same"
	In string // which fields become what, where it is changed
}

// Column is one of the file's.
type Column struct {
	Name  string // as ByHand takes it
	Shown string
	First string // the first value under it
	As    string // the word of its meaning; "" for a column that is kept under its own name
	Kept  bool   // because somebody said so
}

// counts are how many rows are new, changed, and as they were.
func (p Preview) counts() (fresh, changed, same int) {
	for _, c := range p.Changes {
		switch c.Is {
		case "new":
			fresh++
		case "changed":
			changed++
		default:
			same++
		}
	}
	return fresh, changed, same
}
