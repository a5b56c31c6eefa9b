package letters

import (
	"fmt"
	"time"

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

// What can be done with the survey, by the ids of a choice.
const (
	choiceOpen   = "open"
	choiceChange = "change"
	choiceCount  = "count"
	choiceTake   = "take"
	choiceDrop   = "drop"
)

// askSurvey opens what can be done with the survey after the session: open it until a day, count it, read it.
func (p Plan) askSurvey() tea.Cmd {
	a := p.of.after
	if a == nil {
		return p.askUntil("open the survey: how was it?", time.Time{}, "", func(until time.Time, asked int) session.Intent {
			return session.OpenAfter{Session: p.of.session, Until: until, Asked: asked}
		})
	}
	if a.Shown {
		return screen.Open(dialog.Show(p.env, "how it was", Results(a)))
	}
	choices := []dialog.Choice{{ID: choiceChange, Name: "Open until another day, or asked of others"}}
	if p.of.leads {
		choices = append(choices, dialog.Choice{ID: choiceDrop, Name: "Drop the survey"})
	}
	if p.takes() {
		choices = append([]dialog.Choice{{ID: choiceTake, Name: "Bring answers from a file"}}, choices...)
	}
	if a.Answered > 0 && p.of.leads {
		choices = append([]dialog.Choice{{ID: choiceCount, Name: "Count the answers, and read how it was"}}, choices...)
	}
	intro := capital(survey(a, p.env.Now(), p.zone())) + "."
	return screen.Open(dialog.Pick(p.env, "how was it?", intro, choices, func(id string) tea.Cmd {
		switch id {
		case choiceTake:
			return p.takeAnswers()
		case choiceChange:
			asked := ""
			if a.Asked > 0 {
				asked = fmt.Sprint(a.Asked)
			}
			return p.askUntil("the survey", a.LastDay(p.zone()), asked, func(until time.Time, asked int) session.Intent {
				return session.ChangeAfter{Session: p.of.session, Until: until, Asked: asked}
			})
		case choiceCount:
			return screen.Open(dialog.Confirm(p.env, "count the answers", widget.Confirm{
				Question: "Count " + desk.Plural(a.Answered, "answer", "answers") + " for good?", Yes: "count them",
				Will: []string{"The answers themselves are gone then, so that none can be linked to anybody.", "No more are taken. This cannot be undone."},
			}, p.send(session.ShowAnswers{Asking: a.ID})))
		case choiceDrop:
			return screen.Open(dialog.Confirm(p.env, "drop the survey", widget.Confirm{
				Question: "Drop the survey with " + desk.Plural(a.Answered, "answer", "answers") + "?", Yes: "drop it",
				Will: []string{"Nothing of it counts. This cannot be undone."},
			}, p.send(session.DropAsking{Asking: a.ID})))
		}
		return nil
	}))
}

// takes says whether answers can be brought from a file now.
func (p Plan) takes() bool { return p.made != nil && p.of.after != nil && !p.of.after.Shown }

func (p Plan) takeAnswers() tea.Cmd {
	return taking.Answers(p.env, p.made, p.of.session, true, func(i any) tea.Cmd { return p.send(i.(session.Intent)) })
}

// zone is the session's.
func (p Plan) zone() *time.Location {
	if len(p.of.plan.Plan) > 0 {
		return p.of.plan.Plan[0].Day.Location()
	}
	return p.env.Zone
}

// askUntil asks the last day of the survey, and to how many people it goes. Empty leaves what stands.
func (p Plan) askUntil(title string, until time.Time, asked string, intent func(time.Time, int) session.Intent) tea.Cmd {
	day, usual := "", "two weeks from now"
	if !until.IsZero() {
		day, usual = until.Format(time.DateOnly), "as it is"
	}
	intro := []string{"Personal codes open it until the end of that day; answers from files are taken until they are counted."}
	return screen.Open(dialog.Form(p.env, title, intro, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		var end time.Time
		if v["until"] != "" {
			at, err := time.ParseInLocation(time.DateOnly, v["until"], p.zone())
			if err != nil {
				return nil, dialog.Refusal{Field: "until", Sentence: "Write a day as 2026-03-31."}
			}
			end = at.AddDate(0, 0, 1)
		}
		n, ok := desk.Number(v["asked"])
		if v["asked"] != "" && !ok {
			return nil, dialog.Refusal{Field: "asked", Sentence: "Write a whole number of people, such as 18."}
		}
		return p.send(intent(end, n)), dialog.Refusal{}
	},
		widget.Field{ID: "until", Label: "Open until", Value: day, Example: usual, Help: "The last day, as 2026-03-31."},
		widget.Field{ID: "asked", Label: "Asked", Value: asked, Example: "all who were there", Help: "To how many people it goes: from this the response rate is told."}))
}

// Results draws how it was, once the answers are counted.
func Results(a *session.AfterFace) func(w int, t theme.Theme) []string {
	return func(w int, t theme.Theme) []string {
		w = min(w, 96)
		out := widget.Styled(widget.Wrap(a.Response()+". "+a.Caution(), w, 0), t.Dim)
		for n, q := range a.Questions {
			out = append(out, "")
			out = append(out, widget.Styled(widget.Wrap(fmt.Sprintf("%d. %s", n+1, q.Text), w, 3), t.Strong)...)
			out = append(out, "   "+t.Text.Render(widget.Cut(q.Result, w-3)))
			for cell, people := range q.Counts {
				if q.Kind == model.AskChoice {
					out = append(out, "   "+t.Text.Render(widget.Cut(fmt.Sprintf("%s: %d", q.Named(cell), people), w-3)))
				}
			}
			for _, words := range q.Words {
				out = append(out, widget.Styled(widget.Wrap("   - "+words, w, 5), t.Text)...)
			}
		}
		return out
	}
}
