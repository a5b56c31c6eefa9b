package session

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"serendip/model"
)

// Asking everybody the same.
type (
	// OpenAsking puts the current block's questions to everybody.
	OpenAsking struct{ Session model.SessionID }
	// ShowAnswers counts the answers for good and shows them.
	ShowAnswers struct{ Asking model.RoundID }
	// DropAsking takes an asking out that is not shown: its answers are gone.
	DropAsking struct{ Asking model.RoundID }
	// CountAnswers is a show of hands for one question: people by answer. Only what can be counted takes it.
	CountAnswers struct {
		Asking   model.RoundID
		Question int // from 0
		Counts   []int
	}
	// Answer is the actor's own answer to one question, kept at once and without an event: a cell of what can be
	// counted, or words. The zero answer takes it away.
	Answer struct {
		Asking   model.RoundID
		Question int // from 0
		Cell     int // 1 + the cell; 0 for none
		Words    string
	}
)

func (OpenAsking) intent()   {}
func (ShowAnswers) intent()  {}
func (DropAsking) intent()   {}
func (CountAnswers) intent() {}
func (Answer) intent()       {}

// Answered is one sealed answer: 1 + a cell, or words.
type Answered struct {
	Cell  uint8  `cbor:"1,keyasint,omitempty"`
	Words string `cbor:"2,keyasint,omitempty"`
}

func itoa(n int) string { return strconv.Itoa(n) }

func (d *decision) asking(i Intent) (bool, error) {
	switch i := i.(type) {
	case OpenAsking:
		return true, d.openAsking(i)
	case ShowAnswers:
		return true, d.showAnswers(i)
	case DropAsking:
		return true, d.dropAsking(i)
	case CountAnswers:
		return true, d.countAnswers(i)
	case Answer:
		return true, d.answer(i)
	}
	return false, nil
}

func (d *decision) openAsking(i OpenAsking) error {
	v, err := d.live(i.Session)
	if err != nil {
		return err
	}
	id, _ := RoundOf(d.Command)
	d.next()
	b, _ := v.Block(v.Current)
	asked := b.Asked()
	if b.Method == model.Poll && len(asked) == 0 {
		return Refuse(Conflict, "%s has no question yet; a on the console, or prompt and its words, gives it one", b.Title)
	}
	if !b.Method.Asks() || len(asked) == 0 {
		return Refuse(Conflict, "%s asks nothing of everybody; a poll, a pulse or readiness does", b.Title)
	}
	if a := v.asksNow(b.ID); a != nil && a.Shown == nil {
		return Refuse(Conflict, "these questions are being asked already")
	}
	if err := d.noVote(v); err != nil {
		return err
	}
	for _, q := range asked {
		if err := q.Check(); err != nil {
			return &Error{Invalid, err.Error(), err}
		}
	}
	d.emit(model.AskingOpened{Asking: id, Session: v.ID, Block: b.ID, Questions: asked})
	d.note(fmt.Sprintf("%d %s asked", len(asked), choose(len(asked) == 1, "question is", "questions are")))
	return nil
}

// cleanQuestions cleans what a block asks, and refuses what nobody could answer.
func cleanQuestions(asked []model.Question) ([]model.Question, error) {
	if len(asked) > model.MostQuestions {
		return nil, Refuse(Invalid, "%d questions are too many for a block; %d at most", len(asked), model.MostQuestions)
	}
	asked = slices.Clone(asked)
	for n := range asked {
		q, err := &asked[n], error(nil)
		if q.Text, err = clean(q.Text, "the question"); err != nil {
			return nil, err
		}
		q.Options = slices.Clone(q.Options)
		for o := range q.Options {
			if q.Options[o], err = clean(q.Options[o], "the option"); err != nil {
				return nil, err
			}
		}
		if err := q.Check(); err != nil {
			return nil, &Error{Invalid, err.Error(), err}
		}
	}
	return asked, nil
}

// unshown finds an asking whose answers are not shown yet. It can be shown or taken back after the session: what was
// answered is never lost because somebody closed too early.
func (d *decision) unshown(id model.RoundID) (*Session, *Asking, error) {
	v, a := d.s.asking(id)
	switch {
	case a == nil:
		return nil, nil, Refuse(Missing, "that is not being asked any more")
	case a.Shown != nil:
		return nil, nil, Refuse(Conflict, "the answers are shown; no more are taken")
	}
	_, err := d.session(v.ID)
	return v, a, err
}

// taking finds an asking that still takes answers.
func (d *decision) taking(id model.RoundID) (*Asking, error) {
	v, a, err := d.unshown(id)
	if err == nil && !(v.State == model.Closed && v.After != nil && v.After.Asking == id && d.s.afterOpen(v, d.Now)) {
		_, err = d.open(v.ID)
	}
	return a, err
}

func (a *Asking) question(n int) (model.Question, error) {
	if n < 0 || n >= len(a.Questions) {
		return model.Question{}, Refuse(Missing, "there is no question %d", n+1)
	}
	return a.Questions[n], nil
}

