package exports

import (
	"fmt"
	"slices"
	"strings"

	"serendip/model"
)

// shortlisted tells each revealed round: bars against the mark, the table, and a reason sheet for each use case.
func (t *teller) shortlisted() {
	var parts []piece
	for _, r := range t.Rounds {
		if r.State == "revealed" {
			parts = append(parts, t.round(r)...)
		}
	}
	if left := t.passedOver(); len(left) > 0 {
		parts = append(parts, piece{Heading: t.say("Passed, and was not selected"), List: left})
	}
	t.section("shortlist", t.say("The shortlist, with its reasons"), t.rule(t.Rule), parts...)
}

// passedOver is what passed and was not selected, where something was.
func (t *teller) passedOver() []string {
	var out []string
	for _, n := range t.Recap.Shortlisted {
		if u := t.cases[n]; len(t.Recap.Selected) > 0 && u.Shown() && !slices.Contains(t.Recap.Selected, n) {
			out = append(out, name(n, u.Title))
		}
	}
	return out
}

// rule says when a use case passes.
func (t *teller) rule(r Rule) string {
	if r.Mark == nil {
		return ""
	}
	mark := t.number(strings.TrimSuffix(r.Mark.Text, ".0"))
	if r.Scheme == "criteria" {
		return t.say("Marks go from 0 to 3 and were blind. A criterion passes at a mean of %s from %d marks up; a use case passes when %d of %d parts of all criteria pass.", mark, r.MinMarks, r.Need, r.Of)
	}
	return t.say("Marks go from 0 to 3 and were blind. A group passes at a mean of %s from %d marks up; a use case passes when %d of %d groups pass.", mark, r.MinMarks, r.Need, r.Of)
}

func (t *teller) round(r Round) []piece {
	head := piece{Heading: t.roundName(r), Text: t.scorers(r)}
	if r.Again > 0 {
		head.Text += " " + t.say("A second look at round %d.", r.Again)
	}
	if how := t.roundRule(r); how != "" {
		head.Text += " " + how
	}
	if r.Withheld != "" {
		head.Text += " " + t.say("Fewer than 3 people scored, so a mark would have a name; the marks are withheld.")
		return append([]piece{head}, t.reasons(r)...)
	}
	out := []piece{head}
	if r.Sheet == "" {
		out = append(out, piece{Bars: t.groupBars(r)}, piece{Table: t.results(r)})
	} else {
		out = append(out, piece{Table: t.weighed(r)})
	}
	return append(append(out, t.moves(r)...), t.reasons(r)...)
}

// scorers is how many scored, and how; a way in which nobody did is left out.
func (t *teller) scorers(r Round) string {
	var said []string
	switch {
	case r.Seats > 0 && r.Hands > 0:
		said = append(said, t.say("%d scored on seats, %d by hands.", r.Seats, r.Hands))
	case r.Hands > 0:
		said = append(said, t.say("%d scored by hands.", r.Hands))
	case r.Seats > 0 || r.Laptop == 0:
		said = append(said, t.say("%d scored on seats.", r.Seats))
	}
	if r.Laptop > 0 {
		said = append(said, t.say("%d on a passed laptop.", r.Laptop))
	}
	return strings.Join(said, " ")
}

// roundName is a round's heading: its number, and what was asked where that is not the three groups.
func (t *teller) roundName(r Round) string {
	name := t.say("Round %d", r.Number)
	switch r.Sheet {
	case model.MatrixSheet.Key():
		name += t.say(": %s", t.say("impact and effort"))
	case model.WeightedSheet.Key():
		name += t.say(": %s", t.say("weighted criteria"))
	}
	return name
}

// roundRule says how a round decides, where that is not the session's rule.
func (t *teller) roundRule(r Round) string {
	rule := t.Rule
	if r.Rule != nil {
		rule = *r.Rule
	}
	switch {
	case r.Sheet == model.MatrixSheet.Key():
		return t.say("Impact and effort were marked from 0 to 3, blind. From %s on they are high; quick wins and big bets pass where no other scoring decides.", t.number("1.5"))
	case r.Sheet == model.WeightedSheet.Key():
		return t.say("Each criterion was marked from 0 to 3, blind. A use case passes at a weighted mean of %s from %d marks up.", t.mean(rule.Mark), rule.MinMarks)
	case r.Rule != nil:
		return t.rule(*r.Rule)
	}
	return ""
}

// moves tell, under a second round, what moved.
func (t *teller) moves(r Round) []piece {
	p := piece{}
	for _, u := range r.UseCases {
		m := u.Moved
		if m == nil {
			continue
		}
		words := t.say("still %s", t.told(m.Now))
		if m.Changed {
			words = t.say("was: %s, is: %s", t.told(m.Was), t.told(m.Now))
		}
		for _, part := range m.Asked {
			if part.Answers > 0 {
				words += t.say("; ") + t.say("%s from %s to %s", t.say(part.Key), t.mean(part.Before), t.mean(part.After))
			}
		}
		switch m.Answers {
		case 0:
			words += t.say("; ") + t.say("nothing moved")
		case 1:
			words += t.say("; ") + t.say("at least 1 person answered otherwise")
		default:
			words += t.say("; ") + t.say("at least %d people answered otherwise", m.Answers)
		}
		p.Facts = append(p.Facts, fact{name(u.Number, u.Title), words})
	}
	switch {
	case len(p.Facts) > 0:
		p.Heading = t.say("What moved since the round before")
	case t.unmoved(r):
		p.Text = t.say("What moved since the round before is not told: in a round of this session fewer than 3 people scored, and by the difference a mark could have a name.")
	default:
		return nil
	}
	return []piece{p}
}

