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
	secret := traceable(r.Revealed, sealedIn(r))
	type judged struct {
		scored   Scored
		standing model.Standing
	}
	var all []judged
	for _, counted := range r.Revealed.Cases {
		one := judged{scored: d.entered(counted.Case)}
		one.scored.NotAimed = keys(counted.NotAimed)
		one.scored.Outcome, one.scored.Reasons = d.outcome(r, counted.Case), d.reasons(r, counted.Case)
		one.scored.Unsaid = d.state.Unsaid(r, counted.Case)
		if !secret {
			one.standing = one.scored.judge(r, counted)
			one.scored.Moved = d.moved(r, counted)
		}
		one.standing.Captured = int64(d.state.UseCase(counted.Case).Seq)
		all = append(all, one)
	}
	if secret {
		out.Withheld = withheld
		slices.SortFunc(all, func(a, b judged) int { return cmp.Compare(a.standing.Captured, b.standing.Captured) })
		for _, one := range all {
			out.UseCases = append(out.UseCases, one.scored)
		}
		return
	}
	for _, one := range model.Rank(all, func(j judged) model.Standing { return j.standing }) {
		one.Item.scored.place(one.Rank, one.Shared)
		out.UseCases = append(out.UseCases, one.Item.scored)
	}
}

// judge fills in what the marks of a use case come to, on the groups' sheet or another.
func (s *Scored) judge(r *session.Round, counted model.RevealedCase) model.Standing {
	rule, sealed := r.Rule(), sealedIn(r)
	apart := (sealed == 0 || sealed >= fewestApart) && (r.Revealed.Hands == 0 || r.Revealed.Hands >= fewestApart)
	if r.Sheet == nil {
		result := rule.Judge(session.Tally(counted), lensesOf(counted.NotAimed))
		s.Groups, s.Result = groups(counted, result, rule, apart), resultOf(result, rule)
		return result.Standing(s.Reach, 0)
	}
	marks, hands := session.OwnMarks(counted)
	result := r.Sheet.Weigh(rule, marks)
	s.Asked, s.Weighed = askedOf(r.Sheet, rule, result, marks, hands, apart), weighedOf(r.Sheet, result, rule)
	return result.Standing(s.Reach, 0)
}

// place says where a judged use case ranks.
func (s *Scored) place(rank int, shared bool) {
	if s.Weighed != nil {
		s.Weighed.Rank, s.Weighed.RankShared = rank, shared
		return
	}
	s.Result.Rank, s.Result.RankShared = rank, shared
}

// sealedIn is how many ballots lie in one histogram: those of seats and of a passed laptop.
func sealedIn(r *session.Round) int { return r.Revealed.Seats + r.Laptop }

// traceable says whether a mark could be traced to a person: fewer than three scored in all, or a seat or two stand
// alone somewhere, where hands were not counted too.
func traceable(e *model.RoundRevealed, seats int) bool {
	if seats+e.Hands < session.FewestShown {
		return true
	}
	if seats == 0 || seats >= session.FewestShown {
		return false
	}
	few := func(sealed, hands int) bool { return sealed > 0 && seats+hands < session.FewestShown }
	return slices.ContainsFunc(e.Cases, func(c model.RevealedCase) bool {
		tally := session.Tally(c)
		for _, g := range model.Groups() {
			hands := model.HistogramOf(c.Hands[g]).People()
			if few(tally.Whole[g].People()-hands+byCriterion(tally, g), hands) {
				return true
			}
		}
		marks, hands := session.OwnMarks(c)
		for i := range marks {
			if by := hands[i].People(); few(marks[i].People()-by, by) {
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
