package exports

import (
	"fmt"
	"strings"

	"serendip/model"
	"serendip/session"
)

// surveyQuestions are the questions with how each is answered, to be filled in within a reply.
func (v voice) surveyQuestions(a *session.AfterFace) string {
	var out []string
	for n, q := range a.Questions {
		line := fmt.Sprintf("%d. %s", n+1, v.say(q.Text))
		if how := v.answerHow(q.Question); how != "" {
			line += " (" + how + ")"
		}
		out = append(out, line+"\n   >")
	}
	return strings.Join(out, "\n\n")
}

// answerHow is how a question is answered, in words; "" for one's own words.
func (v voice) answerHow(q model.Question) string {
	switch q.Kind {
	case model.AskNPS:
		return v.say("0 not at all to 10 certainly")
	case model.AskScale:
		var all []string
		for n := range q.Cells() {
			all = append(all, v.say(q.Named(n)))
		}
		return strings.Join(all, ", ")
	case model.AskChoice:
		return strings.Join(v.header(q.Options...), " / ")
	case model.AskText:
	}
	return ""
}

// surveyResults are the answers once they are counted, with the rule by which figures are told.
func (v voice) surveyResults(a *session.AfterFace) string {
	if !a.Shown {
		return ""
	}
	var out []string
	for n, q := range a.Questions {
		said, result := v.toldOf(q.Words, q.Result)
		lines := []string{fmt.Sprintf("%d. %s", n+1, v.say(q.Text)), "   " + strings.Replace(result, "NPS", v.say("net promoter score"), 1)}
		for cell, people := range q.Counts {
			if q.Kind == model.AskChoice {
				lines = append(lines, "   "+v.say(q.Cell(cell))+v.say(": %s", v.whole(people)))
			}
		}
		for _, words := range gathered(said) {
			lines = append(lines, "   - "+words)
		}
		out = append(out, strings.Join(lines, "\n"))
	}
	return strings.Join(append(out, v.told(a.Caution())), "\n\n")
}
