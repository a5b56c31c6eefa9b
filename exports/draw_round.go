package exports

import (
	"cmp"
	"slices"

	"serendip/model"
	"serendip/session"
)

// fewestApart is how many people each part of a count must have before the parts may be told apart.
const fewestApart = 5

// withheld is said where marks could be traced to a person.
const withheld = "fewer than 3 people scored, so a mark would have a name; marks and what follows from them are withheld"

func drawnRule(r model.Rule) Rule {
	scheme := "groups"
	if r.Scheme == model.ByCriteria {
		scheme = "criteria"
	}
	return Rule{Mark: exactly(r.Pass), Need: r.Need, Of: r.Of, MinMarks: r.MinMarks, Scheme: scheme}
}

func (d *drawing) rounds() []Round {
	out := []Round{}
	for i, id := range d.on.Rounds {
		r := d.state.Round(id)
		one := Round{ID: r.ID.String(), Number: i + 1, Again: slices.Index(d.on.Rounds, r.Again) + 1, State: stateOf(r), At: at(r.At), UseCases: []Scored{}, Rule: d.ownRule(r)}
		if r.Sheet != nil {
			one.Sheet = r.Sheet.Kind.Key()
		}
		if r.Revealed != nil {
			one.Seats, one.Hands = r.Revealed.Seats, r.Revealed.Hands
		}
		if r.Revealed != nil && r.Sheet != nil {
			d.revealOwn(r, &one)
		} else if r.Revealed != nil {
			d.reveal(r, &one)
		} else {
			for _, id := range r.Cases {
				one.UseCases = append(one.UseCases, d.entered(id))
			}
		}
		out = append(out, one)
	}
	return out
}

func stateOf(r *session.Round) string {
	switch {
	case r.Revealed != nil:
		return "revealed"
	case r.Open:
		return "open"
	}
	return "closed"
}

func (d *drawing) entered(id model.UseCaseID) Scored {
	c := d.state.UseCase(id)
	_, reach := d.state.Reach(c)
	return Scored{Number: c.Number, Title: d.state.Words(c.Title), NotAimed: keys(c.NotAimed), Reach: reach, Reasons: []string{}}
}

// reveal fills in what was counted: in rank order, or in the order of numbers where the ranking would tell of marks.
func (d *drawing) reveal(r *session.Round, out *Round) {
	out.Seats, out.Hands, out.Laptop = r.Revealed.Seats, r.Revealed.Hands, r.Laptop
	sealed := out.Seats + out.Laptop // both lie in one histogram
	apart := (sealed == 0 || sealed >= fewestApart) && (out.Hands == 0 || out.Hands >= fewestApart)
	secret := traceable(r.Revealed, sealed)
	if secret {
		out.Withheld = withheld
	}
	rule := r.Rule()
	type judged struct {
		scored   Scored
		result   model.CaseResult
		captured int64
	}
	var all []judged
	for _, counted := range r.Revealed.Cases {
		one := judged{scored: d.entered(counted.Case), captured: int64(d.state.UseCase(counted.Case).Seq)}
		one.scored.NotAimed = keys(counted.NotAimed)
		one.scored.Outcome, one.scored.Reasons = d.outcome(r, counted.Case), d.reasons(r, counted.Case)
		one.scored.Unsaid = d.state.Unsaid(r, counted.Case)
		one.result = rule.Judge(session.Tally(counted), lensesOf(counted.NotAimed))
		if !secret {
			one.scored.Groups = groups(counted, one.result, rule, apart)
			one.scored.Moved = d.moved(r, counted)
		}
		all = append(all, one)
	}
	if secret {
		slices.SortFunc(all, func(a, b judged) int { return cmp.Compare(a.captured, b.captured) })
		for _, one := range all {
			out.UseCases = append(out.UseCases, one.scored)
		}
		return
	}
	for _, one := range model.Rank(all, func(j judged) model.Standing { return j.result.Standing(j.scored.Reach, j.captured) }) {
		one.Item.scored.Result = resultOf(one.Item.result, rule)
		one.Item.scored.Result.Rank, one.Item.scored.Result.RankShared = one.Rank, one.Shared
		out.UseCases = append(out.UseCases, one.Item.scored)
	}
}

