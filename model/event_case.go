package model

// Use cases.
type (
	// UseCaseCaptured is one line said by somebody. By is zero when the speaker was not named.
	UseCaseCaptured struct {
		Case       UseCaseID `cbor:"1,keyasint"`
		Session    SessionID `cbor:"2,keyasint"`
		Block      BlockID   `cbor:"3,keyasint"`
		Number     int       `cbor:"4,keyasint"`
		Kind       Kind      `cbor:"5,keyasint"`
		Title      Text      `cbor:"6,keyasint"`
		By         PersonID  `cbor:"7,keyasint,omitzero"`
		Unfinished bool      `cbor:"8,keyasint,omitempty"`
		Held       bool      `cbor:"9,keyasint,omitempty"`
		Minutes    int       `cbor:"10,keyasint,omitempty"` // minutes a day, claimed
		Others     int       `cbor:"11,keyasint,omitempty"` // how many others share the need, claimed
		Origin     UseCaseID `cbor:"12,keyasint,omitzero"`  // the serendipitous case that this planned one does elsewhere
		AddsTo     UseCaseID `cbor:"13,keyasint,omitzero"`  // what it would have been a detail of, had it not to be held
	}
	// UseCaseImported came from a file into the programme's library.
	UseCaseImported struct {
		Case     UseCaseID `cbor:"1,keyasint"`
		Kind     Kind      `cbor:"2,keyasint"`
		Title    Text      `cbor:"3,keyasint"`
		Summary  Text      `cbor:"4,keyasint,omitzero"`
		Extra    Text      `cbor:"5,keyasint,omitzero"` // a JSON list of {name, value}, in the file's order
		External string    `cbor:"6,keyasint"`          // what names the row in its file: an import again finds it by this
		Source   string    `cbor:"7,keyasint"`          // the file's base name
	}
	// UseCaseReimported is a later import of the same row with other words.
	UseCaseReimported struct {
		Case    UseCaseID `cbor:"1,keyasint"`
		Kind    Kind      `cbor:"2,keyasint"`
		Title   Text      `cbor:"3,keyasint"`
		Summary Text      `cbor:"4,keyasint,omitzero"`
		Extra   Text      `cbor:"5,keyasint,omitzero"`
		Source  string    `cbor:"6,keyasint"`
	}
	// UseCaseWithdrawn takes a capture back; UseCaseRestored brings it back.
	UseCaseWithdrawn struct {
		Case UseCaseID `cbor:"1,keyasint"`
	}
	UseCaseRestored struct {
		Case UseCaseID `cbor:"1,keyasint"`
	}
	// DetailAdded says more about a use case, or what failed at first and how that was overcome.
	DetailAdded struct {
		Case   UseCaseID `cbor:"1,keyasint"`
		Detail Text      `cbor:"2,keyasint"`
		By     PersonID  `cbor:"3,keyasint,omitzero"`
		Lesson Lesson    `cbor:"4,keyasint,omitempty"`
	}
	// DetailWithdrawn takes a detail back.
	DetailWithdrawn struct {
		Case   UseCaseID `cbor:"1,keyasint"`
		Detail Text      `cbor:"2,keyasint"`
		By     PersonID  `cbor:"3,keyasint,omitzero"`
		Lesson Lesson    `cbor:"4,keyasint,omitempty"`
	}
	// TitleEdited gives a use case other words.
	TitleEdited struct {
		Case          UseCaseID `cbor:"1,keyasint"`
		Title         Text      `cbor:"2,keyasint"`
		Was           Text      `cbor:"3,keyasint"`
		Unfinished    bool      `cbor:"4,keyasint,omitempty"`
		WasUnfinished bool      `cbor:"5,keyasint,omitempty"`
	}
	// KindChanged moves a use case to the other family.
	KindChanged struct {
		Case UseCaseID `cbor:"1,keyasint"`
		Kind Kind      `cbor:"2,keyasint"`
		Was  Kind      `cbor:"3,keyasint"`
	}
	// SpeakerNamed says who said a use case.
	SpeakerNamed struct {
		Case UseCaseID `cbor:"1,keyasint"`
		By   PersonID  `cbor:"2,keyasint,omitzero"`
		Was  PersonID  `cbor:"3,keyasint,omitzero"`
	}
	// SaidSame adds a person to the reach of a use case.
	SaidSame struct {
		Case   UseCaseID `cbor:"1,keyasint"`
		Person PersonID  `cbor:"2,keyasint"`
	}
	// SameWithdrawn takes that back.
	SameWithdrawn struct {
		Case   UseCaseID `cbor:"1,keyasint"`
		Person PersonID  `cbor:"2,keyasint"`
	}
	// SameCounted adds people of the room without names, by a show of hands.
	SameCounted struct {
		Case   UseCaseID `cbor:"1,keyasint"`
		People int       `cbor:"2,keyasint"` // added, or taken back when negative
	}
	// MinutesClaimed says how many minutes a day a use case saves and how many others share the need.
	MinutesClaimed struct {
		Case       UseCaseID `cbor:"1,keyasint"`
		Minutes    int       `cbor:"2,keyasint"`
		Others     int       `cbor:"3,keyasint"`
		WasMinutes int       `cbor:"4,keyasint,omitempty"`
		WasOthers  int       `cbor:"5,keyasint,omitempty"`
	}
	// UseCaseHidden takes a use case off the wall and the seats; UseCaseShown brings it back.
	UseCaseHidden struct {
		Case UseCaseID `cbor:"1,keyasint"`
	}
	UseCaseShown struct {
		Case UseCaseID `cbor:"1,keyasint"`
	}
	// UseCaseReleased lets a held use case onto the wall; UseCaseHeld holds it again.
	UseCaseReleased struct {
		Case UseCaseID `cbor:"1,keyasint"`
	}
	UseCaseHeld struct {
		Case UseCaseID `cbor:"1,keyasint"`
	}
	// CasesMerged makes From an alias of Into; nothing of either is lost.
	CasesMerged struct {
		Into UseCaseID `cbor:"1,keyasint"`
		From UseCaseID `cbor:"2,keyasint"`
	}
	// CasesParted undoes a merge: every "same" is again where it was said.
	CasesParted struct {
		Into UseCaseID `cbor:"1,keyasint"`
		From UseCaseID `cbor:"2,keyasint"`
	}
	// ThemesSet tags a use case.
	ThemesSet struct {
		Case   UseCaseID `cbor:"1,keyasint"`
		Themes []string  `cbor:"2,keyasint"`
		Was    []string  `cbor:"3,keyasint,omitempty"`
	}
	// ItemNoted keeps what is not a use case: parked, an action, a decision, an outcome.
	ItemNoted struct {
		Item    ItemID    `cbor:"1,keyasint"`
		Session SessionID `cbor:"2,keyasint"`
		Block   BlockID   `cbor:"3,keyasint"`
		Kind    ItemKind  `cbor:"4,keyasint"`
		Words   Text      `cbor:"5,keyasint"`
		By      PersonID  `cbor:"6,keyasint,omitzero"`
	}
	// ItemWithdrawn takes it back; ItemRestored brings it back.
	ItemWithdrawn struct {
		Item ItemID `cbor:"1,keyasint"`
	}
	ItemRestored struct {
		Item ItemID `cbor:"1,keyasint"`
	}
)
