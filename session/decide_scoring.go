package session

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"serendip/model"
)

// unmarked, and the marks as a ballot keeps them: 1 + the points, 5 for "can't say".
const (
	unmarked = 0
	cantSay  = 5
)

func ballotMark(m model.Mark) uint8 {
	if m == model.CantSay {
		return cantSay
	}
	return uint8(m) + 1
}

func markOf(b uint8) (model.Mark, bool) {
	switch {
	case b == unmarked || b > cantSay:
		return 0, false
	case b == cantSay:
		return model.CantSay, true
	}
	return model.Mark(b - 1), true
}

func (d *decision) scoring(i Intent) (bool, error) {
	switch i := i.(type) {
	case Mark:
		return true, d.onBallot(i.Round, func(r *Round, b *Ballot) error { return cmp.Or(noDots(r), mark(r, b, i)) })
	case GiveReason:
		return true, d.onBallot(i.Round, func(r *Round, b *Ballot) error { return cmp.Or(noDots(r), d.giveReason(r, b, i)) })
	case HandIn:
		return true, d.handIn(i)
	}
	return false, nil
}

// onBallot changes the actor's ballot in a record. It leaves no event, no time and no name.
func (d *decision) onBallot(id model.RoundID, change func(*Round, *Ballot) error) error {
	r, err := d.round(id)
	if err != nil {
		return err
	}
	if !r.Open {
		return Refuse(Conflict, "the round is closed; no more marks are taken")
	}
	if d.Ballot == (BallotID{}) {
		return Refuse(Unavailable, "the round's key is missing, so marks cannot be sealed; close this round and open a new one")
	}
	b := Ballot{Round: id}
	if old := d.s.ballots.at(d.Ballot); old != nil {
		b = *old
	}
	b.Laptop = d.onLaptop
	b.Marks = maps.Clone(b.Marks)
	if b.Marks == nil {
		b.Marks = make(map[model.UseCaseID]CaseBallot)
	}
	if err := change(r, &b); err != nil {
		return err
	}
	d.out.Puts = append(d.out.Puts, Record{ballotKey(id, d.Ballot), d.codec.value(b)})
	d.note("kept")
	return nil
}

// handIn marks a ballot as done, or as not done again. What it holds stays as it is.
func (d *decision) handIn(i HandIn) error {
	err := d.onBallot(i.Round, func(_ *Round, b *Ballot) error {
		if i.Back && !b.HandedIn {
			return Refuse(Conflict, "you have not handed in")
		}
		b.HandedIn = !i.Back
		return nil
	})
	if err == nil && i.Back {
		d.note("taken back: your marks are not handed in, and all of them are kept")
	}
	return err
}

func mark(r *Round, b *Ballot, i Mark) error {
	if !slices.Contains(r.Cases, i.Case) {
		return Refuse(Missing, "that is not in this round")
	}
	if i.Mark < model.CantSay || i.Mark > model.High {
		return Refuse(Invalid, "a mark is 0, 1, 2, 3 or - for \"can't say\"")
	}
	value := ballotMark(i.Mark)
	if i.Clear {
		value = unmarked
	}
	on := b.Marks[i.Case]
	if r.Sheet != nil {
		return markOwn(r, b, i, value)
	}
	switch c := i.Criterion - 1; {
	case i.Own != 0:
		return Refuse(Invalid, "there is no such criterion")
	case i.Criterion == 0 && i.Group >= 0 && int(i.Group) < model.GroupCount:
		on.Groups[i.Group] = value
		on.Criteria = withoutGroup(on.Criteria, i.Group)
	case c >= 0 && c < model.CriterionCount:
		on.Criteria = slices.Clone(on.Criteria)
		if len(on.Criteria) == 0 {
			on.Criteria = make([]uint8, model.CriterionCount)
		}
		on.Criteria[c] = value
		if slices.Max(on.Criteria) == unmarked {
			on.Criteria = nil
		}
		on.Groups[model.Criterion(c).Group()] = unmarked
	default:
		return Refuse(Invalid, "there is no such criterion")
	}
	b.Marks[i.Case] = on
	return nil
}

