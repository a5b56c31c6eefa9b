package model

import "time"

// The feature/function trap, the parking lot, and the talk.
type (
	// FeatureTalkBegun switches the clock to feature talk. At names the stretch, in UTC milliseconds.
	FeatureTalkBegun struct {
		Session SessionID `cbor:"1,keyasint"`
		Block   BlockID   `cbor:"2,keyasint"`
		At      int64     `cbor:"3,keyasint"`
	}
	// FeatureTalkEnded switches it back by hand; 0 is not by hand, so that the stretch ends by itself.
	FeatureTalkEnded struct {
		Session SessionID `cbor:"1,keyasint"`
		Begun   int64     `cbor:"2,keyasint"`
		At      int64     `cbor:"3,keyasint,omitempty"`
		Was     int64     `cbor:"4,keyasint,omitempty"`
	}
	// FeatureTalkJudged says that a stretch was deep work after all, or that it wasn't.
	FeatureTalkJudged struct {
		Session SessionID `cbor:"1,keyasint"`
		Begun   int64     `cbor:"2,keyasint"`
		Deep    bool      `cbor:"3,keyasint,omitempty"`
	}
	// DeepWorkTurned locks a block as deep work, or unlocks it.
	DeepWorkTurned struct {
		Session SessionID `cbor:"1,keyasint"`
		Block   BlockID   `cbor:"2,keyasint"`
		On      bool      `cbor:"3,keyasint,omitempty"`
	}
	// CaseParked makes a parked item of a use case, which is taken back with it; CaseUnparked brings it back.
	CaseParked struct {
		Case    UseCaseID `cbor:"1,keyasint"`
		Session SessionID `cbor:"2,keyasint"`
		Block   BlockID   `cbor:"3,keyasint"`
		Item    ItemID    `cbor:"4,keyasint"`
		Words   Text      `cbor:"5,keyasint"`
		By      PersonID  `cbor:"6,keyasint,omitzero"`
	}
	CaseUnparked struct {
		Case    UseCaseID `cbor:"1,keyasint"`
		Session SessionID `cbor:"2,keyasint"`
		Block   BlockID   `cbor:"3,keyasint"`
		Item    ItemID    `cbor:"4,keyasint"`
		Words   Text      `cbor:"5,keyasint"`
		By      PersonID  `cbor:"6,keyasint,omitzero"`
	}
	// Settlement is what became of a parked item.
	Settlement struct {
		Fate  Fate      `cbor:"1,keyasint,omitempty"`
		Case  UseCaseID `cbor:"2,keyasint,omitzero"` // with FateUseCase
		To    PersonID  `cbor:"3,keyasint,omitzero"` // with FatePassedOn
		Words Text      `cbor:"4,keyasint,omitzero"` // the answer, or the reason
	}
	// ItemSettled says what became of a parked item, and what was said before.
	ItemSettled struct {
		Item ItemID     `cbor:"1,keyasint"`
		Now  Settlement `cbor:"2,keyasint,omitzero"`
		Was  Settlement `cbor:"3,keyasint,omitzero"`
	}
	// ActionAssigned gives an action who does it and until when, as YYYY-MM-DD.
	ActionAssigned struct {
		Item   ItemID   `cbor:"1,keyasint"`
		Who    PersonID `cbor:"2,keyasint,omitzero"`
		Day    string   `cbor:"3,keyasint,omitempty"`
		WasWho PersonID `cbor:"4,keyasint,omitzero"`
		WasDay string   `cbor:"5,keyasint,omitempty"`
	}
	// ActionTicked says that an action is done, or not.
	ActionTicked struct {
		Item ItemID `cbor:"1,keyasint"`
		Done bool   `cbor:"2,keyasint,omitempty"`
	}
	// Topic is what is talked about now. Its small clock runs with the block's: From is what the block had taken when it began.
	Topic struct {
		Case  UseCaseID     `cbor:"1,keyasint,omitzero"`
		Block BlockID       `cbor:"2,keyasint,omitzero"`
		From  time.Duration `cbor:"3,keyasint,omitempty"`
		Box   time.Duration `cbor:"4,keyasint,omitempty"`
	}
	// TopicTaken begins to talk about a use case, ends it (the zero Topic), or gives it more time.
	TopicTaken struct {
		Session SessionID `cbor:"1,keyasint"`
		Now     Topic     `cbor:"2,keyasint,omitzero"`
		Was     Topic     `cbor:"3,keyasint,omitzero"`
	}
	// FloorGiven says who speaks; zero is nobody in particular.
	FloorGiven struct {
		Session SessionID `cbor:"1,keyasint"`
		Person  PersonID  `cbor:"2,keyasint,omitzero"`
		Was     PersonID  `cbor:"3,keyasint,omitzero"`
	}
	// VoteOpened asks whether to go on for so much longer; thumbs are blind until it is closed.
	VoteOpened struct {
		Vote    RoundID       `cbor:"1,keyasint"`
		Session SessionID     `cbor:"2,keyasint"`
		Block   BlockID       `cbor:"3,keyasint"`
		Case    UseCaseID     `cbor:"4,keyasint,omitzero"` // what is talked about
		By      time.Duration `cbor:"5,keyasint"`
	}
	// ThumbsCounted is a show of thumbs in the room: up, sideways, down.
	ThumbsCounted struct {
		Vote   RoundID `cbor:"1,keyasint"`
		Counts [3]int  `cbor:"2,keyasint"`
		Was    [3]int  `cbor:"3,keyasint"`
	}
	// VoteClosed counts the thumbs for good: those of seats, and those of the room.
	VoteClosed struct {
		Vote  RoundID `cbor:"1,keyasint"`
		Seats [3]int  `cbor:"2,keyasint"`
		Hands [3]int  `cbor:"3,keyasint"`
	}
	// VoteApplied says that the time that was voted on was given, or taken back.
	VoteApplied struct {
		Vote RoundID `cbor:"1,keyasint"`
		On   bool    `cbor:"2,keyasint,omitempty"`
	}
)

