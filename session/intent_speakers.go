package session

import (
	"time"

	"serendip/model"
)

// Who speaks, and for how long.
type (
	// QueueSpeaker puts somebody at the end of the queue, by name: "Ada Lopez 7 vendor". Nothing behind the name is 5
	// minutes, on the side on which the person is; a customer where that was not said.
	QueueSpeaker struct {
		Session model.SessionID
		Line    string
	}
	// QueueGuest does so with somebody of the list.
	QueueGuest struct {
		Session model.SessionID
		Person  model.PersonID
		Box     time.Duration   // 0 for the usual
		Side    model.GuestSide // zero for the person's own
	}
	// StrikeSpeaker takes somebody off the queue.
	StrikeSpeaker struct {
		Session model.SessionID
		Speaker model.SpeakerID
	}
	// MoveSpeaker moves somebody by so many places, up when negative.
	MoveSpeaker struct {
		Session model.SessionID
		Speaker model.SpeakerID
		By      int
	}
	// SetSpeaker gives a speaker a box and a side, which is a customer's when it is zero.
	SetSpeaker struct {
		Session model.SessionID
		Speaker model.SpeakerID
		Box     time.Duration
		Side    model.GuestSide
	}
	// TurnSpeakerSide turns whose speaker this is: from customer to vendor, to prospect, and back.
	TurnSpeakerSide struct {
		Session model.SessionID
		Speaker model.SpeakerID
	}
	// StartSpeaker starts somebody's clock and stops that of whoever spoke; StopSpeaker stops it.
	StartSpeaker struct {
		Session model.SessionID
		Speaker model.SpeakerID
	}
	StopSpeaker struct {
		Session model.SessionID
		Speaker model.SpeakerID
	}
)

func (QueueSpeaker) intent()    {}
func (QueueGuest) intent()      {}
func (StrikeSpeaker) intent()   {}
func (MoveSpeaker) intent()     {}
func (SetSpeaker) intent()      {}
func (TurnSpeakerSide) intent() {}
func (StartSpeaker) intent()    {}
func (StopSpeaker) intent()     {}
