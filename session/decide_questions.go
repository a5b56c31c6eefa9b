package session

import (
	"fmt"
	"strings"

	"serendip/model"
)

// The bounds of what a room asks.
const (
	mostQuestions = 2000
	mostHands     = 100_000
)

func (d *decision) questions(i Intent) (bool, error) {
	switch i := i.(type) {
	case AskQuestion:
		return true, d.askQuestion(i)
	case VoteQuestion:
		return true, d.voteQuestion(i)
	case CountQuestion:
		return true, d.countQuestion(i)
	case WithdrawQuestion:
		return true, d.withdrawQuestion(i)
	case HoldQuestions:
		v, err := d.open(i.Session)
		if err == nil && v.asked().Straight == i.On {
			d.emit(model.QuestionsHeld{Session: v.ID, On: i.On})
			d.note(choose(i.On, "questions wait for you before the wall", "questions go to the wall at once"))
		}
		return true, err
	}
	return d.tendQuestion(i)
}

// tendQuestion is what is done with a question that was asked.
func (d *decision) tendQuestion(i Intent) (bool, error) {
	switch i := i.(type) {
	case PinQuestion:
		return true, d.pinQuestion(i)
	case AnswerQuestion:
		return true, d.answerQuestion(i)
	case HideQuestion:
		return true, d.hideQuestion(i)
	case ReleaseQuestion:
		return true, d.releaseQuestion(i)
	case MergeQuestions:
		return true, d.mergeQuestions(i)
	case PartQuestion:
		return true, d.partQuestion(i)
	}
	return false, nil
}

func (d *decision) askQuestion(i AskQuestion) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	line, err := clean(i.Line, "this question")
	if err != nil {
		return err
	}
	if v.State == model.Draft {
		return Refuse(Conflict, "%s has not begun; open the lobby first", v.Title)
	}
	number := len(v.asked().Questions) + 1
	if number > mostQuestions {
		return Refuse(Conflict, "%d questions were asked, and nobody reads more", mostQuestions)
	}
	seat := d.Actor.Role == Attendee
	by := model.PersonID{}
	switch {
	case i.Nameless:
		d.out.Nameless = true
	case seat:
		by = d.Actor.Person
	default:
		if by, line, err = d.askedFor(v, line); err != nil {
			return err
		}
	}
	block := i.Block
	if _, at := v.Block(block); at < 0 {
		block = v.Current
	}
	held := seat && !v.asked().Straight
	d.emit(model.QuestionAsked{
		Session: v.ID, Question: model.Derive[model.QuestionID](d.ID, d.next()), Block: block, Number: number,
		Words: d.text(line), By: by, Nameless: i.Nameless, Held: held,
	})
	d.out.Result.Session, d.out.Result.Number = v.ID, number
	d.note(fmt.Sprintf("question %d is kept%s", number, choose(held, "; the facilitator brings it to the wall", "")))
	return nil
}

// askedFor finds for whom a question is captured: the first word that begins with @ names them.
func (d *decision) askedFor(v *Session, line string) (model.PersonID, string, error) {
	rest, who := model.TakeWho(line, d.mentionable(v))
	switch {
	case who == "":
		return model.PersonID{}, line, nil
	case rest == "":
		return model.PersonID{}, "", Refuse(Invalid, "there are no words in this question")
	}
	if p, several := d.s.mentioned(v, who); !p.IsZero() && !several {
		return p, rest, nil
	}
	p, err := d.person(v, strings.ReplaceAll(who, "_", " "))
	return p, rest, err
}

// question finds a question that was not taken back, and what it stands for after merges. A seat's must be one that it shows.
func (d *decision) question(in model.SessionID, id model.QuestionID) (*Session, *RoomQuestion, error) {
	v, err := d.session(in)
	if err != nil {
		return nil, nil, err
	}
	q := v.question(id)
	if q == nil || q.Withdrawn {
		return nil, nil, Refuse(Missing, "there is no such question; it may have been taken back")
	}
	if d.Actor.Role == Attendee && !q.public() && (q.By != d.Actor.Person || q.By.IsZero()) {
		return nil, nil, Refuse(Missing, "there is no such question on your seat")
	}
	return v, q, nil
}

// openQuestion is a question of a session that is not closed.
func (d *decision) openQuestion(in model.SessionID, id model.QuestionID) (*Session, *RoomQuestion, error) {
	if _, err := d.open(in); err != nil {
		return nil, nil, err
	}
	return d.question(in, id)
}

func (d *decision) voteQuestion(i VoteQuestion) error {
	v, q, err := d.openQuestion(i.Session, i.Question)
	if err != nil {
		return err
	}
	if i.Vote < -1 || i.Vote > 1 {
		return Refuse(Invalid, "a vote is for a question or against it")
	}
	q = v.topQuestion(q)
	was := voteIn(v.questionGroup(q), d.Actor.Person)
	if q.Done {
		return Refuse(Conflict, "question %d is answered", q.Number)
	}
	if was == i.Vote {
		return nil
	}
	for _, m := range v.questionGroup(q)[1:] { // a vote on what was merged moves to what it became a part of
		if old := m.Votes[d.Actor.Person]; old != 0 {
			d.emit(model.QuestionVoted{Session: v.ID, Question: m.ID, Person: d.Actor.Person, Was: old})
		}
	}
	if old := q.Votes[d.Actor.Person]; old != i.Vote {
		d.emit(model.QuestionVoted{Session: v.ID, Question: q.ID, Person: d.Actor.Person, Vote: i.Vote, Was: old})
	}
	d.note(fmt.Sprintf("%s question %d", [...]string{"against", "no vote on", "for"}[i.Vote+1], q.Number))
	return nil
}

