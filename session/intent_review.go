package session

import "serendip/model"

// The review of promises, and champions. Session is the review in which something is said; zero means the use case's own
// session.
type (
	// SetFigure gives a use case one of its figures; empty takes it away. An owner may say what came of their own.
	SetFigure struct {
		Session model.SessionID
		Case    model.UseCaseID
		Kind    model.FigureKind
		Words   string
	}
	// GiveVerdict decides about a promise. Against what the figures speak for it needs a reason, and a doubt where they
	// contradict each other.
	GiveVerdict struct {
		Session model.SessionID
		Case    model.UseCaseID
		Verdict model.Verdict
		Doubt   model.Doubt
		Reason  string
	}
	// MoveStage takes a selected use case into execution, or an adopted one to those that are shared.
	MoveStage struct {
		Session model.SessionID
		Case    model.UseCaseID
		Stage   model.Stage
	}
	// ShowPromise puts one promise on the wall, or the list of all.
	ShowPromise struct {
		Session model.SessionID
		Case    model.UseCaseID
		All     bool
	}
	// MarkChampion says what somebody is as a champion: a person on file, or by name.
	MarkChampion struct {
		Session  model.SessionID // in which it is said; zero for none
		Person   model.PersonID
		Name     string
		Champion model.Champion
	}
)

func (SetFigure) intent()    {}
func (GiveVerdict) intent()  {}
func (MoveStage) intent()    {}
func (ShowPromise) intent()  {}
func (MarkChampion) intent() {}
