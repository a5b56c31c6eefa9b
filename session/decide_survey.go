package session

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"serendip/model"
)

// Survey is the survey of a session's shortlist. It is replaced by a changed copy, never written in place.
type Survey struct {
	ID      model.SurveyID
	Cases   []model.UseCaseID
	Asked   int
	At      int64
	Counted *model.SurveyCounted
	Done    int64 // when it was counted
}

// SurveyAnswer is one person's sealed marks in a survey that is not counted yet: 1 + the mark, 5 for "can't say".
type SurveyAnswer struct {
	Survey model.SurveyID                                       `cbor:"1,keyasint"`
	Marks  map[model.UseCaseID][model.SurveyQuestionCount]uint8 `cbor:"2,keyasint"`
	There  bool                                                 `cbor:"3,keyasint,omitempty"`
}

const answerPrefix = "answer/"

func answerKey(survey model.SurveyID, b BallotID) string {
	return answerPrefix + survey.String() + "/" + hex.EncodeToString(b[:])
}

// sealOf is under which the key of a survey is kept: a survey has one as a round has, which is in no backup.
func sealOf(survey model.SurveyID) model.RoundID { return model.RoundID(survey) }

// respondent is somebody's name in a survey: HMAC-SHA-256 under the survey's key, which is never in the store. Who has both
// could link an answer to a person until the survey is counted; then both are gone. Without a key there is none.
func respondent(key []byte, survey model.SurveyID, who []byte) BallotID {
	if len(key) == 0 {
		return BallotID{}
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("survey"))
	mac.Write(survey[:])
	mac.Write(who)
	return BallotID(mac.Sum(nil)[:16])
}

// Respondent is the sealed name of a person on file in a survey, or of whoever a row of a file names otherwise.
func (s *Snapshot) Respondent(survey model.SurveyID, p model.PersonID, row string) BallotID {
	key := s.roundKey(sealOf(survey))
	if !p.IsZero() {
		return respondent(key, survey, p[:])
	}
	return respondent(key, survey, []byte("row "+row))
}

// survey is the session's newest survey; nil when there was none.
func (v *Session) survey() *Survey {
	if len(v.Surveys) == 0 {
		return nil
	}
	return v.Surveys[len(v.Surveys)-1]
}

// openSurvey is the session's survey while answers are taken; nil when there is none.
func (v *Session) openSurvey() *Survey {
	if s := v.survey(); s != nil && s.Counted == nil {
		return s
	}
	return nil
}

// answersOf lists a survey's answers in the order of their sealed names, which tells nothing.
func (s *State) answersOf(survey model.SurveyID) (ids []BallotID, answers []*SurveyAnswer) {
	for id, a := range s.answers.all() {
		if a.Survey == survey {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b BallotID) int { return slices.Compare(a[:], b[:]) })
	for _, id := range ids {
		answers = append(answers, s.answers.at(id))
	}
	return ids, answers
}

// surveyed finds the session with its survey that takes answers.
func (d *decision) surveyed(id model.SessionID) (*Session, *Survey, error) {
	v, err := d.session(id)
	if err != nil {
		return nil, nil, err
	}
	switch s := v.survey(); {
	case s == nil:
		return nil, nil, Refuse(Missing, "%s has no survey of its shortlist yet", v.Title)
	case s.Counted != nil:
		return nil, nil, Refuse(Conflict, "this survey is counted and its answers are gone; what comes now needs a new one")
	default:
		return v, s, nil
	}
}

func (d *decision) openSurvey(i OpenSurvey) error {
	v, err := d.session(i.Session)
	if err != nil {
		return err
	}
	if i.Asked < 0 || i.Asked > 1_000_000 {
		return Refuse(Invalid, "say to how many people it goes, from 1 on")
	}
	cases := d.s.listed(v)
	s := v.openSurvey()
	opened := model.SurveyOpened{Survey: model.Derive[model.SurveyID](d.ID, d.next()), Session: v.ID, Cases: cases, Asked: i.Asked}
	if s != nil {
		if ids, _ := d.s.answersOf(s.ID); len(ids) > 0 || len(cases) == 0 || slices.Equal(cases, s.Cases) {
			return d.asked(v, s, i.Asked)
		}
		opened.Survey, opened.Asked, opened.Was, opened.WasFor = s.ID, max(i.Asked, s.Asked), s.Cases, s.Asked
	}
	if len(cases) == 0 {
		return Refuse(Conflict, "nothing is on the shortlist of %s yet, so there is nothing to ask about", v.Title)
	}
	d.emit(opened)
	d.note(fmt.Sprintf("the survey asks about %d use %s", len(cases), choose(len(cases) == 1, "case", "cases")))
	return nil
}

func (d *decision) asked(v *Session, s *Survey, asked int) error {
	if asked == 0 || asked == s.Asked {
		return nil
	}
	d.emit(model.SurveyAsked{Survey: s.ID, Session: v.ID, Asked: asked, Was: s.Asked})
	d.note(fmt.Sprintf("it went to %d people", asked))
	return nil
}

// listed is a session's shortlist, what is selected from it included: in the order of its ranks where there are any.
func (s *State) listed(v *Session) []model.UseCaseID {
	var out []model.UseCaseID
	for _, c := range s.shortlist(v, s.revealFace(v)) {
		if c.public() {
			out = append(out, c.ID)
		}
	}
	return out
}

func (d *decision) dropSurvey(i DropSurvey) error {
	v, s, err := d.surveyed(i.Session)
	if err != nil {
		return err
	}
	d.destroyAnswers(s)
	d.emit(model.SurveyDropped{Survey: s.ID, Session: v.ID})
	d.note("the survey is dropped, with its answers")
	return nil
}

