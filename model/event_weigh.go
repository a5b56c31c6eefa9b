package model

// CaseReckoned gives a use case the four numbers of a reckoning; all zero takes them away.
type CaseReckoned struct {
	Case    UseCaseID `cbor:"1,keyasint"`
	By      Reckoning `cbor:"2,keyasint"`
	Numbers Numbers   `cbor:"3,keyasint"`
	Was     Numbers   `cbor:"4,keyasint"`
}

// EventType is 170.
func (CaseReckoned) EventType() EventType { return 170 }

func weighTypes() map[EventType]Event { return map[EventType]Event{170: CaseReckoned{}} }
