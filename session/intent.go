package session

import (
	"time"

	"serendip/model"
)

// Intent is what somebody wants. Text fields hold raw text: Decide cleans it. An intent that names no session is about
// the programme.
type Intent interface{ intent() }

// The programme.
type (
	// FoundProgramme begins a programme; a customer's name is enough.
	FoundProgramme struct{ Name string }
	// SetVision says why we are here, or changes course.
	SetVision struct {
		Vision  string
		Session model.SessionID // where it is said, and can be undone; zero for the one that is live, if any
	}
	// ListKey lets the holder of an SSH key facilitate one programme, or all when Programme is zero. Only the
	// instance's own stream takes it.
	ListKey struct {
		Fingerprint, Name string
		Programme         model.ProgrammeID
		Role              model.CrewRole
	}
	// GiveRole says what the holder of a listed key is from now on.
	GiveRole struct {
		Fingerprint string
		Role        model.CrewRole
	}
	// StrikeKey takes that right away.
	StrikeKey struct{ Fingerprint string }
	// ImportUseCases puts rows of a file into the library: all of them or none.
	ImportUseCases struct {
		Source string // the file's base name
		Rows   []UseCaseRow
	}
	// InviteGuests puts people of a file on a session's list: all of them or none.
	InviteGuests struct {
		Session model.SessionID
		Rows    []GuestRow
	}
)

// UseCaseRow is one use case of a file, cleaned.
type UseCaseRow struct {
	External string
	Kind     model.Kind
	Title    model.Line
	Summary  model.Note
	Extra    []model.Field
}

// GuestRow is one guest of a file, cleaned.
type GuestRow struct {
	Name, Email, Organisation, Role model.Line
	Status                          model.GuestStatus
	Extra                           []model.Field

	Side          model.GuestSide // zero of these five says nothing
	Part          model.Part
	Photo, Social model.Reply
	Screening     model.Screening
	Same, Apart   bool // the namesake on file is this person, or is somebody else: the answer to a question
	Reply         bool // to an invitation, or of an attendance list: it says who comes, and not what somebody is called
}

// The session, its agenda and its clock.
type (
	// PlanSession makes a session. Blocks get new ids; no blocks means a template that comes with the program.
	PlanSession struct {
		Title    string // empty for the template's own
		Start    time.Time
		Zone     string            // IANA name
		Template string            // "value-workshop", which is also what none means
		Kind     model.SessionKind // a template that comes with the program has its own
		Blocks   []model.Block
	}
	// ChangeSession gives a session another title or moment.
	ChangeSession struct {
		Session model.SessionID
		Title   string
		Start   time.Time
		Zone    string
	}
	// AddBlock puts a block into the agenda at a place, 0 the first.
	AddBlock struct {
		Session model.SessionID
		Block   model.Block
		At      int
	}
	// ChangeBlock replaces the block of the same id.
	ChangeBlock struct {
		Session model.SessionID
		Block   model.Block
	}
	// MoveBlock moves a block to another place.
	MoveBlock struct {
		Session model.SessionID
		Block   model.BlockID
		To      int
	}
	// RemoveBlock takes a block out.
	RemoveBlock struct {
		Session model.SessionID
		Block   model.BlockID
	}
	// OpenLobby lets people in.
	OpenLobby struct{ Session model.SessionID }
	// GoLive starts the first block.
	GoLive struct {
		Session model.SessionID
		Reason  string // why an executive readout begins with too few champions
	}
	// Advance goes on to the next block. From is the block that the actor saw: a double press advances once.
	Advance struct {
		Session model.SessionID
		From    model.BlockID
	}
	// GoBack returns to the block before. From as in Advance.
	GoBack struct {
		Session model.SessionID
		From    model.BlockID
	}
	// JumpTo goes to any block of the agenda, past those between.
	JumpTo struct {
		Session model.SessionID
		Block   model.BlockID
	}
	// Extend gives the current block more time, or less.
	Extend struct {
		Session model.SessionID
		By      time.Duration
	}
	// Pause stops the clock and Resume starts it again.
	Pause  struct{ Session model.SessionID }
	Resume struct{ Session model.SessionID }
	// Close ends the session for everybody. It cannot be undone.
	Close struct{ Session model.SessionID }
	// RenewCodes makes a new session code and a new wall token.
	RenewCodes struct{ Session model.SessionID }
	// SwitchLights makes the wall dark, or brings it back.
	SwitchLights struct {
		Session model.SessionID
		Dark    bool
	}
	// TurnWall chooses what the wall shows; the zero View is the block's own picture.
	TurnWall struct {
		Session model.SessionID
		View    model.WallView
		Case    model.UseCaseID // with ViewReason
	}
	// TurnNames puts names beside ideas on the wall, or takes them off.
	TurnNames struct {
		Session model.SessionID
		On      bool
	}
	// TurnHold makes the ideas of a block wait for the facilitator, or no longer.
	TurnHold struct {
		Session model.SessionID
		Block   model.BlockID
		On      bool
	}
	// TestWall keeps what the test card found.
	TestWall struct {
		Session       model.SessionID
		Dark          bool
		Columns, Rows int
	}
	// WriteNote is the facilitators' private note on a block; empty takes it away.
	WriteNote struct {
		Session model.SessionID
		Block   model.BlockID
		Note    string
	}
	// Undo takes back the actor's latest action that can be. Command is the one that the actor saw named; another one
	// is refused.
	Undo struct {
		Session model.SessionID
		Command model.CommandID
	}
)

