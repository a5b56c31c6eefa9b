package model

import "time"

// Event is a small past-tense fact. Its type number and its field numbers are on disk for ever: EventTypes lists them,
// and a golden test holds them.
type Event interface{ EventType() EventType }

// EventType is the number of a kind of event.
type EventType uint16

// Programme and instance.
type (
	// ProgrammeFounded begins a programme's stream.
	ProgrammeFounded struct {
		Name string `cbor:"1,keyasint"`
	}
	// VisionSaid gives the programme its vision, or changes its course; Was is the vision before.
	VisionSaid struct {
		Vision Text `cbor:"1,keyasint"`
		Was    Text `cbor:"2,keyasint,omitzero"`
	}
	// KeyListed lets the holder of an SSH key facilitate: one programme, or all when Programme is zero.
	KeyListed struct {
		Fingerprint string      `cbor:"1,keyasint"`
		Name        string      `cbor:"2,keyasint"`
		Programme   ProgrammeID `cbor:"3,keyasint,omitzero"`
	}
	// KeyStruck takes that right away.
	KeyStruck struct {
		Fingerprint string `cbor:"1,keyasint"`
	}
)

// People.
type (
	// PersonAdded puts a person on file; the details are a record.
	PersonAdded struct {
		Person PersonID `cbor:"1,keyasint"`
	}
	// PersonDetailed says that a person's details changed.
	PersonDetailed struct {
		Person PersonID `cbor:"1,keyasint"`
	}
	// GuestInvited puts a person on a session's list, or changes the status there; Was is zero for a new guest.
	GuestInvited struct {
		Session SessionID   `cbor:"1,keyasint"`
		Person  PersonID    `cbor:"2,keyasint"`
		Status  GuestStatus `cbor:"3,keyasint"`
		Was     GuestStatus `cbor:"4,keyasint,omitempty"`
	}
	// CheckedIn says that a person is there: from afar, or in the room.
	CheckedIn struct {
		Session SessionID   `cbor:"1,keyasint"`
		Person  PersonID    `cbor:"2,keyasint"`
		Remote  bool        `cbor:"3,keyasint,omitempty"`
		Was     GuestStatus `cbor:"4,keyasint,omitempty"`
	}
	// GuestMatched says that somebody who joined is the guest of that name on the list: one person from now on.
	GuestMatched struct {
		Session SessionID `cbor:"1,keyasint"`
		Joined  PersonID  `cbor:"2,keyasint"`
		Guest   PersonID  `cbor:"3,keyasint"`
	}
	// HandRaised is a hand up, or down again.
	HandRaised struct {
		Session SessionID `cbor:"1,keyasint"`
		Person  PersonID  `cbor:"2,keyasint"`
		Up      bool      `cbor:"3,keyasint,omitempty"`
	}
)

