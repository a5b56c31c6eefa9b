package exports

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
)

// Verification is what came of asking the front line about a claim.
type Verification struct {
	Status  string    `json:"status"`          // what was found then
	Stale   bool      `json:"stale,omitempty"` // the claim has changed since, and is a mere claim again
	By      string    `json:"by"`
	With    string    `json:"with"`
	At      time.Time `json:"at"`
	Note    string    `json:"note"`
	Answers []Answer  `json:"answers"`
}

// Answer is an answer to one of the telephone questions; "" when it was not given.
type Answer struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
}

// Value is what the claims that the room could see come to, with what that is reckoned with.
type Value struct {
	WorkingDays int          `json:"working_days"`
	HourCents   int64        `json:"hour_cents,omitempty"`
	Currency    string       `json:"currency,omitempty"`
	ByStatus    []ClaimHours `json:"by_status"`
	Formula     string       `json:"formula"`
	Verified    string       `json:"verified"`
	Confirmed   *Exact       `json:"confirmed_worth,omitempty"`
	Money       string       `json:"money,omitempty"`
	OnWall      bool         `json:"money_on_wall,omitempty"` // the room may read it too
}

// ClaimHours is the claims of one status and what they add up to.
type ClaimHours struct {
	Status     string `json:"status"`
	Claims     int    `json:"claims"`
	HoursAYear *Exact `json:"hours_a_year"`
}

func (d *drawing) verification(c *session.UseCase) *Verification {
	if c.Claim == nil {
		return nil
	}
	_, stale := c.Claim.For(c.Minutes, c.Others)
	out := &Verification{Status: c.Claim.Status.String(), Stale: stale, By: d.name(c.Claim.By), With: d.name(c.Claim.With), At: at(c.Claim.At),
		Note: d.state.Words(c.Claim.Note), Answers: []Answer{}}
	for q, question := range model.TelephoneQuestions() {
		out.Answers = append(out.Answers, Answer{question, d.state.Words(c.Claim.Answers[q])})
	}
	return out
}

// valueOf adds up what is shown of the use cases; nil when nothing was claimed.
func valueOf(terms model.Terms, cases []UseCase) (*Value, model.ClaimTotal) {
	var claims []model.Claim
	for _, u := range cases {
		if u.Shown() && u.Minutes > 0 {
			status, _ := model.ParseClaimStatus(u.Claim) // "" is none, and adds as a mere claim
			claims = append(claims, model.Claim{Minutes: u.Minutes, Others: u.Others, Same: u.SameInAll, Status: status})
		}
	}
	total := model.AddUp(terms, claims)
	if !total.Any() {
		return nil, total
	}
	out := &Value{WorkingDays: terms.WorkingDays(), HourCents: terms.Hour, Currency: terms.Currency, Formula: total.Sum(), Verified: total.Verified(), Money: total.Money(), OnWall: terms.OnWall}
	for _, s := range model.ClaimStatuses() {
		out.ByStatus = append(out.ByStatus, ClaimHours{s.String(), total.Count[s], exactly(total.Hours[s])})
	}
	if out.Money != "" {
		out.Confirmed = exactly(total.Worth())
	}
	return out, total
}

// claimColumns is how many columns claimHeader has.
const claimColumns = 5 + model.CallQuestions

// claimHeader and claimCells are the part of the table of use cases that tells of verification.
func claimHeader() []string {
	header := []string{"Claim", "Asked by", "Asked of", "Asked at", "Note on the claim"}
	for _, question := range model.TelephoneQuestions() {
		header = append(header, question)
	}
	return header
}

func claimCells(row []cell, u UseCase) []cell {
	row = append(row, make([]cell, claimColumns)...)
	out := row[len(row)-claimColumns:]
	out[0] = plain(u.Claim)
	if v := u.Verification; v != nil {
		out[1], out[2], out[3], out[4] = words(v.By), words(v.With), moment(v.At), words(v.Note)
		for i, a := range v.Answers[:min(len(v.Answers), len(out)-5)] {
			out[5+i] = words(a.Answer)
		}
	}
	return row
}

// hours lists the claims with their formulas, and what they come to. Whoever was asked is not named here.
func (m *recap) hours() {
	if !slices.ContainsFunc(m.UseCases, func(u UseCase) bool { return u.Shown() && u.Hours != nil }) {
		return
	}
	m.heading("Hours claimed")
	for _, u := range m.UseCases {
		if u.Shown() && u.Hours != nil {
			status, _ := model.ParseClaimStatus(u.Claim)
			m.line("- #%d %s: %s (%s)", u.Number, inline(u.Title), u.Hours.Formula, status.Words())
			m.verified(u.Verification)
		}
	}
	if v := m.Recap.Value; v != nil {
		m.line("\nTogether %s. Of that: %s. A claim is what somebody said, not a measurement.", v.Formula, v.Verified)
		if v.Money != "" && v.OnWall {
			m.line("\n%s.", v.Money)
		}
	}
}