func (d *decision) countQuestion(i CountQuestion) error {
	v, q, err := d.openQuestion(i.Session, i.Question)
	if err != nil {
		return err
	}
	if min(i.Hands[0], i.Hands[1]) < 0 || max(i.Hands[0], i.Hands[1]) > mostHands {
		return Refuse(Invalid, "hands are counted from 0 to %d", mostHands)
	}
	if q.Hands != i.Hands {
		d.emit(model.QuestionHands{Session: v.ID, Question: q.ID, Hands: i.Hands, Was: q.Hands})
		d.note(fmt.Sprintf("question %d: %d hands for it, %d against", q.Number, i.Hands[0], i.Hands[1]))
	}
	return nil
}

func (d *decision) withdrawQuestion(i WithdrawQuestion) error {
	v, q, err := d.openQuestion(i.Session, i.Question)
	if err != nil {
		return err
	}
	if d.Actor.Role == Attendee && (q.By != d.Actor.Person || q.By.IsZero()) {
		return Refuse(Denied, "question %d is somebody else's", q.Number)
	}
	if len(v.questionGroup(q)) > 1 || !q.Into.IsZero() {
		return Refuse(Conflict, "question %d was merged with others'; ask the facilitator to part them first", q.Number)
	}
	d.emit(model.QuestionWithdrawn{Session: v.ID, Question: q.ID})
	d.note(fmt.Sprintf("question %d is taken back", q.Number))
	return nil
}

func (d *decision) pinQuestion(i PinQuestion) error {
	v, q, err := d.openQuestion(i.Session, i.Question)
	if err == nil && q.Pinned != i.On {
		d.emit(model.QuestionPinned{Session: v.ID, Question: q.ID, On: i.On})
		d.note(fmt.Sprintf("question %d is %s", q.Number, choose(i.On, "pinned above the others", "no longer pinned")))
	}
	return err
}

func (d *decision) answerQuestion(i AnswerQuestion) error {
	v, q, err := d.question(i.Session, i.Question)
	if err != nil {
		return err
	}
	words, err := cleanNote(i.Answer, "this answer")
	if err != nil {
		return err
	}
	if !i.Done {
		words = ""
	}
	if q.Done == i.Done && words == d.s.Words(q.Answer) {
		return nil
	}
	d.emit(model.QuestionAnswered{Session: v.ID, Question: q.ID, Done: i.Done, Answer: d.textOrNone(words), WasDone: q.Done, Was: q.Answer})
	d.note(fmt.Sprintf("question %d is %s", q.Number, choose(i.Done, "answered", "open again")))
	return nil
}

func (d *decision) hideQuestion(i HideQuestion) error {
	v, q, err := d.openQuestion(i.Session, i.Question)
	if err != nil {
		return err
	}
	reason, err := cleanNote(i.Reason, "the reason")
	if err != nil {
		return err
	}
	switch {
	case i.On && reason == "":
		return Refuse(Invalid, "say why it is hidden: its author reads it")
	case !i.On:
		reason = ""
	}
	if q.Hidden == i.On && reason == d.s.Words(q.Reason) {
		return nil
	}
	d.emit(model.QuestionHidden{Session: v.ID, Question: q.ID, On: i.On, Reason: d.textOrNone(reason), WasOn: q.Hidden, Was: q.Reason})
	d.note(fmt.Sprintf("question %d is %s", q.Number, choose(i.On, "off wall and seats", "shown again")))
	return nil
}

func (d *decision) releaseQuestion(i ReleaseQuestion) error {
	v, q, err := d.openQuestion(i.Session, i.Question)
	if err == nil && q.Held == i.On {
		d.emit(model.QuestionReleased{Session: v.ID, Question: q.ID, On: i.On})
		d.note(fmt.Sprintf("question %d %s", q.Number, choose(i.On, "may stand on the wall", "waits before the wall")))
	}
	return err
}

func (d *decision) mergeQuestions(i MergeQuestions) error {
	v, into, err := d.openQuestion(i.Session, i.Into)
	if err != nil {
		return err
	}
	_, from, err := d.openQuestion(i.Session, i.From)
	if err != nil {
		return err
	}
	into, from = v.topQuestion(into), v.topQuestion(from)
	if into == from {
		return Refuse(Conflict, "these two are one already")
	}
	d.emit(model.QuestionsMerged{Session: v.ID, Into: into.ID, From: from.ID})
	d.note(fmt.Sprintf("question %d is a part of %d", from.Number, into.Number))
	return nil
}

func (d *decision) partQuestion(i PartQuestion) error {
	v, q, err := d.openQuestion(i.Session, i.Question)
	if err != nil {
		return err
	}
	if q.Into.IsZero() {
		all := v.questionGroup(q)
		q = all[len(all)-1]
	}
	if q.Into.IsZero() {
		return Refuse(Missing, "question %d was merged with no other", q.Number)
	}
	d.emit(model.QuestionsMerged{Session: v.ID, Into: q.Into, From: q.ID, Part: true})
	d.note(fmt.Sprintf("question %d stands for itself again", q.Number))
	return nil
}
