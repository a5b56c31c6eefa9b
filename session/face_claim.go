package session

import (
	"fmt"
	"slices"
	"time"

	"serendip/model"
)

// ClaimFace is a claim of minutes with what came of its front-line verification. It names people: it is for the console.
type ClaimFace struct {
	Case     CaseFace
	Status   model.ClaimStatus
	Stale    bool   // the claim has changed since it was checked
	By, With string // who asked, and who was asked
	Note     string
	At       time.Time
	Answers  [model.CallQuestions]string
}

// ValueFace is what all claims come to, with what that is reckoned with.
type ValueFace struct {
	Terms    model.Terms
	Sum      string // "1210 h a year claimed in 6 use cases: minutes x people x 220 days"
	Verified string // "385 h confirmed in 1, 825 h only claimed in 5"
	Money    string // of the confirmed ones; "" without a price
}

// Value is a claim as it stands beside its formula: "claimed 15 min x 7 people x 220 days = 385 h a year"; "" without one.
func (c CaseFace) Value() string {
	switch {
	case c.Hours == "":
		return ""
	case c.Claim == model.ClaimMade:
		return c.Claim.Words() + " " + c.Hours
	}
	return c.Claim.Words() + ": " + c.Hours
}

// Claims are a session's claims, in order of their numbers; hidden and held ones too.
func (s *State) Claims(v *Session) []ClaimFace {
	var out []ClaimFace
	for _, id := range v.Cases {
		if c := s.UseCase(id); !c.Withdrawn && c.Into.IsZero() && c.Minutes > 0 {
			out = append(out, s.claimFace(c))
		}
	}
	return out
}

func (s *State) claimFace(c *UseCase) ClaimFace {
	was := c.claim()
	f := ClaimFace{Case: s.caseFace(c), By: s.name(was.By), With: s.name(was.With), Note: s.Words(was.Note)}
	f.Status, f.Stale = was.For(c.Minutes, c.Others)
	if was.At > 0 {
		f.At = time.UnixMilli(was.At)
	}
	for q, words := range was.Answers {
		f.Answers[q] = s.Words(words)
	}
	return f
}

// addUp is what the claims of use cases come to.
func (s *State) addUp(cases []CaseFace) model.ClaimTotal {
	var claims []model.Claim
	for _, c := range cases {
		if c.Minutes > 0 {
			claims = append(claims, model.Claim{Minutes: c.Minutes, Others: c.Others, Same: c.Same, Status: c.Claim})
		}
	}
	return model.AddUp(s.Terms, claims)
}

func valueFace(t model.ClaimTotal) ValueFace {
	return ValueFace{Terms: t.Terms, Sum: t.Sum(), Verified: t.Verified(), Money: t.Money()}
}

// SurveyFace is a survey of a shortlist. It holds no answer of one person: counts of a survey that is counted, else how
// many have answered.
type SurveyFace struct {
	ID      model.SurveyID
	Title   string // of the session
	Open    bool   // it takes answers
	Cases   []SurveyedCase
	Answers int
	There   int // of the answers, how many are known to be from people who were in the session
	Asked   int // to how many people it went; 0 when nobody has said
	Opened  time.Time
	Counted time.Time
}

// SurveyedCase is a use case of a survey, with its counts once they are told.
type SurveyedCase struct {
	Case   CaseFace
	Counts [model.SurveyQuestionCount]model.Histogram
}

// Told says whether the counts may be told: they are counted, and there are enough that no answer has a name.
func (f *SurveyFace) Told() bool { return !f.Open && f.Answers >= model.FewestForCounts }

// Response is how many answered, in words: "12 of 40 people answered (30%)".
func (f *SurveyFace) Response() string {
	out := fmt.Sprintf("%d %s answered", f.Answers, choose(f.Answers == 1, "person", "people"))
	if rate, ok := model.ResponseRate(f.Answers, f.Asked); ok {
		out = fmt.Sprintf("%d of %d people answered (%d%%)", f.Answers, f.Asked, rate.Times(model.NewFrac(100, 1)).Rounded())
	} else if f.Asked > 0 {
		out += fmt.Sprintf(", more than the %d who were asked", f.Asked)
	}
	if f.There > 0 {
		out += fmt.Sprintf("; %d of them had been in the session", f.There)
	}
	return out
}

// Caution is what a reader of the figures must know; "" when there is nothing.
func (f *SurveyFace) Caution() string {
	switch {
	case f.Open:
		return "The answers are sealed until they are counted."
	case f.Answers < model.FewestForCounts:
		return fmt.Sprintf("With fewer than %d answers none is shown: each would have a name.", model.FewestForCounts)
	case f.Answers < model.FewestForMean:
		return fmt.Sprintf("So few answers are counted, not averaged: a mean is told from %d on.", model.FewestForMean)
	}
	return ""
}

