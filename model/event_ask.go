package model

// Asking everybody the same: readiness, a poll, how it was.
type (
	// AskingOpened begins to take answers. It is sealed as a round is, and bears a round's id.
	AskingOpened struct {
		Asking    RoundID    `cbor:"1,keyasint"`
		Session   SessionID  `cbor:"2,keyasint"`
		Block     BlockID    `cbor:"3,keyasint"`
		Questions []Question `cbor:"4,keyasint"`
	}
	// AnswersCounted is a show of hands for one question: people by answer.
	AnswersCounted struct {
		Asking   RoundID `cbor:"1,keyasint"`
		Question int     `cbor:"2,keyasint"`
		Counts   []int   `cbor:"3,keyasint,omitempty"`
		Was      []int   `cbor:"4,keyasint,omitempty"`
	}
	// AskingShown counts the answers for good: by question, people by answer and words in the order of the alphabet.
	AskingShown struct {
		Asking  RoundID       `cbor:"1,keyasint"`
		Answers []AnswersHeld `cbor:"2,keyasint"`
		Seats   int           `cbor:"3,keyasint"` // who answered anything on a seat
		Hands   int           `cbor:"4,keyasint"` // people by show of hands: the largest count of any question
	}
	// AskingDropped takes an asking out before it is shown: its answers are gone.
	AskingDropped struct {
		Asking RoundID `cbor:"1,keyasint"`
	}
	// AnswersHeld is what was answered to one question.
	AnswersHeld struct {
		Counts []int  `cbor:"1,keyasint,omitempty"` // hands included
		Words  []Text `cbor:"2,keyasint,omitempty"`
	}
)

// EventType is 200.
func (AskingOpened) EventType() EventType { return 200 }

// EventType is 201.
func (AnswersCounted) EventType() EventType { return 201 }

// EventType is 202.
func (AskingShown) EventType() EventType { return 202 }

// EventType is 203.
func (AskingDropped) EventType() EventType { return 203 }

func askTypes() map[EventType]Event {
	return map[EventType]Event{200: AskingOpened{}, 201: AnswersCounted{}, 202: AskingShown{}, 203: AskingDropped{}}
}
