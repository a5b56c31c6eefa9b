package session

import "serendip/model"

// Dot rounds, and votes on a laptop that is passed around. CloseRound, ReopenRound, Reveal, DropRound and HandIn are for
// rounds of either kind.
type (
	// OpenDots begins a blind dot round. No cases means the visible ones of the kind that a block of dots is about, all
	// where it names none, and the planned ones elsewhere.
	OpenDots struct {
		Session model.SessionID
		Cases   []model.UseCaseID
	}
	// GiveDots says how many of the actor's dots stand on a use case. It is kept at the key press and leaves no event.
	GiveDots struct {
		Round model.RoundID
		Case  model.UseCaseID
		Dots  int
	}
	// TallyDots is what was counted on paper or by hands for one use case. No people means as few as can have given them.
	TallyDots struct {
		Round  model.RoundID
		Case   model.UseCaseID
		Dots   int
		People int
	}
	// OnLaptop is a Mark, GiveReason, GiveDots or HandIn of somebody at a laptop that is passed around. They have no name:
	// Voter is made for one of them and forgotten when they hand in.
	OnLaptop struct {
		Voter VoterID
		Vote  Intent
	}
)

// VoterID stands for one person at a passed laptop while they vote. It is kept nowhere.
type VoterID [16]byte

func (OpenDots) intent()  {}
func (GiveDots) intent()  {}
func (TallyDots) intent() {}
func (OnLaptop) intent()  {}
