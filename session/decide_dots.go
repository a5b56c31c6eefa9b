package session

import (
	"fmt"
	"maps"
	"slices"

	"serendip/model"
)

// mostDotted is how many use cases or topics a dot round takes.
const mostDotted = 200

func rightsOfDots() []Right { return []Right{{Intent: GiveDots{}, Attendee: true, OnlySeat: true}} }

// dotsFit says whether a block's own settings for dots make sense.
func dotsFit(b model.Block) bool {
	return b.Budget >= 0 && b.Budget <= model.MostDots && b.Cap >= 0 && b.Cap <= model.MostDots && (b.Budget == 0 || b.Cap <= b.Budget)
}

func (d *decision) dots(i Intent) (bool, error) {
	switch i := i.(type) {
	case OpenDots:
		return true, d.openDots(i)
	case GiveDots:
		return true, d.onBallot(i.Round, func(r *Round, b *Ballot) error { return giveDots(r, b, i) })
	case TallyDots:
		return true, d.tallyDots(i)
	case OnLaptop:
		return true, d.passedOn(i)
	}
	return false, nil
}

// waits says whether a round of either kind is not revealed yet.
func (s *State) waits(v *Session) bool {
	return slices.ContainsFunc(slices.Concat(v.Rounds, v.Dots), func(id model.RoundID) bool { return !s.Round(id).revealed() })
}

// nothingOpen refuses while a round goes on or the room shows its thumbs.
func (d *decision) nothingOpen(v *Session) error {
	if d.s.waits(v) {
		return Refuse(Conflict, "a round is going on; reveal it first")
	}
	return d.noVote(v)
}

func (d *decision) openDots(i OpenDots) error {
	v, err := d.live(i.Session)
	if err != nil {
		return err
	}
	id, _ := RoundOf(d.Command)
	d.next()
	if err := d.nothingOpen(v); err != nil {
		return err
	}
	cases, most := i.Cases, ""
	if len(cases) == 0 {
		cases = d.s.dottable(v)
		if b, _ := v.Block(v.Current); b.Kind == model.TopicKind && len(cases) > mostDotted {
			most = fmt.Sprintf(" that most people want, of %d", len(cases))
			cases = d.s.mostWanted(v, mostDotted)
		}
	}
	more := d.s.dottedNoun(v, cases)
	switch {
	case len(cases) < 2:
		return Refuse(Conflict, "dots choose between %s, and there are not two yet", more)
	case len(cases) > mostDotted:
		return Refuse(Invalid, "%d %s are too many for one dot round; choose %d at most", len(cases), more, mostDotted)
	}
	seen := make(map[model.UseCaseID]bool)
	for _, c := range cases {
		u := d.s.UseCase(c)
		if u == nil || u.Session != v.ID || u.Withdrawn || !u.Into.IsZero() || seen[c] {
			return Refuse(Invalid, "one of these %s cannot get dots; look at the list again", more)
		}
		seen[c] = true
	}
	rule, top := v.dotRule()
	d.emit(model.DotsOpened{Round: id, Session: v.ID, Block: v.Current, Cases: cases, Budget: rule.Budget, Cap: rule.Cap, Top: top})
	d.note(fmt.Sprintf("%d dots a person, at most %d on one, over %d %s%s", rule.Budget, rule.Cap, len(cases), more, most))
	return nil
}

// dottedNoun is what a dot round would be over: what it is given, else what the block is about.
func (s *State) dottedNoun(v *Session, cases []model.UseCaseID) string {
	b, _ := v.Block(v.Current)
	kind := b.Kind
	if len(cases) > 0 {
		if c := s.UseCase(cases[0]); c != nil {
			kind = c.Kind
		}
	}
	_, more := CaseFace{Kind: kind}.Noun()
	return more
}

// dottable is what gets dots where nothing is chosen: in a block of dots what it is about, else what could be scored. They
// stand in order of their numbers.
func (s *State) dottable(v *Session) []model.UseCaseID {
	b, _ := v.Block(v.Current)
	kinds := [4][]model.UseCaseID{}
	for _, id := range v.Cases {
		if c := s.UseCase(id); c.public() && c.Into.IsZero() {
			kinds[c.Kind] = append(kinds[c.Kind], id)
			kinds[0] = append(kinds[0], id)
		}
	}
	if b.Method == model.Dots {
		return kinds[b.Kind]
	}
	return kinds[model.Planned]
}

// dotRule is what a person may give now, and how many go on: as the current block says when it is of dots, else as the
// scoring block does.
func (v *Session) dotRule() (rule model.DotRule, top int) {
	b, _ := v.Block(v.Current)
	if b.Method == model.Dots && b.Top > 0 {
		return model.DotsOf(b), b.Top
	}
	if b.Method != model.Dots {
		if i := slices.IndexFunc(v.Blocks, func(b model.Block) bool { return b.Method == model.Scoring }); i >= 0 {
			b = v.Blocks[i]
		}
	}
	return model.DotsOf(b), v.mostInRound()
}

