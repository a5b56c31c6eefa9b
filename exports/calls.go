package exports

import (
	"io"

	"serendip/model"
)

// callSheet is the sheet by which end users are telephoned, to print.
type callSheet struct {
	sheetPaper
	Verdicts []string
	Calls    []callRow
}

// callRow is one claim to call about.
type callRow struct {
	Number               int
	Title, Claim, Before string
	Who                  []string
	Asks                 []fact // the three questions, with what was answered before
}

// writeCallSheet writes the calls as a page to print. It names people whatever they agreed to, so it leaves only when it is asked for.
func writeCallSheet(w io.Writer, r Report) error {
	base, t := sheetOf(r)
	p := callSheet{sheetPaper: base, Verdicts: t.header("confirmed", "refuted", "checked, undecided")}
	people := make(map[string]Person)
	for _, one := range r.Content.People {
		people[one.Name] = one
	}
	for _, u := range r.Content.UseCases {
		if u.claimed() {
			p.Calls = append(p.Calls, t.callRow(u, people))
		}
	}
	return writePage(w, "calls", p)
}

// claimed says whether somebody can be called about a use case.
func (u UseCase) claimed() bool { return !u.Withdrawn && u.MergedInto == 0 && u.Hours != nil }

func (t *teller) callRow(u UseCase, people map[string]Person) callRow {
	status, _ := model.ParseClaimStatus(u.Claim)
	row := callRow{Number: u.Number, Title: u.Title, Claim: t.say("Claim, %s: %s = %s hours a year.", t.say(status.Words()),
		t.say("%d min x %s people x %d days", u.Minutes, t.whole(u.Hours.People), u.Hours.WorkingDays), t.number(rounded(u.Hours.HoursAYear.Text)))}
	v := u.Verification
	if v != nil {
		row.Before = t.say("Asked before: %s", t.say(v.Status)) + t.facts(v.With, v.By, v.Note)
	}
	for _, who := range callable(u) {
		row.Who = append(row.Who, reachedAt(who, people[who]))
	}
	for i, question := range model.TelephoneQuestions() {
		answer := ""
		if v != nil && i < len(v.Answers) {
			answer = v.Answers[i].Answer
		}
		row.Asks = append(row.Asks, fact{t.say(question), answer})
	}
	return row
}
