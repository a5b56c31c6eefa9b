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
	// VisionSaid gives the programme its vision, or changes its course; Was is the vision before. Session is where it was said.
	VisionSaid struct {
		Vision  Text      `cbor:"1,keyasint"`
		Was     Text      `cbor:"2,keyasint,omitzero"`
		Session SessionID `cbor:"3,keyasint,omitzero"`
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
		Place   int       `cbor:"4,keyasint,omitempty"` // in the queue, from 1, that it leaves or comes back to; 0 for the end
	}
)

// The session, its agenda and its clock.
type (
	// SessionPlanned makes a session with its agenda. Start is a moment in UTC milliseconds, shown in Zone (IANA).
	SessionPlanned struct {
		Session  SessionID   `cbor:"1,keyasint"`
		Title    string      `cbor:"2,keyasint"`
		Start    int64       `cbor:"3,keyasint"`
		Zone     string      `cbor:"4,keyasint"`
		Template string      `cbor:"5,keyasint"`
		Blocks   []Block     `cbor:"6,keyasint"`
		Kind     SessionKind `cbor:"7,keyasint,omitempty"`
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
