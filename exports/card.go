package exports

import (
	"slices"
	"strings"
	"time"

	"serendip/exports/pptx"
	"serendip/model"
	"serendip/session"
)

// Card is the story of one use case in a picture.
type Card struct {
	Look     Look
	Customer string
	Tag      string // what kind of story it is
	Title    string
	Parts    []fact // who, the challenge, what they did
	Number   string // the result, large
	Unit     string // what the number counts
	Evidence string // how that is known: measured, or reported and not measured
	Quote    string
	Speaker  string
	Foot     string
	made     time.Time // when the state was, of which it tells
	Lang     string
	Blank    bool // a template: lines to write on where words are missing
}

// CardOf is the success card of a use case. A planned one without a measured result is refused with what is missing, for a card states its
// evidence. The error is a *session.Error.
func CardOf(r Report, number int) (Card, error) {
	i := slices.IndexFunc(r.Content.UseCases, func(u UseCase) bool { return u.Number == number })
	if i < 0 {
		return Card{}, session.Refuse(session.Missing, "there is no number %d in this session", number)
	}
	u := r.Content.UseCases[i]
	if !u.Shown() {
		return Card{}, session.Refuse(session.Conflict, "#%d is hidden, withdrawn or a part of another one; a card is for what the room could see", number)
	}
	if u.Kind == model.TopicKind.String() {
		return Card{}, session.Refuse(session.Conflict, "#%d is a topic that was talked about; a card tells what somebody does", number)
	}
	c := cardFrame(r)
	t := newTeller(r)
	c.Title = u.Title
	if err := t.result(&c, u); err != nil {
		return Card{}, err
	}
	c.Parts = t.story(u, c.Number)
	for _, said := range u.Details {
		if said.Lesson == model.Failed.Key() || said.Lesson == model.Measured.Key() { // the one is no success, the other nobody's words
			continue
		}
		if t.consent[said.Author] {
			c.Quote, c.Speaker = said.Words, t.known(said.Author)
			break
		}
		if c.Quote == "" && said.Author == "" {
			c.Quote = said.Words
		}
	}
	c.Quote = strings.TrimSpace(c.Quote)
	return c, nil
}

// TemplateCard is a card for people to fill with their own story.
func TemplateCard(r Report) Card {
	c := cardFrame(r)
	v := voiceOf(r.Look.Locale)
	c.Blank, c.Tag, c.Title = true, v.say("Our story"), v.say("What works for us")
	c.Parts = []fact{{v.say("Who"), ""}, {v.say("The challenge"), ""}, {v.say("What we did"), ""}, {v.say("In our own words"), ""}}
	c.Unit, c.Evidence = v.say("the result, in one number"), v.say("measured how, by whom, when")
	return c
}

func cardFrame(r Report) Card {
	v := voiceOf(r.Look.Locale)
	return Card{Look: r.Look, Customer: r.Look.customer(r.Content.Programme.Name), Lang: v.Lang(), made: r.Source.made(), Foot: strings.TrimSpace(r.Content.Session.Title + " · " + v.date(r.start()))}
}

// result is the number and its evidence.
func (t *teller) result(c *Card, u UseCase) error {
	planned := u.Kind == model.Planned.String()
	c.Tag = t.say("What already works")
	if planned {
		c.Tag = t.say("Success story")
	}
	if t.figure(c, u) {
		return nil
	}
	if planned {
		return session.Refuse(session.Conflict, "#%d is planned; its card still needs %s", u.Number, cardLacks(u))
	}
	who := t.say("somebody who was there")
	if a := t.author(u); t.consent[a] {
		who = a
	}
	c.Evidence = t.say("reported by %s, not measured", who)
	if u.Hours != nil {
		c.Number, c.Unit = t.number(rounded(u.Hours.HoursAYear.Text)), t.say("hours a year: %d min x %s people x %d days", u.Minutes, t.whole(u.Hours.People), u.Hours.WorkingDays)
		switch u.Claim {
		case model.ClaimConfirmed.String():
			c.Evidence += ", " + t.say("confirmed by an end user")
		case model.ClaimRefuted.String():
			c.Number, c.Unit = "", ""
		}
	}
	if c.Number == "" && u.Reach > 1 {
		c.Number, c.Unit = t.whole(u.Reach), t.say("people here do it or want it")
	} else if c.Number == "" { // nobody counted anything, and one is no number to be proud of
		c.Unit = t.say("It works here already")
	}
	return nil
}

