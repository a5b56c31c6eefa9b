package session

import (
	"context"
	"reflect"
	"slices"
	"sort"
	"strings"
	"time"

	"serendip/model"
)

// stateEvery is how many events lie between two states that a past keeps whole.
const stateEvery = 256

// Past is a session at every moment since it went live: events, folded again as far as one looks. Words and people are
// those that are still there, so that what was forgotten stays forgotten, and the room is shown nothing that was hidden,
// held or taken back since. Nothing is ever written through it, and it is for one reader at a time.
type Past struct {
	now     *Snapshot // as far as it goes
	session model.SessionID
	gone    []model.UseCaseID         // that the room no longer may read
	unasked map[model.QuestionID]bool // questions, likewise
	untaken map[model.ItemID]bool     // what was noted, likewise
	unsaid  map[model.TextID]bool     // the words of these and of details; nil where everything may be read
	events  []told
	states  []*State // after every stateEvery of them; the first is from before them all
	moments []int    // after how many events something of the session is new

	seen int // the moment of snap; -1 for none
	snap *Snapshot
}

// Past reads how a session went for the eyes of an audience: at the console everything, else what the room may still
// read. One that has not begun is refused.
func (l *Live) Past(ctx context.Context, id model.SessionID, eyes Audience) (*Past, error) {
	p := &Past{now: l.Snapshot(), session: id, seen: -1}
	v := p.now.State.Session(id)
	if v == nil || v.State == model.Draft || v.State == model.Lobby {
		return nil, Refuse(Conflict, "this session has not begun, so there is nothing to replay yet")
	}
	if v.Archive != nil {
		return nil, Refuse(Conflict, "%s came from %s, which tells what came of it and not minute by minute; `serendip export` writes it out", v.Title, v.Archive.Source)
	}
	if eyes != AtConsole {
		p.discreet(v)
	}
	loading, state := newLoading(p.now.State.ID), (*State)(nil)
	err := replay(ctx, l.Config, p.now.State.ID, 0, func(seq uint64, t told) error {
		if seq <= p.now.State.Seq {
			p.detail(t.e)
		}
		switch {
		case seq > p.now.State.Seq: // said since then
		case state != nil:
			state = p.take(state, t)
		case begins(t.e, id):
			state = loading.loaded(newLoading(loading.ID))
			p.states = []*State{state}
			state = p.take(state, t)
		default:
			loading.apply(t.env, t.e)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(p.moments) == 0 {
		return nil, Refuse(Damaged, "the events of this session are not in the store; restore the newest backup with `serendip restore FILE`")
	}
	return p, nil
}

// discreet notes what the room may no longer read.
func (p *Past) discreet(v *Session) {
	p.unasked, p.untaken, p.unsaid = make(map[model.QuestionID]bool), make(map[model.ItemID]bool), make(map[model.TextID]bool)
	for _, id := range v.Cases {
		if c := p.now.State.UseCase(id); !c.public() {
			p.gone = append(p.gone, id)
			p.unsaid[c.Title.ID], p.unsaid[c.Summary.ID], p.unsaid[c.Extra.ID] = true, true, true
		}
	}
	for _, q := range v.asked().Questions {
		if !q.public() {
			p.unasked[q.ID], p.unsaid[q.Words.ID], p.unsaid[q.Answer.ID] = true, true, true
		}
	}
	for _, id := range v.Items {
		it := p.now.State.Item(id)
		if p.untaken[id] = it.Withdrawn; it.Withdrawn && it.From.IsZero() { // else they are a use case's words
			p.unsaid[it.Words.ID] = true
		}
	}
}

// detail notes that the room may no longer read a detail that is taken back: no later state knows of it.
func (p *Past) detail(e model.Event) {
	if p.unsaid == nil {
		return
	}
	switch e := e.(type) {
	case model.DetailWithdrawn:
		p.unsaid[e.Detail.ID] = true
	case model.DetailAdded:
		delete(p.unsaid, e.Detail.ID)
	}
}

// withhold hides in a state what the room may no longer read.
func (p *Past) withhold(s *State) {
	for _, id := range p.gone {
		if s.cases.has(id) {
			s.withCase(id, func(c *UseCase) { c.Hidden = true })
		}
	}
	if p.unsaid == nil {
		return
	}
	v := s.Session(p.session)
	unsaid := func(d Detail) bool { return p.unsaid[d.Text.ID] }
	for _, id := range v.Cases {
		if c := s.UseCase(id); slices.ContainsFunc(c.Details, unsaid) {
			s.withCase(id, func(c *UseCase) { c.Details = slices.DeleteFunc(slices.Clone(c.Details), unsaid) })
		}
	}
	for _, id := range v.Items {
		if p.untaken[id] {
			s.setItem(id, true)
		}
	}
	if len(p.unasked) == 0 || v.Asked == nil {
		return
	}
	asked := *v.Asked
	asked.Questions = slices.Clone(asked.Questions)
	for n, q := range asked.Questions {
		if p.unasked[q.ID] {
			hidden := *q
			hidden.Hidden = true
			asked.Questions[n] = &hidden
		}
	}
	s.withSession(p.session, func(v *Session) { v.Asked = &asked })
}

func begins(e model.Event, id model.SessionID) bool {
	live, ok := e.(model.WentLive)
	return ok && live.Session == id
}

// take adds an event, and answers the state after it. The last one always is a moment.
func (p *Past) take(s *State, t told) *State {
	next := Apply(s, t.env, t.e)
	p.events = append(p.events, t)
	if len(p.events)%stateEvery == 0 {
		p.states = append(p.states, next)
	}
	if !sameFor(s, next, p.session) || next.Seq == p.now.State.Seq {
		p.moments = append(p.moments, len(p.events))
	}
	return next
}

// sameFor says that an event changed nothing that a session shows: tables are persistent, so that the same root holds the
// same.
func sameFor(a, b *State, id model.SessionID) bool {
	return a.Session(id) == b.Session(id) && a.cases.m == b.cases.m && a.items.m == b.items.m && a.rounds.m == b.rounds.m
}

// Len is how many moments there are; at least one.
func (p *Past) Len() int { return len(p.moments) }

// Time is when a moment was. The first is 0.
func (p *Past) Time(moment int) time.Time {
	return time.UnixMilli(p.events[p.moments[moment]-1].env.At)
}

// Began is when the session went live.
func (p *Past) Began() time.Time { return p.Time(0) }

// At is the last moment that was not after a time; the first for one before it.
func (p *Past) At(t time.Time) int {
	after := sort.Search(p.Len(), func(n int) bool { return p.Time(n).After(t) })
	return max(after-1, 0)
}

// Snapshot is everything as it was at a moment, as the programme's snapshots are: nobody is connected, no door is open,
// and no ballot can be told from another. It counts the ballots of a round that still is open at the end alone; before,
// they are not in the events.
func (p *Past) Snapshot(moment int) *Snapshot {
	if p.seen == moment {
		return p.snap
	}
	n := p.moments[moment]
	state := p.states[n/stateEvery]
	for _, t := range p.events[n/stateEvery*stateEvery : n] {
		state = Apply(state, t.env, t.e)
	}
	shown := *state
	shown.texts, shown.details = p.now.State.texts, p.now.State.details
	if shown.Seq == p.now.State.Seq {
		shown.ballots, shown.answers = p.now.State.ballots, p.now.State.answers
	}
	p.withhold(&shown)
	at := p.Time(moment)
	p.seen, p.snap = moment, &Snapshot{
		State: &shown, secret: p.now.secret, roundKey: func(model.RoundID) []byte { return nil },
		now: func() time.Time { return at }, likeness: &likeness{}, lexicon: p.now.lexicon, shared: make(map[model.SessionID]*shared),
	}
	return p.snap
}

// Find is the next moment after one at which words were said that hold what is looked for, in letters large or small;
// after the end it begins again. False when nobody ever said them, or not to these eyes.
func (p *Past) Find(words string, after int) (moment int, found bool) {
	want := model.Skeleton(words)
	if want == "" {
		return 0, false
	}
	for n := range p.Len() {
		if moment = (after + 1 + n) % p.Len(); p.says(moment, want) {
			return moment, true
		}
	}
	return 0, false
}

// says whether the events that lead to a moment from the one before hold words.
func (p *Past) says(moment int, want string) bool {
	from := 0
	if moment > 0 {
		from = p.moments[moment-1]
	}
	return slices.ContainsFunc(p.events[from:p.moments[moment]], func(t told) bool {
		for _, text := range textsIn(reflect.ValueOf(t.e)) {
			if words, there := p.now.State.texts.get(text.ID); there && !p.unsaid[text.ID] && strings.Contains(model.Skeleton(words), want) {
				return true
			}
		}
		return false
	})
}

// textsIn are all words that an event points at.
func textsIn(v reflect.Value) (out []model.Text) {
	if v.CanInterface() {
		if text, ok := v.Interface().(model.Text); ok {
			return []model.Text{text}
		}
	}
	switch v.Kind() {
	case reflect.Struct:
		for _, field := range v.Fields() {
			out = append(out, textsIn(field)...)
		}
	case reflect.Slice:
		for n := range v.Len() {
			out = append(out, textsIn(v.Index(n))...)
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			out = textsIn(v.Elem())
		}
	}
	return out
}

// Wall is what everybody saw, as far as they may.
func (p *Past) Wall(moment int) WallFace { return p.Snapshot(moment).ForWall(p.session) }

// Console is what the facilitators knew, as an observer of theirs sees it, who can do nothing.
func (p *Past) Console(moment int) ConsoleFace {
	f := p.Snapshot(moment).ForConsole(p.session, model.PersonID{})
	f.Role, f.Undo = Observer, UndoFace{}
	f.Seats, f.Away = f.Seats+len(f.Away), nil // nobody kept whose line was down when, so whoever had come by then is there
	for i := range f.People {
		f.People[i].Online = f.People[i].Remote && f.People[i].Status == model.GuestCheckedIn
	}
	return f
}

// Seat is what one person saw, without those of their marks that were sealed.
func (p *Past) Seat(moment int, person model.PersonID) SeatFace {
	f := p.Snapshot(moment).ForSeat(p.session, person)
	f.Undo = UndoFace{}
	return f
}
