package session

import (
	"slices"
	"time"

	"serendip/model"
)

// fewestShown is from how many ballots on the distribution of marks is shown: with fewer, a mark would have a name.
const fewestShown = 3

// currentRound is the session's newest round; nil when there was none.
func (s *State) currentRound(v *Session) *Round {
	if len(v.Rounds) == 0 {
		return nil
	}
	return s.Round(v.Rounds[len(v.Rounds)-1])
}

// roundFace is how far a round is. It never holds a mark.
func (s *State) roundFace(v *Session, cases []CaseFace) *RoundFace {
	r := s.currentRound(v)
	if r == nil {
		return nil
	}
	if now, _ := v.Block(v.Current); r.Revealed != nil && now.Method.Scores() && now.Sheet().KindOf() != r.Sheet.KindOf() {
		return nil // this block has had none yet
	}
	f := &RoundFace{ID: r.ID, Sheet: r.Sheet, Rule: s.ruleOf(v, r), Fine: isFine(v.weighing(r.Block)), Open: r.Open, Revealed: r.Revealed != nil, Again: !r.Again.IsZero(), People: len(s.here(v)), Cases: cases}
	_, ballots := s.ballotsOf(r.ID)
	for _, b := range ballots {
		switch {
		case b.Laptop && b.started():
			f.Laptop++
		case b.Laptop:
		case b.started():
			f.Scorers++
		}
		if b.HandedIn && !b.Laptop {
			f.HandedIn++
		}
	}
	for _, groups := range r.Hands {
		for _, counts := range groups {
			f.Hands = max(f.Hands, model.HistogramOf(counts).People())
		}
	}
	if r.Revealed != nil {
		f.Scorers, f.HandedIn, f.Hands, f.Laptop = r.Revealed.Seats, r.Revealed.Seats, r.Revealed.Hands, r.Laptop
	}
	return f
}

// Waits says whether there is a round that waits to be revealed.
func (f *RoundFace) Waits() bool { return f != nil && !f.Revealed }

// SecondLook says that a round opened now would ask the room once more: this block had one, or scores nothing itself while the
// marks of an earlier one are known.
func SecondLook(b model.Block, round *RoundFace, marks *RevealFace) bool {
	return round != nil || marks != nil && !b.Method.Scores()
}

// shownRound is the newest revealed round about the three groups; nil when none was.
func (s *State) shownRound(v *Session) *Round {
	for _, id := range slices.Backward(v.Rounds) {
		if r := s.Round(id); r.Revealed != nil && r.Sheet == nil {
			return r
		}
	}
	return nil
}

// revealFace is the newest revealed round, with the newest outcome of every use case in rank order and without an author.
func (s *State) revealFace(v *Session) *RevealFace {
	r := s.shownRound(v)
	if r == nil {
		return nil
	}
	f := &RevealFace{Round: r.ID, Seats: r.Revealed.Seats, Hands: r.Revealed.Hands, Laptop: r.Laptop,
		RevealedAt: time.UnixMilli(r.At), Again: !r.Again.IsZero()}
	f.Rule, f.Unmoved = r.rule(), s.unmoved(v, r)
	var contested []Scored
	scored := s.outcomes(v)
	for _, x := range scored {
		if f.Unsaid += x.Unsaid; !x.Case.public() {
			f.Unseen++
		}
		if x.Case.Kind == model.Serendipitous {
			f.Stories = append(f.Stories, x)
			continue
		}
		if x.Contested {
			contested = append(contested, x)
		}
		if x.Progresses {
			f.Passed = append(f.Passed, x)
		} else {
			f.Rest = append(f.Rest, x)
		}
	}
	f.Contested = model.ByDisagreement(contested, func(x Scored) model.CaseResult { return x.Result })
	for _, id := range v.Cases {
		if c := s.UseCase(id); c.Kind == model.Serendipitous && !c.Withdrawn && c.Into.IsZero() && !c.Hidden &&
			!slices.ContainsFunc(scored, func(x Scored) bool { return x.Case.ID == id }) {
			f.Unscored++
		}
	}
	return f
}

// outcomes are the newest revealed outcomes in rank order: a second round about one use case leaves the others as they
// were.
func (s *State) outcomes(v *Session) []Scored {
	var all []Scored
	captured := make(map[model.UseCaseID]int64)
	for _, id := range slices.Backward(v.Rounds) {
		r := s.Round(id)
		if r.Revealed == nil || r.Sheet != nil {
			continue
		}
		for _, counted := range r.Revealed.Cases {
			if _, judged := captured[counted.Case]; !judged {
				all = append(all, s.scored(v, r, counted))
				captured[counted.Case] = int64(s.UseCase(counted.Case).Seq)
			}
		}
	}
	var out []Scored
	for _, one := range model.Rank(all, func(x Scored) model.Standing {
		return x.Result.Standing(x.Case.Reach, captured[x.Case.ID])
	}) {
		x := one.Item
		x.Rank, x.Shared = one.Rank, one.Shared
		out = append(out, x)
	}
	return out
}

