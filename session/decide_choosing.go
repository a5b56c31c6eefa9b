package session

import (
	"fmt"
	"slices"
	"time"

	"serendip/model"
)

func (d *decision) choosing(i Intent) (bool, error) {
	switch i := i.(type) {
	case OpenRound:
		return true, d.openRound(i)
	case CloseRound:
		return true, d.closeRound(i)
	case ReopenRound:
		return true, d.reopenRound(i)
	case Reveal:
		return true, d.reveal(i)
	case DropRound:
		return true, d.dropRound(i)
	case CountHands:
		return true, d.countHands(i)
	case AimLens:
		return true, d.aimLens(i)
	case Override:
		return true, d.override(i)
	}
	return false, nil
}

// RoundOf is the round that a command makes, if it makes one: its key must be on disk before the round opens.
func RoundOf(c Command) (model.RoundID, bool) {
	opens := false
	switch c.Intent.(type) {
	case OpenRound, OpenAsking, OpenAfter, OpenDots, OpenVote:
		opens = true
	}
	return model.Derive[model.RoundID](c.ID, 1), opens
}

func (d *decision) openRound(i OpenRound) error {
	v, err := d.live(i.Session)
	if err != nil {
		return err
	}
	id, _ := RoundOf(d.Command)
	d.next()
	if err := d.nothingOpen(v); err != nil {
		return err
	}
	cases := i.Cases
	if len(cases) == 0 {
		cases = d.s.scorable(v)
	}
	now, _ := v.Block(v.Current)
	if now.Method == model.Dots || now.Method.Asks() {
		return Refuse(Conflict, "%s takes no marks; it %s", now.Title, choose(now.Method == model.Dots, "takes dots", "asks questions of everybody"))
	}
	sheet := now.Sheet()
	if len(sheet.Asks()) == 0 {
		return Refuse(Conflict, "this block has no criteria of its own yet; give it 2 to 8 in the agenda")
	}
	switch most := v.mostInRound(); {
	case len(cases) == 0:
		return Refuse(Conflict, "there is no %suse case to score yet", choose(scoresStories(v.weighing(v.Current)), "", "planned "))
	case len(cases) > most:
		return Refuse(Invalid, "%d use cases are too many for one round; cut them by dots first, or choose %d at most", len(cases), most)
	}
	seen := make(map[model.UseCaseID]bool)
	for _, c := range cases {
		u := d.s.UseCase(c)
		if u == nil || u.Session != v.ID || u.Withdrawn || !u.Into.IsZero() || seen[c] {
			return Refuse(Invalid, "one of these use cases cannot be scored; look at the list again")
		}
		seen[c] = true
	}
	d.emit(model.RoundOpened{Round: id, Session: v.ID, Block: v.Current, Cases: cases, Again: d.s.repeated(v, sheet, cases), Sheet: sheet})
	if len(cases) == 1 {
		d.note("1 use case is being scored")
	} else {
		d.note(fmt.Sprintf("%d use cases are being scored", len(cases)))
	}
	return nil
}

// scorable is the session's visible planned use cases, and serendipitous ones where the block says so, in order of their
// numbers: those that the dots let in, where dots made the cut.
func (s *State) scorable(v *Session) []model.UseCaseID {
	var out []model.UseCaseID
	stories := scoresStories(v.weighing(v.Current))
	for _, id := range v.Cases {
		if c := s.UseCase(id); (c.Kind == model.Planned || stories) && c.public() && c.Into.IsZero() && !s.isCycle(c) {
			out = append(out, id)
		}
	}
	in, _, cut := s.letIn(v)
	left := slices.DeleteFunc(slices.Clone(out), func(id model.UseCaseID) bool { return !in[id] })
	if cut && len(left) > 0 {
		return left
	}
	return out
}

// mostInRound is how many enter a round: 9, or what the scoring block says.
func (v *Session) mostInRound() int {
	if now, at := v.Block(v.Current); at >= 0 && now.Method.Scores() && now.Top > 0 {
		return now.Top
	}
	for _, b := range v.Blocks {
		if b.Method == model.Scoring && b.Top > 0 {
			return b.Top
		}
	}
	return defaultInRound
}

// repeated is the revealed round that asked the same about all of these use cases before.
func (s *State) repeated(v *Session, sheet *model.Sheet, cases []model.UseCaseID) model.RoundID {
	for _, id := range slices.Backward(v.Rounds) {
		r := s.Round(id)
		if r.Revealed != nil && r.Sheet.Same(sheet) && !slices.ContainsFunc(cases, func(c model.UseCaseID) bool { return !slices.Contains(r.Cases, c) }) {
			return id
		}
	}
	return model.RoundID{}
}

// round finds a round that is neither revealed nor dropped.
func (d *decision) round(id model.RoundID) (*Round, error) {
	r := d.s.Round(id)
	switch {
	case r == nil || r.Roman != nil:
		return nil, Refuse(Missing, "there is no such round")
	case r.Dropped:
		return nil, Refuse(Conflict, "this round was dropped; nothing of it counts")
	case r.revealed():
		return nil, Refuse(Conflict, "this round is revealed; another look is a new round")
	case d.Actor.Role == Attendee && r.Session != d.Actor.Session:
		return nil, Refuse(Denied, "this seat is in another session")
	}
	return r, nil
}

