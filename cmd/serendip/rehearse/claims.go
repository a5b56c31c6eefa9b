package rehearse

import (
	"cmp"
	"context"
	"slices"
	"time"

	"serendip/model"
	"serendip/session"
)

// endUsers are telephoned: they do the work, and were not there.
func endUsers() []string {
	return []string{"Ben Ade", "Ines Faro", "Tom Baker", "Uma Lind", "Paul Weiss"}
}

// calls are what they said: whether it saves the time, what hurts more, and a quick win.
func calls() [][model.CallQuestions]string {
	return [][model.CallQuestions]string{
		{"Yes, every single shift", "The radio that nobody answers", "A list of the bays, at the gate"},
		{"Rather half of it", "Waiting for the papers", "One number to call"},
		{"Not for us: we stopped doing that", "The forklift that is always elsewhere", "A second charger"},
	}
}

// verify telephones end users about the largest claims: some hold, some do not, some stay open.
func (h *host) verify(ctx context.Context) error {
	value := session.SetValue{Hour: "38.50", Currency: "EUR"}
	if h.now().Kind == model.Meetup { // which is in London
		value = session.SetValue{Hour: "33.50", Currency: "GBP"}
	}
	if err := h.do(ctx, value); err != nil {
		return err
	}
	claims := h.Live.Snapshot().ForConsole(h.Session, facilitator().Person).Claims
	slices.SortFunc(claims, func(a, b session.ClaimFace) int {
		return cmp.Or(cmp.Compare(b.Case.Minutes, a.Case.Minutes), cmp.Compare(a.Case.Title, b.Case.Title))
	})
	statuses := []model.ClaimStatus{model.ClaimConfirmed, model.ClaimRefuted, model.ClaimChecked, model.ClaimConfirmed}
	for i, c := range claims[:min(len(statuses), len(claims))] {
		said := map[model.ClaimStatus]int{model.ClaimConfirmed: 0, model.ClaimChecked: 1, model.ClaimRefuted: 2}[statuses[i]]
		if err := h.do(ctx, session.VerifyClaim{Case: c.Case.ID, Status: statuses[i], By: "Kit Moss", With: pick(h.mind, endUsers(), "end user", c.Case.Title),
			Answers: calls()[said]}); err != nil {
			return err
		}
	}
	return nil
}

// askedOthers is how many get the survey of the shortlist, and answering how many of them do.
const (
	askedOthers = 40
	answering   = 13
)

// survey is two weeks of the shortlist's survey in a moment: the mail goes out, answers come in by a file, and are counted.
func (h *host) survey(ctx context.Context) error {
	if len(h.shortlist()) == 0 {
		return nil
	}
	if err := h.do(ctx, session.OpenSurvey{Session: h.Session, Asked: askedOthers}); err != nil {
		return err
	}
	surveys := h.now().Surveys
	asked := surveys[len(surveys)-1]
	var rows []session.AnswerRow
	for i := range answering {
		who := "somebody else " + string(rune('a'+i))
		row := session.AnswerRow{Key: h.Live.Snapshot().Respondent(asked.ID, model.PersonID{}, who)}
		for _, id := range asked.Cases {
			title := h.title(h.Live.Snapshot().State.UseCase(id))
			for _, q := range model.SurveyQuestions() {
				row.Marks = append(row.Marks, session.AnswerMark{Case: id, Question: q, Mark: h.mark(who, title, model.Group(q))})
			}
		}
		rows = append(rows, row)
	}
	if err := h.do(ctx, session.ImportAnswers{Session: h.Session, Rows: rows}, session.CountSurvey{Session: h.Session},
		session.TurnWall{Session: h.Session, View: model.ViewSurvey}); err != nil {
		return err
	}
	if h.Paced { // long enough to be read
		return h.Clock.Until(ctx, h.Clock.Now().Add(15*time.Minute))
	}
	return nil
}