// scored judges one use case of a revealed round.
func (s *State) scored(v *Session, r *Round, counted model.RevealedCase) Scored {
	rule := r.rule()
	tally, left := Tally(counted), lenses(counted.NotAimed)
	if r.few() { // even a mean would tell one mark
		tally, counted.Hands = model.Tally{}, [3][5]int{}
	}
	tally = r.apart(tally, counted)
	x := Scored{Round: r.ID, Rule: rule, Case: s.publicFace(s.UseCase(counted.Case), false), Result: rule.Judge(tally, left), Tally: tally,
		Progresses: r.progresses(counted.Case), WouldPass: rule.Turning(tally, left)}
	x.Contested = x.Result.Contested()
	x.Moved = s.moved(v, r, counted)
	for g, cells := range counted.Hands {
		x.Hands[g] = model.HistogramOf(cells)
	}
	x.Reasons, x.Unsaid = s.Reasons(r, counted.Case), s.Unsaid(r, counted.Case)
	for _, o := range r.Overrides {
		if o.Case == counted.Case {
			x.Overridden = s.Words(o.Reason)
		}
	}
	return x
}

// Reasons are the words that scorers gave without their names about a use case of a revealed round. With fewer than
// [FewestShown] sealed ballots the words would have a name: they are kept, and not shown.
func (s *State) Reasons(r *Round, id model.UseCaseID) []string {
	var out []string
	for _, reason := range r.Revealed.Reasons {
		if reason.Case == id && r.Revealed.Seats+r.Laptop >= fewestShown {
			out = append(out, s.Words(reason.Reason))
		}
	}
	return out
}

// apart leaves out of a tally the groups in which a sealed ballot or two stand with too few hands: hands are public, so that
// the mean would tell each of the two the other's mark.
func (r *Round) apart(t model.Tally, counted model.RevealedCase) model.Tally {
	sealed := r.Revealed.Seats + r.Laptop
	if sealed == 0 || sealed >= fewestShown {
		return t
	}
	for _, g := range model.Groups() {
		hands := model.HistogramOf(counted.Hands[g]).People()
		if sealed+hands >= fewestShown {
			continue
		}
		t.Whole[g] = model.HistogramOf(counted.Hands[g])
		for _, c := range g.Criteria() {
			t.ByCriterion[c] = model.Histogram{}
		}
	}
	return t
}

// scoredIn is the newest revealed round with a use case in it; zero when it was not scored.
func (s *State) scoredIn(v *Session, id model.UseCaseID) model.RoundID {
	for _, round := range slices.Backward(v.Rounds) {
		if r := s.Round(round); r.Revealed != nil && slices.Contains(r.Cases, id) {
			return round
		}
	}
	return model.RoundID{}
}

// RoundOf is the round in which a use case was scored last, or the newest one when it was in none.
func (f *RevealFace) RoundOf(id model.UseCaseID) model.RoundID {
	for _, part := range [][]Scored{f.Passed, f.Rest, f.Stories} {
		for _, x := range part {
			if x.Case.ID == id {
				return x.Round
			}
		}
	}
	return f.Round
}

// scoredOf is the newest revealed outcome of a use case; nil when it was not scored.
func (s *State) scoredOf(v *Session, id model.UseCaseID) *Scored {
	for _, x := range s.outcomes(v) {
		if x.Case.ID == id {
			return &x
		}
	}
	return nil
}

// shortlist is what progresses, in the order of the reveal.
func (s *State) shortlist(v *Session, reveal *RevealFace) []CaseFace {
	var out []CaseFace
	if reveal != nil {
		for _, x := range reveal.Passed {
			if x.Case.Stage >= model.StageShortlisted { // unless a later scoring decided otherwise
				out = append(out, x.Case)
			}
		}
	}
	for _, id := range s.weighedOn(v) {
		if !slices.ContainsFunc(out, func(c CaseFace) bool { return c.ID == id }) {
			out = append(out, s.publicFace(s.UseCase(id), false))
		}
	}
	for _, id := range v.Selected {
		if !slices.ContainsFunc(out, func(c CaseFace) bool { return c.ID == id }) {
			out = append(out, s.publicFace(s.UseCase(id), false))
		}
	}
	return out
}

// steps is what the selected few still need.
func (s *State) steps(v *Session) []StepFace {
	var out []StepFace
	for _, id := range v.Selected {
		f := StepFace{Case: s.publicFace(s.UseCase(id), false)}
		facts := s.readyFacts(s.UseCase(id))
		for _, need := range []struct{ have, name string }{{f.Case.Owner, "owner"}, {f.Case.Measure, "measure"}, {f.Case.FirstDate, "first date"}} {
			if measured := need.name == "measure" && facts.Measured; need.have == "" && !measured { // by its page
				f.Missing = append(f.Missing, need.name)
			}
		}
		needs := facts.Needs()
		for _, n := range needs {
			f.Have += boolInt(n.Have)
		}
		f.Of = len(needs)
		out = append(out, f)
	}
	return out
}

// shown is a round as the room sees it: without what was hidden since it opened.
func (f *RoundFace) shown() *RoundFace {
	if f == nil {
		return nil
	}
	n := *f
	n.Cases = publicOnes(f.Cases, func(c CaseFace) CaseFace { return c })
	return &n
}

// shown is a reveal as the room sees it, likewise.
func (f *RevealFace) shown() *RevealFace {
	if f == nil {
		return nil
	}
	n := *f
	of := func(x Scored) CaseFace { return x.Case }
	n.Passed, n.Contested, n.Rest = publicOnes(f.Passed, of), publicOnes(f.Contested, of), publicOnes(f.Rest, of)
	n.Stories = publicOnes(f.Stories, of)
	return &n
}

// publicOnes keeps those whose use case may be shown; mostly that is all of them.
func publicOnes[T any](all []T, of func(T) CaseFace) []T {
	if !slices.ContainsFunc(all, func(x T) bool { return !of(x).public() }) {
		return all
	}
	var out []T
	for _, x := range all {
		if of(x).public() {
			out = append(out, x)
		}
	}
	return out
}
