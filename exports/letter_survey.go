package exports

import (
	"fmt"
	"strings"

	"serendip/model"
	"serendip/session"
)

// surveyQuestions are the questions with how each is answered, to be filled in within a reply.
func surveyQuestions(a *session.AfterFace) string {
	var out []string
	for n, q := range a.Questions {
		line := fmt.Sprintf("%d. %s", n+1, q.Text)
		if how := answerHow(q.Question); how != "" {
			line += " (" + how + ")"
		}
		out = append(out, line+"\n   >")
	}
	return strings.Join(out, "\n\n")
}

// answerHow is how a question is answered, in words; "" for one's own words.
func answerHow(q model.Question) string {
	switch q.Kind {
	case model.AskNPS:
		return "0 not at all to 10 certainly"
	case model.AskScale:
		var all []string
		for n := range q.Cells() {
			all = append(all, q.Named(n))
		}
		return strings.Join(all, ", ")
	case model.AskChoice:
		return strings.Join(q.Options, " / ")
	case model.AskText:
	}
	return ""
}

// surveyResults are the answers once they are counted, with the rule by which figures are told.
func surveyResults(a *session.AfterFace) string {
	if !a.Shown {
		return ""
	}
	var out []string
	for n, q := range a.Questions {
		lines := []string{fmt.Sprintf("%d. %s", n+1, q.Text), "   " + strings.Replace(q.Result, "NPS", "net promoter score", 1)}
		for cell, people := range q.Counts {
			if q.Kind == model.AskChoice {
				lines = append(lines, fmt.Sprintf("   %s: %d", q.Cell(cell), people))
			}
		}
		for _, words := range gathered(q.Words) {
			lines = append(lines, "   - "+words)
		}
		out = append(out, strings.Join(lines, "\n"))
	}
	return strings.Join(append(out, a.Caution()), "\n\n")
}
