package model

import "time"

// What is said of a meetup's place, its money and its end. Each event holds what it replaces.
type (
	// VenueChecked answers one point of the venue's checklist.
	VenueChecked struct {
		Session SessionID  `cbor:"1,keyasint"`
		Point   VenuePoint `cbor:"2,keyasint"`
		Answer  Answer     `cbor:"3,keyasint,omitempty"`
		Note    Text       `cbor:"4,keyasint,omitzero"`
		Was     Answer     `cbor:"5,keyasint,omitempty"`
		WasNote Text       `cbor:"6,keyasint,omitzero"`
	}
	// CostSet gives a cost line its label and its money; one without a label is gone.
	CostSet struct {
		Session SessionID `cbor:"1,keyasint"`
		Line    EntryID   `cbor:"2,keyasint"`
		Now     Cost      `cbor:"3,keyasint,omitzero"`
		Was     Cost      `cbor:"4,keyasint,omitzero"`
	}
	// BudgetSet says what a meetup may cost in all, and in which currency.
	BudgetSet struct {
		Session SessionID `cbor:"1,keyasint"`
		Now     Budget    `cbor:"2,keyasint,omitzero"`
		Was     Budget    `cbor:"3,keyasint,omitzero"`
	}
	// LengthSet says how long after its start a session is planned to end, whatever its blocks add up to.
	LengthSet struct {
		Session SessionID     `cbor:"1,keyasint"`
		Now     time.Duration `cbor:"2,keyasint,omitempty"` // 0 for the sum of the blocks
		Was     time.Duration `cbor:"3,keyasint,omitempty"`
	}
)

// seriesTypes is the events of the meetups of a programme in order: 250 to 259.
func seriesTypes() map[EventType]Event {
	return map[EventType]Event{250: VenueChecked{}, 251: CostSet{}, 252: BudgetSet{}, 253: LengthSet{}}
}

// EventType is 250.
func (VenueChecked) EventType() EventType { return 250 }

// EventType is 251.
func (CostSet) EventType() EventType { return 251 }

// EventType is 252.
func (BudgetSet) EventType() EventType { return 252 }

// EventType is 253.
func (LengthSet) EventType() EventType { return 253 }
