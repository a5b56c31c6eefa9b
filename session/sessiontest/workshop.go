package sessiontest

import (
	"context"
	"io"
	"log/slog"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
)

// Clock is a clock that a test turns.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// Now is the time it shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Turn moves it, forward or back.
func (c *Clock) Turn(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(by)
}

// Workshop is one value workshop on the real core.
type Workshop struct {
	t       testing.TB
	Clock   *Clock
	Secrets *Secrets
	Config  session.Config
	Live    *session.Live
	ID      model.SessionID
	people  map[string]model.PersonID
}

// Host is the facilitator at the local terminal.
func Host() session.Actor {
	return session.Actor{Role: session.Facilitator, Person: session.FacilitatorID("")}
}

// New founds a programme in the store and plans a value workshop in it, still a draft.
func New(t testing.TB, store session.Store) *Workshop {
	t.Helper()
	codec, err := session.NewCodec()
	if err != nil {
		t.Fatal(err)
	}
	w := &Workshop{t: t, Clock: &Clock{now: time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)}, Secrets: NewSecrets(), people: make(map[string]model.PersonID)}
	random := rand.New(rand.NewPCG(1, 2))
	var mu sync.Mutex
	w.Config = session.Config{Store: store, Secrets: w.Secrets, Codec: codec, Now: w.Clock.Now,
		Logger: slog.New(slog.NewTextHandler(io.Discard, nil)),
		Random: func(b []byte) {
			mu.Lock()
			defer mu.Unlock()
			for i := range b {
				b[i] = byte(random.Uint32())
			}
		}}
	w.Open(model.ProgrammeID{15: 1})
	w.Do(session.FoundProgramme{Name: "Acme"})
	w.ID = w.Do(session.PlanSession{Title: "Value workshop", Start: w.Clock.Now(), Zone: "Europe/London"}).Session
	return w
}

// Open opens a programme of the workshop's store, as a start of the program does.
func (w *Workshop) Open(id model.ProgrammeID) {
	w.t.Helper()
	live, err := session.Open(context.Background(), w.Config, id)
	if err != nil {
		w.t.Fatal(err)
	}
	w.Live = live
	w.t.Cleanup(live.Close)
}

// Reopen opens the programme anew without closing it first, as after a crash.
func (w *Workshop) Reopen() {
	w.t.Helper()
	w.Open(w.Live.Snapshot().State.ID)
}

// GoLive opens the lobby and starts the first block.
func (w *Workshop) GoLive() {
	w.t.Helper()
	w.Do(session.OpenLobby{Session: w.ID})
	w.Do(session.GoLive{Session: w.ID})
}

// Do lets the facilitator act and expects it to be done.
func (w *Workshop) Do(i session.Intent) session.Result {
	w.t.Helper()
	r, err := w.Try(Host(), i)
	if err != nil {
		w.t.Fatalf("%#v: %v", i, err)
	}
	return r
}

// Try lets anybody act.
func (w *Workshop) Try(a session.Actor, i session.Intent) (session.Result, error) {
	return w.Live.Do(context.Background(), w.Live.Mint(a, i))
}

// As is the actor of a name; the first time, the person joins over the door.
func (w *Workshop) As(name string) session.Actor {
	w.t.Helper()
	p, known := w.people[name]
	if !known {
		r, err := w.Try(session.Actor{Role: session.Attendee, Session: w.ID, Remote: true}, session.Join{Session: w.ID, Name: name, Consent: true})
		if err != nil {
			w.t.Fatalf("%s joins: %v", name, err)
		}
		p = r.Person
		w.people[name] = p
	}
	return session.Actor{Role: session.Attendee, Person: p, Session: w.ID, Remote: true}
}

// By lets a person act and expects it to be done.
func (w *Workshop) By(name string, i session.Intent) session.Result {
	w.t.Helper()
	r, err := w.Try(w.As(name), i)
	if err != nil {
		w.t.Fatalf("%s: %#v: %v", name, i, err)
	}
	return r
}

// Says lets a person say one line in the current block.
func (w *Workshop) Says(name, line string) session.Result {
	w.t.Helper()
	return w.By(name, session.Say{Session: w.ID, Block: w.Session().Current, Line: line})
}

// Session is the session as it stands.
func (w *Workshop) Session() *session.Session { return w.Live.Snapshot().State.Session(w.ID) }

// Case is the use case of a number.
func (w *Workshop) Case(number int) *session.UseCase {
	return w.Live.Snapshot().State.UseCase(w.Session().Cases[number-1])
}

// To goes on until the block of a method.
func (w *Workshop) To(m model.Method) {
	w.t.Helper()
	for range 100 {
		b, _ := w.Session().Block(w.Session().Current)
		if b.Method == m {
			return
		}
		w.Do(session.Advance{Session: w.ID, From: w.Session().Current})
	}
	w.t.Fatalf("there is no block of %s", m)
}
