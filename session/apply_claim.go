package session

import (
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
