package session

import (
	"fmt"
	"maps"
	"slices"

	"serendip/model"
)

// questionsFamily is what the room asks.
func questionsFamily() family {
	return family{
		decide:  (*decision).questions,
		apply:   (*State).applyQuestions,
		inverse: inverseOfQuestions,
		facets:  facetsOfQuestions,
		session: func(_ *State, e model.Event) (model.SessionID, bool) {
			in, _, ok := questionNamed(e)
			return in, ok
		},
		label: (*State).labelOfQuestions,
		rights: func() []Right {
			return []Right{
				{Intent: AskQuestion{}, Attendee: true, Scribe: true}, {Intent: WithdrawQuestion{}, Attendee: true, Scribe: true},
				{Intent: VoteQuestion{}, Attendee: true, OnlySeat: true},
				{Intent: CountQuestion{}, Scribe: true}, {Intent: AnswerQuestion{}, Scribe: true},
			}
		},
	}
}

func (s *State) applyQuestions(env Envelope, e model.Event) bool {
	in, id, ours := questionNamed(e)
	if !ours {
		return false
	}
	switch e := e.(type) {
	case model.QuestionAsked:
		s.withAsked(in, func(a *Asked) {
			a.Questions = grown(a.Questions, &RoomQuestion{ID: id, Number: e.Number, Block: e.Block, Words: e.Words, By: e.By, At: env.At, Nameless: e.Nameless, Held: e.Held})
		})
	case model.QuestionsHeld:
		s.withAsked(in, func(a *Asked) { a.Straight = !e.On })
	default:
		s.withQuestion(in, id, func(q *RoomQuestion) { q.take(e) })
	}
	return true
}

// take folds an event about one question in.
func (q *RoomQuestion) take(e model.Event) {
	switch e := e.(type) {
	case model.QuestionWithdrawn:
		q.Withdrawn = !e.Back
	case model.QuestionVoted:
		q.vote(e.Person, e.Vote)
	case model.QuestionHands:
		q.Hands = e.Hands
	case model.QuestionPinned:
		q.Pinned = e.On
	case model.QuestionAnswered:
		q.Done, q.Answer = e.Done, e.Answer
	case model.QuestionHidden:
		q.Hidden, q.Reason = e.On, e.Reason
	case model.QuestionReleased:
		q.Held = !e.On
	case model.QuestionsMerged:
		q.Into = choose(e.Part, model.QuestionID{}, e.Into)
	}
}

func (q *RoomQuestion) vote(p model.PersonID, vote int) {
	votes := maps.Clone(q.Votes)
	if votes == nil {
		votes = make(map[model.PersonID]int, 1)
	}
	old := votes[p]
	q.Up, q.Down = q.Up-boolInt(old > 0)+boolInt(vote > 0), q.Down-boolInt(old < 0)+boolInt(vote < 0)
	if votes[p] = vote; vote == 0 {
		delete(votes, p)
	}
	q.Votes = votes
}

// withAsked replaces what a room asks by a changed copy.
func (s *State) withAsked(in model.SessionID, change func(*Asked)) {
	s.withSession(in, func(v *Session) {
		a := v.asked()
		change(&a)
		v.Asked = &a
	})
}

// withQuestion replaces a question by a changed copy.
func (s *State) withQuestion(in model.SessionID, id model.QuestionID, change func(*RoomQuestion)) {
	s.withAsked(in, func(a *Asked) {
		if at := slices.IndexFunc(a.Questions, func(q *RoomQuestion) bool { return q.ID == id }); at >= 0 {
			q := *a.Questions[at]
			change(&q)
			a.Questions = slices.Clone(a.Questions)
			a.Questions[at] = &q
		}
	})
}

