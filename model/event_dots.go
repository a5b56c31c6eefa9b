package model

// Dot rounds, and votes on a laptop that is passed around.
type (
	// DotsOpened begins a blind dot round over the named use cases. It is closed, reopened and dropped as a scoring round is.
	DotsOpened struct {
		Round   RoundID     `cbor:"1,keyasint"`
		Session SessionID   `cbor:"2,keyasint"`
		Block   BlockID     `cbor:"3,keyasint"`
		Cases   []UseCaseID `cbor:"4,keyasint"`
		Budget  int         `cbor:"5,keyasint"`           // dots a person
		Cap     int         `cbor:"6,keyasint"`           // dots a person may give to one use case
		Top     int         `cbor:"7,keyasint,omitempty"` // how many go on
	}
	// DotsTallied is what was counted on paper or by hands for one use case, with no person in it.
	DotsTallied struct {
		Round RoundID   `cbor:"1,keyasint"`
		Case  UseCaseID `cbor:"2,keyasint"`
		Count Dotted    `cbor:"3,keyasint"`
		Was   Dotted    `cbor:"4,keyasint"`
	}
	// DotsRevealed counts the ballots of a dot round for good.
	DotsRevealed struct {
		Round  RoundID      `cbor:"1,keyasint"`
		Cases  []DottedCase `cbor:"2,keyasint"`
		Seats  int          `cbor:"3,keyasint"`           // ballots on seats
		Tally  int          `cbor:"4,keyasint"`           // people behind the tally, at least
		Laptop int          `cbor:"5,keyasint,omitempty"` // ballots on a passed laptop
	}
	// DottedCase is the count of one use case: all of it, and the part that came by tally.
	DottedCase struct {
		Case  UseCaseID `cbor:"1,keyasint"`
		All   Dotted    `cbor:"2,keyasint"`
		Tally Dotted    `cbor:"3,keyasint"`
	}
	// LaptopPassed says how many of a scoring round's ballots were given on a passed laptop. It stands before the reveal.
	LaptopPassed struct {
		Round   RoundID `cbor:"1,keyasint"`
		Ballots int     `cbor:"2,keyasint"`
	}
)

func dotsTypes() map[EventType]Event {
	return map[EventType]Event{160: DotsOpened{}, 161: DotsTallied{}, 162: DotsRevealed{}, 163: LaptopPassed{}}
}

// EventType is 160.
func (DotsOpened) EventType() EventType { return 160 }

// EventType is 161.
func (DotsTallied) EventType() EventType { return 161 }

// EventType is 162.
func (DotsRevealed) EventType() EventType { return 162 }

// EventType is 163.
func (LaptopPassed) EventType() EventType { return 163 }
