package series

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// edit answers the point, or changes the cost, under the cursor.
func (s Screen) edit() tea.Cmd {
	if c, any := s.cost(); any {
		return s.askCost(c)
	}
	it, any := s.list.Selected()
	if !any || s.meeting == nil {
		return nil
	}
	for _, v := range s.meeting.Venue {
		if v.Point.Key() == it.ID {
			return s.askVenue(v)
		}
	}
	return nil
}

func (s Screen) askVenue(v session.VenueFace) tea.Cmd {
	answers := []string{"not asked", "yes", "no", "unknown"}
	return screen.Open(dialog.Form(s.env, "venue: "+v.Point.Key(), []string{v.Point.Ask()}, func(got dialog.Values) (tea.Cmd, dialog.Refusal) {
		i := session.CheckVenue{Session: s.of, Point: v.Point, Note: got["note"]}
		for n, word := range answers {
			if got["answer"] == word {
				i.Answer = model.Answer(n)
			}
		}
		return screen.Send(i), dialog.Refusal{}
	}, widget.Field{ID: "answer", Label: "Answer", Options: answers, Value: answers[v.Answer&3]},
		widget.Field{ID: "note", Label: "Note", Value: v.Note, Example: "a lift at the back", Help: "It may stay empty."}))
}

// amount reads a field of money; an empty one is none.
func amount(v dialog.Values, field string) (model.Money, dialog.Refusal) {
	if strings.TrimSpace(v[field]) == "" {
		return 0, dialog.Refusal{}
	}
	m, err := model.ParseAmount(v[field])
	if err != nil {
		return 0, dialog.Refusal{Field: field, Sentence: err.Error()}
	}
	return m, dialog.Refusal{}
}

func orNothing(m model.Money) string {
	if m == 0 {
		return ""
	}
	return m.String()
}

func (s Screen) askCost(c session.CostFace) tea.Cmd {
	return screen.Open(dialog.Form(s.env, "a cost", nil, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		i := session.SetCost{Session: s.of, Line: c.ID, Label: v["label"]}
		var no dialog.Refusal
		if i.Amount, no = amount(v, "amount"); no.Sentence == "" {
			i.Budget, no = amount(v, "budget")
		}
		if no.Sentence != "" {
			return nil, no
		}
		return screen.Send(i), dialog.Refusal{}
	}, widget.Field{ID: "label", Label: "What for", Value: c.Label, Example: "Breakfast and coffee", Must: true},
		widget.Field{ID: "amount", Label: "Amount", Value: orNothing(c.Amount), Example: "245.50"},
		widget.Field{ID: "budget", Label: "Budget", Value: orNothing(c.Budget), Example: "250", Help: "Of this line; it may stay empty."}))
}

func (s Screen) askBudget() tea.Cmd {
	own := ""
	if s.meeting != nil {
		own = orNothing(s.meeting.Budget)
	}
	return screen.Open(dialog.Form(s.env, "budget", []string{"A good morning in London costs about 700 pounds for room, breakfast and coffee."}, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		m, no := amount(v, "amount")
		if no.Sentence != "" {
			return nil, no
		}
		return screen.Send(session.SetBudget{Session: s.of, Amount: m, Currency: v["currency"]}), dialog.Refusal{}
	}, widget.Field{ID: "amount", Label: "In all", Value: own, Example: "700"},
		widget.Field{ID: "currency", Label: "Currency", Value: s.meeting.Money, Example: "GBP"}))
}

func (s Screen) askEnd() tea.Cmd {
	if s.series == nil || s.series.Here < 0 {
		return nil
	}
	start := s.series.Meetups[s.series.Here].Start
	return screen.Open(dialog.Form(s.env, "planned end", []string{Slack(*s.meeting)}, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		length, ok := session.LengthUntil(start, v["end"])
		if !ok {
			return nil, dialog.Refusal{Field: "end", Sentence: "Write a time of day such as 10:30."}
		}
		return screen.Send(session.SetLength{Session: s.of, Length: length}), dialog.Refusal{}
	}, widget.Field{ID: "end", Label: "Ends at", Value: start.Add(s.meeting.Length).Format("15:04"), Example: "10:30", Must: true, Help: "In " + zoneName(start)}))
}

func zoneName(at time.Time) string { return at.Location().String() }