// unmoved says whether a round is a second look whose movement is kept back with the marks of the one before.
func (t *teller) unmoved(r Round) bool {
	return r.State == "revealed" && r.Withheld == "" && slices.ContainsFunc(t.Rounds, func(before Round) bool {
		return before.Number < r.Number && before.State == "revealed" && before.Sheet == r.Sheet &&
			slices.ContainsFunc(before.UseCases, func(was Scored) bool {
				return slices.ContainsFunc(r.UseCases, func(u Scored) bool { return u.Number == was.Number })
			})
	})
}

func (t *teller) groupBars(r Round) *bars {
	rule := t.Rule
	if r.Rule != nil {
		rule = *r.Rule
	}
	out := &bars{Caption: t.say("Means of the groups, from 0 to 3"), Mark: value(rule.Mark), MarkOf: t.say("mark %s", t.mean(rule.Mark))}
	for _, u := range r.UseCases {
		row := bar{Label: name(u.Number, u.Title)}
		for _, g := range u.Groups {
			if g.Mean != nil && g.Aimed {
				row.Values = append(row.Values, barValue{t.say(g.Key), value(g.Mean), t.mean(g.Mean), g.Passed})
			}
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// value is a mean as a length in a chart.
func value(e *Exact) float64 {
	if e == nil {
		return 0
	}
	return e.Frac.Float()
}

func (t *teller) results(r Round) *grid {
	g := &grid{Caption: t.say("Results of round %d", r.Number), Header: t.header("rank", "use case", "importance", "measurability", "feasibility", "all", "agreement", "passes"), Numbers: []bool{true, false, true, true, true, true}}
	for _, u := range r.UseCases {
		if u.Result == nil {
			continue
		}
		row := []string{t.rank(u.Result.Rank, u.Result.RankShared), name(u.Number, u.Title)}
		for _, group := range u.Groups {
			row = append(row, t.group(group))
		}
		for len(row) < 5 {
			row = append(row, "–")
		}
		g.Rows = append(g.Rows, append(row, t.mean(u.Result.Mean), t.say(u.Result.Agreement), t.goes(u)))
	}
	return g
}

func (t *teller) rank(n int, shared bool) string {
	if shared {
		return t.whole(n) + " ="
	}
	return t.whole(n)
}

func (t *teller) group(g Group) string {
	switch {
	case !g.Aimed:
		return t.say("not aimed at")
	case g.TooFew:
		return t.mean(g.Mean) + " " + t.say("too few")
	case g.Passed:
		return t.mean(g.Mean) + " ✓"
	}
	return t.mean(g.Mean)
}

func (t *teller) goes(u Scored) string {
	if u.Outcome == nil {
		return ""
	}
	out := t.yes(u.Outcome.Progresses)
	if u.Outcome.Override != nil {
		out += ", " + t.say("by override")
	}
	return out
}

func (t *teller) weighed(r Round) *grid {
	g := &grid{Caption: t.say("Results of round %d", r.Number), Header: t.header("rank", "use case"), Numbers: []bool{true, false}}
	if len(r.UseCases) > 0 {
		for _, a := range r.UseCases[0].Asked {
			name := t.say(a.Key)
			if r.Sheet == model.WeightedSheet.Key() {
				name = fmt.Sprintf("%s ×%d", a.Key, a.Weight)
			}
			g.Header, g.Numbers = append(g.Header, name), append(g.Numbers, true)
		}
	}
	last := "weighted mean"
	if r.Sheet == model.MatrixSheet.Key() {
		last = "quadrant"
	}
	g.Header = append(g.Header, t.header(last, "agreement", "passes")...)
	for _, u := range r.UseCases {
		if u.Weighed == nil {
			continue
		}
		row := []string{t.rank(u.Weighed.Rank, u.Weighed.RankShared), name(u.Number, u.Title)}
		for _, a := range u.Asked {
			row = append(row, t.mean(a.Mean))
		}
		result := t.mean(u.Weighed.Score)
		if u.Weighed.Quadrant != "" {
			result = t.say(u.Weighed.Quadrant)
		}
		g.Rows = append(g.Rows, append(row, result, t.say(u.Weighed.Agreement), t.goes(u)))
	}
	return g
}

// reasons are the reason sheets: how many gave which mark, why it goes on against the count, and what scorers wrote.
func (t *teller) reasons(r Round) []piece {
	var out []piece
	for _, u := range r.UseCases {
		p := piece{Heading: name(u.Number, u.Title)}
		if u.Outcome != nil && u.Outcome.Override != nil {
			p.Text = t.say("Against the count: %s", u.Outcome.Override.Reason)
		}
		for _, g := range u.Groups {
			if !g.Folded && g.Aimed {
				p.Facts = append(p.Facts, fact{t.say(g.Key), t.marks(g)})
			}
		}
		for _, reason := range u.Reasons {
			p.List = append(p.List, t.say("A scorer: “%s”", reason))
		}
		if u.Unsaid > 0 {
			p.List = append(p.List, t.say("Reasons not shown, as of fewer than 3 scorers words would have a name: %d", u.Unsaid))
		}
		if p.Text != "" || len(p.Facts) > 0 || len(p.List) > 0 {
			out = append(out, p)
		}
	}
	return out
}

// marks is how many gave which mark in a group.
func (t *teller) marks(g Group) string {
	c := g.Whole.Counts
	if g.Whole == (Histogram{}) {
		return t.say("no marks")
	}
	return t.say("%d gave 0, %d gave 1, %d gave 2, %d gave 3; %d could not say; agreement %s", c[0], c[1], c[2], c[3], g.Whole.CantSay, t.say(g.Agreement))
}

// divided is what the marks of each round lie far apart about.
func (t *teller) divided() []counted {
	var out []counted
	for _, r := range t.Rounds {
		for _, u := range r.UseCases {
			if (u.Result != nil && u.Result.Contested) || (u.Weighed != nil && u.Weighed.Contested) {
				out = append(out, counted{r, u})
			}
		}
	}
	return out
}

// contested lists where the room was divided.
func (t *teller) contested() {
	var list []string
	for _, c := range t.divided() {
		list = append(list, t.say("%s (round %d; passes: %s)", name(c.Number, c.Title), c.round.Number, t.goes(c.Scored)))
	}
	if len(list) > 0 {
		t.section("contested", t.say("What was contested"), t.say("Here the marks lie far apart: the average deviation from the median is above 1."), piece{List: list})
	}
}

// surveyed tells what those said who were not there.
func (t *teller) surveyed() {
	var parts []piece
	for _, s := range t.Surveys {
		p := piece{Text: t.say("%d of %d people answered. They marked from 0 to 3, each for themselves and without a name.", s.Answers, s.Asked)}
		if s.Asked < s.Answers {
			p.Text = t.say("%d people answered. They marked from 0 to 3, each for themselves and without a name.", s.Answers)
		}
		if s.Withheld != "" {
			p.Text += " " + t.say("Too few answered to tell what they said.")
			parts = append(parts, p)
			continue
		}
		b := &bars{Caption: t.say("What others say of the shortlist, from 0 to 3")}
		for _, u := range s.UseCases {
			if !t.public(t.cases[u.Number]) {
				continue
			}
			row := bar{Label: name(u.Number, u.Title)}
			for _, q := range u.Questions {
				if q.Mean != nil {
					row.Values = append(row.Values, barValue{t.say(surveyWords(q.Key)), value(q.Mean), t.say("%s from %d", t.mean(q.Mean), q.Marks), true})
				} else if c := q.Counts; c != nil { // too few marks for a mean
					p.Facts = append(p.Facts, fact{name(u.Number, u.Title) + ", " + t.say(surveyWords(q.Key)),
						t.say("%d gave 0, %d gave 1, %d gave 2, %d gave 3; %d could not say", c.Counts[0], c.Counts[1], c.Counts[2], c.Counts[3], c.CantSay)})
				}
			}
			b.Rows = append(b.Rows, row)
		}
		p.Bars = b
		parts = append(parts, p)
	}
	t.section("survey", t.say("What others say of the shortlist"), "", parts...)
}

func surveyWords(key string) string {
	for _, q := range model.SurveyQuestions() {
		if q.Key() == key {
			return q.String()
		}
	}
	return key
}

// ranked tells RICE and WSJF where numbers were entered.
func (t *teller) ranked() {
	var parts []piece
	for _, by := range []model.Reckoning{model.ReckonRICE, model.ReckonWSJF} {
		g := &grid{Caption: t.say("Ranked by %s", by.String()), Header: t.header("rank", "use case"), Numbers: []bool{true, false, true, true, true, true, true}}
		for _, f := range by.Fields() {
			g.Header = append(g.Header, t.say(f.Key))
		}
		g.Header = append(g.Header, by.String())
		for _, u := range reckonedOf(t.UseCases, by) {
			if !t.public(u) {
				continue
			}
			x := u.reckonedBy(by)
			row := []string{t.whole(x.Rank), name(u.Number, u.Title)}
			for _, n := range x.Numbers {
				row = append(row, t.mean(n))
			}
			g.Rows = append(g.Rows, append(row, t.mean(x.Score)))
		}
		if len(g.Rows) > 0 {
			parts = append(parts, piece{Heading: g.Caption, Text: t.say(by.Formula()), Table: g})
		}
	}
	t.section("ranked", t.say("Ranked by numbers"), t.say("The numbers were entered in the session."), parts...)
}
