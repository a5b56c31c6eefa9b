package session

import "serendip/model"

// What the room asks.
type (
	// AskQuestion keeps a question of the actor; who runs the session captures it for "@name", or for nobody in particular.
	// A nameless one is kept without anything that says whose it is: nobody can take it back but who runs the session.
	AskQuestion struct {
		Session  model.SessionID
		Block    model.BlockID
		Line     string
		Nameless bool
	}
	// VoteQuestion is the actor's vote: 1 for it, -1 against it, 0 takes it back.
	VoteQuestion struct {
		Session  model.SessionID
		Question model.QuestionID
		Vote     int
	}
	// CountQuestion is a show of hands, for and against.
	CountQuestion struct {
		Session  model.SessionID
		Question model.QuestionID
		Hands    [2]int
	}
	// PinQuestion puts a question above all others, or lets it go.
	PinQuestion struct {
		Session  model.SessionID
		Question model.QuestionID
		On       bool
	}
	// AnswerQuestion says that a question is answered, with what was answered where somebody writes it down; or that it is
	// open again. It can be said after the session too.
	AnswerQuestion struct {
		Session  model.SessionID
		Question model.QuestionID
		Done     bool
		Answer   string
	}
	// HideQuestion takes a question off wall and seats; its author reads the reason.
	HideQuestion struct {
		Session  model.SessionID
		Question model.QuestionID
		On       bool
		Reason   string
	}
	// ReleaseQuestion lets a held question onto the wall, or holds it again.
	ReleaseQuestion struct {
		Session  model.SessionID
		Question model.QuestionID
		On       bool
	}
	// MergeQuestions makes one of two that ask the same; PartQuestion takes what was merged last out again.
	MergeQuestions struct {
		Session    model.SessionID
		Into, From model.QuestionID
	}
	PartQuestion struct {
		Session  model.SessionID
		Question model.QuestionID
	}
	// WithdrawQuestion takes a question back; seats their own.
	WithdrawQuestion struct {
		Session  model.SessionID
		Question model.QuestionID
	}
	// HoldQuestions says whether questions from seats wait before the wall.
	HoldQuestions struct {
		Session model.SessionID
		On      bool
	}
)

func (AskQuestion) intent()      {}
func (VoteQuestion) intent()     {}
func (CountQuestion) intent()    {}
func (PinQuestion) intent()      {}
func (AnswerQuestion) intent()   {}
func (HideQuestion) intent()     {}
func (ReleaseQuestion) intent()  {}
func (MergeQuestions) intent()   {}
func (PartQuestion) intent()     {}
func (WithdrawQuestion) intent() {}
func (HoldQuestions) intent()    {}
