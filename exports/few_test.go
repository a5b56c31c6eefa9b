package exports

import (
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
)

// TestWordsOfFewAreNotPassedOn: what the wall hides as it has a name stands in no letter and no report; from three on it does.
func TestWordsOfFewAreNotPassedOn(t *testing.T) {
	for _, words := range [][]string{{"Bad coffee"}, {"Bad coffee", "More time"}, {"Bad coffee", "More time", "Bad coffee"}} {
		result := "2 answers"
		letter := voiceOf("").surveyResults(&session.AfterFace{AskingFace: &session.AskingFace{Shown: true, Questions: []session.QuestionFace{{Question: model.Question{Text: "What else?", Kind: model.AskText}, Words: words, Result: result}}}})
		report := newTeller(Report{}).answered(Question{Text: "What else?", Kind: model.AskText.String(), Words: words, Result: result})
		for name, got := range map[string]string{"letter": letter, "report": report} {
			few := len(words) < 3
			if strings.Contains(got, "coffee") == few || strings.Contains(got, "too few people to show them without naming anyone") != few {
				t.Errorf("the %s with %d answers in words: %q", name, len(words), got)
			}
		}
	}
}

// TestWhatWasMergedKeepsItsAuthor: whoever said it first is told as its author where the line it was merged into has none.
func TestWhatWasMergedKeepsItsAuthor(t *testing.T) {
	r := Report{Content: Content{UseCases: []UseCase{{Number: 1, Merged: []int{3, 4}}, {Number: 3, MergedInto: 1}, {Number: 4, Author: "Jo", MergedInto: 1}, {Number: 5, Author: "Ada", Merged: []int{4}}}}}
	teller := newTeller(r)
	for n, want := range map[int]string{1: "Jo", 3: "", 5: "Ada"} {
		if got := teller.author(teller.cases[n]); got != want {
			t.Errorf("#%d is by %q, want %q", n, got, want)
		}
	}
}
