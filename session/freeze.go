package session

import (
	"crypto/sha256"
	"iter"
	"maps"

	"github.com/fxamacker/cbor/v2"

	"serendip/model"
)

// stateVersion changes whenever the shape of State or what Apply does changes; a kept state of another is dropped.
const stateVersion = 15

func hashOf(raw []byte) Hash { return sha256.Sum256(raw) }

// frozen is a State as it is kept. It holds no words and no names: those are records of their own.
type frozen struct {
	Version  int
	Head     Hash
	ID       model.ProgrammeID
	Seq      uint64
	At       int64
	Name     string
	Vision   model.Text
	Terms    model.Terms
	Undoing  model.CommandID
	Keys     []FacilitatorKey
	Library  []model.UseCaseID
	Planned  []model.SessionID
	People   []model.PersonID
	Sessions []frozenSession
	Cases    []*UseCase
	Items    []*Item
	Rounds   []*Round
	Askings  map[model.RoundID]model.SessionID

	Champions map[model.PersonID]model.Champion

	Objectives []Objective
	Brand      model.Brand
}

// frozenSession is a session with its undoable events as they would lie on disk.
type frozenSession struct {
	Session  Session
	Undoable []frozenAction
}

type frozenAction struct {
	Command model.CommandID
	Actor   model.PersonID
	Events  []frozenEvent
}

type frozenEvent struct {
	Type model.EventType
	Body cbor.RawMessage
}

// freeze writes a state whole.
func (c *Codec) freeze(s *State, head Hash) []byte {
	f := frozen{Version: stateVersion, Head: head, ID: s.ID, Seq: s.Seq, At: s.At, Name: s.Name, Vision: s.Vision, Terms: s.Terms, Undoing: s.undoing,
		Keys: s.keys, Library: s.library, Planned: s.planned, People: s.People(),
		Cases: values(s.cases.all()), Items: values(s.items.all()), Rounds: values(s.rounds.all()), Askings: maps.Collect(s.askings.all()), Objectives: s.objectives, Brand: s.brand}
	f.Champions = make(map[model.PersonID]model.Champion)
	for p, one := range s.champions.all() {
		f.Champions[p] = *one
	}
	for _, v := range s.sessions.all() {
		one := frozenSession{Session: *v}
		one.Session.Done = nil
		for _, a := range v.Done {
			action := frozenAction{Command: a.Command, Actor: a.Actor}
			for _, e := range a.Events {
				action.Events = append(action.Events, frozenEvent{e.EventType(), c.value(e)})
			}
			one.Undoable = append(one.Undoable, action)
		}
		f.Sessions = append(f.Sessions, one)
	}
	return c.value(f)
}

func values[K, V any](pairs iter.Seq2[K, V]) []V {
	var out []V
	for _, v := range pairs {
		out = append(out, v)
	}
	return out
}

// unfreeze reads a kept state; ok is false when it is another version's or cannot be read, and the events tell all.
func (c *Codec) unfreeze(raw []byte) (s *State, head Hash, ok bool) {
	var f frozen
	if err := c.dec.Unmarshal(raw, &f); err != nil || f.Version != stateVersion {
		return nil, Hash{}, false
	}
	s = newLoading(f.ID)
	s.Seq, s.At, s.Name, s.Vision, s.Terms, s.undoing, s.keys, s.library, s.planned, s.objectives = f.Seq, f.At, f.Name, f.Vision, f.Terms, f.Undoing, f.Keys, f.Library, f.Planned, f.Objectives
	s.brand = f.Brand
	for _, p := range f.People {
		s.people = s.people.set(p, true)
	}
	for _, u := range f.Cases {
		s.cases = s.cases.set(u.ID, u)
	}
	for _, id := range f.Library { // of two that came from one row the later one is found, as when they were folded in
		if u := s.cases.at(id); u != nil {
			s.external = s.external.set(externalKey(u.External), id)
		}
	}
	for _, it := range f.Items {
		s.items = s.items.set(it.ID, it)
	}
	for p, one := range f.Champions {
		s.champions = s.champions.set(p, &one)
	}
	for _, r := range f.Rounds {
		s.rounds = s.rounds.set(r.ID, r)
	}
	for id, of := range f.Askings {
		s.askings = s.askings.set(id, of)
	}
	for _, one := range f.Sessions {
		v := one.Session
		for _, a := range one.Undoable {
			action, ok := c.thaw(a)
			if !ok {
				return nil, Hash{}, false
			}
			v.Done = append(v.Done, action)
		}
		s.sessions = s.sessions.set(v.ID, &v)
	}
	return s, f.Head, true
}

func (c *Codec) thaw(a frozenAction) (Action, bool) {
	var events []model.Event
	for _, fe := range a.Events {
		e, err := c.event(fe.Type, fe.Body)
		if err != nil {
			return Action{}, false
		}
		events = append(events, e)
	}
	return act(a.Command, a.Actor, events), true
}
