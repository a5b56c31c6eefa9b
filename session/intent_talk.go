package session

import "serendip/model"

// The feature/function trap, the parking lot, and the talk.
type (
	// SwitchTalk switches the running clock to feature talk, or back to deep work.
	SwitchTalk struct {
		Session model.SessionID
		Feature bool
	}
	// JudgeTalk says that the latest stretch of feature talk was deep work after all.
	JudgeTalk struct {
		Session model.SessionID
		Begun   int64 // the stretch that the actor saw
	}
	// TurnDeepWork locks a block as deep work, or unlocks it.
	TurnDeepWork struct {
		Session model.SessionID
		Block   model.BlockID
		On      bool
	}
	// ParkCase puts a use case that is a request or a plan into the parking lot. Attendees may park their own.
	ParkCase struct{ Case model.UseCaseID }
	// SettleItem says what became of a parked item; FateOpen opens it again. Name is to whom it was passed on, Words the
	// answer or the reason.
	SettleItem struct {
		Item        model.ItemID
		Fate        model.Fate
		Name, Words string
	}
	// MakeCase makes a use case of a parked item, of the kind that the block asks for.
	MakeCase struct{ Item model.ItemID }
	// AssignAction gives an action who does it and until when, as YYYY-MM-DD; empty takes it away.
	AssignAction struct {
		Item      model.ItemID
		Name, Day string
	}
	// TickAction says that an action is done, or not.
	TickAction struct {
		Item model.ItemID
		Done bool
	}
	// NoteAction keeps an action with who does it and until when, in one step.
	NoteAction struct {
		Session          model.SessionID
		Block            model.BlockID
		Words, Name, Day string
	}
	// TakeTopic begins to talk about a use case that divides the room; the zero Case ends it.
	TakeTopic struct {
		Session model.SessionID
		Case    model.UseCaseID
	}
	// NextSpeaker gives the floor to the hand that is up longest, and lowers the one before. From is who had the floor when
	// the actor looked: a double press gives it once.
	NextSpeaker struct {
		Session model.SessionID
		From    model.PersonID
	}
	// OpenVote asks whether to go on. Minutes is what is offered: 0 for the next of 5, 2, 1.
	OpenVote struct {
		Session model.SessionID
		Minutes int
	}
	// ShowThumb is the actor's vote. It is kept at the key press and leaves no event.
	ShowThumb struct {
		Vote  model.RoundID
		Thumb model.Thumb
	}
	// CountThumbs is a show of thumbs in the room: up, sideways, down.
	CountThumbs struct {
		Vote   model.RoundID
		Counts [model.ThumbCount]int
	}
	// CloseVote counts the thumbs for good; DropVote takes the vote out as if it had never been.
	CloseVote struct{ Vote model.RoundID }
	DropVote  struct{ Vote model.RoundID }
	// ApplyVote gives the time that was voted on.
	ApplyVote struct{ Vote model.RoundID }
)

func (SwitchTalk) intent()   {}
func (JudgeTalk) intent()    {}
func (TurnDeepWork) intent() {}
func (ParkCase) intent()     {}
func (SettleItem) intent()   {}
func (MakeCase) intent()     {}
func (AssignAction) intent() {}
func (TickAction) intent()   {}
func (NoteAction) intent()   {}
func (TakeTopic) intent()    {}
func (NextSpeaker) intent()  {}
func (OpenVote) intent()     {}
func (ShowThumb) intent()    {}
func (CountThumbs) intent()  {}
func (CloseVote) intent()    {}
func (DropVote) intent()     {}
func (ApplyVote) intent()    {}

func talkRights() []Right {
	return []Right{
		{Intent: ParkCase{}, Attendee: true, Scribe: true}, {Intent: ShowThumb{}, Attendee: true, OnlySeat: true},
		{Intent: NoteAction{}, Scribe: true}, {Intent: AssignAction{}, Scribe: true}, {Intent: TickAction{}, Scribe: true}, lead(CloseVote{}),
	}
}
