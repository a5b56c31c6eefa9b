package model

// What is written to guests, owners and sponsors. The program never sends any of it.
type (
	// LettersSet says what the letters of a session say beside what is known of it, and when they are due.
	LettersSet struct {
		Session SessionID      `cbor:"1,keyasint"`
		Now     LetterSettings `cbor:"2,keyasint"`
		Was     LetterSettings `cbor:"3,keyasint"`
	}
	// DraftsMade says that drafts were made. They have left as files, so that nothing takes it back.
	DraftsMade struct {
		Session SessionID  `cbor:"1,keyasint"`
		Step    LetterStep `cbor:"2,keyasint"`
		Due     string     `cbor:"3,keyasint,omitempty"` // which check point, of a step that repeats
		To      []LetterTo `cbor:"4,keyasint"`
		Format  string     `cbor:"5,keyasint,omitempty"` // eml or csv
		Why     Text       `cbor:"6,keyasint,omitzero"`  // they were made before, and are made again
	}
)

// EventType is 270.
func (LettersSet) EventType() EventType { return 270 }

// EventType is 271.
func (DraftsMade) EventType() EventType { return 271 }

// invitesTypes is the events of what is written to guests before and after: 270 to 279.
func invitesTypes() map[EventType]Event {
	return map[EventType]Event{270: LettersSet{}, 271: DraftsMade{}}
}
