package session_test

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

var seeds = flag.Int("seeds", fewer(20, 5), "how many simulated workshops are run")

// simulation is a workshop with bad luck, and what it acknowledged.
type simulation struct {
	*place
	t      *testing.T
	random *rand.Rand
	store  *storetest.Faulty
	seats  []session.Actor
	said   map[string]int // words: the number that was answered
	sames  map[string]model.UseCaseID
	sent   []session.Command // to be sent again out of order
	crash  int
	failed int
}

// TestSimulatedWorkshops runs workshops with random people, resends, lost lines, failing disks, crashes and clock jumps.
func TestSimulatedWorkshops(t *testing.T) {
	crashes, failures, acknowledged := 0, 0, 0
	for seed := range uint64(*seeds) {
		store := storetest.NewFaulty(storetest.NewMemory())
		s := &simulation{place: &place{Workshop: sessiontest.New(t, store)}, t: t, random: rand.New(rand.NewPCG(seed, 9)), store: store,
			said: map[string]int{}, sames: map[string]model.UseCaseID{}}
		s.GoLive()
		for step := range 300 {
			s.happens(step)
			if t.Failed() {
				t.Fatalf("seed %d, step %d", seed, step)
			}
		}
		s.crashes()
		if t.Failed() {
			t.Fatalf("seed %d, at the end", seed)
		}
		crashes, failures, acknowledged = crashes+s.crash, failures+s.failed, acknowledged+len(s.said)+len(s.sames)
	}
	t.Logf("seeds 0 to %d: %d crashes, %d commands not saved, %d ideas and sames acknowledged, every one there", *seeds-1, crashes, failures, acknowledged)
}

// happens is one thing that somebody does, or that goes wrong.
func (s *simulation) happens(step int) {
	words := fmt.Sprintf("~ idea of step %d", step)
	switch n := s.random.IntN(20); {
	case n < 2 || len(s.seats) == 0:
		a := session.Actor{Role: session.Attendee, Session: s.ID, Remote: true}
		if r, ok := s.sends(a, session.Join{Session: s.ID, Name: "Kim", Consent: true}); ok {
			a.Person = r.Person
			s.seats = append(s.seats, a)
		}
	case n < 8:
		if r, ok := s.sends(s.anySeat(), session.Say{Session: s.ID, Line: words}); ok {
			s.said[words[2:]] = r.Number
		}
	case n < 11 && len(s.Session().Cases) > 0:
		c, a := s.Session().Cases[s.random.IntN(len(s.Session().Cases))], s.anySeat()
		if _, ok := s.sends(a, session.SaySame{Case: c}); ok {
			s.sames[a.Person.String()+c.String()] = c
		}
	case n < 14:
		s.scores()
	case n < 15:
		room := s.Live.Enter(s.anySeat(), s.ID, session.AtSeat) // a line that drops at once
		room.Leave()
	case n < 16:
		s.Clock.Turn(time.Duration(s.random.IntN(7200)-3600) * time.Second)
	case n < 17:
		s.crashes()
	case n < 19:
		s.store.Fail(storetest.Fault{Op: storetest.Commit, Call: 1 + s.random.IntN(3), After: s.random.IntN(2) == 0, Err: errors.New("the disk says no")})
	case len(s.sent) > 0:
		if _, err := s.Live.Do(s.t.Context(), s.sent[s.random.IntN(len(s.sent))]); err != nil {
			refusal(s.t, err)
		}
	}
}

func (s *simulation) anySeat() session.Actor { return s.seats[s.random.IntN(len(s.seats))] }

// sends a command, now and then twice.
func (s *simulation) sends(a session.Actor, i session.Intent) (session.Result, bool) {
	c := s.Live.Mint(a, i)
	r, err := s.Live.Do(s.t.Context(), c)
	if err != nil {
		if refusal(s.t, err) == "!not-saved" {
			s.failed++
		}
		return r, false
	}
	s.sent = append(s.sent, c)
	if s.random.IntN(4) == 0 {
		_, _ = s.Live.Do(s.t.Context(), c) // whatever it says, it must change nothing
	}
	return r, true
}

// scores opens a round, marks in it, or reveals it.
func (s *simulation) scores() {
	v := s.Session()
	if len(v.Rounds) == 0 || s.state().Round(v.Rounds[len(v.Rounds)-1]).Revealed != nil {
		s.sends(sessiontest.Host(), session.OpenRound{Session: s.ID, Cases: v.Cases[:min(len(v.Cases), 3)]})
		return
	}
	r := s.state().Round(v.Rounds[len(v.Rounds)-1])
	if s.random.IntN(6) == 0 {
		s.sends(sessiontest.Host(), session.Reveal{Round: r.ID})
		return
	}
	s.sends(s.anySeat(), session.Mark{Round: r.ID, Case: r.Cases[0], Group: model.Measurability, Mark: model.Mark(s.random.IntN(4))})
}

// crashes forgets the running program and opens the folder again: the same is there, and all that was acknowledged.
func (s *simulation) crashes() {
	s.crash++
	s.store.Heal()
	before := s.state()
	s.Reopen()
	now := s.Live.Snapshot()
	if before.Seq != now.State.Seq || before.At != now.State.At {
		s.t.Errorf("crashed at event %d, opened at %d", before.Seq, now.State.Seq)
	}
	old := session.Shown(s.Live, before)
	for _, a := range s.seats[max(len(s.seats)-3, 0):] {
		if d := difference(old.ForSeat(s.ID, a.Person), now.ForSeat(s.ID, a.Person)); d != "" {
			s.t.Errorf("after the crash a seat shows something else: %s", d)
		}
	}
	host := sessiontest.Host().Person
	if d := difference(old.ForConsole(s.ID, host), now.ForConsole(s.ID, host)); d != "" {
		s.t.Errorf("after the crash the console shows something else: %s", d)
	}
	s.acknowledgedIsThere()
}

func (s *simulation) acknowledgedIsThere() {
	st, v := s.state(), s.Session()
	for words, number := range s.said {
		if number > len(v.Cases) || st.Words(s.Case(number).Title) != words {
			s.t.Errorf("#%d %q was acknowledged", number, words)
		}
	}
	for key, c := range s.sames {
		if !slices.ContainsFunc(st.UseCase(c).Same, func(p model.PersonID) bool { return p.String()+c.String() == key }) {
			s.t.Errorf("a same was acknowledged and is not there")
		}
	}
	for i, id := range v.Cases {
		if st.UseCase(id).Number != i+1 {
			s.t.Errorf("place %d holds number %d", i+1, st.UseCase(id).Number)
		}
	}
	for _, id := range v.Rounds {
		if n := session.Ballots(st, id); n > len(s.seats) {
			s.t.Errorf("%d ballots of %d people", n, len(s.seats))
		}
	}
}
