package model

// ReachProven says that the door was reached from elsewhere at the address that people are told, or that it need not be.
type ReachProven struct {
	Session  SessionID `cbor:"1,keyasint"`
	Address  string    `cbor:"2,keyasint,omitempty"` // host:port
	From     string    `cbor:"3,keyasint,omitempty"` // the host that tried
	Needless bool      `cbor:"4,keyasint,omitempty"` // everybody is in the room
}

// EventType is 240.
func (ReachProven) EventType() EventType { return 240 }

func reachTypes() map[EventType]Event { return map[EventType]Event{240: ReachProven{}} }
