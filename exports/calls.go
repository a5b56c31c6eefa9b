package exports

import (
	"io"
	"strings"

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

// callsOf is the sheet of a report. It names people whatever they agreed to, so it leaves only when it is asked for.
func callsOf(r Report) callSheet {
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
	return p
}

// writeCallSheet writes the calls as a page to print.
func writeCallSheet(w io.Writer, r Report) error { return writePage(w, "calls", callsOf(r)) }

// blank is a line to fill in by hand, and gap a shorter one.
const (
	blank = "______________________________________________________________"
	gap   = "____________________"
)

// writeCalls writes the calls as text, with lines to fill in.
func writeCalls(w io.Writer, r Report) error {
	p := callsOf(r)
	m := newMarkdown(w, p.voice)
	m.line("# %s\n", ending(inline(p.say("Calls")+p.say(": %s", p.Title)+", "+p.Customer)))
	m.line("%s\n", p.say("Ask for permission first. Call end users: those who do the work, not those who lead it. The figures are claims; the call says whether they hold."))
	m.line("%s", p.say("Afterwards: %s, or checked, or refuted.", "`serendip claim SESSION NUMBER confirmed --by NAME --with NAME --note ...`"))
	for _, row := range p.Calls {
		p.call(m, row)
	}
	if len(p.Calls) == 0 {
		m.line("\n%s", p.say("Nobody has claimed minutes yet, so there is nobody to call."))
	}
	m.line("\n---\n\n%s", inline(p.Foot))
	return m.Flush()
}

func (p callSheet) call(m *markdown, row callRow) {
	m.heading(inline(name(row.Number, row.Title)))
	m.line("%s\n", inline(row.Claim))
	if row.Before != "" {
		m.line("%s\n", inline(row.Before))
	}
	m.line("%s\n", p.say("Who can be called:"))
	for _, who := range row.Who {
		m.line("- [ ] %s", inline(who))
	}
	m.line("- [ ] %s %s\n", p.say("somebody else who does this work"), gap)
	for i, ask := range row.Asks {
		m.line("%d. %s\n\n   %s\n", i+1, ask.Name, orNot(starting(ask.Words), blank))
	}
	m.line("%s%s\n\n[ ] %s\n\n%s", p.say("Called on, by, with"), p.say(": %s", gap), strings.Join(p.Verdicts, "   [ ] "), p.say("Note")+p.say(": %s", blank))
}

// claimed says whether somebody can be called about a use case.
func (u UseCase) claimed() bool { return !u.Withdrawn && u.MergedInto == 0 && u.Hours != nil }

// standing is how far a claim was checked: what is only claimed was not yet.
func (t *teller) standing(status model.ClaimStatus) string {
	if status == model.ClaimMade {
		return t.say("not checked yet")
	}
	return t.say(status.Words())
}

func (t *teller) callRow(u UseCase, people map[string]Person) callRow {
	status, _ := model.ParseClaimStatus(u.Claim)
	row := callRow{Number: u.Number, Title: u.Title, Claim: t.say("Claim, %s: %s = %s hours a year.", t.standing(status),
		t.say("%d min x %s people x %d days", u.Minutes, t.whole(u.Hours.People), u.Hours.WorkingDays), t.number(rounded(u.Hours.HoursAYear.Text)))}
	v := u.Verification
	if v != nil {
		row.Before = t.say("Asked before: %s", t.say(v.Status)) + t.facts(t.led("with %s", v.With), t.led("by %s", v.By), v.Note)
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
