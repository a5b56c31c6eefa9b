package session

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"serendip/model"
)

func (d *decision) discussing(i Intent) (bool, error) {
	switch i := i.(type) {
	case TakeTopic:
		return true, d.takeTopic(i)
	case NextSpeaker:
		return true, d.nextSpeaker(i)
	case OpenVote:
		return true, d.openVote(i)
	case ShowThumb:
		return true, d.showThumb(i)
	case CountThumbs:
		return true, d.countThumbs(i)
	case CloseVote:
		return true, d.closeVote(i)
	case DropVote:
		return true, d.dropVote(i)
	case ApplyVote:
		return true, d.applyVote(i)
	}
	return false, nil
}

// takeTopic begins to talk about a use case for the time that is suggested for it.
func (d *decision) takeTopic(i TakeTopic) error {
	v, err := d.live(i.Session)
	if err != nil {
		return err
	}
	was := v.talk().Topic
	if i.Case == was.Case && (was.Block == v.Current || i.Case.IsZero()) {
		return nil
	}
	if i.Case.IsZero() {
		d.emit(model.TopicTaken{Session: v.ID, Was: was})
		d.note("no topic")
		return nil
	}
	c, err := d.useCase(i.Case)
	if err != nil {
		return err
	}
	if c.Session != v.ID {
		return Refuse(Missing, "that is not in this session")
	}
	d.emit(model.TopicTaken{Session: v.ID, Was: was, Now: model.Topic{Case: c.ID, Block: v.Current, From: v.spentAt(d.Now), Box: d.s.timeFor(v, c.ID)}})
	d.note(fmt.Sprintf("we talk about %d", c.Number))
	return nil
}

// timeFor is the time for a use case by how far it divides the room: its share of the block's timebox. What doesn't divide
// gets as much as the smallest share.
func (s *State) timeFor(v *Session, id model.UseCaseID) time.Duration {
	reveal := s.revealFace(v)
	if reveal == nil {
		return time.Minute
	}
	for _, x := range talkPlan(v, reveal.Contested) {
		if x.Scored.Case.ID == id {
			return x.Time
		}
	}
	return time.Minute
}

// talkPlan gives each contested use case its time.
func talkPlan(v *Session, contested []Scored) []TopicFace {
	divides := make([]model.Frac, len(contested))
	for n, x := range contested {
		divides[n] = x.Result.AD
	}
	b, _ := v.Block(v.Current)
	times := model.TalkTimes(b.Timebox, divides)
	out := make([]TopicFace, len(contested))
	for n, x := range contested {
		out[n] = TopicFace{Scored: x, Time: times[n], Done: slices.Contains(v.talk().Topics, x.Case.ID)}
	}
	return out
}

// nextSpeaker gives the floor on. The hand of who had it goes down.
func (d *decision) nextSpeaker(i NextSpeaker) error {
	v, err := d.live(i.Session)
	if err != nil {
		return err
	}
	was := v.talk().Floor
	if i.From != was {
		return nil
	}
	queue := v.queue()
	if len(queue) == 0 && was.IsZero() {
		return Refuse(Conflict, "no hand is up")
	}
	next := model.PersonID{}
	if len(queue) > 0 {
		next = queue[0]
	}
	d.floor(v, next)
	d.note(choose(next.IsZero(), "nobody waits", first(d.s.floorName(v, next), "the next hand")+" has the floor"))
	return nil
}

// floor is given to somebody, or to nobody; the hand of who had it goes down.
func (d *decision) floor(v *Session, next model.PersonID) {
	was := v.talk().Floor
	d.emit(model.FloorGiven{Session: v.ID, Person: next, Was: was})
	if at := slices.Index(v.Hands, was); at >= 0 {
		d.emit(model.HandRaised{Session: v.ID, Person: was, Place: at + 1})
	}
}

// queue is whose hands are up, in the order in which they were raised, without who has the floor.
func (v *Session) queue() []model.PersonID { return without(v.Hands, v.talk().Floor) }

func (d *decision) openVote(i OpenVote) error {
	v, err := d.live(i.Session)
	if err != nil {
		return err
	}
	if err := d.noVote(v); err != nil {
		return err
	}
	by := time.Duration(i.Minutes) * time.Minute
	if i.Minutes == 0 {
		if by = model.Extension(d.s.given(v)); by == 0 {
			return Refuse(Conflict, "5, 2 and 1 minutes were given, and that is all that thumbs give; go on to the next, or add time to the block")
		}
	}
	if by < time.Minute || by > longestTimebox {
		return Refuse(Invalid, "say by how many minutes")
	}
	d.dropVotes(v)
	id, _ := RoundOf(d.Command)
	d.next()
	d.emit(model.VoteOpened{Vote: id, Session: v.ID, Block: v.Current, Case: v.talk().Topic.Case, By: by})
	d.note("thumbs: " + (&VoteFace{By: by}).Asks())
	return nil
}

// vote finds a vote that takes thumbs, or that is closed.
func (d *decision) vote(id model.RoundID, closed bool) (*Round, *Session, error) {
	r := d.s.Round(id)
	if r == nil || r.Roman == nil || r.Dropped || d.Actor.Role == Attendee && r.Session != d.Actor.Session {
		return nil, nil, Refuse(Missing, "there is no such vote")
	}
	if r.Roman.Closed && !closed {
		return nil, nil, Refuse(Conflict, "the vote is closed; the thumbs are counted")
	}
	v, err := d.live(r.Session)
	return r, v, err
}

