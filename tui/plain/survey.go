package plain

import (
	"fmt"
	"strings"

	"serendip/model"
	"serendip/session"
)

// survey tells what is asked after a session and of its shortlist, or keeps one's marks for a use case of it.
func (s seat) survey(args []string) (answer, error) {
	f := s.face()
	switch {
	case len(args) == 0 && f.After != nil:
		return answer{afterwards(f), surveyData(f)}, nil
	case len(args) == 0:
		return answer{Survey(f), surveyData(f)}, nil
	case f.After != nil && (f.Survey == nil || !f.Survey.Open):
		return answer{}, session.Refuse(session.Conflict, "no survey of a shortlist is open; what is asked now takes: answer NUMBER YOURS")
	case len(args) != 1+model.SurveyQuestionCount:
		return answer{}, wrongWords{}
	case f.Survey == nil || !f.Survey.Open:
		return answer{}, session.Refuse(session.Conflict, "no survey is open")
	}
	for _, one := range f.MySurvey {
		if fmt.Sprint(one.Case.Number) != strings.TrimPrefix(args[0], "#") {
			continue
		}
		return s.answerSurvey(f, one, args[1:])
	}
	return answer{}, session.Refuse(session.Missing, "there is no number %s in this survey; survey tells those there are", args[0])
}

const afterwardsAsks = "How was it? A few questions; nobody sees who answered what."

// afterwards is the survey after a session, and that of the shortlist beside it where that is open.
func afterwards(f session.SeatFace) []string {
	lines := append([]string{afterwardsAsks}, Questions(f)...)
	if f.Survey != nil && f.Survey.Open {
		lines = append(append(lines, "And about the shortlist:"), Survey(f)...)
	}
	return lines
}

func (s seat) answerSurvey(f session.SeatFace, one session.SurveySeat, words []string) (answer, error) {
	var marks []model.Mark
	for _, word := range words {
		m, err := model.ParseMark(word)
		if err != nil {
			return answer{}, session.Refuse(session.Invalid, "%v", err)
		}
		marks = append(marks, m)
	}
	for q, m := range marks {
		i := session.AnswerSurvey{Survey: f.Survey.ID, Case: one.Case.ID, Question: model.SurveyQuestion(q), Mark: m}
		if _, err := s.room.Do(s.ctx, i); err != nil {
			return answer{}, err
		}
	}
	said := fmt.Sprintf("%d is kept: priority %s, value %s. No name is kept with it.", one.Case.Number, marks[0], marks[1])
	return answer{[]string{said}, map[string]any{"done": said, "number": one.Case.Number}}, nil
}

// Survey is the survey in sentences: what is asked, with one's own marks, or what was counted.
func Survey(f session.SeatFace) []string {
	x := f.Survey
	switch {
	case x == nil:
		return []string{"Nothing is asked about the shortlist, and nothing was counted."}
	case x.Open:
		lines := []string{"Two questions about each use case of the shortlist.", "Priority: " + model.SurveyPriority.Ask(), "Value: " + model.SurveyValue.Ask(),
			"Answer with: survey NUMBER PRIORITY VALUE. Marks are " + model.SurveyScale + "."}
		for _, one := range f.MySurvey {
			line := fmt.Sprintf("%d. %s.", one.Case.Number, one.Case.Title)
			for _, q := range model.SurveyQuestions() {
				if word := markWord(one.Marks[q]); word != "" {
					line += fmt.Sprintf(" Your %s: %s.", q.Key(), word)
				}
			}
			lines = append(lines, line)
		}
		return lines
	}
	lines := []string{x.Response() + "."}
	if words := x.Caution(); words != "" {
		lines = append(lines, words)
	}
	for _, c := range x.Cases {
		line := fmt.Sprintf("%d. %s.", c.Case.Number, c.Case.Title)
		if x.Told() {
			for _, q := range model.SurveyQuestions() {
				line += fmt.Sprintf(" %s %s.", sentenceWord(q.Key()), session.Figure(c.Counts[q]))
			}
		}
		lines = append(lines, line)
	}
	return lines
}

func sentenceWord(word string) string { return strings.TrimSuffix(sentence(word), ".") + ":" }

func surveyData(f session.SeatFace) map[string]any {
	switch {
	case f.After != nil && f.Survey == nil:
		return map[string]any{"open": true, "said": afterwards(f)}
	case f.Survey == nil:
		return map[string]any{"open": false}
	}
	mine := make([]map[string]any, 0, len(f.MySurvey))
	for _, one := range f.MySurvey {
		mine = append(mine, map[string]any{"number": one.Case.Number, "title": one.Case.Title,
			"priority": markWord(one.Marks[model.SurveyPriority]), "value": markWord(one.Marks[model.SurveyValue])})
	}
	return map[string]any{"open": f.Survey.Open, "answers": f.Survey.Answers, "response": f.Survey.Response(), "mine": mine, "said": Survey(f)}
}
