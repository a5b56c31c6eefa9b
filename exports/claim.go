package exports

import (
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
const claimColumns = 6 + model.CallQuestions

// claimHeader and claimCells are the part of the table of use cases that tells of verification.
func claimHeader() []string {
	header := []string{"Claim", "Hours that count", "Asked by", "Asked of", "Asked at", "Note on the claim"}
	for _, question := range model.TelephoneQuestions() {
		header = append(header, question)
	}
	return header
}

func claimCells(row []cell, u UseCase) []cell {
	row = append(row, make([]cell, claimColumns)...)
	out := row[len(row)-claimColumns:]
	out[0] = plain(u.Claim)
	switch {
	case u.Hours == nil:
	case u.Claim == model.ClaimRefuted.String() || !u.Shown(): // whoever adds the column up gets the total that is told
		out[1] = number(0)
	default:
		out[1] = fraction(u.Hours.HoursAYear)
	}
	if v := u.Verification; v != nil {
		out[2], out[3], out[4], out[5] = words(v.By), words(v.With), moment(v.At), words(v.Note)
		for i, a := range v.Answers[:min(len(v.Answers), len(out)-6)] {
			out[6+i] = words(a.Answer)
		}
	}
	return row
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
