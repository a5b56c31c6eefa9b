package session

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"serendip/model"
)

// PrepareWorkshop makes a programme, when the customer is new, and a session in it: from a template, or like an earlier
// one. Only the house takes it.
type PrepareWorkshop struct {
	Customer string
	Title    string // empty for the template's own
	Start    time.Time
	Zone     string
	Template string          // empty for the value workshop
	Like     model.SessionID // of the same customer; zero for none
	Guests   bool            // with Like: the same guests
}

func (PrepareWorkshop) intent() {}

// HomeFace is what a facilitator sees before any session is open: what is next, what would fail, what waits.
type HomeFace struct {
	Next    []HomeSession // live first, then by date
	Past    []HomeSession // the newest first
	Waiting []Waiting
	Letters []HomeLetter  // that are due
	Plans   []HomeLetters // of every session
	Funnels []Funnel      // one a programme, in the order of their next sessions
	Series  []*SeriesFace
}

// SeriesOf is the meetups of a programme; nil where it has none.
func (h HomeFace) SeriesOf(programme string) *SeriesFace {
	for _, f := range h.Series {
		if f.Programme == programme {
			return f
		}
	}
	return nil
}

// Empty says that nothing was prepared yet: the first start.
func (h HomeFace) Empty() bool { return len(h.Next)+len(h.Past) == 0 }

// HomeSession is a session on the home screen.
type HomeSession struct {
	Ref       string // "acme-1", for the command line
	Session   model.SessionID
	Programme string
	Title     string
	Start     time.Time
	Zone      string
	State     model.SessionState
	Guests    int
	There     int // checked in
	Checks    []Check
}

// Ready counts the checks that are well.
func (h HomeSession) Ready() (well, all int) {
	for _, c := range h.Checks {
		if c.OK {
			well++
		}
	}
	return well, len(h.Checks)
}

// Waiting is something that somebody should do.
type Waiting struct {
	Programme string
	Ref       string // of the session that it came from
	Number    int
	Title     string
	Words     string
}

// Funnel is how far a programme's use cases have come.
type Funnel struct {
	Programme                           string
	Serendipitous                       int
	Planned, Scored, Shortlisted, Going int
}

// Mend is an intent about one session, from the home screen. Only the house takes it.
type Mend struct {
	Ref    string // "acme-1"
	Intent Intent
}

func (Mend) intent() {}

// Home is what every programme has for the home screen.
func (h *House) Home() HomeFace {
	var f HomeFace
	for _, l := range h.Programmes() {
		s := l.Snapshot()
		f.Waiting = append(f.Waiting, s.State.retained(s.now(), l.Slug())...)
		for _, v := range s.State.Sessions() {
			one := HomeSession{Ref: l.Ref(v.ID), Session: v.ID, Programme: s.State.Name, Title: v.Title, Start: time.UnixMilli(v.Start),
				Zone: v.Zone, State: v.State, Guests: len(v.Guests), There: len(s.State.here(v))}
			if v.Archive != nil { // nothing in a record waits for anybody
				f.Past = append(f.Past, one)
				continue
			}
			plan, due := s.homeLetters(v, one)
			f.Plans, f.Letters = append(f.Plans, plan), append(f.Letters, due...)
			if v.State == model.Closed {
				f.Past = append(f.Past, one)
				f.Waiting = append(f.Waiting, s.waiting(v, one)...)
				continue
			}
			one.Checks = s.Checks(v)
			f.Next = append(f.Next, one)
		}
		if series := s.Series(); series != nil {
			f.Series = append(f.Series, series)
		}
		if funnel := s.State.funnel(); funnel.Serendipitous+funnel.Planned > 0 {
			f.Funnels = append(f.Funnels, funnel)
		}
	}
	slices.SortStableFunc(f.Next, func(a, b HomeSession) int {
		return cmp.Or(cmp.Compare(b.State, a.State), a.Start.Compare(b.Start))
	})
	slices.SortStableFunc(f.Past, func(a, b HomeSession) int { return b.Start.Compare(a.Start) })
	return f
}

// waiting is what a closed session has left open: a selected use case without owner, measure or date.
func (s *Snapshot) waiting(v *Session, from HomeSession) []Waiting {
	var out []Waiting
	for _, step := range s.State.steps(v) {
		if len(step.Missing) > 0 {
			out = append(out, Waiting{from.Programme, from.Ref, step.Case.Number, step.Case.Title, "no " + strings.Join(step.Missing, ", no ") + " yet"})
		}
	}
	for _, p := range s.State.Promises(v) {
		if p.Verdict == model.NoVerdict {
			out = append(out, Waiting{from.Programme, from.Ref, p.N, p.Case.Title, "no verdict yet"})
		}
	}
	return out
}