func (d *decision) destroyAnswers(s *Survey) {
	ids, _ := d.s.answersOf(s.ID)
	for _, id := range ids {
		d.out.Deletes = append(d.out.Deletes, answerKey(s.ID, id))
	}
}

func (d *decision) countSurvey(i CountSurvey) error {
	v, s, err := d.surveyed(i.Session)
	if err != nil {
		return err
	}
	_, answers := d.s.answersOf(s.ID)
	e := model.SurveyCounted{Survey: s.ID, Session: v.ID}
	for _, a := range answers {
		if a.started() {
			e.Answers++
			e.There += boolInt(a.There)
		}
	}
	if e.Answers == 0 {
		return Refuse(Conflict, "nobody has answered yet: there is nothing to count")
	}
	for _, id := range s.Cases {
		one := model.SurveyCase{Case: id}
		for q := range model.SurveyQuestions() {
			var h model.Histogram
			for _, a := range answers {
				if m, given := markOf(a.Marks[id][q]); given {
					h = h.Add(m)
				}
			}
			one.Counts[q] = h.Cells()
		}
		e.Cases = append(e.Cases, one)
	}
	d.destroyAnswers(s)
	d.emit(e)
	d.note(fmt.Sprintf("%d %s counted", e.Answers, choose(e.Answers == 1, "answer is", "answers are")))
	return nil
}

// started says whether an answer has any mark.
func (a *SurveyAnswer) started() bool {
	for _, marks := range a.Marks {
		if marks != [model.SurveyQuestionCount]uint8{} {
			return true
		}
	}
	return false
}

// answerSurvey changes the actor's answer in a record. It leaves no event, no time and no name.
func (d *decision) answerSurvey(i AnswerSurvey) error {
	v, s, err := d.surveyed(d.Actor.Session)
	if err != nil {
		return err
	}
	switch {
	case s.ID != i.Survey:
		return Refuse(Conflict, "this survey is over; a newer one is open")
	case d.Ballot == (BallotID{}):
		return Refuse(Unavailable, "answers cannot be sealed now; try again")
	}
	a := SurveyAnswer{Survey: s.ID, Marks: map[model.UseCaseID][model.SurveyQuestionCount]uint8{}}
	if old := d.s.answers.at(d.Ballot); old != nil {
		for id, marks := range old.Marks {
			a.Marks[id] = marks
		}
	}
	g, _ := v.Guest(d.Actor.Person)
	a.There = g.Status == model.GuestCheckedIn
	if err := a.take(s, AnswerMark{i.Case, i.Question, i.Mark}, i.Clear); err != nil {
		return err
	}
	d.putAnswer(d.Ballot, a)
	d.note("kept")
	return nil
}

// take puts one mark into an answer.
func (a *SurveyAnswer) take(s *Survey, m AnswerMark, clear bool) error {
	switch {
	case !slices.Contains(s.Cases, m.Case):
		return Refuse(Missing, "that is not in this survey")
	case m.Question < 0 || m.Question >= model.SurveyQuestionCount:
		return Refuse(Invalid, "there is no such question")
	case m.Mark < model.CantSay || m.Mark > model.High:
		return Refuse(Invalid, "a mark is 0, 1, 2, 3 or - for \"can't say\"")
	}
	on := a.Marks[m.Case]
	on[m.Question] = choose(clear, unmarked, ballotMark(m.Mark))
	a.Marks[m.Case] = on
	return nil
}

func (d *decision) putAnswer(key BallotID, a SurveyAnswer) {
	d.out.Puts = append(d.out.Puts, Record{answerKey(a.Survey, key), d.codec.value(a)})
}

func (d *decision) importAnswers(i ImportAnswers) error {
	_, s, err := d.surveyed(i.Session)
	if err != nil {
		return err
	}
	d.out.Result.Rows = len(i.Rows)
	for n, row := range i.Rows {
		a := SurveyAnswer{Survey: s.ID, Marks: map[model.UseCaseID][model.SurveyQuestionCount]uint8{}, There: row.There}
		for _, m := range row.Marks {
			if err := a.take(s, m, false); err != nil {
				return Refuse(Invalid, "row %d: %v", n+1, err)
			}
		}
		switch old := d.s.answers.at(row.Key); {
		case row.Key == (BallotID{}):
			return Refuse(Invalid, "row %d has no sealed name", n+1)
		case old == nil:
			d.out.Result.New++
		case old.same(&a):
			continue
		default:
			d.out.Result.Changed++
		}
		d.putAnswer(row.Key, a)
	}
	d.note(fmt.Sprintf("%d new, %d changed", d.out.Result.New, d.out.Result.Changed))
	return nil
}

// AnswersKnown says, for a preview, which rows a survey has already, and which say something else now.
func (s *State) AnswersKnown(survey model.SurveyID, rows []AnswerRow) (known, changed []bool) {
	for _, row := range rows {
		a := SurveyAnswer{Survey: survey, Marks: map[model.UseCaseID][model.SurveyQuestionCount]uint8{}, There: row.There}
		for _, m := range row.Marks {
			on := a.Marks[m.Case]
			if m.Question >= 0 && m.Question < model.SurveyQuestionCount {
				on[m.Question] = ballotMark(m.Mark)
			}
			a.Marks[m.Case] = on
		}
		old := s.answers.at(row.Key)
		known = append(known, old != nil)
		changed = append(changed, old != nil && !old.same(&a))
	}
	return known, changed
}
