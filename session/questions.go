package session

import (
	"cmp"
	"slices"

	"serendip/model"
)

// Asked is what a room asks. A changed one is a copy.
type Asked struct {
	Questions []*RoomQuestion // in order of their numbers, withdrawn ones too
	Straight  bool            // questions from seats go to the wall at once
}

// RoomQuestion is one question as it stands. A changed one is a copy.
type RoomQuestion struct {
	ID        model.QuestionID
	Number    int
	Block     model.BlockID
	Words     model.Text
	By        model.PersonID
	At        int64
	Nameless  bool                   // asked without a name on purpose
	Votes     map[model.PersonID]int // 1 or -1; replaced, never written
	Up, Down  int                    // of these
	Hands     [2]int                 // in the room, for and against
	Pinned    bool
	Done      bool // answered
	Answer    model.Text
	Hidden    bool
	Reason    model.Text // of the hiding
	Held      bool
	Withdrawn bool
	Into      model.QuestionID // what it was merged into
}

// asked is what a room asks, to be read.
func (v *Session) asked() Asked {
	if v.Asked == nil {
		return Asked{}
	}
	return *v.Asked
}

// question finds a question; nil when there is none of that id.
func (v *Session) question(id model.QuestionID) *RoomQuestion {
	all := v.asked().Questions
	if at := slices.IndexFunc(all, func(q *RoomQuestion) bool { return q.ID == id }); at >= 0 {
		return all[at]
	}
	return nil
}

// topQuestion is the question that this one stands for after merges.
func (v *Session) topQuestion(q *RoomQuestion) *RoomQuestion {
	for !q.Into.IsZero() {
		q = v.question(q.Into)
	}
	return q
}

// public says whether wall and seats may show a question.
func (q *RoomQuestion) public() bool { return !q.Hidden && !q.Held && !q.Withdrawn }

// questionGroup is a question with everything that was merged into it, itself first.
func (v *Session) questionGroup(q *RoomQuestion) []*RoomQuestion {
	all := []*RoomQuestion{q}
	for _, m := range v.asked().Questions {
		if m.Into == q.ID && !m.Withdrawn {
			all = append(all, v.questionGroup(m)...)
		}
	}
	return all
}

// voteIn is one person's vote on a group: that on the question itself before those on what was merged into it.
func voteIn(group []*RoomQuestion, p model.PersonID) int {
	for _, q := range group {
		if vote := q.Votes[p]; vote != 0 {
			return vote
		}
	}
	return 0
}

// votesOn counts a group's votes, everybody's once, and the hands. Hands that were shown for two questions which are one by now
// may be the same people's: the larger show counts.
func votesOn(group []*RoomQuestion) (up, down int) {
	hands := group[0].Hands
	up, down = group[0].Up, group[0].Down
	if len(group) > 1 {
		up, down = 0, 0
		seen := make(map[model.PersonID]bool)
		for _, q := range group {
			hands = [2]int{max(hands[0], q.Hands[0]), max(hands[1], q.Hands[1])}
			for p := range q.Votes {
				if seen[p] {
					continue
				}
				seen[p] = true
				vote := voteIn(group, p)
				up, down = up+boolInt(vote > 0), down+boolInt(vote < 0)
			}
		}
	}
	return up + hands[0], down + hands[1]
}

// best sorts questions: pinned ones first and answered ones last, between them by the lower bound of Wilson's interval, then
// by votes, then the earlier one.
func best(a, b RoomQuestionFace) int {
	rank := func(f RoomQuestionFace) int { return 2*boolInt(f.Done) - boolInt(f.Pinned && !f.Done) }
	return cmp.Or(cmp.Compare(rank(a), rank(b)), better(a, b))
}

// better compares questions by what the room thinks of them alone.
func better(a, b RoomQuestionFace) int {
	return cmp.Or(
		cmp.Compare(model.Wilson(b.Up, b.Down), model.Wilson(a.Up, a.Down)),
		cmp.Compare(b.Up-b.Down, a.Up-a.Down),
		cmp.Compare(a.Number, b.Number),
	)
}

// questionNumbers is every question that was not taken back, by its number.
func (v *Session) questionNumbers() map[int]model.QuestionID {
	out := make(map[int]model.QuestionID, len(v.asked().Questions))
	for _, q := range v.asked().Questions {
		if !q.Withdrawn {
			out[q.Number] = q.ID
		}
	}
	return out
}