// criteria are the success criteria on the page of a use case.
func (u UseCase) criteria() []Listed {
	if u.Page == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(u.Page.Entries), func(e Listed) bool { return e.List != model.EntryCriterion.Key() || e.Removed })
}

// figure takes the actual figure, of the promise or of a criterion, and where it was read, which stands with the criterion.
func (t *teller) figure(c *Card, u UseCase) bool {
	k, what, source := Kept{}, u.Measure, ""
	if u.Kept != nil {
		k = *u.Kept
	}
	for _, e := range u.criteria() {
		if k.Actual == "" && e.Actual != "" {
			k, what = Kept{Baseline: e.Baseline, Target: e.Target, Actual: e.Actual}, e.What
		}
		if e.Actual != "" && e.Actual == k.Actual {
			source = e.Source
			break
		}
	}
	if source == "" {
		for _, d := range u.Details {
			if d.Lesson == model.Measured.Key() {
				source = d.Words
			}
		}
	}
	if k.Actual == "" || what == "" {
		return false
	}
	c.Number, c.Unit = k.Actual, what
	facts := filled(t.led("before: %s", k.Baseline), t.led("target: %s", k.Target), orNot(t.led("source: %s", t.sourced(source)), t.say("no source given")))
	c.Evidence = t.say("measured") + t.say("; ") + t.listing(facts...)
	return true
}

// cardLacks is what a planned use case needs before it has a card: short, for it is also said in the last row of a screen.
func cardLacks(u UseCase) string {
	if u.Measure != "" || len(u.criteria()) > 0 {
		return "the actual figure of its measure"
	}
	return "a measure, and its actual figure"
}

// CardLacks is what the card of a use case could tell besides, for who makes it to fill in; it is no part of the card.
func CardLacks(r Report, number int) []string {
	c, err := CardOf(r, number)
	if err != nil {
		return nil
	}
	u := r.Content.UseCases[slices.IndexFunc(r.Content.UseCases, func(u UseCase) bool { return u.Number == number })]
	var out []string
	if u.Page == nil || u.Page.Challenge == "" {
		out = append(out, "the challenge")
	}
	if u.Summary == "" && (u.Page == nil || u.Page.Workflow == "") {
		out = append(out, "what they did")
	}
	if c.Quote == "" {
		out = append(out, "a quote")
	}
	switch v := voiceOf(c.Look.Locale); {
	case !strings.HasPrefix(c.Evidence, v.say("measured")):
		out = append(out, "a measured result")
	case strings.HasSuffix(c.Evidence, v.say("no source given")):
		out = append(out, "where the figure was read")
	}
	return out
}

// story is who, the challenge, what they did, and how many do the same where that is not the number already. What nobody wrote is left out.
func (t *teller) story(u UseCase, large string) []fact {
	who := orNot(u.Owner, "")
	if a := t.author(u); who == "" && t.consent[a] {
		who = a
	}
	challenge, did := "", u.Summary
	if u.Page != nil {
		challenge, did = u.Page.Challenge, orNot(u.Page.Workflow, did)
	}
	var out []fact
	others := ""
	if n := t.whole(u.Reach); u.Reach > 1 && n != large {
		others = n + " " + t.say("people here do it or want it")
	}
	for _, f := range []fact{{"Who", t.known(who)}, {"The challenge", challenge}, {"What they did", did}, {"How far it reaches", others}} {
		if f.Words != "" {
			out = append(out, fact{t.say(f.Name), f.Words})
		}
	}
	return out
}

// known is a name with role and organisation.
func (t *teller) known(name string) string {
	for _, p := range t.People {
		if p.Name == name && name != "" {
			return leftToRight(name, filled(p.Role, p.Organisation))
		}
	}
	return name
}

// author is who said it, or the first who said what was merged into it.
func (t *teller) author(u UseCase) string {
	for _, n := range u.Merged {
		if u.Author != "" {
			break
		}
		u.Author = t.cases[n].Author
	}
	return u.Author
}

// leftToRight is a name with what is said of it; where only the name is read from the right, the whole is not.
func leftToRight(name string, more []string) string {
	words := strings.Join(append([]string{name}, more...), ", ")
	if pptx.RightToLeft(name) && len(more) > 0 && !slices.ContainsFunc(more, pptx.RightToLeft) {
		return string(leftMark) + words
	}
	return words
}
