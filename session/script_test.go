package session_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
)

// step is one thing that somebody wants in a scripted workshop; it looks at the workshop only when its turn comes.
type step struct {
	by   string // "" for the facilitator, "+" before the name of a newcomer
	want func(*scripted) session.Intent
}

// scripted is a workshop that goes by a script and sends what was not saved again, under the same command id.
type scripted struct {
	*sessiontest.Workshop
	t       *testing.T
	retries int
}

// beforeReveal is the step at which all marks of the script are in the box.
const beforeReveal = 26

// script is one whole workshop in few steps.
func script() []step {
	say := func(line string) func(*scripted) session.Intent {
		return func(s *scripted) session.Intent {
			return session.Say{Session: s.ID, Block: s.Session().Current, Line: line}
		}
	}
	jump := func(m model.Method) step {
		return step{"", func(s *scripted) session.Intent {
			for _, b := range s.Session().Blocks {
				if b.Method == m {
					return session.JumpTo{Session: s.ID, Block: b.ID}
				}
			}
			return nil
		}}
	}
	join := func(name string) step {
		return step{"+" + name, func(s *scripted) session.Intent { return session.Join{Session: s.ID, Name: name, Consent: true} }}
	}
	steps := []step{
		{"", func(s *scripted) session.Intent {
			return session.ImportUseCases{Source: "a.csv", Rows: rows("One", "Two")}
		}},
		{"", func(s *scripted) session.Intent { return session.OpenLobby{Session: s.ID} }},
		join("Ada"), join("Mei"), join("Olu"),
		{"", func(s *scripted) session.Intent { return session.GoLive{Session: s.ID} }},
		jump(model.Capture),
		{"Ada", say("Drivers send the gate photo ahead")}, {"Mei", say("~ plan one for nights")}, {"Mei", say("=1 in all stores")},
		{"Olu", say("~ plan two for docks")}, {"", say("? who pays @Zoe")}, {"Ada", say("stub")},
		{"Ada", func(s *scripted) session.Intent { return session.Undo{Session: s.ID} }},
		{"", func(s *scripted) session.Intent { return session.Merge{Into: s.Case(2).ID, From: s.Case(3).ID} }},
		{"", func(s *scripted) session.Intent { return session.Undo{Session: s.ID} }},
		jump(model.Scoring),
		{"", func(s *scripted) session.Intent { return session.OpenRound{Session: s.ID} }},
	}
	for i, name := range []string{"Ada", "Mei", "Olu"} {
		for _, g := range []model.Group{model.Importance, model.Feasibility} {
			steps = append(steps, step{name, func(s *scripted) session.Intent {
				return session.Mark{Round: s.Session().Rounds[0], Case: s.Case(2).ID, Group: g, Mark: model.Mark(3 - i/2)}
			}})
		}
	}
	return append(steps,
		step{"Mei", func(s *scripted) session.Intent {
			return session.GiveReason{Round: s.Session().Rounds[0], Case: s.Case(2).ID, Reason: "we know how"}
		}},
		step{"Mei", func(s *scripted) session.Intent { return session.HandIn{Round: s.Session().Rounds[0]} }},
		step{"", func(s *scripted) session.Intent { return session.Reveal{Round: s.Session().Rounds[0]} }},
		step{"", func(s *scripted) session.Intent { return session.Select{Session: s.ID, Case: s.Case(2).ID} }},
		step{"", func(s *scripted) session.Intent { return session.NameOwner{Case: s.Case(2).ID, Name: "Ada"} }},
		step{"", func(s *scripted) session.Intent { return session.Close{Session: s.ID} }},
	)
}

// actor is who a step is by.
func (s *scripted) actor(by string) session.Actor {
	switch {
	case by == "":
		return sessiontest.Host()
	case by[0] == '+':
		return session.Actor{Role: session.Attendee, Session: s.ID, Remote: true}
	}
	p := s.Live.Snapshot().State.Named(s.Session(), by)
	if p.IsZero() {
		s.t.Fatalf("%s was acknowledged and is not there", by)
	}
	return session.Actor{Role: session.Attendee, Person: p, Session: s.ID, Remote: true}
}

// run plays the script. What is not saved is sent again, a few times.
func (s *scripted) run(steps []step) {
	s.t.Helper()
	for i, one := range steps {
		c := s.Live.Mint(s.actor(one.by), one.want(s))
		for try := 0; ; try++ {
			_, err := s.Live.Do(context.Background(), c)
			if err == nil {
				break
			}
			var known *session.Error
			if !errors.As(err, &known) || known.Code != session.NotSaved || try == 5 {
				s.t.Fatalf("step %d, %T, try %d: %v", i, c.Intent, try, err)
			}
			s.retries++
		}
	}
}

// faces are all that can be seen of a session.
func faces(l *session.Live, id model.SessionID) map[string]any {
	s := l.Snapshot()
	all := map[string]any{"wall": s.ForWall(id), "stage": s.ForStage(id, sessiontest.Host().Person), "console": s.ForConsole(id, sessiontest.Host().Person)}
	for i, p := range s.State.People() {
		all[fmt.Sprintf("seat %d", i)] = s.ForSeat(id, p)
	}
	return all
}

// sameFaces fails unless two live programmes show the same to everybody.
func sameFaces(t *testing.T, id model.SessionID, a, b *session.Live) {
	t.Helper()
	x, y := faces(a, id), faces(b, id)
	if len(x) != len(y) {
		t.Fatalf("%d faces and %d", len(x), len(y))
	}
	for who, face := range x {
		if d := difference(face, y[who]); d != "" {
			t.Fatalf("%s shows something else: %s", who, d)
		}
	}
}
