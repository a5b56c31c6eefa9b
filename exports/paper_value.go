package exports

import (
	"fmt"

	"serendip/model"
)

// worth tells the claims with their assumptions beside each figure, and what they come to.
func (t *teller) worth() {
	g := &grid{Caption: t.say("Hours claimed, with their assumptions"), Header: t.header("use case", "assumption", "hours a year", "evidence"), Numbers: []bool{false, false, true}}
	told := piece{Heading: t.say("What end users said")}
	for _, u := range t.UseCases {
		if u.Shown() && u.Hours != nil {
			status, _ := model.ParseClaimStatus(u.Claim)
			told.Facts = append(told.Facts, t.askedOf(u)...)
			g.Rows = append(g.Rows, []string{name(u.Number, u.Title), t.say("%d min x %s people x %d days", u.Minutes, t.whole(u.Hours.People), u.Hours.WorkingDays),
				t.number(rounded(u.Hours.HoursAYear.Text)), t.say(status.Words())})
		}
	}
	if len(g.Rows) == 0 {
		return
	}
	parts := []piece{{Table: g}}
	if v := t.Recap.Value; v != nil {
		p := piece{}
		for _, s := range v.ByStatus {
			if s.Claims > 0 {
				p.Facts = append(p.Facts, fact{t.say(s.Status), t.hoursIn(s)})
			}
		}
		if v.Confirmed != nil {
			p.Facts = append(p.Facts, fact{t.say("in money"), t.say("about %s %s a year: only what is confirmed, at %s %s an hour", t.number(rounded(v.Confirmed.Text)), v.Currency, t.number(cents(v.HourCents)), v.Currency)})
		}
		parts = append(parts, p)
	}
	if len(told.Facts) > 0 {
		parts = append(parts, told)
	}
	t.section("value", t.say("Value, and what it rests on"), t.say("A claim is what somebody said, not a measurement. What was refuted does not count."), parts...)
}

// askedOf is when an end user was asked about a claim, and what they said, without a name that was not agreed to.
func (t *teller) askedOf(u UseCase) []fact {
	v := u.Verification
	if v == nil || v.Stale {
		return nil
	}
	words := []string{t.say("asked on %s", t.date(v.At.In(t.report.start().Location())))}
	if t.consent[v.By] {
		words = append(words, t.say("by %s", v.By))
	}
	if t.consent[v.With] {
		words = append(words, t.say("with %s", v.With))
	}
	said := t.listing(words...)
	for _, a := range v.Answers {
		if a.Answer != "" {
			said += t.say("; ") + t.say(a.Question) + " " + t.say("“%s”", a.Answer)
		}
	}
	return []fact{{name(u.Number, u.Title), said}}
}

// hoursIn is what the claims of one status come to.
func (t *teller) hoursIn(c ClaimHours) string {
	hours := t.number(rounded(c.HoursAYear.Text))
	if c.Claims == 1 {
		return t.say("%s hours a year in 1 use case", hours)
	}
	return t.say("%s hours a year in %d use cases", hours, c.Claims)
}

func cents(n int64) string { return fmt.Sprintf("%d.%02d", n/100, n%100) }