// The session, its agenda and its clock.
type (
	// SessionPlanned makes a session with its agenda. Start is a moment in UTC milliseconds, shown in Zone (IANA).
	SessionPlanned struct {
		Session  SessionID `cbor:"1,keyasint"`
		Title    string    `cbor:"2,keyasint"`
		Start    int64     `cbor:"3,keyasint"`
		Zone     string    `cbor:"4,keyasint"`
		Template string    `cbor:"5,keyasint"`
		Blocks   []Block   `cbor:"6,keyasint"`
	}
	// SessionChanged gives a session another title or moment.
	SessionChanged struct {
		Session  SessionID `cbor:"1,keyasint"`
		Title    string    `cbor:"2,keyasint"`
		Start    int64     `cbor:"3,keyasint"`
		Zone     string    `cbor:"4,keyasint"`
		WasTitle string    `cbor:"5,keyasint"`
		WasStart int64     `cbor:"6,keyasint"`
		WasZone  string    `cbor:"7,keyasint"`
	}
	// BlockAdded puts a block at a place of the agenda (0 is the first).
	BlockAdded struct {
		Session SessionID `cbor:"1,keyasint"`
		Block   Block     `cbor:"2,keyasint"`
		At      int       `cbor:"3,keyasint"`
	}
	// BlockChanged replaces a block by one with the same id.
	BlockChanged struct {
		Session SessionID `cbor:"1,keyasint"`
		Block   Block     `cbor:"2,keyasint"`
		Was     Block     `cbor:"3,keyasint"`
	}
	// BlockMoved moves a block from one place of the agenda to another.
	BlockMoved struct {
		Session SessionID `cbor:"1,keyasint"`
		Block   BlockID   `cbor:"2,keyasint"`
		From    int       `cbor:"3,keyasint"`
		To      int       `cbor:"4,keyasint"`
	}
	// BlockRemoved takes a block out of the agenda.
	BlockRemoved struct {
		Session SessionID `cbor:"1,keyasint"`
		Block   Block     `cbor:"2,keyasint"`
		At      int       `cbor:"3,keyasint"`
	}
	// LobbyOpened lets people in before the session is live.
	LobbyOpened struct {
		Session SessionID `cbor:"1,keyasint"`
	}
	// WentLive starts the session at its first block.
	WentLive struct {
		Session SessionID `cbor:"1,keyasint"`
		Block   BlockID   `cbor:"2,keyasint"`
	}
	// BlockEntered moves the session to a block. From and Spent are the block left and the time it had taken;
	// Resume is what the entered block had taken before: an undo gives the clock back as it was.
	BlockEntered struct {
		Session SessionID     `cbor:"1,keyasint"`
		Block   BlockID       `cbor:"2,keyasint"`
		From    BlockID       `cbor:"3,keyasint"`
		Spent   time.Duration `cbor:"4,keyasint"`
		Resume  time.Duration `cbor:"5,keyasint,omitempty"`
		// An undo also gives back whether the clock stood.
		Paused    bool `cbor:"6,keyasint,omitempty"`
		WasPaused bool `cbor:"7,keyasint,omitempty"`
	}
	// TimerExtended gives the current block more time, or less.
	TimerExtended struct {
		Session SessionID     `cbor:"1,keyasint"`
		Block   BlockID       `cbor:"2,keyasint"`
		By      time.Duration `cbor:"3,keyasint"`
	}
	// TimerPaused stops the clock; Spent is what the block had taken.
	TimerPaused struct {
		Session SessionID     `cbor:"1,keyasint"`
		Spent   time.Duration `cbor:"2,keyasint"`
	}
	// TimerResumed starts the clock again at Spent.
	TimerResumed struct {
		Session SessionID     `cbor:"1,keyasint"`
		Spent   time.Duration `cbor:"2,keyasint"`
	}
	// SessionClosed ends a session; its words can be exported, not changed.
	SessionClosed struct {
		Session SessionID     `cbor:"1,keyasint"`
		Spent   time.Duration `cbor:"2,keyasint"`
	}
	// CodesRenewed makes the session's code and the wall's token new; the old ones end.
	CodesRenewed struct {
		Session    SessionID `cbor:"1,keyasint"`
		Generation uint32    `cbor:"2,keyasint"`
	}
	// LightsSwitched makes the wall dark, or brings it back.
	LightsSwitched struct {
		Session SessionID `cbor:"1,keyasint"`
		Dark    bool      `cbor:"2,keyasint,omitempty"`
	}
	// WallTurned chooses what the wall shows instead of its block's own picture.
	WallTurned struct {
		Session SessionID `cbor:"1,keyasint"`
		View    WallView  `cbor:"2,keyasint,omitempty"`
		Case    UseCaseID `cbor:"3,keyasint,omitzero"` // whose reason sheet, with ViewReason
		Was     WallView  `cbor:"4,keyasint,omitempty"`
		WasCase UseCaseID `cbor:"5,keyasint,omitzero"`
	}
	// NamesTurned puts names beside ideas on the wall, or takes them off.
	NamesTurned struct {
		Session SessionID `cbor:"1,keyasint"`
		On      bool      `cbor:"2,keyasint,omitempty"`
	}
	// HoldTurned makes a block's ideas wait for the facilitator before the wall shows them, or no longer.
	HoldTurned struct {
		Session SessionID `cbor:"1,keyasint"`
		Block   BlockID   `cbor:"2,keyasint"`
		On      bool      `cbor:"3,keyasint,omitempty"`
	}
	// WallTested keeps what the test card found to be legible from the back row.
	WallTested struct {
		Session SessionID `cbor:"1,keyasint"`
		Dark    bool      `cbor:"2,keyasint,omitempty"`
		Columns int       `cbor:"3,keyasint"`
		Rows    int       `cbor:"4,keyasint"`
	}
	// NoteWritten is the facilitators' private note on a block.
	NoteWritten struct {
		Session SessionID `cbor:"1,keyasint"`
		Block   BlockID   `cbor:"2,keyasint"`
		Note    Text      `cbor:"3,keyasint,omitzero"`
		Was     Text      `cbor:"4,keyasint,omitzero"`
	}
)

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
	// DetailAdded says more about a use case.
	DetailAdded struct {
		Case   UseCaseID `cbor:"1,keyasint"`
		Detail Text      `cbor:"2,keyasint"`
		By     PersonID  `cbor:"3,keyasint,omitzero"`
	}
	// DetailWithdrawn takes a detail back.
	DetailWithdrawn struct {
		Case   UseCaseID `cbor:"1,keyasint"`
		Detail Text      `cbor:"2,keyasint"`
		By     PersonID  `cbor:"3,keyasint,omitzero"`
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

// Choosing.
type (
	// RoundOpened begins a blind round over the named use cases.
	RoundOpened struct {
		Round   RoundID     `cbor:"1,keyasint"`
		Session SessionID   `cbor:"2,keyasint"`
		Block   BlockID     `cbor:"3,keyasint"`
		Cases   []UseCaseID `cbor:"4,keyasint"`
		Again   RoundID     `cbor:"5,keyasint,omitzero"` // the round that this one repeats
	}
	// RoundClosed takes no more marks; RoundReopened takes them again, until revealed.
	RoundClosed struct {
		Round RoundID `cbor:"1,keyasint"`
	}
	RoundReopened struct {
		Round RoundID `cbor:"1,keyasint"`
		Lost  bool    `cbor:"2,keyasint,omitempty"` // its ballots were not in the backup it came from; it starts empty
	}
	// RoundDropped takes a round out before it is revealed: its marks and hands are gone, and nothing of it counts.
	RoundDropped struct {
		Round RoundID `cbor:"1,keyasint"`
	}
	// HandsCounted is a show of hands for one group of one use case: people by mark 0..3 and "can't say".
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
	}
	// RevealedCase is the count of marks of one use case: per group, people by mark 0..3 and "can't say".
	RevealedCase struct {
		Case       UseCaseID `cbor:"1,keyasint"`
		Groups     [3][5]int `cbor:"2,keyasint"`           // one mark per group
		Criteria   [][5]int  `cbor:"3,keyasint,omitempty"` // by criterion, in their fixed order; empty when nobody marked so
		NotAimed   []int     `cbor:"4,keyasint,omitempty"` // importance lenses that do not count
		Progresses bool      `cbor:"5,keyasint,omitempty"`
		Hands      [3][5]int `cbor:"6,keyasint"` // the part of Groups that came by show of hands
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
