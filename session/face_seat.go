package session

import (
	"fmt"
	"slices"

	"serendip/model"
)

// latestTop is how many use cases somebody who comes late is told.
const latestTop = 3

// ForSeat is one person's seat. What it shares with other seats is computed once a snapshot; do not write to it.
func (s *Snapshot) ForSeat(id model.SessionID, person model.PersonID) SeatFace {
	return *s.forSeat(id, person, &way{})
}

// forSeat is ForSeat for a room that asks again and again.
func (s *Snapshot) forSeat(id model.SessionID, person model.PersonID, known *way) *SeatFace {
	v, one := s.of(id)
	if k := known.face; k != nil && k.Memo == &one.memo && (k.After == nil || s.State.afterOpen(v, s.now())) { // else a clock alone changes nothing of it
		return k
	}
	mine := one.crowd.of(person, func(of func(model.PersonID) *part) { s.take(v, one, of) })
	f := &SeatFace{
		SeatShared: &one.seat, MySurvey: s.surveySeat(one.survey, person), Undo: s.undo(v, one, person),
		Hand: slices.Contains(v.Hands, person), Place: v.place(person), Speaks: v.talk().Floor == person && !person.IsZero(),
		Thumb: s.ownThumb(one.talk.Vote, known, person), Promised: one.wall.Review.promisedBy(person),
		Others: Others{Public: one.public, own: mine.own, same: mine.same},
	}
	f.Personal = known.back(s, person)
	g := Guest{Person: person}
	if mine.guest > 0 {
		g = v.Guests[mine.guest-1]
	}
	f.Me = s.personFace(v, g, one.said)
	for _, at := range mine.said {
		f.Mine = append(f.Mine, s.ownFace(v, one.plain[at], person))
	}
	f.MyItems = s.State.itemsAt(v, mine.items)
	f.Told = append(s.State.told(v, mine.told), s.State.toldOfItems(v, mine.items)...)
	f.Speakers, f.Asked = one.speakers.seat(person), one.asked.seat(person)
	f.Told = append(f.Told, one.asked.told(person)...)
	f.Round = s.seatRound(one.wall.Round, known, person)
	f.Asking, f.After = s.seatAsking(one.wall.Asking, person), s.afterSeat(v, one.after, person)
	if f.After != nil { // what is asked now
		f.Asking = f.After
	}
	f.Ended = s.State.afterEnded(v, s.now())
	f.Dots = s.seatDots(one.wall.Dots, known, person)
	f.Undo = seatUndo(f)
	known.face = f
	return f
}

// seatShared is what all seats have in common.
func (one *shared) seatShared(v *Session) SeatShared {
	face := one.face
	if b, early := v.ahead(); early { // what a seat is asked before the beginning
		face.Block = b
	}
	return SeatShared{
		SessionFace: face, People: one.wall.People, Complete: one.names, Themes: one.wall.Themes, Steps: one.wall.Steps,
		Shortlist: one.wall.Shortlist, Recap: one.recap, Reveal: one.wall.Reveal, Survey: one.survey, Weighed: one.wall.Weighed,
		Reckoned: one.wall.Reckoned, Rule: one.wall.Rule, Late: one.late, Pages: one.wall.Pages, Editing: one.edits, Dark: v.Dark,
		Memo: &one.memo, Talk: one.talk, Review: one.wall.Review, Champions: one.wall.Champions, Topics: one.topics,
	}
}

// AsSeat is the face of a seat; false when it is another's. Nobody writes to it.
func AsSeat(face any) (*SeatFace, bool) {
	switch f := face.(type) {
	case *SeatFace:
		return f, f != nil
	case SeatFace:
		return &f, true
	}
	return nil, false
}

// way is what a seat's room need not work out anew for each face: the newest one itself, the line to come back with, and
// the person's sealed name in the round that is going on.
type way struct {
	face   *SeatFace
	handle string
	door   Door
	line   string
	round  model.RoundID
	ballot BallotID
	scored scoredFrom
	scores []SeatScore

	dots       model.RoundID
	dotsBallot BallotID
	vote       model.RoundID
	thumb      BallotID
}

// scoredFrom is what a person's side of a round is made from: the same use cases and the same ballot lie in the same
// place.
type scoredFrom struct {
	round  model.RoundID
	cases  *CaseFace
	ballot *Ballot
}

// back is the line to come back with.
func (w *way) back(s *Snapshot, person model.PersonID) string {
	handle := s.State.Details(person).Handle
	if w.line == "" || handle != w.handle || s.door.Host != w.door.Host || s.door.Port != w.door.Port {
		w.handle, w.door, w.line = handle, s.door, s.door.command(s.PersonCode(person))
	}
	return w.line
}

// name is the person's sealed name in a round. Only the key of the round finds it.
func (w *way) name(s *Snapshot, round model.RoundID, person model.PersonID) BallotID {
	if w.round != round || w.ballot == (BallotID{}) {
		w.round, w.ballot = round, sealed(s.roundKey(round), person)
	}
	return w.ballot
}

