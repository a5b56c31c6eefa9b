package model

// What people say of a session afterwards.
type (
	// AfterOpened says that an asking is the survey after a session: it goes on when the session is closed.
	AfterOpened struct {
		Session SessionID `cbor:"1,keyasint"`
		Asking  RoundID   `cbor:"2,keyasint"`
		Until   int64     `cbor:"3,keyasint"`           // no answer is taken from seats from then on, UTC milliseconds
		Asked   int       `cbor:"4,keyasint,omitempty"` // how many people it goes to; 0 while nobody knows
	}
	// AfterChanged says until when it is open, and how many it goes to.
	AfterChanged struct {
		Session  SessionID `cbor:"1,keyasint"`
		Until    int64     `cbor:"2,keyasint"`
		Asked    int       `cbor:"3,keyasint,omitempty"`
		WasUntil int64     `cbor:"4,keyasint"`
		WasAsked int       `cbor:"5,keyasint,omitempty"`
	}
)

// EventType is 310.
func (AfterOpened) EventType() EventType { return 310 }

// EventType is 311.
func (AfterChanged) EventType() EventType { return 311 }

// closingTypes is the events of what people say of a meetup afterwards: 310 to 319.
func closingTypes() map[EventType]Event {
	return map[EventType]Event{310: AfterOpened{}, 311: AfterChanged{}}
}

// AfterQuestions ask those who were at a meetup, or at a workshop, how it was and what they want next.
func AfterQuestions(kind SessionKind) []Question {
	if kind == Workshop {
		return PulseQuestions()
	}
	return append(PulseQuestions(),
		Question{Text: "Which topics would you like at the next event?", Kind: AskText},
		Question{Text: "Would you tell of something of yours at the next event?", Kind: AskChoice, Options: []string{"yes, gladly", "perhaps", "no"}})
}

// FewestForNPS is from how many answers on a net promoter score is told. With nine, one person moves it by more than ten
// points; the threshold is ours.
const FewestForNPS = 10
