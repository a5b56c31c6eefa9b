package session

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"serendip/model"
)

// Audience is for whom a room projects.
type Audience uint8

// The audiences.
const (
	AtWall Audience = iota
	AtStage
	AtConsole
	AtSeat
)

// room is a Room on a Live.
type room struct {
	live     *Live
	actor    Actor
	session  model.SessionID
	audience Audience
	wake     chan struct{}
	came     atomic.Int64 // when wake got its value, in nanoseconds since the hub began
	due      atomic.Int64 // when to wake it though nothing happened, in nanoseconds of the epoch; 0 for never

	mu    sync.Mutex
	gone  string
	way   way
	leave sync.Once
}

// Enter gives an actor a hold on a session. A seat's person counts as connected until Leave.
func (l *Live) Enter(actor Actor, id model.SessionID, audience Audience) Room {
	r := &room{live: l, actor: actor, session: id, audience: audience, wake: make(chan struct{}, 1)}
	l.hub.enter(r)
	r.rouse(time.Now())
	switch audience {
	case AtSeat:
		l.tellConsoles()
	case AtConsole, AtStage:
		l.tellCrew()
	case AtWall:
	}
	return r
}

// Do implements Room.
func (r *room) Do(ctx context.Context, i Intent) (Result, error) {
	if why := r.Gone(); why != "" {
		return Result{}, Refuse(Unavailable, "%s", why)
	}
	if r.actor.Role == Attendee && !r.live.hub.pacer(r.actor.Person, r.live.Pace, r.live.Now()).take(i, r.live.Now()) {
		return Result{}, Refuse(NotSaved, "that was a lot at once; wait a moment and send it again")
	}
	if e, only := i.(Editing); only {
		return Result{}, r.edits(e)
	}
	return r.live.Do(ctx, r.live.Mint(r.actor, i))
}

// Face implements Room.
func (r *room) Face() any {
	s := r.live.Snapshot()
	switch r.audience {
	case AtStage:
		f := s.ForStage(r.session, r.actor.Person)
		f.Role = r.live.RoleIn(r.actor, r.session)
		return f
	case AtConsole:
		f := s.ForConsole(r.session, r.actor.Person)
		f.Role, f.Crew = r.live.RoleIn(r.actor, r.session), r.live.Crew(r.actor, r.session)
		return f
	case AtSeat:
		r.mu.Lock()
		defer r.mu.Unlock()
		return s.forSeat(r.session, r.actor.Person, &r.way)
	}
	return s.ForWall(r.session)
}

// Wake implements Room.
func (r *room) Wake() <-chan struct{} { return r.wake }

// WakeIn implements Room.
func (r *room) WakeIn(d time.Duration) { r.live.hub.wakeIn(r, d) }

// Came implements Room.
func (r *room) Came() time.Time { return r.live.hub.begun.Add(time.Duration(r.came.Load())) }

// rouse wakes the room. News that come before the last were taken are as old as those.
func (r *room) rouse(now time.Time) {
	if len(r.wake) == 0 {
		r.came.Store(int64(now.Sub(r.live.hub.begun)))
	}
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

// Draft implements Room.
func (r *room) Draft() string { return r.live.hub.draft(r.line()) }

func (r *room) line() line { return line{r.actor.Person, r.session, r.audience} }

// SetDraft implements Room.
func (r *room) SetDraft(words string) { r.live.hub.setDraft(r.line(), words) }

// Gone implements Room.
func (r *room) Gone() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.gone
}

func (r *room) end(why string) {
	r.mu.Lock()
	r.gone = why
	r.mu.Unlock()
	r.rouse(time.Now())
}

// Now implements Room.
func (r *room) Now() time.Time { return r.live.Now() }

// Leave implements Room.
func (r *room) Leave() {
	r.leave.Do(func() {
		r.live.hub.leave(r, r.live.Now())
		if r.audience != AtWall {
			r.live.tellConsoles()
		}
	})
}

// publish makes a state the newest for everybody.
func (l *Live) publish(s *State) {
	l.publishing.Lock()
	l.show(s)
	l.publishing.Unlock()
	l.hub.wakeAll()
}

// refresh publishes the same state with who is connected now.
func (l *Live) refresh() {
	l.renew()
	l.hub.wakeAll()
}

// tellConsoles publishes it likewise, and wakes those who run a session: nobody else sees who is connected, or how the
// machine does. Five hundred seats must not draw five hundred pictures because one of them comes in.
func (l *Live) tellConsoles() {
	l.renew()
	l.hub.wake(func(r *room) bool { return r.audience == AtConsole })
}

// renew publishes the same state with what the hub knows now, and wakes nobody.
func (l *Live) renew() {
	l.publishing.Lock()
	defer l.publishing.Unlock()
	l.show(l.current.Load().State)
}

// show makes the snapshot the newest. What all who look at it share is there before they come: else five hundred would
// wait for the first one.
func (l *Live) show(s *State) {
	snap := newSnapshot(l, s)
	for _, id := range l.hub.sessions() {
		snap.prepare(id)
	}
	l.current.Store(snap)
}