// ownFace is a use case with something of the person's in it, as that person sees it. One's own always show, hidden and
// held ones too: also when they were merged into somebody else's that does not.
func (s *Snapshot) ownFace(v *Session, c CaseFace, person model.PersonID) CaseFace {
	group := s.State.group(s.State.UseCase(c.ID))
	if !c.public() && group[0].By != person {
		c = s.State.publicFace(group[slices.IndexFunc(group, func(m *UseCase) bool { return m.By == person })], v.Names)
	}
	c.Mine = true
	c.ISaidSame = slices.ContainsFunc(group, func(m *UseCase) bool { return slices.Contains(m.Same, person) })
	return c
}

// itemsAt are one's own of what was noted.
func (s *State) itemsAt(v *Session, places []int) []ItemFace {
	var out []ItemFace
	for _, at := range places {
		it := s.Item(v.Items[at])
		out = append(out, s.settled(ItemFace{ID: it.ID, Kind: it.Kind, Words: s.Words(it.Words), Mine: true}, it, s.name))
	}
	return out
}

// told is what became of one's own words, in kind words.
func (s *State) told(v *Session, places []int) []string {
	var out []string
	for _, at := range places {
		c := s.UseCase(v.Cases[at])
		switch {
		case !c.Into.IsZero():
			out = append(out, fmt.Sprintf("#%d and #%d say the same; both authors are kept.", c.Number, s.Top(c).Number))
		case c.Hidden:
			out = append(out, fmt.Sprintf("#%d is kept, and not on the wall for now.", c.Number))
		case c.Held:
			out = append(out, fmt.Sprintf("#%d is kept; the facilitator brings it to the wall.", c.Number))
		case c.Stage >= model.StageSelected:
			out = append(out, fmt.Sprintf("#%d is one of the few that go on.", c.Number))
		}
		if words := toldOfClaim(c); words != "" && c.Into.IsZero() {
			out = append(out, words)
		}
	}
	return out
}

func late(v *Session, one *shared) LateFace {
	f := LateFace{Serendipitous: one.recap.Serendipitous, Planned: one.recap.Planned}
	if _, at := v.Block(v.Current); at > 0 {
		f.BlocksDone = at
	}
	for _, c := range one.public { // a few of very many need no sorting of all
		at := len(f.Top)
		for at > 0 && f.Top[at-1].Reach < c.Reach {
			at--
		}
		if at < latestTop {
			f.Top = slices.Insert(f.Top, at, c)[:min(len(f.Top)+1, latestTop)]
		}
	}
	return f
}

// seatRound is the round that is going on, with the person's own marks. Where neither the round's use cases nor the
// person's ballot changed, it is the same marks in the same place.
func (s *Snapshot) seatRound(face *RoundFace, known *way, person model.PersonID) *SeatRound {
	if face == nil {
		known.round, known.ballot, known.scores, known.scored = model.RoundID{}, BallotID{}, nil, scoredFrom{}
		return nil
	}
	r := &SeatRound{RoundFace: *face}
	var b *Ballot
	if face.Revealed {
		known.round, known.ballot = model.RoundID{}, BallotID{}
	} else if b = s.State.ballots.at(known.name(s, r.ID, person)); b != nil {
		r.Done = b.HandedIn
	}
	from := scoredFrom{round: r.ID, ballot: b}
	if len(face.Cases) > 0 {
		from.cases = &face.Cases[0]
	}
	if known.scores == nil || known.scored != from {
		known.scored, known.scores = from, s.State.scoresOf(face.Sheet, face.Cases, b)
	}
	r.Scores = known.scores
	return r
}

// scoresOf puts a ballot's marks beside the use cases.
func (s *State) scoresOf(sheet *model.Sheet, cases []CaseFace, b *Ballot) []SeatScore {
	out := make([]SeatScore, 0, len(cases))
	for _, c := range cases {
		score := SeatScore{Case: c, NotAimed: lenses(s.UseCase(c.ID).NotAimed)}
		if sheet != nil {
			score.Own = make([]SeatMark, len(sheet.Asks()))
		}
		if b != nil {
			score.take(b.Marks[c.ID])
		}
		out = append(out, score)
	}
	return out
}

// take puts the marks for one use case in.
func (x *SeatScore) take(on CaseBallot) {
	x.Reason = on.Reason
	for g, value := range on.Groups {
		x.Marks[g] = seatMark(value)
	}
	for at, value := range on.Own {
		if at < len(x.Own) {
			x.Own[at] = seatMark(value)
		}
	}
	if len(on.Criteria) == 0 {
		return
	}
	for _, g := range model.Groups() {
		var marks []SeatMark
		for _, c := range g.Criteria() {
			marks = append(marks, seatMark(on.Criteria[c]))
		}
		x.Criteria = append(x.Criteria, marks)
	}
}

func seatMark(value uint8) SeatMark {
	m, given := markOf(value)
	return SeatMark{Given: given, Mark: m}
}

// ownThumb is the person's own thumb in the vote that is open.
func (s *Snapshot) ownThumb(vote *VoteFace, known *way, person model.PersonID) SeatThumb {
	if vote == nil || vote.Closed {
		known.vote, known.thumb = model.RoundID{}, BallotID{}
		return SeatThumb{}
	}
	if known.vote != vote.ID || known.thumb == (BallotID{}) {
		known.vote, known.thumb = vote.ID, sealed(s.roundKey(vote.ID), person)
	}
	if b := s.State.ballots.at(known.thumb); b != nil && b.thumb() < model.ThumbCount {
		return SeatThumb{true, b.thumb()}
	}
	return SeatThumb{}
}
