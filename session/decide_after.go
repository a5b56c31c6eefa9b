package session

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"serendip/model"
)

// The survey after a session.
type (
	// OpenAfter asks those who were there how it was. Answers come from seats until a date, and from files until they are
	// counted; they are sealed until then.
	OpenAfter struct {
		Session   model.SessionID
		Questions []model.Question // none for the usual ones
		Until     time.Time        // zero for two weeks from now
		Asked     int              // how many it goes to; 0 for those who were there
	}
	// ChangeAfter says until when it is open and how many it went to. A zero value leaves what stands.
	ChangeAfter struct {
		Session model.SessionID
		Until   time.Time
		Asked   int
	}
	// ImportAfter takes answers from a file, all or none. Names are sealed before.
	ImportAfter struct {
		Session model.SessionID
		Rows    []AfterRow
	}
)

func (OpenAfter) intent()   {}
func (ChangeAfter) intent() {}
func (ImportAfter) intent() {}

// AfterRow is one person's answers in a file.
type AfterRow struct {
	Key     BallotID   // see [Snapshot.AfterKey]
	Answers []Answered // by question
	Line    int        // in the file
}

func (d *decision) closing(i Intent) (bool, error) {
	switch i := i.(type) {
	case OpenAfter:
		return true, d.openAfter(i)
	case ChangeAfter:
		return true, d.changeAfter(i)
	case ImportAfter:
		return true, d.importAfter(i)
	}
	return false, nil
}

func (d *decision) openAfter(i OpenAfter) error {
	v, err := d.session(i.Session)
	if err != nil {
		return err
	}
	id, _ := RoundOf(d.Command)
	d.next()
	questions := i.Questions
	if len(questions) == 0 {
		questions = model.AfterQuestions(v.Kind)
	}
	if questions, err = cleanQuestions(questions); err != nil {
		return err
	}
	f := d.s.AfterFace(v)
	switch {
	case v.State != model.Closed:
		return Refuse(Conflict, "%s is not closed; the survey after it opens then", v.Title)
	case f != nil && !f.Shown:
		return Refuse(Conflict, "the survey after %s is open already", v.Title)
	case f != nil:
		return Refuse(Conflict, "the answers of %s are counted; nobody is asked twice", v.Title)
	}
	if i.Until.IsZero() {
		i.Until = d.Now.AddDate(0, 0, afterDays)
	}
	until, err := d.afterUntil(i.Until)
	if err != nil {
		return err
	}
	asked := i.Asked
	if asked == 0 {
		asked = len(d.s.guestsFor(v, model.LetterThanks))
	}
	if asked < 0 || asked > mostPeople {
		return Refuse(Invalid, "say to how many people it goes, from 1 on")
	}
	d.emit(model.AskingOpened{Asking: id, Session: v.ID, Questions: questions},
		model.AfterOpened{Session: v.ID, Asking: id, Until: until, Asked: asked})
	d.note(fmt.Sprintf("the survey is open until %s", lastDay(time.UnixMilli(until), v.zone()).Format("2 January 2006")))
	return nil
}

// mostAfter is how long the survey may be open: half a year later nobody remembers.
const mostAfter = 183 * 24 * time.Hour

func (d *decision) afterUntil(at time.Time) (int64, error) {
	if !at.After(d.Now) || at.Sub(d.Now) > mostAfter {
		return 0, Refuse(Invalid, "the survey is open until a day to come, within half a year")
	}
	return at.UnixMilli(), nil
}

// after finds the survey that is not counted yet.
func (d *decision) after(id model.SessionID) (*Session, *Asking, error) {
	v, err := d.session(id)
	if err != nil {
		return nil, nil, err
	}
	if v.After == nil {
		return nil, nil, Refuse(Missing, "%s has no survey after it yet", v.Title)
	}
	_, a, err := d.unshown(v.After.Asking)
	return v, a, err
}

func (d *decision) changeAfter(i ChangeAfter) error {
	v, _, err := d.after(i.Session)
	if err != nil {
		return err
	}
	e := model.AfterChanged{Session: v.ID, Until: v.After.Until, Asked: v.After.Asked, WasUntil: v.After.Until, WasAsked: v.After.Asked}
	if !i.Until.IsZero() {
		if e.Until, err = d.afterUntil(i.Until); err != nil {
			return err
		}
	}
	if i.Asked < 0 || i.Asked > mostPeople {
		return Refuse(Invalid, "say to how many people it goes, from 1 on")
	}
	if i.Asked > 0 {
		e.Asked = i.Asked
	}
	if e.Until == e.WasUntil && e.Asked == e.WasAsked {
		return nil
	}
	d.emit(e)
	d.note(fmt.Sprintf("open until %s, asked of %d", lastDay(time.UnixMilli(e.Until), v.zone()).Format("2 January 2006"), e.Asked))
	return nil
}

func (d *decision) importAfter(i ImportAfter) error {
	v, a, err := d.after(i.Session)
	if err != nil {
		return err
	}
	if v.State != model.Closed {
		return Refuse(Conflict, "%s is not closed", v.Title)
	}
	d.out.Result.Rows = len(i.Rows)
	known, changed := d.s.AfterKnown(i.Rows)
	for n, r := range i.Rows {
		if r.Key == (BallotID{}) {
			return Refuse(Unavailable, "answers cannot be sealed now: the survey's key is missing")
		}
		answers, err := a.take(r.Answers)
		if err != nil {
			return Refuse(Invalid, "line %d: %v", r.Line, err)
		}
		switch {
		case !known[n]:
			d.out.Result.New++
		case changed[n]:
			d.out.Result.Changed++
		default:
			continue
		}
		d.out.Puts = append(d.out.Puts, Record{ballotKey(a.ID, r.Key), d.codec.value(Ballot{Round: a.ID, Answers: answers})})
	}
	d.note(fmt.Sprintf("%d new, %d changed", d.out.Result.New, d.out.Result.Changed))
	return nil
}

// take checks answers against what is asked.
func (a *Asking) take(answers []Answered) ([]Answered, error) {
	if len(answers) > len(a.Questions) {
		return nil, Refuse(Invalid, "there are %d questions", len(a.Questions))
	}
	answers = slices.Clone(answers)
	for n := range answers {
		q, one := a.Questions[n], &answers[n]
		words := strings.TrimSpace(one.Words)
		switch {
		case q.Cells() == 0 && one.Cell == 0 && words != "":
			line, err := clean(words, "the answer")
			if err != nil {
				return nil, err
			}
			one.Words = line
		case q.Cells() > 0 && words != "", int(one.Cell) > q.Cells():
			return nil, Refuse(Invalid, "%q is answered with one of %d", q.Text, q.Cells())
		}
	}
	return answers, nil
}

func applyAfter(s *State, _ Envelope, e model.Event) bool {
	switch e := e.(type) {
	case model.AfterOpened:
		s.withSession(e.Session, func(v *Session) { v.After = &After{Asking: e.Asking, Until: e.Until, Asked: e.Asked} })
	case model.AfterChanged:
		s.withSession(e.Session, func(v *Session) {
			if v.After != nil {
				v.After = &After{Asking: v.After.Asking, Until: e.Until, Asked: e.Asked}
			}
		})
	default:
		return false
	}
	return true
}
