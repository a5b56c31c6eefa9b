package session

import (
	"fmt"
	"maps"
	"slices"

	"serendip/model"
)

func (s *State) applyClaim(env Envelope, e model.Event) bool {
	switch e := e.(type) {
	case model.ClaimVerified:
		s.withCase(e.Case, func(c *UseCase) {
			if c.Claim = &e.Now; e.Now == (model.Verification{}) {
				c.Claim = nil
			}
		})
	case model.ValueSet:
		s.Terms = e.Terms
	case model.SurveyOpened:
		s.withSession(e.Session, func(v *Session) {
			others := slices.DeleteFunc(slices.Clone(v.Surveys), func(x *Survey) bool { return x.ID == e.Survey })
			v.Surveys = append(others, &Survey{ID: e.Survey, Cases: e.Cases, Asked: e.Asked, At: env.At})
		})
	case model.SurveyAsked:
		s.withSurvey(e.Session, e.Survey, func(x *Survey) { x.Asked = e.Asked })
	case model.SurveyDropped:
		s.withSession(e.Session, func(v *Session) {
			v.Surveys = slices.DeleteFunc(slices.Clone(v.Surveys), func(x *Survey) bool { return x.ID == e.Survey })
		})
	case model.SurveyCounted:
		s.withSurvey(e.Session, e.Survey, func(x *Survey) { x.Counted, x.Done = &e, env.At })
	default:
		return false
	}
	return true
}

// withSurvey replaces a survey by a changed copy.
func (s *State) withSurvey(in model.SessionID, id model.SurveyID, change func(*Survey)) {
	s.withSession(in, func(v *Session) {
		i := slices.IndexFunc(v.Surveys, func(x *Survey) bool { return x.ID == id })
		if i < 0 {
			return
		}
		v.Surveys = slices.Clone(v.Surveys)
		x := *v.Surveys[i]
		change(&x)
		v.Surveys[i] = &x
	})
}

// same says whether two answers say the same.
func (a *SurveyAnswer) same(b *SurveyAnswer) bool {
	return a.Survey == b.Survey && a.There == b.There && maps.Equal(a.Marks, b.Marks)
}

// inverseOfClaim takes a verification back. Surveys are not undone: one is dropped, or what was counted is for good.
func inverseOfClaim(e model.Event) model.Event {
	if e, ok := e.(model.ClaimVerified); ok {
		return model.ClaimVerified{Case: e.Case, Now: e.Was, Was: e.Now}
	}
	return nil
}

func facetsOfClaim(e model.Event) []facet {
	if e, ok := e.(model.ClaimVerified); ok {
		return []facet{{e.Case, "verified"}}
	}
	return nil
}

func (s *State) sessionOfClaim(e model.Event) (model.SessionID, bool) {
	if e, ok := e.(model.ClaimVerified); ok {
		if c := s.UseCase(e.Case); c != nil && !c.Session.IsZero() {
			return c.Session, true
		}
	}
	return model.SessionID{}, false
}

func (s *State) claimLabel(e model.Event) string {
	if e, ok := e.(model.ClaimVerified); ok {
		if c := s.UseCase(e.Case); c != nil {
			return fmt.Sprintf("%s %d", e.Now.Status, c.Number)
		}
	}
	return ""
}
