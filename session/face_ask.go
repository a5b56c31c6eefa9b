package session

import (
	"fmt"
	"slices"

	"serendip/model"
)

// AskingFace is what is asked of everybody, as everybody may see it: never an answer before all are shown.
type AskingFace struct {
	ID        model.RoundID
	Block     string // its title
	Method    model.Method
	Questions []QuestionFace
	Shown     bool
	Answered  int    // people who answered anything on a seat
	Hands     int    // people by show of hands: the largest count of any question
	People    int    // checked in
	Aloud     bool   // nobody here has a seat to read on
	Flag      string // readiness: the red flag with its action; "" for none
}

// QuestionFace is one question and, once shown, what was answered.
type QuestionFace struct {
	model.Question
	Counts []int    // people by answer; nil before it is shown, and with too few to keep them without names
	N      int      // how many answers were counted
	Words  []string // in the order of the alphabet
	Result string   // "mean 2.1 of 3, 12 answers"; for few answers, that they are few
	Low    bool     // readiness: below the middle of the scale
}

// SeatAsking is what is asked, with one person's own answers.
type SeatAsking struct {
	*AskingFace
	Mine []Answered // by question; empty ones are not given
}

// fewestAnswers is from how many answers on a mean is told; with fewer there are only counts.
const fewestAnswers = 5

// askingFace is the newest asking of the current block; of a closed session the last one.
func (s *State) askingFace(v *Session, block model.BlockID) *AskingFace {
	a := v.asksNow(block)
	if a == nil {
		return nil
	}
	return s.faceOfAsking(v, a)
}

func (s *State) faceOfAsking(v *Session, a *Asking) *AskingFace {
	b, _ := v.Block(a.Block)
	if v.After != nil && v.After.Asking == a.ID {
		b = model.Block{Title: "Asked afterwards", Method: model.Pulse}
	}
	f := &AskingFace{ID: a.ID, Block: b.Title, Method: b.Method, Shown: a.Shown != nil, People: len(s.here(v))}
	f.Aloud = !slices.ContainsFunc(s.here(v), func(g Guest) bool { return g.Remote })
	for n, q := range a.Questions {
		f.Questions = append(f.Questions, QuestionFace{Question: q})
		f.Hands = max(f.Hands, model.People(a.Hands[n]))
	}
	if a.Shown == nil {
		_, ballots := s.ballotsOf(a.ID)
		for _, b := range ballots {
			if b.answered() {
				f.Answered++
			}
		}
		return f
	}
	f.Answered, f.Hands = a.Shown.Seats, a.Shown.Hands
	s.showAnswers(a, f)
	return f
}

// shown is what was answered as the room sees it: words from as many people on as marks, and at a pulse none, since what
// people would do better is for who runs it.
func (f *AskingFace) shown() *AskingFace {
	if f == nil || !f.Shown {
		return f
	}
	n := *f
	n.Questions = slices.Clone(f.Questions)
	for i := range n.Questions {
		q := &n.Questions[i]
		few := FewWords(q.Words)
		if few || f.Method == model.Pulse {
			q.Words = nil
		}
		if few && f.Method != model.Pulse {
			q.Result = q.result(nil)
		}
	}
	return &n
}

// WordsRead says whether anybody reads what was said in words: those of one or two people have a name.
func (f *AskingFace) WordsRead() bool { return f.Answered >= fewestShown }

// FewWords says whether so few people wrote that their words have a name. Then nobody reads them but who runs the session.
func FewWords(words []string) bool { return len(words) > 0 && len(words) < fewestShown }

// WordsOfFew is said after how many answers there are, in place of such words.
const WordsOfFew = ": too few people to show them without naming anyone"

func (s *State) showAnswers(a *Asking, f *AskingFace) {
	var counted [][]int
	for n := range f.Questions {
		q, held := &f.Questions[n], a.Shown.Answers[n]
		if f.WordsRead() {
			for _, w := range held.Words {
				q.Words = append(q.Words, s.Words(w))
			}
		}
		counted = append(counted, held.Counts)
		if q.N = model.People(held.Counts); q.Cells() == 0 {
			q.N = len(held.Words)
		}
		if q.N >= fewestShown {
			q.Counts = held.Counts
		}
		q.Result = q.result(held.Counts)
	}
	if f.Method != model.Readiness {
		return
	}
	flag, low := model.RedFlag(counted)
	for _, n := range low {
		f.Questions[n].Low = f.Questions[n].N >= fewestAnswers
	}
	if flag && f.Answered+f.Hands >= fewestAnswers { // where there is no mean, none is low
		f.Flag = model.RedFlagAction
	}
}

// result says in a few words what was answered.
func (q QuestionFace) result(counts []int) string {
	answers := fmt.Sprintf("%d %s", q.N, choose(q.N == 1, "answer", "answers"))
	mean, any := model.CellsMean(counts)
	switch {
	case q.N == 0:
		return "no answer"
	case q.Kind == model.AskText && len(q.Words) < q.N:
		return answers + WordsOfFew
	case q.Kind == model.AskText || q.Kind == model.AskChoice:
		return answers
	case q.N < fewestShown:
		return answers + ": too few to show without naming anyone"
	case q.N < fewestAnswers:
		return answers + ": too few for a mean"
	case q.Kind == model.AskNPS && q.N < model.FewestForNPS:
		return fmt.Sprintf("mean %s of 10, %s: too few for a net promoter score", mean, answers)
	case q.Kind == model.AskNPS:
		score, _ := model.NPS(counts)
		return fmt.Sprintf("NPS %+.0f, mean %s of 10, %s", score.Float(), mean, answers)
	case any:
		return fmt.Sprintf("mean %s of 3, %s", mean, answers)
	}
	return answers
}

// seatAsking puts a person's own answers beside what is asked.
func (s *Snapshot) seatAsking(face *AskingFace, person model.PersonID) *SeatAsking {
	if face == nil {
		return nil
	}
	f := &SeatAsking{AskingFace: face}
	if !face.Shown {
		if b := s.State.ballots.at(sealed(s.roundKey(face.ID), person)); b != nil {
			f.Mine = b.Answers
		}
	}
	return f
}

// Askings are all that was asked in a session, in order, for the files that leave it.
func (s *State) Askings(v *Session) []*AskingFace {
	var out []*AskingFace
	for _, a := range v.Askings {
		out = append(out, s.faceOfAsking(v, a))
	}
	return out
}
