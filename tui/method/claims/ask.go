package claims

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// ask keeps what came of asking an end user. What was kept before stands in the fields.
func (l List) ask(c session.ClaimFace, status model.ClaimStatus) tea.Cmd {
	if status == model.ClaimMade {
		status = model.ClaimChecked
	}
	var options []string
	for _, s := range model.ClaimStatuses() {
		options = append(options, s.String())
	}
	fields := []widget.Field{
		{ID: "status", Label: "The claim is", Options: options, Value: status.String()},
		{ID: "with", Label: "Asked of", Value: c.With, Example: "Ben Ade, who does the work"},
		{ID: "by", Label: "Asked by", Value: c.By, Example: "Kit"},
	}
	for q, question := range model.TelephoneQuestions() {
		fields = append(fields, widget.Field{ID: answerID(q), Label: question, Value: c.Answers[q]})
	}
	fields = append(fields, widget.Field{ID: "note", Label: "Note", Value: c.Note})
	return screen.Open(dialog.Form(l.Env, "ask the front line", []string{desk.Name(c.Case), c.Case.Hours}, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		status, err := model.ParseClaimStatus(v["status"])
		if err != nil {
			return nil, dialog.Refusal{Field: "status", Sentence: err.Error()}
		}
		if status == model.ClaimMade {
			return screen.Send(session.VerifyClaim{Case: c.Case.ID}), dialog.Refusal{}
		}
		out := session.VerifyClaim{Case: c.Case.ID, Status: status, By: v["by"], With: v["with"], Note: v["note"]}
		for q := range out.Answers {
			out.Answers[q] = v[answerID(q)]
		}
		return screen.Send(out), dialog.Refusal{}
	}, fields...))
}

func answerID(q int) string { return "answer " + strconv.Itoa(q) }

// AskValue asks with what value is reckoned.
func AskValue(env screen.Env, f session.ConsoleFace) tea.Cmd {
	terms := f.Value.Terms
	hour, currency, _ := strings.Cut(terms.Price(), " ")
	const off, on = "never on the wall", "may stand on wall and seats"
	place := off
	if terms.OnWall {
		place = on
	}
	intro := []string{"Hours are minutes x people x working days / 60. Money is only ever shown for confirmed claims."}
	return screen.Open(dialog.Form(env, "what value is reckoned with", intro, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		days, ok := desk.Number(v["days"])
		if !ok || days > model.MostDays {
			return nil, dialog.Refusal{Field: "days", Sentence: "Write whole days a year, such as 220."}
		}
		if strings.TrimSpace(v["hour"]) != "" {
			if _, err := model.ParseMoney(v["hour"]); err != nil {
				return nil, dialog.Refusal{Field: "hour", Sentence: "Write an amount, such as 35 or 35.50; leave it empty for none."}
			}
			if _, err := model.ParseCurrency(v["currency"]); err != nil {
				return nil, dialog.Refusal{Field: "currency", Sentence: "Write the currency's three letters, such as EUR."}
			}
		}
		return screen.Send(session.SetValue{Days: days, Hour: v["hour"], Currency: v["currency"], OnWall: v["wall"] == on, Session: f.Session}), dialog.Refusal{}
	},
		widget.Field{ID: "days", Label: "Working days a year", Value: strconv.Itoa(terms.WorkingDays()), Must: true},
		widget.Field{ID: "hour", Label: "Value of an hour", Value: hour, Example: "35.50, or nothing"},
		widget.Field{ID: "currency", Label: "Currency", Value: currency, Example: "EUR"},
		widget.Field{ID: "wall", Label: "Money", Options: []string{off, on}, Value: place}))
}
