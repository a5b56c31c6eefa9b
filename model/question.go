package model

import (
	"fmt"
	"strings"
)

// QuestionKind is how a question is answered.
type QuestionKind uint8

// The kinds of question.
const (
	AskChoice QuestionKind = iota + 1 // one of some options
	AskScale                          // 0 to 3: no, a little, mostly, fully
	AskNPS                            // 0 to 10: how likely somebody is to recommend it
	AskText                           // in one's own words
)

var questionKinds = [...]string{"", "choice", "scale", "nps", "text"}

// String is the kind's word.
func (k QuestionKind) String() string {
	if int(k) < len(questionKinds) {
		return questionKinds[k]
	}
	return ""
}

// Question is one thing that a block asks everybody.
type Question struct {
	Text    string       `cbor:"1,keyasint" json:"text"`
	Kind    QuestionKind `cbor:"2,keyasint" json:"kind"`
	Options []string     `cbor:"3,keyasint,omitempty" json:"options,omitempty"` // of a choice
}

// The bounds of what one block asks.
const (
	MostQuestions = 12
	MostOptions   = 9 // a digit chooses
)

// Check says what is wrong with a question.
func (q Question) Check() error {
	switch {
	case strings.TrimSpace(q.Text) == "":
		return fmt.Errorf("a question needs words")
	case q.Kind < AskChoice || q.Kind > AskText:
		return fmt.Errorf("%q can be answered in no way that is known", q.Text)
	case q.Kind == AskChoice && (len(q.Options) < 2 || len(q.Options) > MostOptions):
		return fmt.Errorf("%q needs 2 to %d options", q.Text, MostOptions)
	case q.Kind != AskChoice && len(q.Options) > 0:
		return fmt.Errorf("%q has options, but is no choice", q.Text)
	}
	for _, o := range q.Options {
		if strings.TrimSpace(o) == "" {
			return fmt.Errorf("%q has an option without words", q.Text)
		}
	}
	return nil
}

// Cells is how many different answers can be counted; 0 for words.
func (q Question) Cells() int {
	switch q.Kind {
	case AskChoice:
		return len(q.Options)
	case AskScale:
		return int(High) + 1
	case AskNPS:
		return 11
	case AskText:
	}
	return 0
}

// Cell is what the n-th answer is called.
func (q Question) Cell(n int) string {
	switch {
	case n < 0 || n >= q.Cells():
		return ""
	case q.Kind == AskChoice:
		return q.Options[n]
	}
	return fmt.Sprint(n)
}

// Meaning is what the n-th answer on a scale means: "fully". The words of marks, good and high, answer no question.
func (q Question) Meaning(n int) string {
	if q.Kind != AskScale || n < 0 || n >= q.Cells() {
		return ""
	}
	return [...]string{"no", "a little", "mostly", "fully"}[n]
}

// Named is the same with what it means: "3 fully". Screens, paper and letters say it alike.
func (q Question) Named(n int) string {
	return strings.TrimSpace(q.Cell(n) + " " + q.Meaning(n))
}

// ReadinessQuestions ask whether a customer can succeed with any software.
func ReadinessQuestions() []Question {
	var out []Question
	for _, text := range []string{
		"Is there a defined programme and methodology to drive adoption?",
		"Is adoption sustained over 3, 5 and 10 years?",
		"Do your applications deliver their full benefit today?",
		"Is what prevents more value known, and worked on?",
		"Is it clear what will be done to make this one succeed?",
		"Is it clear where help is needed?",
	} {
		out = append(out, Question{Text: text, Kind: AskScale})
	}
	return out
}

// PulseQuestions ask at the close how it was.
func PulseQuestions() []Question {
	return []Question{
		{Text: "How likely are you to recommend this to a colleague?", Kind: AskNPS},
		{Text: "Was it worth your time?", Kind: AskScale},
		{Text: "What should we do better?", Kind: AskText},
	}
}

// Asked is what a block asks everybody: its own questions, else those of its method. A poll without words asks nothing yet.
func (b Block) Asked() []Question {
	if len(b.Questions) > 0 {
		return b.Questions
	}
	switch b.Method {
	case Readiness:
		return ReadinessQuestions()
	case Pulse:
		return PulseQuestions()
	case Poll:
		if strings.TrimSpace(b.Prompt) != "" {
			return []Question{{Text: b.Prompt, Kind: AskText}}
		}
	}
	return nil
}

// CellsMean is the mean of counted answers 0, 1, 2 ..., exactly; false without any.
func CellsMean(counts []int) (Frac, bool) {
	sum, n := 0, 0
	for value, people := range counts {
		sum, n = sum+value*people, n+people
	}
	if n == 0 {
		return Frac{}, false
	}
	return NewFrac(int64(sum), int64(n)), true
}

// People is how many answers were counted.
func People(counts []int) int {
	n := 0
	for _, people := range counts {
		n += people
	}
	return n
}

// NPS is the Net Promoter Score of answers counted from 0 to 10: the share of promoters (9 and 10) less the share of
// detractors (0 to 6), in points from -100 to 100, exactly; false without any. F. F. Reichheld, "The One Number You Need
// to Grow", Harvard Business Review, December 2003.
func NPS(counts []int) (Frac, bool) {
	n, balance := People(counts), 0
	for value, people := range counts {
		switch {
		case value >= 9:
			balance += people
		case value <= 6:
			balance -= people
		}
	}
	if n == 0 {
		return Frac{}, false
	}
	return NewFrac(int64(100*balance), int64(n)), true
}

// lowReadiness is below which an answer's mean is low: the middle of the scale from 0 to 3. The threshold is ours.
func lowReadiness() Frac { return NewFrac(3, 2) }

// RedFlag says whether answers about readiness warn: the mean of the questions' means is below the middle of the scale.
// Low is which questions are, each for itself.
func RedFlag(questions [][]int) (flag bool, low []int) {
	var means []Frac
	for i, counts := range questions {
		mean, any := CellsMean(counts)
		if !any {
			continue
		}
		means = append(means, mean)
		if !mean.AtLeast(lowReadiness()) {
			low = append(low, i)
		}
	}
	mean, any := Mean(means...)
	return any && !mean.AtLeast(lowReadiness()), low
}

// RedFlagAction is what a red flag asks for.
const RedFlagAction = "Build adoption capacity first: a defined programme, somebody who owns it, and time."