// verified tells when somebody asked an end user, and what that person said, without a name that was not agreed to.
func (m *recap) verified(v *Verification) {
	if v == nil || v.Stale {
		return
	}
	asked := "asked on " + v.At.In(m.report.start().Location()).Format("2 January 2006")
	if m.consent[v.By] {
		asked += " by " + inline(v.By)
	}
	if m.consent[v.With] {
		asked += ": " + inline(v.With)
	}
	m.line("  - %s", asked)
	for _, a := range v.Answers {
		if a.Answer != "" {
			m.line("  - %s %s", inline(a.Question), inline(a.Answer))
		}
	}
}

// writeCalls writes the sheet by which end users are telephoned: each claim to call about, with people who can be asked,
// and lines to fill in. It names people whatever they agreed to, so it leaves only when it is asked for.
func writeCalls(w io.Writer, r Report) error {
	m := newRecap(w, r)
	m.line("# Calls: %s, %s\n", starting(r.Content.Session.Title), ending(inline(r.Content.Programme.Name)))
	m.line("Ask for permission first. Call end users: those who do the work, not those who lead it. The figures are claims; the call says whether they hold.\n")
	m.line("Afterwards: `serendip claim SESSION NUMBER confirmed --by NAME --with NAME --note ...`, or checked, or refuted.")
	people := make(map[string]Person)
	for _, p := range r.Content.People {
		people[p.Name] = p
	}
	calls := 0
	for _, u := range r.Content.UseCases {
		if u.Withdrawn || u.MergedInto > 0 || u.Hours == nil {
			continue
		}
		calls++
		m.call(u, people)
	}
	if calls == 0 {
		m.line("\nNobody has claimed minutes yet, so there is nobody to call.")
	}
	m.foot()
	return m.Flush()
}

// blank is a line to fill in by hand.
const blank = "______________________________________________________________"

func (m *recap) call(u UseCase, people map[string]Person) {
	status, _ := model.ParseClaimStatus(u.Claim)
	m.heading(fmt.Sprintf("#%d %s", u.Number, inline(u.Title)))
	m.line("Claim, %s: %s.\n", status.Words(), u.Hours.Formula)
	if v := u.Verification; v != nil {
		m.line("Asked before: %s%s%s. %s\n", v.Status, named2(" with ", v.With), named2(" by ", v.By), inline(v.Note))
	}
	m.line("Who can be called:\n")
	for _, who := range callable(u) {
		m.line("- [ ] %s", contact(who, people[who]))
	}
	m.line("- [ ] somebody else who does this work: ____________________\n")
	for i, question := range model.TelephoneQuestions() {
		m.line("%d. %s\n\n   %s\n", i+1, question, answerOr(u.Verification, i))
	}
	m.line("Called on ____________ by ____________ with ____________\n\n[ ] confirmed   [ ] refuted   [ ] checked, undecided\n\nNote: %s", blank)
}

// named2 is a name behind a word, or nothing.
func named2(before, name string) string {
	if name == "" {
		return ""
	}
	return before + inline(name)
}

func answerOr(v *Verification, i int) string {
	if v == nil || i >= len(v.Answers) || v.Answers[i].Answer == "" {
		return blank
	}
	return starting(v.Answers[i].Answer)
}

// callable are those who said the same, and last the one who claimed it: it is better to ask others.
func callable(u UseCase) []string {
	var out []string
	for _, who := range append(slices.Clone(u.Same), u.Author) {
		if who != "" && !slices.Contains(out, who) {
			out = append(out, who)
		}
	}
	return out
}

// contact is a person with what is known of how to reach them, as Markdown.
func contact(name string, p Person) string { return inline(reachedAt(name, p)) }

// reachedAt is a person with what is known of how to reach them: addresses and numbers only where contacts leave.
func reachedAt(name string, p Person) string {
	parts := filled(name, p.Role, p.Organisation)
	if p.Email != nil {
		parts = append(parts, filled(*p.Email)...)
	}
	for _, f := range p.Extra {
		if phoneLike(f.Name) && f.Value != "" {
			parts = append(parts, f.Name+" "+f.Value)
		}
	}
	return strings.Join(parts, ", ")
}
