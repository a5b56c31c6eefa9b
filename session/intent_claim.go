package session

import "serendip/model"

// Front-line verification, value, and the survey of a shortlist.
type (
	// VerifyClaim says what came of asking an end user about a claim of minutes; the status "claimed" takes that back. By and
	// With are names: who asked, and who was asked. With Keep what is empty here stays as it was said before.
	VerifyClaim struct {
		Case     model.UseCaseID
		Status   model.ClaimStatus
		By, With string
		Note     string
		Answers  [model.CallQuestions]string
		Keep     bool
	}
	// SetValue says what a programme's value is reckoned with. Days 0 means the usual number, an empty Hour no price.
	SetValue struct {
		Days     int
		Hour     string // an amount, such as 35 or 35.50
		Currency string
		OnWall   bool
		Session  model.SessionID // where it is said, and can be undone; zero for the one that is live, if any
	}
	// OpenSurvey asks people who were not there about the shortlist. While nobody has answered it takes the shortlist anew.
	OpenSurvey struct {
		Session model.SessionID
		Asked   int // to how many people it goes; 0 leaves that as it was
	}
	// DropSurvey takes the survey back with its answers; CountSurvey counts them for good.
	DropSurvey  struct{ Session model.SessionID }
	CountSurvey struct{ Session model.SessionID }
	// AnswerSurvey is one mark of one person, kept at the key press.
	AnswerSurvey struct {
		Survey   model.SurveyID
		Case     model.UseCaseID
		Question model.SurveyQuestion
		Mark     model.Mark
		Clear    bool
	}
	// ImportAnswers takes the answers of a form tool: all of them or none. A row of the same person replaces the earlier one.
	ImportAnswers struct {
		Session model.SessionID
		Rows    []AnswerRow
	}
)

// AnswerRow is what one person answered in a form tool.
type AnswerRow struct {
	Key   BallotID // the sealed name; see [Snapshot.Respondent]
	There bool     // this person was in the session
	Marks []AnswerMark
}

// AnswerMark is one of the marks.
type AnswerMark struct {
	Case     model.UseCaseID
	Question model.SurveyQuestion
	Mark     model.Mark
}

func (VerifyClaim) intent()   {}
func (SetValue) intent()      {}
func (OpenSurvey) intent()    {}
func (DropSurvey) intent()    {}
func (CountSurvey) intent()   {}
func (AnswerSurvey) intent()  {}
func (ImportAnswers) intent() {}
