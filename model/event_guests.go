package model

// Who may come, who comes, and with whom.
type (
	// GuestStood says where a guest stands from now on; Now zero takes the guest off the list, Was zero put them there. Place
	// is the place in the waitlist, from 1, that is left or come back to; 0 for its end.
	GuestStood struct {
		Session SessionID   `cbor:"1,keyasint"`
		Person  PersonID    `cbor:"2,keyasint"`
		Now     GuestStatus `cbor:"3,keyasint,omitempty"`
		Was     GuestStatus `cbor:"4,keyasint,omitempty"`
		Place   int         `cbor:"5,keyasint,omitempty"`
		Remote  bool        `cbor:"6,keyasint,omitempty"` // was there from afar
	}
	// PlaceOffered offers a place to somebody on the waitlist until a moment in UTC milliseconds; 0 takes the offer back.
	PlaceOffered struct {
		Session SessionID `cbor:"1,keyasint"`
		Person  PersonID  `cbor:"2,keyasint"`
		Until   int64     `cbor:"3,keyasint,omitempty"`
		Was     int64     `cbor:"4,keyasint,omitempty"`
	}
	// CapacitySet says how many a session is for.
	CapacitySet struct {
		Session SessionID `cbor:"1,keyasint"`
		Now     Capacity  `cbor:"2,keyasint,omitzero"`
		Was     Capacity  `cbor:"3,keyasint,omitzero"`
	}
	// MixKept says that something else is known of a guest for the mix; Back takes that back. What it is stands in the
	// person's details alone, so that it goes with them.
	MixKept struct {
		Session SessionID `cbor:"1,keyasint"`
		Person  PersonID  `cbor:"2,keyasint"`
		Part    MixPart   `cbor:"3,keyasint,omitempty"`
		Back    bool      `cbor:"4,keyasint,omitempty"`
	}
)

// EventType is 260.
func (GuestStood) EventType() EventType { return 260 }

// EventType is 261.
func (PlaceOffered) EventType() EventType { return 261 }

// EventType is 262.
func (CapacitySet) EventType() EventType { return 262 }

// EventType is 263.
func (MixKept) EventType() EventType { return 263 }

// guestsTypes is the events of who may come, who comes, and with whom: 260 to 269.
func guestsTypes() map[EventType]Event {
	return map[EventType]Event{260: GuestStood{}, 261: PlaceOffered{}, 262: CapacitySet{}, 263: MixKept{}}
}