func talkTypes() map[EventType]Event {
	return map[EventType]Event{
		180: FeatureTalkBegun{},
		181: FeatureTalkEnded{},
		182: FeatureTalkJudged{},
		183: DeepWorkTurned{},
		184: CaseParked{},
		185: CaseUnparked{},
		186: ItemSettled{},
		187: ActionAssigned{},
		188: ActionTicked{},
		189: TopicTaken{},
		190: FloorGiven{},
		191: VoteOpened{},
		192: ThumbsCounted{},
		193: VoteClosed{},
		194: VoteApplied{},
	}
}

// EventType is 180.
func (FeatureTalkBegun) EventType() EventType { return 180 }

// EventType is 181.
func (FeatureTalkEnded) EventType() EventType { return 181 }

// EventType is 182.
func (FeatureTalkJudged) EventType() EventType { return 182 }

// EventType is 183.
func (DeepWorkTurned) EventType() EventType { return 183 }

// EventType is 184.
func (CaseParked) EventType() EventType { return 184 }

// EventType is 185.
func (CaseUnparked) EventType() EventType { return 185 }

// EventType is 186.
func (ItemSettled) EventType() EventType { return 186 }

// EventType is 187.
func (ActionAssigned) EventType() EventType { return 187 }

// EventType is 188.
func (ActionTicked) EventType() EventType { return 188 }

// EventType is 189.
func (TopicTaken) EventType() EventType { return 189 }

// EventType is 190.
func (FloorGiven) EventType() EventType { return 190 }

// EventType is 191.
func (VoteOpened) EventType() EventType { return 191 }

// EventType is 192.
func (ThumbsCounted) EventType() EventType { return 192 }

// EventType is 193.
func (VoteClosed) EventType() EventType { return 193 }

// EventType is 194.
func (VoteApplied) EventType() EventType { return 194 }