// noDots refuses marks where dots are given.
func noDots(r *Round) error {
	if r.Dots != nil {
		return Refuse(Conflict, "this round takes dots, not marks")
	}
	return nil
}

// dotted finds a dot round that is neither revealed nor dropped.
func (d *decision) dotted(id model.RoundID, of model.UseCaseID) (*Round, error) {
	r, err := d.round(id)
	switch {
	case err != nil:
		return nil, err
	case r.Dots == nil:
		return nil, Refuse(Conflict, "this round takes marks, not dots")
	case !slices.Contains(r.Cases, of):
		return nil, Refuse(Missing, "that is not in this round")
	}
	return r, nil
}

// rule is what a person may give in a dot round.
func (r *DotRound) rule() model.DotRule { return model.DotRule{Budget: r.Budget, Cap: r.Cap} }

func giveDots(r *Round, b *Ballot, i GiveDots) error {
	switch {
	case r.Dots == nil:
		return Refuse(Conflict, "this round takes marks, not dots")
	case !slices.Contains(r.Cases, i.Case):
		return Refuse(Missing, "that is not in this round")
	case i.Dots < 0 || i.Dots > r.Dots.Cap:
		return Refuse(Invalid, "one use case takes from 0 to %d of your dots", r.Dots.Cap)
	}
	on := b.Marks[i.Case]
	on.Dots = i.Dots
	b.Marks[i.Case] = on
	if !r.Dots.rule().Allows(b.dots(r.Cases)...) {
		return Refuse(Invalid, "you have %d dots in all; take some away from another first", r.Dots.Budget)
	}
	if i.Dots == 0 {
		delete(b.Marks, i.Case)
	}
	return nil
}

// dots are what a ballot gives to each use case of a round.
func (b *Ballot) dots(cases []model.UseCaseID) []int {
	out := make([]int, len(cases))
	if b != nil {
		for i, id := range cases {
			out[i] = b.Marks[id].Dots
		}
	}
	return out
}

func (d *decision) tallyDots(i TallyDots) error {
	r, err := d.dotted(i.Round, i.Case)
	if err != nil {
		return err
	}
	if i.People == 0 {
		i.People = r.Dots.rule().Fewest(i.Dots)
	}
	switch {
	case i.Dots < 0 || i.People < 0 || i.Dots > mostPeople:
		return Refuse(Invalid, "count dots from 0 up")
	case i.People > i.Dots:
		return Refuse(Invalid, "%d dots cannot come from %d people", i.Dots, i.People)
	case i.Dots > i.People*r.Dots.Cap:
		return Refuse(Invalid, "%d people give %d dots to one use case at most", i.People, i.People*r.Dots.Cap)
	}
	now, was := model.Dotted{Dots: i.Dots, People: i.People}, r.Dots.Tally[i.Case]
	if now == was {
		return nil
	}
	d.emit(model.DotsTallied{Round: r.ID, Case: i.Case, Count: now, Was: was})
	d.note(fmt.Sprintf("%d %s counted for %d", now.Dots, choose(now.Dots == 1, "dot", "dots"), d.s.UseCase(i.Case).Number))
	return nil
}

// passedOn does what somebody votes at a passed laptop, under the name that is theirs alone.
func (d *decision) passedOn(i OnLaptop) error {
	d.onLaptop = true
	switch vote := i.Vote.(type) {
	case Mark, GiveReason, HandIn:
		_, err := d.scoring(vote)
		return err
	case GiveDots:
		_, err := d.dots(vote)
		return err
	}
	return Refuse(Invalid, "a passed laptop takes votes and nothing else")
}

// revealDots counts the dots for good and takes the ballots out of the box.
func (d *decision) revealDots(r *Round) error {
	ids, ballots := d.s.ballotsOf(r.ID)
	e := model.DotsRevealed{Round: r.ID}
	given := make([][]int, 0, len(ballots))
	for _, b := range ballots {
		switch {
		case !b.started():
			continue
		case b.Laptop:
			e.Laptop++
		default:
			e.Seats++
		}
		given = append(given, b.dots(r.Cases))
	}
	counts := model.CountDots(len(r.Cases), given)
	for n, id := range r.Cases {
		tally := r.Dots.Tally[id]
		e.Cases = append(e.Cases, model.DottedCase{Case: id, All: counts[n].Plus(tally), Tally: tally})
	}
	e.Tally = r.Dots.rule().FewestVoters(slices.Collect(maps.Values(r.Dots.Tally))...)
	if e.Seats+e.Laptop+e.Tally == 0 {
		return Refuse(Conflict, "nobody has given a dot and none were counted: there is nothing to reveal; drop the round, or let people give dots")
	}
	d.destroy(r, ids)
	if r.Open {
		d.emit(model.RoundClosed{Round: r.ID})
	}
	d.emit(e)
	d.note("revealed")
	return nil
}
