package session_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/badgerstore"
	"serendip/session/sessiontest"
	"serendip/session/vault"
)

// liveEnv makes the test binary play a program that holds this data folder, until it is killed.
const liveEnv = "SESSION_TEST_LIVE"

func TestMain(m *testing.M) {
	if dir := os.Getenv(liveEnv); dir != "" {
		if err := actUntilKilled(dir, os.Stdout); err != nil {
			fmt.Println("failed:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// folder opens a data folder as the product does: the store, the vault beside it, and the one programme.
func folder(ctx context.Context, dir string) (*badgerstore.Store, *session.Live, error) {
	codec, err := session.NewCodec()
	if err != nil {
		return nil, nil, err
	}
	secrets, err := vault.Open(filepath.Join(dir, "keys"))
	if err != nil {
		return nil, nil, err
	}
	store, err := badgerstore.Open(ctx, filepath.Join(dir, "store"), badgerstore.Options{Previous: codec.Prev, HeadsEvery: 20 * time.Millisecond})
	if err != nil {
		return nil, nil, err
	}
	l, err := session.Open(ctx, session.Config{Store: store, Secrets: secrets, Codec: codec, Now: session.MonotonicNow(), Random: session.Random,
		Logger: slog.New(slog.DiscardHandler)}, model.ProgrammeID{15: 1})
	return store, l, err
}

// crowd are people who all act at once, each one thing after the other.
type crowd struct {
	live *session.Live
	id   model.SessionID
	mu   sync.Mutex
	out  io.Writer
}

// confirmed tells the oracle, after the answer.
func (c *crowd) confirmed(format string, args ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	fmt.Fprintf(c.out, format+"\n", args...)
}

// do hands an intent in. A refusal by a rule is part of the game, what was not saved is not.
func (c *crowd) do(a session.Actor, i session.Intent) (session.Result, bool, error) {
	r, err := c.live.Do(context.Background(), c.live.Mint(a, i))
	if err != nil && strings.Contains(err.Error(), "saved") {
		return r, false, err
	}
	return r, err == nil, nil
}

const crowdSize = 6

// actUntilKilled opens the folder, lets everybody in who is not, and then everybody acts.
func actUntilKilled(dir string, out io.Writer) error {
	_, l, err := folder(context.Background(), dir)
	if err != nil {
		return err
	}
	c := &crowd{live: l, out: out}
	if err := c.begin(); err != nil {
		return err
	}
	people, err := c.people()
	if err != nil {
		return err
	}
	c.confirmed("open")
	fails := make(chan error)
	for n, p := range people {
		go func() { fails <- c.attend(n, p) }()
	}
	go func() { fails <- c.facilitate() }()
	return <-fails
}

// begin founds what a killed program may have left half done.
func (c *crowd) begin() error {
	host := sessiontest.Host()
	if c.live.Snapshot().State.Name == "" {
		if _, _, err := c.do(host, session.FoundProgramme{Name: "Acme"}); err != nil {
			return err
		}
	}
	if len(c.live.Snapshot().State.Sessions()) == 0 {
		if _, _, err := c.do(host, session.PlanSession{Start: time.Now(), Zone: "UTC"}); err != nil {
			return err
		}
	}
	c.id = c.live.Snapshot().State.Sessions()[0].ID
	for _, i := range []session.Intent{session.OpenLobby{Session: c.id}, session.GoLive{Session: c.id}} {
		if _, _, err := c.do(host, i); err != nil {
			return err
		}
	}
	for len(c.session().Cases) < 3 {
		if _, _, err := c.do(host, session.Say{Session: c.id, Line: "~ plan something to score"}); err != nil {
			return err
		}
	}
	return nil
}

func (c *crowd) session() *session.Session { return c.live.Snapshot().State.Session(c.id) }

func (c *crowd) people() ([]session.Actor, error) {
	var all []session.Actor
	for n := range crowdSize {
		a := session.Actor{Role: session.Attendee, Session: c.id, Remote: true}
		name := fmt.Sprintf("Person %c", 'A'+n)
		if a.Person = c.live.Snapshot().State.Named(c.session(), name); a.Person.IsZero() {
			r, _, err := c.do(a, session.Join{Session: c.id, Name: name, Consent: true})
			if err != nil {
				return nil, err
			}
			a.Person = r.Person
		}
		all = append(all, a)
	}
	return all, nil
}

// attend says ideas, joins others', adds to them and marks, for ever.
func (c *crowd) attend(n int, a session.Actor) error {
	for i := 0; ; i++ {
		words := fmt.Sprintf("word-%d-%d-%d", os.Getpid(), n, i)
		v := c.session()
		number := 1 + (i*7+n)%len(v.Cases)
		var err error
		var ok bool
		switch i % 8 {
		case 0:
			var r session.Result
			if r, ok, err = c.do(a, session.Say{Session: c.id, Line: "idea " + words}); ok {
				c.confirmed("say %d %s", r.Number, words)
			}
		case 1, 2:
			if _, ok, err = c.do(a, session.SaySame{Case: v.Cases[number-1]}); ok {
				c.confirmed("same %d %s", number, a.Person)
			}
		case 3:
			if _, ok, err = c.do(a, session.Say{Session: c.id, Line: fmt.Sprintf("+%d also %s", number, words)}); ok {
				c.confirmed("detail %d %s", number, words)
			}
		default:
			if len(v.Rounds) > 0 {
				err = c.mark(a, v.Rounds[len(v.Rounds)-1])
			}
		}
		if err != nil {
			return err
		}
	}
}

// mark gives the mark after the one that the person's seat shows: 0, 1, 2, 3 and from the start, so that the oracle
// knows what may follow, also across a kill.
func (c *crowd) mark(a session.Actor, round model.RoundID) error {
	r := c.live.Snapshot().State.Round(round)
	if !r.Open {
		return nil
	}
	m := session.Mark{Round: round, Case: r.Cases[0], Group: model.Importance}
	if seat := c.live.Snapshot().ForSeat(c.id, a.Person).Round; seat != nil && seat.ID == round {
		if on := seat.Scores[0].Marks[model.Importance]; on.Given {
			m.Mark = (on.Mark + 1) % (model.High + 1)
		}
	}
	_, ok, err := c.do(a, m)
	if ok {
		c.confirmed("mark %s %s %d", round, a.Person, m.Mark)
	}
	return err
}

// facilitate opens and reveals rounds, for ever.
func (c *crowd) facilitate() error {
	for {
		v := c.session()
		if n := len(v.Rounds); n > 0 && c.live.Snapshot().State.Round(v.Rounds[n-1]).Revealed == nil {
			if len(v.Cases)%3 != 0 {
				if _, _, err := c.do(sessiontest.Host(), session.SwitchLights{Session: c.id, Dark: !v.Dark}); err != nil {
					return err
				}
				continue
			}
			_, ok, err := c.do(sessiontest.Host(), session.Reveal{Round: v.Rounds[n-1]})
			if err != nil {
				return err
			}
			if ok {
				c.confirmed("revealed %s", v.Rounds[n-1])
			}
		}
		if _, _, err := c.do(sessiontest.Host(), session.OpenRound{Session: c.id, Cases: v.Cases[:3]}); err != nil {
			return err
		}
	}
}
