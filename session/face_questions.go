package session

import (
	"cmp"
	"fmt"
	"slices"

	"serendip/model"
)

// RoomQuestionFace is a question as an audience may see it.
type RoomQuestionFace struct {
	ID        model.QuestionID
	Number    int
	Words     string
	Who       string // who asked, where the audience may see it
	Nameless  bool
	Up, Down  int // on seats and by hands
	Hands     [2]int
	Pinned    bool
	Done      bool
	Answer    string
	Contested bool
	Hidden    bool
	Reason    string // why it is hidden; for facilitators and who asked it
	Held      bool
	Merged    []int    // numbers of the questions that were merged into it
	Also      []string // their words
}

// AskedFace is what the room asks as the facilitator sees it, the best first.
type AskedFace struct {
	Questions []RoomQuestionFace
	Waiting   int  // held before the wall
	Straight  bool // questions go to the wall at once
}

// PublicAsked is what wall and seats may see of it, the best first.
type PublicAsked struct {
	Questions []RoomQuestionFace
	Open      int // of these, not answered
}

// SeatAsked is the same with one's own.
type SeatAsked struct {
	*PublicAsked
	Mine  []RoomQuestionFace       // what this person asked and signed, hidden and held ones too
	Votes map[model.QuestionID]int // of this person: 1 for it, -1 against it
}

// askedFaces is what a room asks, made once for wall and seats. What is one person's stands apart from what all see.
type askedFaces struct {
	public PublicAsked
	groups [][]*RoomQuestion // of the public ones, in the same order
	own    map[model.PersonID][]RoomQuestionFace
	kindly map[model.PersonID][]string
}

func (s *State) questionFace(v *Session, q *RoomQuestion, shown func(*RoomQuestion) bool, name func(model.PersonID) string) RoomQuestionFace {
	group := v.questionGroup(q)
	f := RoomQuestionFace{ID: q.ID, Number: q.Number, Words: s.Words(q.Words), Nameless: q.Nameless, Hands: q.Hands, Pinned: q.Pinned, Done: q.Done,
		Answer: s.Words(q.Answer), Hidden: q.Hidden, Reason: s.Words(q.Reason), Held: q.Held}
	if name != nil {
		f.Who = name(q.By)
	}
	f.Up, f.Down = votesOn(group)
	f.Contested = model.Contested(f.Up, f.Down)
	for _, m := range group[1:] {
		if shown(m) {
			f.Merged, f.Also = append(f.Merged, m.Number), append(f.Also, s.Words(m.Words))
		}
	}
	return f
}

// askedFace is everything that was asked and not taken back.
func (s *State) askedFace(v *Session) *AskedFace {
	f := &AskedFace{Straight: v.asked().Straight}
	for _, q := range v.asked().Questions {
		if q.Withdrawn || !q.Into.IsZero() {
			continue
		}
		f.Questions = append(f.Questions, s.questionFace(v, q, func(*RoomQuestion) bool { return true }, s.name))
		f.Waiting += boolInt(q.Held && !q.Hidden)
	}
	slices.SortStableFunc(f.Questions, best)
	return f
}

// askedFaces is made once for all of wall and seats.
func (s *State) askedFaces(v *Session) *askedFaces {
	f := &askedFaces{own: make(map[model.PersonID][]RoomQuestionFace), kindly: make(map[model.PersonID][]string)}
	name := choose(v.Names, s.agreedName, nil)
	for _, q := range v.asked().Questions {
		if q.Withdrawn {
			continue
		}
		face := s.questionFace(v, q, (*RoomQuestion).public, name)
		own := face
		face.Reason = ""
		if q.Into.IsZero() && q.public() {
			f.public.Questions = append(f.public.Questions, face)
			f.public.Open += boolInt(!q.Done)
		}
		if !q.By.IsZero() {
			f.own[q.By] = append(f.own[q.By], own)
			if words := s.toldOfQuestion(v, q); words != "" {
				f.kindly[q.By] = append(f.kindly[q.By], words)
			}
		}
	}
	slices.SortStableFunc(f.public.Questions, best)
	for _, face := range f.public.Questions {
		f.groups = append(f.groups, v.questionGroup(v.question(face.ID)))
	}
	return f
}

// toldOfQuestion is what became of a question, in kind words to who asked it.
func (s *State) toldOfQuestion(v *Session, q *RoomQuestion) string {
	words := fmt.Sprintf("Question %d", q.Number)
	switch top := v.topQuestion(q); {
	case q.Hidden:
		return fmt.Sprintf("%s is kept, and not on the wall for now: %s", words, s.Words(q.Reason))
	case q.Held:
		return words + " is kept; the facilitator brings it to the wall."
	case top.Done && !top.Answer.IsZero():
		return fmt.Sprintf("%s is answered: %s", words, s.Words(top.Answer))
	case top.Done:
		return words + " is answered."
	case top != q:
		return fmt.Sprintf("%s and question %d ask the same; both are kept.", words, top.Number)
	}
	return ""
}

// seat is what one person's seat shows of it.
func (f *askedFaces) seat(p model.PersonID) *SeatAsked {
	if f == nil || p.IsZero() {
		return &SeatAsked{PublicAsked: &PublicAsked{}}
	}
	seat := &SeatAsked{PublicAsked: &f.public, Mine: f.own[p]}
	for at, group := range f.groups {
		if vote := voteIn(group, p); vote != 0 {
			if seat.Votes == nil {
				seat.Votes = make(map[model.QuestionID]int)
			}
			seat.Votes[f.public.Questions[at].ID] = vote
		}
	}
	return seat
}

// told is what became of one's own questions.
func (f *askedFaces) told(p model.PersonID) []string {
	if f == nil || p.IsZero() {
		return nil
	}
	return f.kindly[p]
}

// List is what may be shown, to be read; of nothing it is empty.
func (f *PublicAsked) List() []RoomQuestionFace {
	if f == nil {
		return nil
	}
	return f.Questions
}

// List is everything that was asked, to be read; of nothing it is empty.
func (f *AskedFace) List() []RoomQuestionFace {
	if f == nil {
		return nil
	}
	return f.Questions
}

// By is who asked, in words; "" where nobody was named.
func (f RoomQuestionFace) By() string {
	if f.Nameless {
		return "without a name"
	}
	return f.Who
}

// Signs are the marks of a question in words: pinned, contested, answered, waits, hidden.
func (f RoomQuestionFace) Signs() []string {
	var out []string
	for _, x := range []struct {
		on   bool
		word string
	}{{f.Pinned && !f.Done, "◆ pinned"}, {f.Contested && !f.Done, "▲ contested"}, {f.Done, "✓ answered"}, {f.Held, "● waits for you"}, {f.Hidden, "✗ hidden"}} {
		if x.on {
			out = append(out, x.word)
		}
	}
	return out
}

// RoomQuestions is everything that was asked in a session and not taken back, the best first, with the names of those who asked.
func (s *State) RoomQuestions(v *Session) []RoomQuestionFace {
	all := s.askedFace(v).Questions
	slices.SortStableFunc(all, func(a, b RoomQuestionFace) int {
		return cmp.Or(cmp.Compare(boolInt(a.Done), boolInt(b.Done)), better(a, b))
	})
	return all
}
