package session

import "serendip/model"

// Who runs a session together.
type (
	// GiveLead hands the lead of a session to somebody who facilitates it too, by their facilitator's id. It cannot be
	// undone.
	GiveLead struct {
		Session model.SessionID
		To      model.PersonID
	}
	// TakeLead makes the actor lead: the machine's own terminal and keys of leads may at any time, others when the lead
	// has been away for LeadPatience.
	TakeLead struct{ Session model.SessionID }
)

func (GiveLead) intent() {}
func (TakeLead) intent() {}