func (d *decision) answer(i Answer) error {
	a, err := d.taking(i.Asking)
	if err != nil {
		return err
	}
	q, err := a.question(i.Question)
	if err != nil {
		return err
	}
	if d.Ballot == (BallotID{}) {
		return Refuse(Unavailable, "the key that seals answers is missing; the facilitator has to ask anew")
	}
	one := Answered{}
	switch {
	case q.Cells() == 0 && strings.TrimSpace(i.Words) != "":
		if one.Words, err = clean(i.Words, "this answer"); err != nil {
			return err
		}
	case q.Cells() == 0 && i.Cell != 0:
		return Refuse(Invalid, "this question is answered in words")
	case i.Cell < 0 || i.Cell > q.Cells() || i.Words != "":
		return Refuse(Invalid, "choose one of %d answers", q.Cells())
	default:
		one.Cell = uint8(i.Cell)
	}
	b := Ballot{Round: a.ID}
	if old := d.s.ballots.at(d.Ballot); old != nil {
		b = *old
	}
	b.Answers = slices.Clone(b.Answers)
	for len(b.Answers) < len(a.Questions) {
		b.Answers = append(b.Answers, Answered{})
	}
	b.Answers[i.Question] = one
	d.out.Puts = append(d.out.Puts, Record{ballotKey(a.ID, d.Ballot), d.codec.value(b)})
	d.note("kept")
	return nil
}

func (d *decision) countAnswers(i CountAnswers) error {
	a, err := d.taking(i.Asking)
	if err != nil {
		return err
	}
	q, err := a.question(i.Question)
	if err != nil {
		return err
	}
	if q.Cells() == 0 {
		return Refuse(Invalid, "words cannot be counted by a show of hands")
	}
	if len(i.Counts) != q.Cells() {
		return Refuse(Invalid, "question %d has %d answers: give as many counts", i.Question+1, q.Cells())
	}
	for _, n := range i.Counts {
		if n < 0 || n > mostPeople {
			return Refuse(Invalid, "count people from 0 up")
		}
	}
	if slices.Equal(a.Hands[i.Question], i.Counts) {
		return nil
	}
	d.emit(model.AnswersCounted{Asking: a.ID, Question: i.Question, Counts: i.Counts, Was: a.Hands[i.Question]})
	people := model.People(i.Counts)
	d.note(fmt.Sprintf("%d %s at question %d", people, choose(people == 1, "hand", "hands"), i.Question+1))
	return nil
}

// answered says whether a ballot answers anything.
func (b *Ballot) answered() bool {
	return slices.ContainsFunc(b.Answers, func(a Answered) bool { return a != Answered{} })
}

func (d *decision) showAnswers(i ShowAnswers) error {
	_, a, err := d.unshown(i.Asking)
	if err != nil {
		return err
	}
	ids, ballots := d.s.ballotsOf(a.ID)
	e := model.AskingShown{Asking: a.ID}
	for _, b := range ballots {
		if b.answered() {
			e.Seats++
		}
	}
	for n, q := range a.Questions {
		held := d.held(n, q, a.Hands[n], ballots)
		e.Hands = max(e.Hands, model.People(a.Hands[n]))
		e.Answers = append(e.Answers, held)
	}
	if e.Seats+e.Hands == 0 {
		return Refuse(Conflict, "nobody has answered yet")
	}
	for _, id := range ids {
		d.out.Deletes = append(d.out.Deletes, ballotKey(a.ID, id))
	}
	d.emit(e)
	d.note("shown")
	return nil
}

// held adds up what was answered to one question. Words stand in the order of the alphabet, which tells nothing of who
// said them.
func (d *decision) held(n int, q model.Question, hands []int, ballots []*Ballot) model.AnswersHeld {
	var held model.AnswersHeld
	if cells := q.Cells(); cells > 0 {
		held.Counts = make([]int, cells)
		copy(held.Counts, hands)
	}
	var words []string
	for _, b := range ballots {
		if n >= len(b.Answers) {
			continue
		}
		switch one := b.Answers[n]; {
		case one.Words != "":
			words = append(words, one.Words)
		case one.Cell > 0 && int(one.Cell) <= len(held.Counts):
			held.Counts[one.Cell-1]++
		}
	}
	slices.SortFunc(words, cmp.Compare[string])
	for _, w := range words {
		held.Words = append(held.Words, d.text(w))
	}
	return held
}

func (d *decision) dropAsking(i DropAsking) error {
	_, a, err := d.unshown(i.Asking)
	if err != nil {
		return err
	}
	ids, _ := d.s.ballotsOf(a.ID)
	for _, id := range ids {
		d.out.Deletes = append(d.out.Deletes, ballotKey(a.ID, id))
	}
	d.emit(model.AskingDropped{Asking: a.ID})
	d.note("the questions are taken back")
	return nil
}
