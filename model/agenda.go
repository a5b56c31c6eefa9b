package model

import (
	"slices"
	"time"
)

// Kind tells the two families of use cases apart.
type Kind uint8

// The kinds of use case. A serendipitous one already happens; a planned one is yet to be done.
const (
	Serendipitous Kind = 1
	Planned       Kind = 2
	TopicKind     Kind = 3 // something to talk about at an unconference; no use case, and it never becomes one by itself
)

// String is the kind's word.
func (k Kind) String() string {
	switch k {
	case Serendipitous:
		return "serendipitous"
	case Planned:
		return "planned"
	case TopicKind:
		return "topic"
	}
	return ""
}

// Other is the kind that this one is not.
func (k Kind) Other() Kind {
	if k == Planned {
		return Serendipitous
	}
	return Planned
}

// Stage is how far a use case has come.
type Stage uint8

// The stages, in order. A serendipitous use case is captured, tracked and shared; it has no execution stages.
const (
	StageCaptured Stage = iota + 1
	StageScored
	StageShortlisted
	StageSelected
	StageReady
	StageExecuting
	StageVerdict
	StageShared
)

var stageWords = [...]string{"", "captured", "scored", "shortlisted", "selected", "ready", "executing", "verdict", "shared"}

// String is the stage's word.
func (s Stage) String() string {
	if int(s) < len(stageWords) {
		return stageWords[s]
	}
	return ""
}

// Method is what people do in a block.
type Method string

// The methods of the business-value workshop.
const (
	Connect    Method = "connect"
	Purpose    Method = "purpose"
	Capture    Method = "capture" // the block's Kind says which family is captured by default
	Minutes    Method = "minutes" // fifteen minutes a day
	Break      Method = "break"
	Grouping   Method = "group"
	Scoring    Method = "score"
	Discuss    Method = "discuss" // reveal, then talk where it divides
	Shortlist  Method = "shortlist"
	FirstSteps Method = "first-steps"
	Recap      Method = "recap"

	Readiness Method = "readiness" // can this customer succeed with any software?
	Poll      Method = "poll"      // the block's own questions
	Pulse     Method = "pulse"     // how it was, at the close
	Dots      Method = "dots"      // dots with a budget; as a block of its own

	Matrix   Method = "matrix"   // impact and effort, marked blind
	Weighted Method = "weighted" // criteria of the programme's own, marked blind
	RICE     Method = "rice"     // reach, impact, confidence and effort, entered by the facilitator
	WSJF     Method = "wsjf"     // cost of delay and job size, likewise
)

// The methods of the sessions that follow it.
const (
	Review    Method = "review"    // last quarter's promises beside their figures, each with its verdict
	Readout   Method = "readout"   // what came of all promises, for executives
	Champions Method = "champions" // who carries it, by function
)

// The methods of a meetup's core.
const (
	Speakers  Method = "speakers"  // who speaks, one after the other, each by a clock of their own
	Questions Method = "questions" // what the room asks
)

// Topics is what an unconference does: people propose topics, and the board schedules them.
const Topics Method = "topics"

// Methods lists every method, those of the default agenda first and in its order.
func Methods() []Method {
	return []Method{Connect, Purpose, Capture, Minutes, Break, Grouping, Scoring, Discuss, Shortlist, FirstSteps, Recap, Readiness, Poll, Pulse, Dots,
		Matrix, Weighted, RICE, WSJF, Review, Readout, Champions, Speakers, Questions, Topics}
}

// Asks says whether everybody answers the same questions in this method.
func (m Method) Asks() bool { return m == Readiness || m == Poll || m == Pulse }

// Scores says whether a blind round is held in this method.
func (m Method) Scores() bool { return m == Scoring || m == Matrix || m == Weighted }

// Captures says whether ideas are asked for in this method.
func (m Method) Captures() bool { return m == Capture || m == Minutes || m == Topics }