// markOwn marks one thing that another sheet than the groups' asks.
func markOwn(r *Round, b *Ballot, i Mark, value uint8) error {
	asks := len(r.Sheet.Asks())
	if i.Own < 1 || i.Own > asks {
		return Refuse(Invalid, "there is no such criterion")
	}
	on := b.Marks[i.Case]
	if on.Own = slices.Clone(on.Own); len(on.Own) < asks {
		on.Own = append(on.Own, make([]uint8, asks-len(on.Own))...)
	}
	on.Own[i.Own-1] = value
	if slices.Max(on.Own) == unmarked {
		on.Own = nil
	}
	b.Marks[i.Case] = on
	return nil
}

// withoutGroup takes away the marks by criterion of a group: a mark for the whole group replaces them.
func withoutGroup(criteria []uint8, g model.Group) []uint8 {
	if len(criteria) == 0 {
		return nil
	}
	n := slices.Clone(criteria)
	for _, c := range g.Criteria() {
		n[c] = unmarked
	}
	if slices.Max(n) == unmarked {
		return nil
	}
	return n
}

func (d *decision) giveReason(r *Round, b *Ballot, i GiveReason) error {
	if !slices.Contains(r.Cases, i.Case) {
		return Refuse(Missing, "that is not in this round")
	}
	reason := ""
	if strings.TrimSpace(i.Reason) != "" {
		var err error
		if reason, err = clean(i.Reason, "the reason"); err != nil {
			return err
		}
	}
	on := b.Marks[i.Case]
	on.Reason = reason
	b.Marks[i.Case] = on
	return nil
}

// tally adds a ballot's marks for one use case.
func (b CaseBallot) tally(t model.Tally) model.Tally {
	for g, value := range b.Groups {
		if m, given := markOf(value); given {
			t = t.AddMark(model.Group(g), m)
		}
	}
	for c, value := range b.Criteria {
		if m, given := markOf(value); given {
			t = t.AddCriterion(model.Criterion(c), m)
		}
	}
	return t
}

// started says whether a ballot has any mark.
func (b *Ballot) started() bool {
	for _, on := range b.Marks {
		if on.Groups != [3]uint8{} || len(on.Criteria) > 0 || on.Dots > 0 || len(on.Own) > 0 {
			return true
		}
	}
	return false
}

// ballotsOf lists a round's ballots in the order of their sealed names, which tells nothing.
func (s *State) ballotsOf(round model.RoundID) (ids []BallotID, ballots []*Ballot) {
	for id, b := range s.ballots.all() {
		if b.Round == round {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b BallotID) int { return slices.Compare(a[:], b[:]) })
	for _, id := range ids {
		ballots = append(ballots, s.ballots.at(id))
	}
	return ids, ballots
}

// reveal counts the ballots for good and takes them out of the box.
func (d *decision) reveal(i Reveal) error {
	r, err := d.round(i.Round)
	if err != nil {
		return err
	}
	if r.Dots != nil {
		return d.revealDots(r)
	}
	ids, ballots := d.s.ballotsOf(r.ID)
	laptop := 0
	v := d.s.Session(r.Session)
	e := model.RoundRevealed{Round: r.ID, Rule: v.weighing(r.Block).Kept()}
	for _, b := range ballots {
		switch {
		case !b.started():
		case b.Laptop:
			laptop++
		default:
			e.Seats++
		}
	}
	for _, id := range r.Cases {
		counted, hands := d.count(r, e.Rule.Rule(), id, ballots)
		e.Hands = max(e.Hands, hands)
		e.Cases = append(e.Cases, counted)
	}
	if e.Seats+e.Hands+laptop == 0 {
		return Refuse(Conflict, "nobody has marked and no hands were counted: there is nothing to reveal; drop the round, or let people mark")
	}
	e.Reasons = d.reasons(r, ballots)
	d.destroy(r, ids)
	if r.Open {
		d.emit(model.RoundClosed{Round: r.ID})
	}
	if laptop > 0 {
		d.emit(model.LaptopPassed{Round: r.ID, Ballots: laptop})
	}
	d.emit(e)
	d.note("revealed")
	return nil
}

