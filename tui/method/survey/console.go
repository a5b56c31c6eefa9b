package survey

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/screen"
	"serendip/tui/taking"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// What can be done to a survey, by the ids of a choice.
const (
	choiceOpen  = "open"
	choiceAsked = "asked"
	choiceCount = "count"
	choiceTake  = "take"
	choiceRead  = "read"
	choiceWall  = "wall"
	choiceDrop  = "drop"
)

// Ask opens what can be done with the survey now, under how far it is. The reader brings answers from files; nil for none.
func Ask(env screen.Env, f session.ConsoleFace, r taking.AnswerReader) tea.Cmd {
	return screen.Open(dialog.Pick(env, "survey of the shortlist", stands(f.Survey), choices(f, r != nil), func(id string) tea.Cmd {
		switch id {
		case choiceOpen:
			return screen.Send(session.OpenSurvey{Session: f.Session})
		case choiceTake:
			return taking.Answers(env, r, f.Session, false, screen.Send)
		case choiceAsked:
			return askHowMany(env, f)
		case choiceCount:
			return screen.Open(dialog.Confirm(env, "count the answers", widget.Confirm{
				Question: "Count " + desk.Plural(f.Survey.Answers, "answer", "answers") + " for good?", Yes: "count them",
				Will: []string{"The answers themselves are gone then, so that none can be linked to anybody.", "What comes later needs a new survey. This cannot be undone."},
			}, screen.Send(session.CountSurvey{Session: f.Session})))
		case choiceRead:
			return screen.Open(dialog.Show(env, "survey of the shortlist", Lines(f.Survey)))
		case choiceWall:
			return screen.Send(session.TurnWall{Session: f.Session, View: model.ViewSurvey})
		case choiceDrop:
			return screen.Open(dialog.Confirm(env, "drop the survey", widget.Confirm{
				Question: "Drop the survey with " + desk.Plural(f.Survey.Answers, "answer", "answers") + "?", Yes: "drop it",
				Will: []string{"Nothing of it counts. This cannot be undone."},
			}, screen.Send(session.DropSurvey{Session: f.Session})))
		}
		return nil
	}))
}

// stands is how far a survey is, in a sentence.
func stands(s *session.SurveyFace) string {
	switch {
	case s == nil:
		return "Ask people who were not there about priority and demonstrable value. `serendip survey` writes the mail."
	case s.Open:
		return "Open, about " + desk.Plural(len(s.Cases), "use case", "use cases") + ". " + s.Response() + "."
	}
	return s.Title + ": " + s.Response() + "."
}

func choices(f session.ConsoleFace, takes bool) []dialog.Choice {
	s := f.Survey
	var out []dialog.Choice
	add := func(when bool, id, name string) {
		if when {
			out = append(out, dialog.Choice{ID: id, Name: name})
		}
	}
	open, counted := s != nil && s.Open, s != nil && !s.Open
	add(counted, choiceRead, "Read what they said")
	add(counted, choiceWall, "Show it on the wall")
	add(open, choiceCount, "Count the answers")
	add(open && takes, choiceTake, "Bring answers from a file")
	add(open, choiceAsked, "Say how many people were asked")
	add(!open, choiceOpen, "Ask about the shortlist as it is now")
	add(open && s.Answers == 0, choiceOpen, "Take the shortlist as it is now")
	add(open, choiceDrop, "Drop the survey")
	return out
}

func askHowMany(env screen.Env, f session.ConsoleFace) tea.Cmd {
	value := ""
	if f.Survey.Asked > 0 {
		value = fmt.Sprint(f.Survey.Asked)
	}
	return screen.Open(dialog.Form(env, "how many were asked?", []string{"From this the response rate is told."}, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		n, ok := desk.Number(v["asked"])
		if !ok {
			return nil, dialog.Refusal{Field: "asked", Sentence: "Write a whole number of people, such as 40."}
		}
		return screen.Send(session.OpenSurvey{Session: f.Session, Asked: n}), dialog.Refusal{}
	}, widget.Field{ID: "asked", Label: "People", Value: value, Example: "40", Must: true}))
}

// Lines draws what was counted, for reading; how far it is before.
func Lines(s *session.SurveyFace) func(w int, t theme.Theme) []string {
	return func(w int, t theme.Theme) []string {
		if s == nil {
			return nil
		}
		w = min(w, 96)
		out := widget.Styled(widget.Wrap(s.Response()+".", w, 0), t.Strong)
		if words := s.Caution(); words != "" {
			out = append(out, widget.Styled(widget.Wrap(words, w, 0), t.Warn)...)
		}
		for _, c := range s.Cases {
			out = append(out, "", t.Text.Render(widget.Cut(fmt.Sprintf("%4d  %s", c.Case.Number, c.Case.Title), w)))
			if !s.Told() {
				continue
			}
			for _, q := range model.SurveyQuestions() {
				out = append(out, "      "+t.Dim.Render(widget.PadRight(q.String(), 20))+t.Text.Render(widget.Cut(session.Figure(c.Counts[q]), max(w-26, 8))))
			}
		}
		return append(out, "", t.Dim.Render(widget.Cut(strings.ReplaceAll(model.SurveyScale, ", ", "   "), w)))
	}
}