func inverseOfQuestions(e model.Event) model.Event {
	switch e := e.(type) {
	case model.QuestionAsked:
		if e.Nameless { // whoever asked it is nobody who could take it back; it is hidden or withdrawn instead
			return nil
		}
		return model.QuestionWithdrawn{Session: e.Session, Question: e.Question}
	case model.QuestionWithdrawn:
		return model.QuestionWithdrawn{Session: e.Session, Question: e.Question, Back: !e.Back}
	case model.QuestionVoted:
		return model.QuestionVoted{Session: e.Session, Question: e.Question, Person: e.Person, Vote: e.Was, Was: e.Vote}
	case model.QuestionHands:
		return model.QuestionHands{Session: e.Session, Question: e.Question, Hands: e.Was, Was: e.Hands}
	case model.QuestionPinned:
		return model.QuestionPinned{Session: e.Session, Question: e.Question, On: !e.On}
	case model.QuestionAnswered:
		return model.QuestionAnswered{Session: e.Session, Question: e.Question, Done: e.WasDone, Answer: e.Was, WasDone: e.Done, Was: e.Answer}
	case model.QuestionHidden:
		return model.QuestionHidden{Session: e.Session, Question: e.Question, On: e.WasOn, Reason: e.Was, WasOn: e.On, Was: e.Reason}
	case model.QuestionReleased:
		return model.QuestionReleased{Session: e.Session, Question: e.Question, On: !e.On}
	case model.QuestionsMerged:
		return model.QuestionsMerged{Session: e.Session, Into: e.Into, From: e.From, Part: !e.Part}
	case model.QuestionsHeld:
		return model.QuestionsHeld{Session: e.Session, On: !e.On}
	}
	return nil
}

func facetsOfQuestions(e model.Event) []facet {
	_, id, ours := questionNamed(e)
	if !ours {
		return nil
	}
	part := func(name string) []facet { return []facet{{id, name}} }
	switch e := e.(type) {
	case model.QuestionVoted:
		return part("vote " + e.Person.String())
	case model.QuestionHands:
		return part("hands")
	case model.QuestionPinned:
		return part("pin")
	case model.QuestionAnswered:
		return part("answer")
	case model.QuestionHidden:
		return part("hidden")
	case model.QuestionReleased:
		return part("held")
	case model.QuestionsMerged:
		return []facet{{e.Into, "group"}, {e.From, ""}}
	case model.QuestionsHeld:
		return []facet{{e.Session, "questions held"}}
	}
	return part("")
}

// questionNamed is the session and the question that an event of the family is about.
func questionNamed(e model.Event) (in model.SessionID, id model.QuestionID, ours bool) {
	switch e := e.(type) {
	case model.QuestionAsked:
		return e.Session, e.Question, true
	case model.QuestionWithdrawn:
		return e.Session, e.Question, true
	case model.QuestionVoted:
		return e.Session, e.Question, true
	case model.QuestionHands:
		return e.Session, e.Question, true
	case model.QuestionPinned:
		return e.Session, e.Question, true
	case model.QuestionAnswered:
		return e.Session, e.Question, true
	case model.QuestionHidden:
		return e.Session, e.Question, true
	case model.QuestionReleased:
		return e.Session, e.Question, true
	case model.QuestionsMerged:
		return e.Session, e.From, true
	case model.QuestionsHeld:
		return e.Session, id, true
	}
	return in, id, false
}

func (s *State) labelOfQuestions(e model.Event) string {
	in, id, ours := questionNamed(e)
	v := s.Session(in)
	if !ours || v == nil {
		return ""
	}
	n := 0
	if q := v.question(id); q != nil {
		n = q.Number
	}
	switch e := e.(type) {
	case model.QuestionAsked:
		return fmt.Sprintf("ask question %d", n)
	case model.QuestionWithdrawn:
		return fmt.Sprintf("take question %d back", n)
	case model.QuestionVoted:
		return fmt.Sprintf("vote on question %d", n)
	case model.QuestionHands:
		return fmt.Sprintf("hands at question %d", n)
	case model.QuestionPinned:
		return fmt.Sprintf("%s question %d", choose(e.On, "pin", "unpin"), n)
	case model.QuestionAnswered:
		return fmt.Sprintf("answer question %d", n)
	case model.QuestionHidden:
		return fmt.Sprintf("%s question %d", choose(e.On, "hide", "show"), n)
	case model.QuestionReleased:
		return fmt.Sprintf("%s question %d", choose(e.On, "let onto the wall", "hold"), n)
	case model.QuestionsMerged:
		return fmt.Sprintf("%s question %d", choose(e.Part, "part", "merge"), n)
	case model.QuestionsHeld:
		return choose(e.On, "hold questions", "stop holding questions")
	}
	return ""
}