func (s *State) funnel() Funnel {
	f := Funnel{Programme: s.Name}
	for _, c := range s.cases.all() {
		if c.Withdrawn || !c.Into.IsZero() || c.Kind == model.TopicKind {
			continue
		}
		if c.Kind == model.Serendipitous {
			f.Serendipitous++
			continue
		}
		f.Planned++
		for _, stage := range []struct {
			from model.Stage
			n    *int
		}{{model.StageScored, &f.Scored}, {model.StageShortlisted, &f.Shortlisted}, {model.StageSelected, &f.Going}} {
			if c.Stage >= stage.from {
				*stage.n++
			}
		}
	}
	return f
}

// homeRoom is a Room on the whole house: its face is the home screen.
type homeRoom struct {
	house *House
	actor Actor
	wake  chan struct{}

	mu    sync.Mutex
	rooms []*room // one a programme, so that their news wakes this one
	timer *time.Timer
	left  bool
}

// EnterHome gives a facilitator a hold on the house.
func (h *House) EnterHome(actor Actor) Room {
	r := &homeRoom{house: h, actor: actor, wake: make(chan struct{}, 1)}
	for _, l := range h.Programmes() {
		r.watch(l)
	}
	r.rouse()
	return r
}

func (r *homeRoom) watch(l *Live) {
	one := &room{live: l, actor: Actor{Role: Observer}, audience: AtWall, wake: r.wake}
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.left { // else it was left while it was still preparing
		l.hub.enter(one)
		r.rooms = append(r.rooms, one)
	}
}

func (r *homeRoom) rouse() {
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

// Do implements Room: it prepares workshops, and mends what would fail in one.
func (r *homeRoom) Do(ctx context.Context, i Intent) (Result, error) {
	if !r.actor.Role.Facilitates() {
		return Result{}, denied(r.actor.Role)
	}
	if m, ok := i.(Mend); ok {
		l, _, err := r.house.Session(m.Ref)
		if err != nil {
			return Result{}, err
		}
		return l.Do(ctx, l.Mint(r.actor, m.Intent))
	}
	p, ok := i.(PrepareWorkshop)
	if !ok {
		return Result{}, Refuse(Invalid, "open the session first")
	}
	result, l, err := r.house.Prepare(ctx, r.actor, p)
	if l != nil {
		r.watch(l)
		r.rouse()
	}
	return result, err
}

// Prepare plans a session, and founds the programme when the customer is new; then it answers that programme.
func (h *House) Prepare(ctx context.Context, actor Actor, p PrepareWorkshop) (result Result, founded *Live, err error) {
	plan, err := h.intentOf(p)
	if err != nil {
		return Result{}, nil, err
	}
	l, err := h.Programme(p.Customer)
	if err != nil {
		if err := checkMoment(p.Start, p.Zone); err != nil {
			return Result{}, nil, err
		}
		if l, err = h.Found(ctx, actor, p.Customer); err != nil {
			return Result{}, nil, err
		}
		founded = l
	}
	result, err = l.Do(ctx, l.Mint(actor, plan))
	return result, founded, err
}

// Face implements Room: a HomeFace.
func (r *homeRoom) Face() any { return r.house.Home() }

// Wake implements Room.
func (r *homeRoom) Wake() <-chan struct{} { return r.wake }

// Came implements Room: nobody asks how late home is.
func (r *homeRoom) Came() time.Time { return time.Now() }

// WakeIn implements Room.
func (r *homeRoom) WakeIn(d time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.timer != nil {
		r.timer.Stop()
	}
	if d > 0 && !r.left {
		r.timer = time.AfterFunc(d, r.rouse)
	}
}

// Draft implements Room: home has no line.
func (r *homeRoom) Draft() string { return "" }

// SetDraft implements Room.
func (r *homeRoom) SetDraft(string) {}

// Gone implements Room: home is never taken over.
func (r *homeRoom) Gone() string { return "" }

// Now implements Room.
func (r *homeRoom) Now() time.Time { return r.house.cfg.Now() }

// Leave implements Room.
func (r *homeRoom) Leave() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.left = true
	if r.timer != nil {
		r.timer.Stop()
	}
	for _, one := range r.rooms {
		one.Leave()
	}
}
