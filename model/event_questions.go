package model

// What the room asks.
type (
	// QuestionAsked keeps a question. An anonymous one has no By, and its envelope has no actor.
	QuestionAsked struct {
		Session  SessionID  `cbor:"1,keyasint"`
		Question QuestionID `cbor:"2,keyasint"`
		Block    BlockID    `cbor:"3,keyasint"`
		Number   int        `cbor:"4,keyasint"`
		Words    Text       `cbor:"5,keyasint"`
		By       PersonID   `cbor:"6,keyasint,omitzero"`
		Nameless bool       `cbor:"7,keyasint,omitempty"` // asked without a name on purpose
		Held     bool       `cbor:"8,keyasint,omitempty"` // waits before the wall
	}
	// QuestionWithdrawn takes a question back, or brings it back.
	QuestionWithdrawn struct {
		Session  SessionID  `cbor:"1,keyasint"`
		Question QuestionID `cbor:"2,keyasint"`
		Back     bool       `cbor:"3,keyasint,omitempty"`
	}
	// QuestionVoted is one person's vote: 1 up, -1 down, 0 taken back.
	QuestionVoted struct {
		Session  SessionID  `cbor:"1,keyasint"`
		Question QuestionID `cbor:"2,keyasint"`
		Person   PersonID   `cbor:"3,keyasint"`
		Vote     int        `cbor:"4,keyasint,omitempty"`
		Was      int        `cbor:"5,keyasint,omitempty"`
	}
	// QuestionHands is a show of hands: how many are for it, how many against.
	QuestionHands struct {
		Session  SessionID  `cbor:"1,keyasint"`
		Question QuestionID `cbor:"2,keyasint"`
		Hands    [2]int     `cbor:"3,keyasint"`
		Was      [2]int     `cbor:"4,keyasint"`
	}
	// QuestionPinned puts a question above all others, or lets it go.
	QuestionPinned struct {
		Session  SessionID  `cbor:"1,keyasint"`
		Question QuestionID `cbor:"2,keyasint"`
		On       bool       `cbor:"3,keyasint,omitempty"`
	}
	// QuestionAnswered says that a question was answered, with the answer where somebody wrote it down, or that it is open.
	QuestionAnswered struct {
		Session  SessionID  `cbor:"1,keyasint"`
		Question QuestionID `cbor:"2,keyasint"`
		Done     bool       `cbor:"3,keyasint,omitempty"`
		Answer   Text       `cbor:"4,keyasint,omitzero"`
		WasDone  bool       `cbor:"5,keyasint,omitempty"`
		Was      Text       `cbor:"6,keyasint,omitzero"`
	}
	// QuestionHidden takes a question off wall and seats, with the reason that its author reads, or shows it again.
	QuestionHidden struct {
		Session  SessionID  `cbor:"1,keyasint"`
		Question QuestionID `cbor:"2,keyasint"`
		On       bool       `cbor:"3,keyasint,omitempty"`
		Reason   Text       `cbor:"4,keyasint,omitzero"`
		WasOn    bool       `cbor:"5,keyasint,omitempty"`
		Was      Text       `cbor:"6,keyasint,omitzero"`
	}
	// QuestionReleased lets a held question onto the wall, or holds it again.
	QuestionReleased struct {
		Session  SessionID  `cbor:"1,keyasint"`
		Question QuestionID `cbor:"2,keyasint"`
		On       bool       `cbor:"3,keyasint,omitempty"`
	}
	// QuestionsMerged makes a question an alias of another that asks the same, or parts them.
	QuestionsMerged struct {
		Session SessionID  `cbor:"1,keyasint"`
		Into    QuestionID `cbor:"2,keyasint"`
		From    QuestionID `cbor:"3,keyasint"`
		Part    bool       `cbor:"4,keyasint,omitempty"`
	}
	// QuestionsHeld says whether questions from seats wait before the wall; they do until somebody says otherwise.
	QuestionsHeld struct {
		Session SessionID `cbor:"1,keyasint"`
		On      bool      `cbor:"2,keyasint,omitempty"`
	}
)

// questionsTypes is the events of what the room asks: 300 to 309.
func questionsTypes() map[EventType]Event {
	return map[EventType]Event{
		300: QuestionAsked{},
		301: QuestionWithdrawn{},
		302: QuestionVoted{},
		303: QuestionHands{},
		304: QuestionPinned{},
		305: QuestionAnswered{},
		306: QuestionHidden{},
		307: QuestionReleased{},
		308: QuestionsMerged{},
		309: QuestionsHeld{},
	}
}

// EventType is 300.
func (QuestionAsked) EventType() EventType { return 300 }

// EventType is 301.
func (QuestionWithdrawn) EventType() EventType { return 301 }

// EventType is 302.
func (QuestionVoted) EventType() EventType { return 302 }

// EventType is 303.
func (QuestionHands) EventType() EventType { return 303 }

// EventType is 304.
func (QuestionPinned) EventType() EventType { return 304 }

// EventType is 305.
func (QuestionAnswered) EventType() EventType { return 305 }

// EventType is 306.
func (QuestionHidden) EventType() EventType { return 306 }

// EventType is 307.
func (QuestionReleased) EventType() EventType { return 307 }

// EventType is 308.
func (QuestionsMerged) EventType() EventType { return 308 }

// EventType is 309.
func (QuestionsHeld) EventType() EventType { return 309 }
