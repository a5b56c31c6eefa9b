package model

// Front-line verification, value, and the survey of a shortlist.
type (
	// ClaimVerified says what came of asking an end user about a claim of minutes.
	ClaimVerified struct {
		Case UseCaseID    `cbor:"1,keyasint"`
		Now  Verification `cbor:"2,keyasint"`
		Was  Verification `cbor:"3,keyasint"`
	}
	// ValueSet says what a programme's value is reckoned with. Session is where it was said.
	ValueSet struct {
		Terms   Terms     `cbor:"1,keyasint"`
		Was     Terms     `cbor:"2,keyasint"`
		Session SessionID `cbor:"3,keyasint,omitzero"`
	}
	// SurveyOpened asks people who were not there about the use cases of a shortlist, in this order. The same survey may be
	// opened again with other use cases while nobody has answered.
	SurveyOpened struct {
		Survey  SurveyID    `cbor:"1,keyasint"`
		Session SessionID   `cbor:"2,keyasint"`
		Cases   []UseCaseID `cbor:"3,keyasint"`
		Asked   int         `cbor:"4,keyasint,omitempty"` // people to whom it goes; 0 when nobody has said
		Was     []UseCaseID `cbor:"5,keyasint,omitempty"` // what it asked about before, when it was opened again
		WasFor  int         `cbor:"6,keyasint,omitempty"` // Asked before
	}
	// SurveyAsked says to how many people it went.
	SurveyAsked struct {
		Survey  SurveyID  `cbor:"1,keyasint"`
		Session SessionID `cbor:"2,keyasint"`
		Asked   int       `cbor:"3,keyasint,omitempty"`
		Was     int       `cbor:"4,keyasint,omitempty"`
	}
	// SurveyDropped takes a survey back before it is counted; its answers are gone.
	SurveyDropped struct {
		Survey  SurveyID  `cbor:"1,keyasint"`
		Session SessionID `cbor:"2,keyasint"`
	}
	// SurveyCounted counts the answers for good. They and the sealed names under which they lay are gone with it.
	SurveyCounted struct {
		Survey  SurveyID     `cbor:"1,keyasint"`
		Session SessionID    `cbor:"2,keyasint"`
		Cases   []SurveyCase `cbor:"3,keyasint"`
		Answers int          `cbor:"4,keyasint,omitempty"` // people who answered anything
		There   int          `cbor:"5,keyasint,omitempty"` // of these, who are known to have been in the session
	}
	// SurveyCase is the count of one use case: per question, people by mark 0..3 and "can't say".
	SurveyCase struct {
		Case   UseCaseID                   `cbor:"1,keyasint"`
		Counts [SurveyQuestionCount][5]int `cbor:"2,keyasint"`
	}
)

// claimTypes lists these kinds of event by their numbers.
func claimTypes() map[EventType]Event {
	return map[EventType]Event{
		140: ClaimVerified{},
		141: ValueSet{},
		142: SurveyOpened{},
		143: SurveyAsked{},
		144: SurveyDropped{},
		145: SurveyCounted{},
	}
}

// EventType is 140.
func (ClaimVerified) EventType() EventType { return 140 }

// EventType is 141.
func (ValueSet) EventType() EventType { return 141 }

// EventType is 142.
func (SurveyOpened) EventType() EventType { return 142 }

// EventType is 143.
func (SurveyAsked) EventType() EventType { return 143 }

// EventType is 144.
func (SurveyDropped) EventType() EventType { return 144 }

// EventType is 145.
func (SurveyCounted) EventType() EventType { return 145 }
