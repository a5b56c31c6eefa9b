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
