package session

import (
	"time"

	"serendip/model"
)

// CheckVenue answers one point of the venue's checklist.
type CheckVenue struct {
	Session model.SessionID
	Point   model.VenuePoint
	Answer  model.Answer
	Note    string
}

// SetCost gives a line its label and its money; the zero Line is a new one.
type SetCost struct {
	Session model.SessionID
	Line    model.EntryID
	Label   string
	Amount  model.Money
	Budget  model.Money // of this line; 0 for none
}

// DropCost takes a line away.
type DropCost struct {
	Session model.SessionID
	Line    model.EntryID
}

// SetBudget says what a meetup may cost in all, and in which currency; 0 is no budget.
type SetBudget struct {
	Session  model.SessionID
	Amount   model.Money
	Currency string
}

// SetLength says how long after its start a session is planned to end.
type SetLength struct {
	Session model.SessionID
	Length  time.Duration
}

func (CheckVenue) intent() {}
func (SetCost) intent()    {}
func (DropCost) intent()   {}
func (SetBudget) intent()  {}
func (SetLength) intent()  {}