// destroy takes a round's ballots out of the box.
func (d *decision) destroy(r *Round, ballots []BallotID) {
	for _, id := range ballots {
		d.out.Deletes = append(d.out.Deletes, ballotKey(r.ID, id))
	}
}

// count adds up the marks of one use case: the ballots and the show of hands.
func (d *decision) count(r *Round, rule model.Rule, id model.UseCaseID, ballots []*Ballot) (model.RevealedCase, int) {
	if r.Sheet != nil {
		return d.countOwn(r, rule, id, ballots)
	}
	var t model.Tally
	for _, b := range ballots {
		t = b.Marks[id].tally(t)
	}
	hands, people := r.Hands[id].groups(), 0
	for g, counts := range hands {
		h := model.HistogramOf(counts)
		people = max(people, h.People())
		t.Whole[g] = t.Whole[g].Plus(h)
	}
	c := d.s.UseCase(id)
	out := model.RevealedCase{Case: id, NotAimed: c.NotAimed, Hands: hands}
	for g, h := range t.Whole {
		out.Groups[g] = h.Cells()
	}
	if t.MarkedByCriterion() {
		for _, h := range t.ByCriterion {
			out.Criteria = append(out.Criteria, h.Cells())
		}
	}
	out.Progresses = rule.Judge(t, lenses(c.NotAimed)).Progresses
	return out, people
}

// countOwn is count on another sheet than the groups'.
func (d *decision) countOwn(r *Round, rule model.Rule, id model.UseCaseID, ballots []*Ballot) (model.RevealedCase, int) {
	out, people := model.RevealedCase{Case: id}, 0
	var marks []model.Histogram
	for at := range r.Sheet.Asks() {
		var h model.Histogram
		for _, b := range ballots {
			if own := b.Marks[id].Own; at < len(own) {
				if m, given := markOf(own[at]); given {
					h = h.Add(m)
				}
			}
		}
		hands := model.HistogramOf(r.Hands[id][at])
		people = max(people, hands.People())
		marks = append(marks, h.Plus(hands))
		out.Own, out.OwnHands = append(out.Own, marks[at].Cells()), append(out.OwnHands, hands.Cells())
	}
	out.Progresses = r.Sheet.Weigh(rule, marks).Progresses
	return out, people
}

// reasons are kept by use case and in the order of their words, so that they tell nothing of who gave them.
func (d *decision) reasons(r *Round, ballots []*Ballot) []model.CaseReason {
	var out []model.CaseReason
	for _, id := range r.Cases {
		var words []string
		for _, b := range ballots {
			if reason := b.Marks[id].Reason; reason != "" {
				words = append(words, reason)
			}
		}
		slices.SortFunc(words, cmp.Compare[string])
		for _, w := range words {
			out = append(out, model.CaseReason{Case: id, Reason: d.text(w)})
		}
	}
	return out
}

func lenses(notAimed []int) model.Lenses {
	var set model.Lenses
	for _, l := range notAimed {
		set = set.With(model.Criterion(l))
	}
	return set
}

// Tally is what was counted for a use case in a revealed round.
func Tally(c model.RevealedCase) model.Tally {
	var t model.Tally
	for g, cells := range c.Groups {
		t.Whole[g] = model.HistogramOf(cells)
	}
	for i, cells := range c.Criteria {
		if i < model.CriterionCount {
			t.ByCriterion[i] = model.HistogramOf(cells)
		}
	}
	return t
}