// People.
type (
	// Join puts a newcomer on file and checks them in. The result names the person.
	Join struct {
		Session     model.SessionID
		Name        string
		Consent     bool
		Fingerprint string // of a verified key; "" for none
	}
	// Arrive checks in somebody who is known: by a code, or by a key.
	Arrive struct {
		Session     model.SessionID
		Person      model.PersonID
		Fingerprint string
	}
	// Agree says that somebody on file agrees to what is kept of them: only they themselves can.
	Agree struct{ Person model.PersonID }
	// Describe changes what is on file of a person; empty fields stay as they are.
	Describe struct {
		Person                          model.PersonID
		Name, Email, Organisation, Role string
	}
	// CheckIn says that somebody is in the room: a person on file, or by a few letters of a name; "+name" is a newcomer.
	CheckIn struct {
		Session model.SessionID
		Person  model.PersonID
		Name    string
	}
	// ConfirmGuest says that somebody who joined is that guest of the list.
	ConfirmGuest struct {
		Session       model.SessionID
		Joined, Guest model.PersonID
	}
	// RaiseHand puts a hand up or down. Person is whose, when a facilitator lowers it.
	RaiseHand struct {
		Session model.SessionID
		Person  model.PersonID
		Up      bool
	}
)

// Use cases.
type (
	// Say is one line in the capture line's grammar (model.ParseLine): an idea, a detail, a "same", a parked
	// thing, an action. Block is where it was said, which may be the block before the current one.
	Say struct {
		Session model.SessionID
		Block   model.BlockID
		Line    string
		Minutes int // fifteen minutes a day: minutes claimed, 0 for none
		Others  int // and how many others share the need
	}
	// SaySame adds a person to the reach of a use case: the actor, or the one that a facilitator names.
	SaySame struct {
		Case   model.UseCaseID
		Person model.PersonID
	}
	// TakeSameBack takes it back.
	TakeSameBack struct {
		Case   model.UseCaseID
		Person model.PersonID
	}
	// CountSame adds people of the room, by a show of hands.
	CountSame struct {
		Case   model.UseCaseID
		People int
	}
	// ClaimMinutes says what a use case saves.
	ClaimMinutes struct {
		Case            model.UseCaseID
		Minutes, Others int
	}
	// EditTitle gives a use case other words. Attendees may edit their own.
	EditTitle struct {
		Case  model.UseCaseID
		Title string
	}
	// ChangeKind moves a use case to the other family.
	ChangeKind struct{ Case model.UseCaseID }
	// NameSpeaker says who said a use case; an unknown name goes on file.
	NameSpeaker struct {
		Case model.UseCaseID
		Name string
	}
	// Withdraw takes an idea of one's own back, as long as nobody joined it.
	Withdraw struct{ Case model.UseCaseID }
	// Hide takes a use case off the wall and the seats; Show brings it back.
	Hide struct{ Case model.UseCaseID }
	Show struct{ Case model.UseCaseID }
	// Release lets a held use case onto the wall.
	Release struct{ Case model.UseCaseID }
	// Merge makes From an alias of Into; Part undoes it.
	Merge struct{ Into, From model.UseCaseID }
	Part  struct{ From model.UseCaseID }
	// SetThemes tags a use case.
	SetThemes struct {
		Case   model.UseCaseID
		Themes []string
	}
	// DoElsewhere makes a planned child of a serendipitous use case, in the session that is live.
	DoElsewhere struct {
		Session model.SessionID
		Case    model.UseCaseID
	}
	// BringIn puts use cases of the library into a session, where each gets a number.
	BringIn struct {
		Session model.SessionID
		Cases   []model.UseCaseID
	}
	// Note keeps an item: parked, action, decision, outcome, for next time.
	Note struct {
		Session model.SessionID
		Block   model.BlockID
		Kind    model.ItemKind
		Words   string
	}
	// WithdrawItem takes an item off the list.
	WithdrawItem struct{ Item model.ItemID }
)