func (d *decision) closeRound(i CloseRound) error {
	r, err := d.round(i.Round)
	if err != nil || !r.Open {
		return err
	}
	d.emit(model.RoundClosed{Round: r.ID})
	d.note("no more " + choose(r.Dots != nil, "dots", "marks"))
	return nil
}

func (d *decision) reopenRound(i ReopenRound) error {
	r, err := d.round(i.Round)
	if err != nil || r.Open {
		return err
	}
	if _, err := d.live(r.Session); err != nil {
		return err
	}
	d.emit(model.RoundReopened{Round: r.ID})
	d.note("marks are taken again")
	return nil
}

// dropRound takes a round out as if it had never been opened.
func (d *decision) dropRound(i DropRound) error {
	r, err := d.round(i.Round)
	if err != nil {
		return err
	}
	if _, err := d.open(r.Session); err != nil {
		return err
	}
	ids, _ := d.s.ballotsOf(r.ID)
	d.destroy(r, ids)
	d.emit(model.RoundDropped{Round: r.ID})
	d.note("the round is dropped")
	return nil
}

func (d *decision) countHands(i CountHands) error {
	r, err := d.round(i.Round)
	if err == nil {
		err = noDots(r)
	}
	if err != nil {
		return err
	}
	asks := r.Sheet.Asks()
	if !slices.Contains(r.Cases, i.Case) || i.Group < 0 || int(i.Group) >= len(asks) {
		return Refuse(Missing, "that is not in this round")
	}
	for _, n := range i.Counts {
		if n < 0 || n > mostPeople {
			return Refuse(Invalid, "count people from 0 up")
		}
	}
	was := r.Hands[i.Case][i.Group]
	if was == i.Counts {
		return nil
	}
	d.emit(model.HandsCounted{Round: r.ID, Case: i.Case, Group: int(i.Group), Counts: i.Counts, Was: was})
	people := model.HistogramOf(i.Counts).People()
	d.note(fmt.Sprintf("%d %s at %s of %d", people, choose(people == 1, "hand", "hands"), asks[i.Group].Title, d.s.UseCase(i.Case).Number))
	return nil
}

func (d *decision) aimLens(i AimLens) error {
	c, err := d.useCase(i.Case)
	if err != nil {
		return err
	}
	if !model.Criterion(i.Lens).IsLens() {
		return Refuse(Invalid, "only the four lenses of importance can be left out")
	}
	if slices.Contains(c.NotAimed, i.Lens) == i.Not {
		return nil
	}
	if i.Not && len(c.NotAimed) == 3 {
		return Refuse(Invalid, "a use case aims at one lens at least")
	}
	d.emit(model.LensAimed{Case: c.ID, Lens: i.Lens, Not: i.Not})
	d.note(fmt.Sprintf("%d %s the %s lens", c.Number, choose(i.Not, "does not aim at", "aims at"), model.Criterion(i.Lens)))
	return nil
}

func (d *decision) override(i Override) error {
	r := d.s.Round(i.Round)
	if r == nil || r.Revealed == nil {
		return Refuse(Conflict, "only a revealed outcome can be overridden")
	}
	if _, err := d.open(r.Session); err != nil {
		return err
	}
	if !slices.Contains(r.Cases, i.Case) {
		return Refuse(Missing, "that is not in this round")
	}
	reason, err := cleanNote(i.Reason, "the reason")
	if err != nil {
		return err
	}
	if reason == "" {
		return Refuse(Invalid, "an override needs a written reason, which stays in the record")
	}
	if r.progresses(i.Case) == i.Progresses {
		return Refuse(Conflict, "that is the outcome already")
	}
	c := d.s.UseCase(i.Case)
	if c.Stage >= model.StageSelected && !i.Progresses {
		return Refuse(Conflict, "#%d is selected; take it out of the selection first", c.Number)
	}
	d.emit(model.OutcomeOverridden{Round: r.ID, Case: i.Case, Progresses: i.Progresses, Reason: d.text(reason)})
	d.note(fmt.Sprintf("%d %s, against the count", c.Number, choose(i.Progresses, "goes on", "does not go on")))
	return nil
}

// progresses is the outcome for a use case; its newest override decides.
func (r *Round) progresses(id model.UseCaseID) bool {
	for _, o := range slices.Backward(r.Overrides) {
		if o.Case == id {
			return o.Progresses
		}
	}
	for _, c := range r.Revealed.Cases {
		if c.Case == id {
			return c.Progresses
		}
	}
	return false
}

// secondsAMark is what one mark takes a scorer, for the estimate before a round.
const secondsAMark = 6 * time.Second

// MarkingTime is what a round needs: so many marks a use case, everybody at the same time.
func MarkingTime(cases, asks int) time.Duration {
	return time.Duration(cases*asks) * secondsAMark
}
