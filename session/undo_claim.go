package session

import (
	"fmt"

	"serendip/model"
)

// inverseOfClaim takes back a verification, what value is reckoned with, and a survey that nobody has answered yet. What was
// counted, and what was dropped with its answers, is for good.
func inverseOfClaim(e model.Event) model.Event {
	switch e := e.(type) {
	case model.ClaimVerified:
		return model.ClaimVerified{Case: e.Case, Now: e.Was, Was: e.Now}
	case model.ValueSet:
		return model.ValueSet{Terms: e.Was, Was: e.Terms, Session: e.Session}
	case model.SurveyOpened:
		if len(e.Was) == 0 {
			return model.SurveyDropped{Survey: e.Survey, Session: e.Session}
		}
		return model.SurveyOpened{Survey: e.Survey, Session: e.Session, Cases: e.Was, Asked: e.WasFor, Was: e.Cases, WasFor: e.Asked}
	case model.SurveyAsked:
		return model.SurveyAsked{Survey: e.Survey, Session: e.Session, Asked: e.Was, Was: e.Asked}
	}
	return nil
}

func facetsOfClaim(e model.Event) []facet {
	switch e := e.(type) {
	case model.ClaimVerified:
		return []facet{{e.Case, "verified"}}
	case model.ValueSet:
		return []facet{{theProgramme, "value"}}
	case model.SurveyOpened:
		return []facet{{e.Survey, ""}}
	case model.SurveyAsked:
		return []facet{{e.Survey, "asked"}}
	}
	return nil
}

func (s *State) sessionOfClaim(e model.Event) (model.SessionID, bool) {
	switch e := e.(type) {
	case model.ClaimVerified:
		return s.UseCase(e.Case).sessionOrNone()
	case model.ValueSet:
		return e.Session, !e.Session.IsZero()
	case model.SurveyOpened:
		return e.Session, true
	case model.SurveyAsked:
		return e.Session, true
	}
	return model.SessionID{}, false
}

func (s *State) claimLabel(e model.Event) string {
	switch e := e.(type) {
	case model.ClaimVerified:
		if c := s.UseCase(e.Case); c != nil {
			return fmt.Sprintf("%s %d", e.Now.Status, c.Number)
		}
	case model.ValueSet:
		return "what value is reckoned with"
	case model.SurveyOpened:
		return "open the survey"
	case model.SurveyAsked:
		return "to how many the survey goes"
	}
	return ""
}

// surveyIn is a session's survey; nil when it was dropped.
func (s *State) surveyIn(in model.SessionID, id model.SurveyID) *Survey {
	if v := s.Session(in); v != nil {
		for _, x := range v.Surveys {
			if x.ID == id {
				return x
			}
		}
	}
	return nil
}

// answeredSince says why the opening of a survey stays, or "": its answers are sealed and would be lost with it.
func (s *State) answeredSince(e model.SurveyOpened) string {
	switch x := s.surveyIn(e.Session, e.Survey); {
	case x == nil || x.Counted != nil:
		return revealedSince
	}
	if ids, _ := s.answersOf(e.Survey); len(ids) > 0 {
		return "somebody has answered since; drop the survey to lose that"
	}
	return ""
}

// verifiedSince says why a claim stays, or "": somebody asked after these very minutes. A new claim may be made over them.
func (s *State) verifiedSince(e model.MinutesClaimed) string {
	c := s.UseCase(e.Case)
	if c == nil || c.Minutes != e.Minutes || c.Others != e.Others || c.ClaimStatus() == model.ClaimMade {
		return ""
	}
	return "these minutes were " + c.ClaimStatus().String() + " since"
}
