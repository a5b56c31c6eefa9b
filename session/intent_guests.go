package session

import (
	"time"

	"serendip/model"
)

// Who may come, who comes, and with whom. A guest is named by Person, or by Name where Person is zero.
type (
	// AddGuest puts one person on the list by a line: "Name, Organisation, e-mail", the last two as wished. With the status
	// checked in it is a walk-in, whom no capacity keeps out. Somebody of the same address or of the same name is that person
	// on file, unless Apart says that they are somebody else.
	AddGuest struct {
		Session model.SessionID
		Line    string
		Status  model.GuestStatus // zero for added
		Apart   bool
	}
	// StandGuest says where a guest stands. Attending takes up an offer that is open.
	StandGuest struct {
		Session model.SessionID
		Person  model.PersonID
		Name    string
		Status  model.GuestStatus
	}
	// OfferPlace offers a place to somebody on the waitlist, to the next in line when nobody is named. Until zero is two days
	// from now, or the start; Withdraw takes the offer back.
	OfferPlace struct {
		Session  model.SessionID
		Person   model.PersonID
		Name     string
		Until    time.Time
		Withdraw bool
	}
	// SetMix says whose a guest is and as what they come; zero takes either away.
	SetMix struct {
		Session model.SessionID
		Person  model.PersonID
		Name    string
		Side    model.GuestSide
		Part    model.Part
	}
	// ScreenGuest keeps the replies to the screening questions.
	ScreenGuest struct {
		Session model.SessionID
		Person  model.PersonID
		Name    string
		Replies model.Screening
	}
	// KeepConsent keeps who may be on photos and in social posts. For everybody who is here (Room) it fills in only what nobody
	// said yet: a no stays a no.
	KeepConsent struct {
		Session       model.SessionID
		Person        model.PersonID
		Name          string
		Room          bool
		Photo, Social model.Reply
	}
	// SetCapacity says for how many people a session is: ideal, and manageable. Zeros are the defaults.
	SetCapacity struct {
		Session  model.SessionID
		Capacity model.Capacity
	}
)

func (AddGuest) intent()    {}
func (StandGuest) intent()  {}
func (OfferPlace) intent()  {}
func (SetMix) intent()      {}
func (ScreenGuest) intent() {}
func (KeepConsent) intent() {}
func (SetCapacity) intent() {}
