package session

import (
	"fmt"
	"strings"

	"serendip/model"
)

// claimFamily is front-line verification, value, and the survey of a shortlist.
func claimFamily() family {
	return family{
		decide: func(d *decision, i Intent) (bool, error) { return d.claims(i) },
		apply:  (*State).applyClaim, inverse: inverseOfClaim, facets: facetsOfClaim, session: (*State).sessionOfClaim, label: (*State).claimLabel,
		rights: func() []Right {
			return []Right{{Intent: AnswerSurvey{}, Attendee: true, OnlySeat: true}}
		},
	}
}

func (d *decision) claims(i Intent) (bool, error) {
	switch i := i.(type) {
	case VerifyClaim:
		return true, d.verifyClaim(i)
	case SetValue:
		return true, d.setValue(i)
	case OpenSurvey:
		return true, d.openSurvey(i)
	case DropSurvey:
		return true, d.dropSurvey(i)
	case CountSurvey:
		return true, d.countSurvey(i)
	case AnswerSurvey:
		return true, d.answerSurvey(i)
	case ImportAnswers:
		return true, d.importAnswers(i)
	}
	return false, nil
}

func (d *decision) verifyClaim(i VerifyClaim) error {
	c, err := d.useCase(i.Case)
	if err != nil {
		return err
	}
	was := c.claim()
	switch {
	case !c.Into.IsZero():
		return Refuse(Conflict, "#%d is a part of #%d; verify that one", c.Number, d.s.Top(c).Number)
	case c.Minutes == 0:
		return Refuse(Conflict, "#%d claims no minutes, so there is nothing to verify; say first what it saves", c.Number)
	case i.Status > model.ClaimRefuted:
		return Refuse(Invalid, "a claim is claimed, checked, confirmed or refuted")
	case i.Status == model.ClaimMade:
		return d.unverify(c, was)
	}
	now := model.Verification{Status: i.Status, At: d.Now.UnixMilli(), Minutes: c.Minutes, Others: c.Others}
	who := func(name string, before model.PersonID) (model.PersonID, error) {
		if i.Keep && strings.TrimSpace(name) == "" {
			return before, nil
		}
		return d.personOrNobody(c, name)
	}
	words := func(raw string, before model.Text, what string) (model.Text, error) {
		if i.Keep && strings.TrimSpace(raw) == "" {
			return before, nil
		}
		return d.kept(before, raw, what)
	}
	if now.By, err = who(i.By, was.By); err != nil {
		return err
	}
	if now.With, err = who(i.With, was.With); err != nil {
		return err
	}
	if now.Note, err = words(i.Note, was.Note, "the note"); err != nil {
		return err
	}
	for q, question := range model.TelephoneQuestions() {
		if now.Answers[q], err = words(i.Answers[q], was.Answers[q], "the answer to "+question); err != nil {
			return err
		}
	}
	if same := was; sameBut(&same, now) {
		return nil
	}
	d.emit(model.ClaimVerified{Case: c.ID, Now: now, Was: was})
	d.note(fmt.Sprintf("%d: %s%s", c.Number, now.Status.Words(), d.doubt(c, now)))
	return nil
}

// sameBut says whether a verification says nothing new: the moment alone is none.
func sameBut(was *model.Verification, now model.Verification) bool {
	was.At = now.At
	return *was == now
}

// doubt is what somebody should hear about who was asked.
func (d *decision) doubt(c *UseCase, now model.Verification) string {
	if !now.With.IsZero() && now.With == c.By {
		return "; that is the one who claimed it, so ask somebody else too"
	}
	return ""
}

func (d *decision) unverify(c *UseCase, was model.Verification) error {
	if was == (model.Verification{}) {
		return nil
	}
	d.emit(model.ClaimVerified{Case: c.ID, Was: was})
	d.note(fmt.Sprintf("%d is a mere claim again", c.Number))
	return nil
}

// kept is words in a record; words that did not change stay in theirs.
func (d *decision) kept(was model.Text, raw, what string) (model.Text, error) {
	words, err := cleanNote(raw, what)
	if err != nil || words == d.s.Words(was) {
		return was, err
	}
	return d.textOrNone(words), nil
}

// claim is what came of a use case's verification, if anything did.
func (c *UseCase) claim() model.Verification {
	if c.Claim == nil {
		return model.Verification{}
	}
	return *c.Claim
}

// ClaimStatus is how far a use case's claim is verified as it stands now.
func (c *UseCase) ClaimStatus() model.ClaimStatus {
	status, _ := c.claim().For(c.Minutes, c.Others)
	return status
}

func (d *decision) setValue(i SetValue) error {
	terms := model.Terms{Days: i.Days, OnWall: i.OnWall}
	if i.Days < 0 || i.Days > model.MostDays {
		return Refuse(Invalid, "a year has 1 to %d working days, %d are usual", model.MostDays, model.WorkingDays)
	}
	if i.Days == model.WorkingDays {
		terms.Days = 0
	}
	if strings.TrimSpace(i.Hour) != "" {
		var err error
		if terms.Hour, err = model.ParseMoney(i.Hour); err != nil {
			return Refuse(Invalid, "%v", err)
		}
	}
	if terms.Hour > 0 {
		var err error
		if terms.Currency, err = model.ParseCurrency(i.Currency); err != nil {
			return Refuse(Invalid, "%v", err)
		}
	}
	if terms == d.s.Terms {
		return nil
	}
	d.emit(model.ValueSet{Terms: terms, Was: d.s.Terms, Session: d.during(i.Session)})
	d.note("value is reckoned with " + terms.String())
	return nil
}
