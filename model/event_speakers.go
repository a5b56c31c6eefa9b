package model

import "time"

// Who speaks, in which order, and for how long.
type (
	// SpeakerQueued puts somebody at the end of those who speak.
	SpeakerQueued struct {
		Session SessionID     `cbor:"1,keyasint"`
		Speaker SpeakerID     `cbor:"2,keyasint"`
		Person  PersonID      `cbor:"3,keyasint"`
		Box     time.Duration `cbor:"4,keyasint"`
		Vendor  bool          `cbor:"5,keyasint,omitempty"` // of the house that invites; else as Side says
		Side    GuestSide     `cbor:"6,keyasint,omitempty"` // zero for a customer, and for the vendor
	}
	// SpeakerStruck takes somebody off the queue, or puts them back to where they stood.
	SpeakerStruck struct {
		Session SessionID `cbor:"1,keyasint"`
		Speaker SpeakerID `cbor:"2,keyasint"`
		Back    bool      `cbor:"3,keyasint,omitempty"`
	}
	// SpeakerMoved changes the order; places count from 0, those who were struck too.
	SpeakerMoved struct {
		Session SessionID `cbor:"1,keyasint"`
		Speaker SpeakerID `cbor:"2,keyasint"`
		From    int       `cbor:"3,keyasint"`
		To      int       `cbor:"4,keyasint"`
	}
	// SpeakerSet gives a speaker other minutes, or the other side.
	SpeakerSet struct {
		Session   SessionID     `cbor:"1,keyasint"`
		Speaker   SpeakerID     `cbor:"2,keyasint"`
		Box       time.Duration `cbor:"3,keyasint"`
		Vendor    bool          `cbor:"4,keyasint,omitempty"`
		WasBox    time.Duration `cbor:"5,keyasint"`
		WasVendor bool          `cbor:"6,keyasint,omitempty"`
		Side      GuestSide     `cbor:"7,keyasint,omitempty"` // likewise
		WasSide   GuestSide     `cbor:"8,keyasint,omitempty"`
	}
	// SpeakerStarted starts a speaker's clock, which had run so long before.
	SpeakerStarted struct {
		Session SessionID     `cbor:"1,keyasint"`
		Speaker SpeakerID     `cbor:"2,keyasint"`
		Spent   time.Duration `cbor:"3,keyasint,omitempty"`
	}
	// SpeakerStopped stops a speaker's clock, which has run so long in all.
	SpeakerStopped struct {
		Session SessionID     `cbor:"1,keyasint"`
		Speaker SpeakerID     `cbor:"2,keyasint"`
		Spent   time.Duration `cbor:"3,keyasint,omitempty"`
	}
)

// speakersTypes is the events of who speaks, and for how long: 290 to 299.
func speakersTypes() map[EventType]Event {
	return map[EventType]Event{
		290: SpeakerQueued{},
		291: SpeakerStruck{},
		292: SpeakerMoved{},
		293: SpeakerSet{},
		294: SpeakerStarted{},
		295: SpeakerStopped{},
	}
}

// EventType is 290.
func (SpeakerQueued) EventType() EventType { return 290 }

// EventType is 291.
func (SpeakerStruck) EventType() EventType { return 291 }

// EventType is 292.
func (SpeakerMoved) EventType() EventType { return 292 }

// EventType is 293.
func (SpeakerSet) EventType() EventType { return 293 }

// EventType is 294.
func (SpeakerStarted) EventType() EventType { return 294 }

// EventType is 295.
func (SpeakerStopped) EventType() EventType { return 295 }