// Choosing.
type (
	// OpenRound begins a blind round. No cases means the session's visible planned ones, if they are not too many.
	OpenRound struct {
		Session model.SessionID
		Cases   []model.UseCaseID
	}
	// CloseRound takes no more marks; ReopenRound takes them again; Reveal counts them for good.
	CloseRound  struct{ Round model.RoundID }
	ReopenRound struct{ Round model.RoundID }
	Reveal      struct{ Round model.RoundID }
	// DropRound takes a round out that is not revealed: its marks and hands are gone, and what was revealed before holds.
	DropRound struct{ Round model.RoundID }
	// CountHands is a show of hands for one group of one use case: people by mark 0..3 and "can't say". On another sheet
	// than the groups', Group is the place of what is asked.
	CountHands struct {
		Round  model.RoundID
		Case   model.UseCaseID
		Group  model.Group
		Counts [5]int
	}
	// Mark is one blind mark of the actor. It is kept at the key press and leaves no event.
	Mark struct {
		Round     model.RoundID
		Case      model.UseCaseID
		Group     model.Group
		Criterion int // 0 for the group as a whole, else 1 + the model.Criterion
		Mark      model.Mark
		Clear     bool // take the mark away
		Own       int  // on another sheet than the groups': 1 + the place of what is asked; 0 for a group
	}
	// GiveReason is an anonymous word on a use case in a round; empty takes it away.
	GiveReason struct {
		Round  model.RoundID
		Case   model.UseCaseID
		Reason string
	}
	// HandIn says that the actor is done, even unfinished, or takes that back; marks may still change until the round closes.
	HandIn struct {
		Round model.RoundID
		Back  bool
	}
	// AimLens says whether a use case aims at an importance lens.
	AimLens struct {
		Case model.UseCaseID
		Lens int
		Not  bool
	}
	// Override lets a use case progress, or not, against the count. It needs a reason.
	Override struct {
		Round      model.RoundID
		Case       model.UseCaseID
		Progresses bool
		Reason     string
	}
	// Select takes a shortlisted use case into the few that go on. More than the block's Top need Confirmed.
	Select struct {
		Session   model.SessionID
		Case      model.UseCaseID
		Confirmed bool
	}
	// Deselect takes it out.
	Deselect struct {
		Session model.SessionID
		Case    model.UseCaseID
	}
	// NameOwner gives a use case its owner; an unknown name goes on file; empty takes the owner away.
	NameOwner struct {
		Case model.UseCaseID
		Name string
	}
	// SetSteps are owner, one measure and first date at once; nil leaves one as it is.
	SetSteps struct {
		Case                 model.UseCaseID
		Owner, Measure, Date *string
	}
	// SetMeasure gives a use case its one measure.
	SetMeasure struct {
		Case    model.UseCaseID
		Measure string
	}
	// SetFirstDate gives a use case its first date, as YYYY-MM-DD.
	SetFirstDate struct {
		Case model.UseCaseID
		Date string
	}
)