// Figure is what was counted for a question in a few words: "2.4 from 12, 1 can't say", or below the least number for a
// mean the marks themselves: "2x 3, 1x 2".
func Figure(h model.Histogram) string {
	out := choose(h.CantSay > 0, "nobody could say", "nobody answered")
	if mean, ok := model.SurveyMean(h); ok {
		out = fmt.Sprintf("%s from %d", mean, h.Marks())
	} else if h.Marks() > 0 {
		out = ""
		for _, m := range []int{3, 2, 1, 0} {
			if n := h.Counts[m]; n > 0 {
				out += choose(out == "", "", ", ") + fmt.Sprintf("%dx %d", n, m)
			}
		}
	}
	if h.CantSay > 0 && h.Marks() > 0 {
		out += fmt.Sprintf(", %d can't say", h.CantSay)
	}
	return out
}

// SurveyFace draws a survey.
func (s *State) SurveyFace(v *Session, x *Survey) *SurveyFace {
	f := &SurveyFace{ID: x.ID, Title: v.Title, Open: x.Counted == nil, Asked: x.Asked, Opened: time.UnixMilli(x.At)}
	counts := make(map[model.UseCaseID][model.SurveyQuestionCount][5]int)
	if x.Counted != nil {
		f.Answers, f.There, f.Counted = x.Counted.Answers, x.Counted.There, time.UnixMilli(x.Done)
		for _, c := range x.Counted.Cases {
			counts[c.Case] = c.Counts
		}
	} else {
		_, answers := s.answersOf(x.ID)
		for _, a := range answers {
			f.Answers += boolInt(a.started())
		}
	}
	for _, id := range x.Cases {
		c := s.UseCase(id)
		if c == nil {
			continue
		}
		one := SurveyedCase{Case: s.publicFace(c, false)}
		if f.Told() {
			for q, cells := range counts[id] {
				one.Counts[q] = model.HistogramOf(cells)
			}
		}
		f.Cases = append(f.Cases, one)
	}
	return f
}

// surveyOf is a session's newest survey, else the newest counted one of the programme: what people said of the last
// shortlist is looked at in the next session.
func (s *State) surveyOf(v *Session, counted bool) *SurveyFace {
	for _, x := range slices.Backward(v.Surveys) {
		if !counted || x.Counted != nil {
			return s.SurveyFace(v, x)
		}
	}
	var in *Session
	var newest *Survey
	for _, other := range s.Sessions() {
		for _, x := range other.Surveys {
			if x.Counted != nil && (newest == nil || x.Done >= newest.Done) {
				in, newest = other, x
			}
		}
	}
	if newest == nil {
		return nil
	}
	return s.SurveyFace(in, newest)
}

// shown is a survey as the room may see it: nothing that was hidden since.
func (f *SurveyFace) shown() *SurveyFace {
	if f == nil {
		return nil
	}
	n := *f
	n.Cases = slices.DeleteFunc(slices.Clone(f.Cases), func(c SurveyedCase) bool { return !c.Case.public() })
	return &n
}

// surveyForSeats is the survey that seats answer, or the one whose results the wall shows or a closed session has.
func (s *Snapshot) surveyForSeats(v *Session, onWall *SurveyFace) *SurveyFace {
	x := v.survey()
	if x == nil || x.Counted != nil && v.State != model.Closed {
		return onWall
	}
	return s.State.SurveyFace(v, x).shown()
}

// SurveySeat is one use case of a survey on a seat, with this person's own marks.
type SurveySeat struct {
	Case  CaseFace
	Marks [model.SurveyQuestionCount]SeatMark
}

// surveySeat is a person's own marks in a survey that takes answers.
func (s *Snapshot) surveySeat(f *SurveyFace, person model.PersonID) []SurveySeat {
	if f == nil || !f.Open || person.IsZero() {
		return nil
	}
	a := s.State.answers.at(respondent(s.roundKey(sealOf(f.ID)), f.ID, person[:]))
	out := make([]SurveySeat, len(f.Cases))
	for i, c := range f.Cases {
		out[i].Case = c.Case
		for q := range out[i].Marks {
			if a != nil {
				out[i].Marks[q] = seatMark(a.Marks[c.Case.ID][q])
			}
		}
	}
	return out
}

// toldOfClaim is what became of one's own claim, in kind words; "" when nobody has asked about it yet.
func toldOfClaim(c *UseCase) string {
	switch c.ClaimStatus() {
	case model.ClaimChecked:
		return fmt.Sprintf("#%d: an end user was asked about the minutes; nothing is decided yet.", c.Number)
	case model.ClaimConfirmed:
		return fmt.Sprintf("#%d: an end user confirmed the minutes that you named.", c.Number)
	case model.ClaimRefuted:
		return fmt.Sprintf("#%d stays. An end user sees its minutes differently, so they do not count for now.", c.Number)
	case model.ClaimMade:
	}
	return ""
}