// showThumb keeps the actor's thumb in the box. It leaves no event, no time and no name.
func (d *decision) showThumb(i ShowThumb) error {
	r, _, err := d.vote(i.Vote, false)
	if err != nil {
		return err
	}
	if i.Thumb >= model.ThumbCount {
		return Refuse(Invalid, "a thumb is up, sideways or down")
	}
	if d.Ballot == (BallotID{}) {
		return Refuse(Unavailable, "the vote's key is missing, so thumbs cannot be sealed; drop this vote and open a new one")
	}
	b := Ballot{Round: r.ID, Marks: make(map[model.UseCaseID]CaseBallot)}
	if old := d.s.ballots.at(d.Ballot); old != nil {
		b.Marks = maps.Clone(old.Marks)
	}
	b.Marks[model.UseCaseID{}] = CaseBallot{Groups: [3]uint8{uint8(i.Thumb) + 1}}
	d.out.Puts = append(d.out.Puts, Record{ballotKey(r.ID, d.Ballot), d.codec.value(b)})
	d.note("thumb " + i.Thumb.String())
	return nil
}

func (d *decision) countThumbs(i CountThumbs) error {
	r, _, err := d.vote(i.Vote, false)
	if err != nil {
		return err
	}
	for _, n := range i.Counts {
		if n < 0 || n > mostPeople {
			return Refuse(Invalid, "count people from 0 up")
		}
	}
	if i.Counts != r.Roman.Hands {
		d.emit(model.ThumbsCounted{Vote: r.ID, Counts: i.Counts, Was: r.Roman.Hands})
		d.note(fmt.Sprintf("the room: %d up, %d sideways, %d down", i.Counts[0], i.Counts[1], i.Counts[2]))
	}
	return nil
}

func (d *decision) closeVote(i CloseVote) error {
	r, _, err := d.vote(i.Vote, false)
	if err != nil {
		return err
	}
	ids, seats := d.s.thumbsOf(r.ID)
	all := (&Roman{Hands: r.Roman.Hands, Seats: seats}).Counts()
	if all == ([model.ThumbCount]int{}) {
		return Refuse(Conflict, "nobody has shown a thumb yet; wait, count the room, or drop the vote")
	}
	d.destroy(r, ids)
	d.emit(model.VoteClosed{Vote: r.ID, Seats: seats, Hands: r.Roman.Hands})
	outcome := "move on"
	if model.GoesOn(all) {
		outcome = fmt.Sprintf("go on for %d min, once they are given", r.Roman.By/time.Minute)
	}
	if all[0]+all[1]+all[2] >= fewestShown { // a stage shows this to the room
		outcome = fmt.Sprintf("%d up, %d sideways, %d down: %s", all[0], all[1], all[2], outcome)
	}
	d.note(outcome)
	return nil
}

func (d *decision) dropVote(i DropVote) error {
	r, _, err := d.vote(i.Vote, false)
	if err != nil {
		return err
	}
	ids, _ := d.s.ballotsOf(r.ID)
	d.destroy(r, ids)
	d.emit(model.RoundDropped{Round: r.ID})
	d.note("the vote is dropped")
	return nil
}

// noVote refuses while the room shows its thumbs: one thing is asked at a time.
func (d *decision) noVote(v *Session) error {
	if open := d.s.openVote(v); open != nil && !open.Roman.Closed && !open.leftBehind(v) {
		return Refuse(Conflict, "a vote by thumbs is open; close it first")
	}
	return nil
}

// dropVotes takes out what is open when the session ends, or what was left behind when another vote begins: nobody could
// close it any more.
func (d *decision) dropVotes(v *Session) {
	if r := d.s.openVote(v); r != nil && !r.Roman.Closed {
		ids, _ := d.s.ballotsOf(r.ID)
		d.destroy(r, ids)
		d.emit(model.RoundDropped{Round: r.ID})
	}
}

// applyVote gives the block, and the topic, the time that was voted on.
func (d *decision) applyVote(i ApplyVote) error {
	r, v, err := d.vote(i.Vote, true)
	if err != nil {
		return err
	}
	topic := v.talk().Topic
	switch {
	case !r.Roman.Closed:
		return Refuse(Conflict, "the vote is still open; close it first")
	case r.Roman.Applied:
		return nil
	case r.leftBehind(v):
		return Refuse(Conflict, "the room has moved on since that vote")
	}
	d.emit(model.TimerExtended{Session: v.ID, Block: v.Current, By: r.Roman.By})
	if !topic.Case.IsZero() {
		longer := topic
		longer.Box += r.Roman.By
		d.emit(model.TopicTaken{Session: v.ID, Now: longer, Was: topic})
	}
	d.emit(model.VoteApplied{Vote: r.ID, On: true})
	last := model.Extension(d.s.given(v)+1) == 0
	d.note(fmt.Sprintf("%+d min%s", int(r.Roman.By/time.Minute), choose(last, ", the last that thumbs give: come to an end", "")))
	return nil
}