// traceable says whether a mark could be traced to a person: fewer than three scored in all, or a seat or two stand
// alone somewhere, where hands were not counted too.
func traceable(e *model.RoundRevealed, seats int) bool {
	if seats+e.Hands < session.FewestShown {
		return true
	}
	if seats == 0 || seats >= session.FewestShown {
		return false
	}
	return slices.ContainsFunc(e.Cases, func(c model.RevealedCase) bool {
		tally := session.Tally(c)
		for _, g := range model.Groups() {
			hands := model.HistogramOf(c.Hands[g]).People()
			if sealed := tally.Whole[g].People() - hands + byCriterion(tally, g); sealed > 0 && seats+hands < session.FewestShown {
				return true
			}
		}
		return false
	})
}

// byCriterion is how many people at least marked a group by criterion.
func byCriterion(t model.Tally, g model.Group) int {
	most := 0
	for _, c := range g.Criteria() {
		most = max(most, t.ByCriterion[c].People())
	}
	return most
}

func (d *drawing) outcome(r *session.Round, id model.UseCaseID) *Outcome {
	out := &Outcome{Progresses: r.Progresses(id)}
	for _, o := range r.Overrides {
		if o.Case == id {
			out.Override = &Override{Progresses: o.Progresses, Reason: d.state.Words(o.Reason)}
		}
	}
	return out
}

// reasons are sorted by their words, so that their order tells nothing of who gave them.
func (d *drawing) reasons(r *session.Round, id model.UseCaseID) []string {
	out := append([]string{}, d.state.Reasons(r, id)...)
	slices.Sort(out)
	return out
}

func groups(counted model.RevealedCase, result model.CaseResult, rule model.Rule, apart bool) []Group {
	tally := session.Tally(counted)
	var out []Group
	for _, g := range model.Groups() {
		one := result.Groups[g]
		whole, hands := tally.Whole[g], model.HistogramOf(counted.Hands[g])
		drawn := Group{Key: g.Key(), Judged: judgedOf(one, rule), TooFew: one.TooFew, Passed: one.Passed}
		people := byCriterion(tally, g)
		drawn.Folded = people > 0 && whole.People() > 0 && min(people, whole.People()) < session.FewestShown // those few would stand out
		if people > 0 {
			drawn.Criteria = criteria(g, tally, result, rule, drawn.Folded)
		}
		if !drawn.Folded {
			drawn.Whole = histogram(whole)
			if apart {
				seats, shown := histogram(whole.Minus(hands)), histogram(hands)
				drawn.Seats, drawn.Hands = &seats, &shown
			}
		}
		out = append(out, drawn)
	}
	return out
}

func criteria(g model.Group, t model.Tally, result model.CaseResult, rule model.Rule, folded bool) []Criterion {
	var out []Criterion
	for _, c := range g.Criteria() {
		marks := t.ByCriterion[c]
		if folded {
			marks = t.Of(c)
		}
		out = append(out, Criterion{Key: c.Key(), Own: histogram(marks), Judged: judgedOf(result.Criteria[c], rule)})
	}
	return out
}

func judgedOf(r model.Result, rule model.Rule) Judged {
	out := Judged{Aimed: r.Aimed, Marks: r.Marks, CantSay: r.Abstained, Agreement: r.Agreement.String()}
	if r.HasMean {
		out.Mean, out.AD = beside(r.Mean, rule.Pass), exactly(r.AD)
	}
	return out
}

func resultOf(r model.CaseResult, rule model.Rule) *Result {
	out := &Result{GroupsPassed: r.GroupsPassed, Passed: r.Passed, OutOf: r.OutOf, Progresses: r.Progresses, Agreement: r.Agreement.String(), Contested: r.Contested()}
	if r.Agreement != model.AgreeNone {
		out.Mean, out.AD = beside(r.Mean, rule.Pass), exactly(r.AD)
	}
	return out
}
