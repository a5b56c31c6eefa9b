package model

import "strings"

// SurveyQuestion is one of what people who were not there are asked about each use case of a shortlist.
type SurveyQuestion int

// The questions.
const (
	SurveyPriority SurveyQuestion = iota
	SurveyValue
)

// SurveyQuestionCount is how many there are.
const SurveyQuestionCount = 2

// SurveyQuestions lists them in their order.
func SurveyQuestions() []SurveyQuestion { return []SurveyQuestion{SurveyPriority, SurveyValue} }

// Key is its name in files.
func (q SurveyQuestion) Key() string { return [...]string{"priority", "value"}[q&1] }

// String is its name for people.
func (q SurveyQuestion) String() string { return [...]string{"priority", "demonstrable value"}[q&1] }

// Ask is the question itself.
func (q SurveyQuestion) Ask() string {
	return [...]string{"How high a priority is this for you?", "Could its value be shown in figures within a quarter?"}[q&1]
}

// SurveyScale is what the marks of a survey mean.
const SurveyScale = "0 no, 1 little, 2 good, 3 high, - can't say"

// FewestForMean is from how many marks on a survey's mean is told: below it one person moves it by a fifth of the scale and
// more, and a figure with a decimal would say more than is known. FewestForCounts is from how many answers on the counts
// are told at all: with fewer an answer would have a name.
const (
	FewestForMean   = 5
	FewestForCounts = 3
)

// SurveyMean is the mean of the marks, exact, without those who could not say; false below FewestForMean.
func SurveyMean(h Histogram) (Frac, bool) {
	if h.Marks() < FewestForMean {
		return Frac{}, false
	}
	return h.Mean()
}

// ResponseRate is answers over those who were asked; false when nobody knows how many were, or when more answered.
func ResponseRate(answers, asked int) (Frac, bool) {
	if asked <= 0 || answers > asked {
		return Frac{}, false
	}
	return NewFrac(int64(answers), int64(asked)), true
}

// ParseSurveyMark reads a mark as people write it and as form tools do: 0 to 3, the word, or both ("3 - high"); "can't
// say" in its forms. An empty answer is none, and ok is true for it.
func ParseSurveyMark(cell string) (m Mark, given, ok bool) {
	typed := strings.ToLower(strings.TrimSpace(cell))
	switch typed {
	case "":
		return 0, false, true
	case "-", "–", "—", "n/a", "na", "?", "x":
		return CantSay, true, true
	}
	for _, words := range []string{"can't", "can’t", "cannot", "can not", "cant ", "don't know", "don’t know", "no opinion", "not sure"} {
		if strings.HasPrefix(typed, words) {
			return CantSay, true, true
		}
	}
	digits := strings.TrimSuffix(typed, ".0")
	if len(digits) > 0 && digits[0] >= '0' && digits[0] <= '3' && (len(digits) == 1 || !strings.ContainsAny(digits[1:2], "0123456789.,/")) {
		return Mark(digits[0] - '0'), true, true
	}
	for m, word := range []string{"no", "little", "good", "high"} {
		if typed == word {
			return Mark(m), true, true
		}
	}
	return 0, false, false
}
