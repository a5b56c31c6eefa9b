package model

// The review of promises. Session is the review in which something was said, which may be a later session than the use
// case's own.
type (
	// FigureSet gives a use case one of its figures.
	FigureSet struct {
		Case    UseCaseID  `cbor:"1,keyasint"`
		Session SessionID  `cbor:"2,keyasint"`
		Kind    FigureKind `cbor:"3,keyasint"`
		Words   Text       `cbor:"4,keyasint,omitzero"`
		Was     Text       `cbor:"5,keyasint,omitzero"`
	}
	// VerdictGiven decides about a promise, or takes the verdict back where Verdict is none.
	VerdictGiven struct {
		Case    UseCaseID `cbor:"1,keyasint"`
		Session SessionID `cbor:"2,keyasint"`
		Now     Judgement `cbor:"3,keyasint"`
		Was     Judgement `cbor:"4,keyasint"`
	}
	// StageMoved takes a use case a stage on after its selection, or back.
	StageMoved struct {
		Case    UseCaseID `cbor:"1,keyasint"`
		Session SessionID `cbor:"2,keyasint"`
		Stage   Stage     `cbor:"3,keyasint"`
		Was     Stage     `cbor:"4,keyasint"`
	}
	// CycleOpened begins a second cycle of a use case: a planned one in the review's session, with the same owner, measure
	// and target; its baseline is what came. It is one of the few that go on there.
	CycleOpened struct {
		Case     UseCaseID `cbor:"1,keyasint"`
		Session  SessionID `cbor:"2,keyasint"`
		Block    BlockID   `cbor:"3,keyasint"`
		Number   int       `cbor:"4,keyasint"`
		Origin   UseCaseID `cbor:"5,keyasint"`
		Title    Text      `cbor:"6,keyasint"`
		By       PersonID  `cbor:"7,keyasint,omitzero"`
		Owner    PersonID  `cbor:"8,keyasint,omitzero"`
		Measure  Text      `cbor:"9,keyasint,omitzero"`
		Baseline Text      `cbor:"10,keyasint,omitzero"`
		Target   Text      `cbor:"11,keyasint,omitzero"`
	}
	// CycleClosed takes a second cycle back.
	CycleClosed struct {
		Opened CycleOpened `cbor:"1,keyasint"`
	}
	// PromiseShown puts one promise on the wall, or the list of all where Case is zero.
	PromiseShown struct {
		Session SessionID `cbor:"1,keyasint"`
		Now     Shown     `cbor:"2,keyasint"`
		Was     Shown     `cbor:"3,keyasint"`
	}
)

// Judgement is a verdict with why, and the stage that the use case has with it.
type Judgement struct {
	Verdict Verdict `cbor:"1,keyasint,omitempty"`
	Doubt   Doubt   `cbor:"2,keyasint,omitempty"`
	Reason  Text    `cbor:"3,keyasint,omitzero"`
	Stage   Stage   `cbor:"4,keyasint"`
	// In is the review that said it; zero without a verdict.
	In SessionID `cbor:"5,keyasint,omitzero"`
}

// Shown is what a review's wall shows. The zero Shown is the first promise that has no verdict.
type Shown struct {
	Case UseCaseID `cbor:"1,keyasint,omitzero"`
	All  bool      `cbor:"2,keyasint,omitempty"`
}

// Champions.
type (
	// ChampionMarked says what somebody is as a champion. Session is the one in which it was said; zero for none.
	ChampionMarked struct {
		Person  PersonID  `cbor:"1,keyasint"`
		Session SessionID `cbor:"2,keyasint,omitzero"`
		Now     Champion  `cbor:"3,keyasint"`
		Was     Champion  `cbor:"4,keyasint"`
	}
	// ReadoutForced lets an executive readout begin with fewer champions than it needs. The reason stays in the record.
	ReadoutForced struct {
		Session    SessionID `cbor:"1,keyasint"`
		Presenters int       `cbor:"2,keyasint"`
		Reason     Text      `cbor:"3,keyasint"`
	}
)

func reviewTypes() map[EventType]Event {
	return map[EventType]Event{
		210: FigureSet{},
		211: VerdictGiven{},
		212: StageMoved{},
		213: CycleOpened{},
		214: CycleClosed{},
		215: PromiseShown{},
		220: ChampionMarked{},
		221: ReadoutForced{},
	}
}

// EventType is 210.
func (FigureSet) EventType() EventType { return 210 }

// EventType is 211.
func (VerdictGiven) EventType() EventType { return 211 }

// EventType is 212.
func (StageMoved) EventType() EventType { return 212 }

// EventType is 213.
func (CycleOpened) EventType() EventType { return 213 }

// EventType is 214.
func (CycleClosed) EventType() EventType { return 214 }

// EventType is 215.
func (PromiseShown) EventType() EventType { return 215 }

// EventType is 220.
func (ChampionMarked) EventType() EventType { return 220 }

// EventType is 221.
func (ReadoutForced) EventType() EventType { return 221 }