// Block is an item of an agenda.
type Block struct {
	ID        BlockID       `cbor:"1,keyasint" json:"id"`
	Title     string        `cbor:"2,keyasint" json:"title"`
	Method    Method        `cbor:"3,keyasint" json:"method"`
	Timebox   time.Duration `cbor:"4,keyasint" json:"timebox_ns"`
	Prompt    string        `cbor:"5,keyasint,omitempty" json:"prompt,omitempty"`     // the long form, one sentence or two
	Short     string        `cbor:"6,keyasint,omitempty" json:"short,omitempty"`      // for the wall: up to 3 lines of 14 characters, parted by line feeds
	Kind      Kind          `cbor:"7,keyasint,omitempty" json:"kind,omitempty"`       // what a capture block asks for
	Goal      int           `cbor:"8,keyasint,omitempty" json:"goal,omitempty"`       // how many are hoped for; 0 for no goal
	Hold      bool          `cbor:"9,keyasint,omitempty" json:"hold,omitempty"`       // ideas wait for the facilitator before the wall shows them
	Top       int           `cbor:"10,keyasint,omitempty" json:"top,omitempty"`       // shortlist: how many are selected without asking twice; score: how many enter a round
	Deep      bool          `cbor:"18,keyasint,omitempty" json:"deep,omitempty"`      // locked as deep work: requests and plans go to the parking lot
	Questions []Question    `cbor:"30,keyasint,omitempty" json:"questions,omitempty"` // what it asks everybody; none for those of its method

	// What one person may give in a dot round, of its own or before a scoring round; 0 for the usual. Top is how many go on.
	Budget int       `cbor:"160,keyasint,omitempty" json:"budget,omitempty"` // dots a person
	Cap    int       `cbor:"161,keyasint,omitempty" json:"cap,omitempty"`    // dots a person may give to one item
	Weigh  *Weighing `cbor:"11,keyasint,omitempty" json:"weigh,omitempty"`   // how a block that scores asks and counts; nil for the usual

	Cards []string `cbor:"290,keyasint,omitempty" json:"cards,omitempty"` // of a block of speakers: what to ask one who stalls; none for the usual
	Grid  *Grid    `cbor:"280,keyasint,omitempty" json:"grid,omitempty"`  // the slots and rooms of an unconference
}

// Total is the sum of the timeboxes.
func Total(blocks []Block) time.Duration {
	var sum time.Duration
	for _, b := range blocks {
		sum += b.Timebox
	}
	return sum
}

// SessionKind tells workshops from meetups.
type SessionKind uint8

// The kinds of session.
const (
	Workshop SessionKind = iota
	Meetup               // customers talk to customers; the meetups of a programme are a series
)

var sessionKindWords = [...]string{"workshop", "meetup"}

// String is the kind's word.
func (k SessionKind) String() string {
	if int(k) < len(sessionKindWords) {
		return sessionKindWords[k]
	}
	return ""
}

// ParseSessionKind reads a kind's word.
func ParseSessionKind(word string) (SessionKind, bool) {
	i := slices.Index(sessionKindWords[:], word)
	return SessionKind(max(i, 0)), i >= 0
}

// SessionState is where a session stands.
type SessionState uint8

// The states of a session, in order.
const (
	Draft SessionState = iota
	Lobby
	Live
	Closed
)

// String is the state's word.
func (s SessionState) String() string {
	return [...]string{"draft", "lobby", "live", "closed"}[s&3]
}

// GuestStatus is where a guest of a session stands.
type GuestStatus uint8

// The life of a guest. Attending but never checked in is, afterwards, a no-show.
const (
	GuestAdded GuestStatus = iota + 1
	GuestAwaiting
	GuestAttending
	GuestDeclined
	GuestWaitlisted
	GuestCheckedIn
	GuestCheckedOut
)

var guestWords = [...]string{"", "added", "awaiting reply", "attending", "not attending", "waitlisted", "checked in", "checked out"}

// String is the status in words.
func (g GuestStatus) String() string {
	if int(g) < len(guestWords) {
		return guestWords[g]
	}
	return ""
}

// ItemKind tells what was noted beside the use cases.
type ItemKind uint8

// The kinds of item: the parking lot, and what a recap lists.
const (
	ItemParked ItemKind = iota + 1
	ItemAction
	ItemDecision
	ItemOutcome
	ItemNext // for the next session
)

var itemWords = [...]string{"", "parked", "action", "decision", "outcome", "for next time"}

// String is the item's kind in words.
func (k ItemKind) String() string {
	if int(k) < len(itemWords) {
		return itemWords[k]
	}
	return ""
}

// WallView is what the wall shows instead of its block's own picture.
type WallView uint8

// The views of the wall. ViewBlock is the block's own.
const (
	ViewBlock  WallView = iota
	ViewTrap            // the feature/function trap, as a picture
	ViewVision          // why we are here
	ViewJoin            // how to join, large
	ViewReason          // the reason sheet of one use case
	ViewParked          // the parking lot
)

// ViewSurvey is what people who were not there said of the shortlist. Views of features are numbered as their events are.
const ViewSurvey WallView = 140

// ViewTalk is how much of the time was feature talk, and how much deep work.
const ViewTalk WallView = 180

// ViewPage is the page of one use case. It is numbered as the events of its feature, apart from those above.
const ViewPage WallView = 110

// ViewQuestions is what the room asks, the best first. Views are bytes: this is the 30 of its events' 300, and 200.
const ViewQuestions WallView = 230
