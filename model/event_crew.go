package model

// CrewRole is what the holder of a facilitator's key is to the sessions that the key is listed for. The zero value is
// what keys were before there were roles.
type CrewRole uint8

// The roles of those who run a session. Who leads one now is a fact of that session: see LeadGiven.
const (
	CrewCoFacilitator CrewRole = iota // runs it with who leads
	CrewLead                          // the same, and may take the lead at any time
	CrewScribe                        // writes down what is said
	CrewObserver                      // sees the console, never acts
)

// CrewRoles lists them.
func CrewRoles() []CrewRole {
	return []CrewRole{CrewLead, CrewCoFacilitator, CrewScribe, CrewObserver}
}

// String is the role as people write it.
func (r CrewRole) String() string {
	switch r {
	case CrewLead:
		return "lead"
	case CrewScribe:
		return "scribe"
	case CrewObserver:
		return "observer"
	}
	return "co-facilitator"
}

// Who runs a session together.
type (
	// LeadGiven hands the lead of a session to somebody by the id of a facilitator; Taken says that they took it
	// themselves. From is who led before, and Name what the new lead is called. It is for good: the lead is handed on, not
	// taken back.
	LeadGiven struct {
		Session SessionID `cbor:"1,keyasint"`
		To      PersonID  `cbor:"2,keyasint"`
		From    PersonID  `cbor:"3,keyasint,omitzero"`
		Taken   bool      `cbor:"4,keyasint,omitempty"`
		Name    Text      `cbor:"5,keyasint,omitzero"`
	}
	// KeyRoleGiven says what the holder of a listed key is from now on.
	KeyRoleGiven struct {
		Fingerprint string   `cbor:"1,keyasint"`
		Role        CrewRole `cbor:"2,keyasint,omitempty"`
	}
)

// EventType is 230.
func (LeadGiven) EventType() EventType { return 230 }

// EventType is 231.
func (KeyRoleGiven) EventType() EventType { return 231 }

func crewTypes() map[EventType]Event {
	return map[EventType]Event{230: LeadGiven{}, 231: KeyRoleGiven{}}
}
