package model

// Details is what is known of a person. It is a record beside the events, so that it can be forgotten.
type Details struct {
	Name         string   `cbor:"1,keyasint" json:"name"`
	Email        string   `cbor:"2,keyasint,omitempty" json:"email,omitempty"`
	Organisation string   `cbor:"3,keyasint,omitempty" json:"organisation,omitempty"`
	Role         string   `cbor:"4,keyasint,omitempty" json:"role,omitempty"`
	Keys         []string `cbor:"5,keyasint,omitempty" json:"-"` // SHA-256 fingerprints of SSH keys that came with this person
	Consent      bool     `cbor:"6,keyasint,omitempty" json:"consent,omitempty"`
	Extra        []Field  `cbor:"7,keyasint,omitempty" json:"extra,omitempty"`
	Handle       string   `cbor:"8,keyasint" json:"-"`          // the readable front of the personal code, "ada"
	Became       PersonID `cbor:"9,keyasint,omitzero" json:"-"` // who this guest turned out to be, having joined without the code

	Side      GuestSide `cbor:"20,keyasint,omitempty" json:"side,omitempty"`
	Part      Part      `cbor:"21,keyasint,omitempty" json:"part,omitempty"`
	Photo     Reply     `cbor:"22,keyasint,omitempty" json:"photo,omitempty"`  // may be on photos
	Social    Reply     `cbor:"23,keyasint,omitempty" json:"social,omitempty"` // may be in social posts
	Screening Screening `cbor:"24,keyasint,omitzero" json:"screening,omitzero"`

	Before []MixChange `cbor:"25,keyasint,omitempty" json:"-"` // the latest changes of these, oldest first, for undoing them
}

// Field is a column of somebody else's file that has no place of its own here; its name and order are kept.
type Field struct {
	Name  string `cbor:"1,keyasint" json:"name"`
	Value string `cbor:"2,keyasint" json:"value"`
}

// Text points at words that lie in a record, so that they can be erased while the chain of events stays whole.
// Sum is the SHA-256 of the record's salt and the words.
type Text struct {
	ID  TextID   `cbor:"1,keyasint" json:"id"`
	Sum [32]byte `cbor:"2,keyasint" json:"-"`
}

// IsZero says whether there are no words.
func (t Text) IsZero() bool { return t.ID.IsZero() }
