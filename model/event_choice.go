package model

// Choosing.
type (
	// RoundOpened begins a blind round over the named use cases.
	RoundOpened struct {
		Round   RoundID     `cbor:"1,keyasint"`
		Session SessionID   `cbor:"2,keyasint"`
		Block   BlockID     `cbor:"3,keyasint"`
		Cases   []UseCaseID `cbor:"4,keyasint"`
		Again   RoundID     `cbor:"5,keyasint,omitzero"`  // the round that this one repeats
		Sheet   *Sheet      `cbor:"6,keyasint,omitempty"` // what is asked; nil for the three groups
	}
	// RoundClosed takes no more marks; RoundReopened takes them again, until revealed.
	RoundClosed struct {
		Round RoundID `cbor:"1,keyasint"`
	}
	RoundReopened struct {
		Round RoundID `cbor:"1,keyasint"`           // with Lost also an asking, or the seal of a survey
		Lost  bool    `cbor:"2,keyasint,omitempty"` // its ballots were not in the backup it came from; it starts empty
	}
	// RoundDropped takes a round out before it is revealed: its marks and hands are gone, and nothing of it counts.
	RoundDropped struct {
		Round RoundID `cbor:"1,keyasint"`
	}
	// HandsCounted is a show of hands for one group of one use case: people by mark 0..3 and "can't say". On another sheet
	// than the groups', Group is the place of what was asked.
	HandsCounted struct {
		Round  RoundID   `cbor:"1,keyasint"`
		Case   UseCaseID `cbor:"2,keyasint"`
		Group  int       `cbor:"3,keyasint"`
		Counts [5]int    `cbor:"4,keyasint"`
		Was    [5]int    `cbor:"5,keyasint"`
	}
	// LensAimed says whether a use case aims at one of the importance lenses.
	LensAimed struct {
		Case UseCaseID `cbor:"1,keyasint"`
		Lens int       `cbor:"2,keyasint"`
		Not  bool      `cbor:"3,keyasint,omitempty"`
	}
	// RoundRevealed counts the ballots for good. Order is by rank; what progresses is named, so that a later rule
	// cannot change what a room decided.
	RoundRevealed struct {
		Round   RoundID        `cbor:"1,keyasint"`
		Cases   []RevealedCase `cbor:"2,keyasint"`
		Seats   int            `cbor:"3,keyasint"` // ballots on seats
		Hands   int            `cbor:"4,keyasint"` // people by show of hands: the largest count of any group
		Reasons []CaseReason   `cbor:"5,keyasint,omitempty"`
		Rule    *KeptRule      `cbor:"6,keyasint,omitempty"` // that was in force; nil for the first there was, see KeptRule.Rule
	}
	// RevealedCase is the count of marks of one use case: per group, people by mark 0..3 and "can't say".
	RevealedCase struct {
		Case       UseCaseID `cbor:"1,keyasint"`
		Groups     [3][5]int `cbor:"2,keyasint"`           // one mark per group
		Criteria   [][5]int  `cbor:"3,keyasint,omitempty"` // by criterion, in their fixed order; empty when nobody marked so
		NotAimed   []int     `cbor:"4,keyasint,omitempty"` // importance lenses that do not count
		Progresses bool      `cbor:"5,keyasint,omitempty"`
		Hands      [3][5]int `cbor:"6,keyasint"`           // the part of Groups that came by show of hands
		Own        [][5]int  `cbor:"7,keyasint,omitempty"` // on another sheet than the groups': by what was asked
		OwnHands   [][5]int  `cbor:"8,keyasint,omitempty"` // the part of Own that came by show of hands
	}
	// CaseReason is an anonymous reason given in a round.
	CaseReason struct {
		Case   UseCaseID `cbor:"1,keyasint"`
		Reason Text      `cbor:"2,keyasint"`
	}
	// OutcomeOverridden lets a use case progress, or not, against the count; the reason stays in the record.
	OutcomeOverridden struct {
		Round      RoundID   `cbor:"1,keyasint"`
		Case       UseCaseID `cbor:"2,keyasint"`
		Progresses bool      `cbor:"3,keyasint,omitempty"`
		Reason     Text      `cbor:"4,keyasint"`
	}
	// OverrideWithdrawn takes an override back; the reason stays in the record.
	OverrideWithdrawn struct {
		Round      RoundID   `cbor:"1,keyasint"`
		Case       UseCaseID `cbor:"2,keyasint"`
		Progresses bool      `cbor:"3,keyasint,omitempty"`
		Reason     Text      `cbor:"4,keyasint"`
	}
	// CaseSelected takes a shortlisted use case into the few that go on; CaseDeselected takes it out.
	CaseSelected struct {
		Session SessionID `cbor:"1,keyasint"`
		Case    UseCaseID `cbor:"2,keyasint"`
	}
	CaseDeselected struct {
		Session SessionID `cbor:"1,keyasint"`
		Case    UseCaseID `cbor:"2,keyasint"`
	}
	// OwnerNamed gives a use case its owner.
	OwnerNamed struct {
		Case  UseCaseID `cbor:"1,keyasint"`
		Owner PersonID  `cbor:"2,keyasint,omitzero"`
		Was   PersonID  `cbor:"3,keyasint,omitzero"`
	}
	// MeasureSet gives a use case its one measure.
	MeasureSet struct {
		Case    UseCaseID `cbor:"1,keyasint"`
		Measure Text      `cbor:"2,keyasint,omitzero"`
		Was     Text      `cbor:"3,keyasint,omitzero"`
	}
	// FirstDateSet gives a use case its first date, as YYYY-MM-DD.
	FirstDateSet struct {
		Case UseCaseID `cbor:"1,keyasint"`
		Date string    `cbor:"2,keyasint,omitempty"`
		Was  string    `cbor:"3,keyasint,omitempty"`
	}
	// Undone names the command whose events are taken back by those that follow in the same batch.
	Undone struct {
		Command CommandID `cbor:"1,keyasint"`
	}
)
