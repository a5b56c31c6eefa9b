package session

import (
	"crypto/sha256"
	"maps"
	"slices"
	"time"

	"serendip/model"
)

// Envelope is what stands around an event on disk.
type Envelope struct {
	Seq     uint64          `cbor:"1,keyasint"`
	At      int64           `cbor:"2,keyasint"` // UTC milliseconds: a label; the order is Seq
	Actor   model.PersonID  `cbor:"3,keyasint,omitzero"`
	Command model.CommandID `cbor:"4,keyasint"`
	Type    model.EventType `cbor:"5,keyasint"`
	Version uint8           `cbor:"6,keyasint"`
	Prev    Hash            `cbor:"7,keyasint"`
	Remote  bool            `cbor:"8,keyasint,omitempty"` // the actor came through the SSH door from another network
}

// Apply folds one event into the state. It is total and deterministic: an event that names what is not there changes
// nothing but the sequence.
func Apply(s *State, env Envelope, e model.Event) *State {
	n := *s
	n.apply(env, e)
	return &n
}

// apply folds one event into a state that nobody else has.
func (n *State) apply(env Envelope, e model.Event) {
	n.Seq, n.At = env.Seq, max(env.At, n.At)
	switch e := e.(type) {
	case model.ProgrammeFounded:
		n.Name = e.Name
	case model.VisionSaid:
		n.Vision = e.Vision
	case model.KeyListed:
		n.keys = append(withoutKey(n.keys, e.Fingerprint), FacilitatorKey{Fingerprint: e.Fingerprint, Name: e.Name, Programme: e.Programme})
	case model.KeyStruck:
		n.keys = withoutKey(n.keys, e.Fingerprint)
	case model.PersonAdded:
		n.people = n.people.set(e.Person, true)
	case model.PersonDetailed, model.Undone:
	default:
		if !n.applySession(env, e) && !n.applyAgenda(e) && !n.applyCase(env, e) && !n.applyChoice(env, e) {
			n.applyFamilies(env, e)
		}
	}
	n.cutTalk(env, e)
	n.remember(env, e)
}

func (n *State) applyFamilies(env Envelope, e model.Event) {
	for _, f := range families() {
		if f.apply != nil && f.apply(n, env, e) {
			return
		}
	}
}

func withoutKey(keys []FacilitatorKey, fingerprint string) []FacilitatorKey {
	return slices.DeleteFunc(slices.Clone(keys), func(k FacilitatorKey) bool { return k.Fingerprint == fingerprint })
}

// withSession replaces a session by a changed copy.
func (s *State) withSession(id model.SessionID, change func(*Session)) {
	s.sessions = changed(s.sessions, id, change)
}

// withCase replaces a use case by a changed copy.
func (s *State) withCase(id model.UseCaseID, change func(*UseCase)) {
	s.cases = changed(s.cases, id, change)
}

// withRound replaces a round by a changed copy.
func (s *State) withRound(id model.RoundID, change func(*Round)) {
	s.rounds = changed(s.rounds, id, change)
}

// changed is a table in which a copy of one thing was changed; while it loads, the thing itself.
func changed[K ~[16]byte, V any](t table[K, *V], id K, change func(*V)) table[K, *V] {
	old := t.at(id)
	switch {
	case old == nil:
		return t
	case t.loading != nil:
		change(old)
		return t
	}
	v := *old
	change(&v)
	return t.set(id, &v)
}

func (s *State) applySession(env Envelope, e model.Event) bool {
	switch e := e.(type) {
	case model.SessionPlanned:
		s.planned = append(s.planned[:len(s.planned):len(s.planned)], e.Session)
		s.sessions = s.sessions.set(e.Session, &Session{ID: e.Session, Title: e.Title, Start: e.Start, Zone: e.Zone, Template: e.Template, Kind: e.Kind, Blocks: e.Blocks, Meeting: meetingOf(e)})
	case model.SessionChanged:
		s.withSession(e.Session, func(v *Session) { v.Title, v.Start, v.Zone = e.Title, e.Start, e.Zone })
	case model.LobbyOpened:
		s.withSession(e.Session, func(v *Session) { v.State = model.Lobby })
	case model.WentLive:
		s.withSession(e.Session, func(v *Session) {
			v.State, v.Current, v.Since, v.Base, v.Paused, v.LiveAt = model.Live, e.Block, env.At, 0, false, env.At
		})
	case model.BlockEntered:
		s.withSession(e.Session, func(v *Session) {
			v.Spent = withEntry(v.Spent, e.From, e.Spent)
			v.Current, v.Since, v.Base, v.Paused = e.Block, env.At, e.Resume, e.Paused
			v.View, v.ViewCase = model.ViewBlock, model.UseCaseID{}
		})
	case model.TimerExtended:
		s.withSession(e.Session, func(v *Session) { v.Extra = withEntry(v.Extra, e.Block, v.Extra[e.Block]+e.By) })
	case model.TimerPaused:
		s.withSession(e.Session, func(v *Session) { v.Paused, v.Base = true, e.Spent })
	case model.TimerResumed:
		s.withSession(e.Session, func(v *Session) { v.Paused, v.Base, v.Since = false, e.Spent, env.At })
	case model.SessionClosed:
		s.withSession(e.Session, func(v *Session) {
			v.State, v.ClosedAt, v.Base, v.Done, v.Hands = model.Closed, env.At, e.Spent, nil, nil
			v.Spent = withEntry(v.Spent, v.Current, e.Spent)
		})
	case model.CodesRenewed:
		s.withSession(e.Session, func(v *Session) { v.Codes = e.Generation })
	case model.LightsSwitched:
		s.withSession(e.Session, func(v *Session) { v.Dark = e.Dark })
	case model.WallTurned:
		s.withSession(e.Session, func(v *Session) { v.View, v.ViewCase = e.View, e.Case })
	case model.NamesTurned:
		s.withSession(e.Session, func(v *Session) { v.Names = e.On })
	case model.HoldTurned:
		s.withSession(e.Session, func(v *Session) { v.Hold = withEntry(v.Hold, e.Block, e.On) })
	case model.WallTested:
		s.withSession(e.Session, func(v *Session) { v.WallDark, v.WallCols, v.WallRows = e.Dark, e.Columns, e.Rows })
	case model.NoteWritten:
		s.withSession(e.Session, func(v *Session) { v.Notes = withEntry(v.Notes, e.Block, e.Note) })
	case model.GuestInvited:
		s.withSession(e.Session, func(v *Session) { v.setGuest(e.Person, e.Status, false) })
	case model.CheckedIn:
		s.withSession(e.Session, func(v *Session) { v.setGuest(e.Person, model.GuestCheckedIn, e.Remote) })
	case model.GuestMatched:
		s.withSession(e.Session, func(v *Session) { v.setGuest(e.Guest, 0, false); v.matchSpeakers(e.Guest, e.Joined) })
	case model.HandRaised:
		s.withSession(e.Session, func(v *Session) {
			v.Hands = without(v.Hands, e.Person)
			if e.Up {
				v.Hands = slices.Insert(v.Hands, placeIn(v.Hands, e.Place), e.Person)
			}
		})
	default:
		return false
	}
	return true
}

func (s *State) applyAgenda(e model.Event) bool {
	switch e := e.(type) {
	case model.BlockAdded:
		s.withSession(e.Session, func(v *Session) {
			at := min(max(e.At, 0), len(v.Blocks))
			v.Blocks = slices.Insert(slices.Clone(v.Blocks), at, e.Block)
		})
	case model.BlockChanged:
		s.withSession(e.Session, func(v *Session) {
			if _, i := v.Block(e.Block.ID); i >= 0 {
				v.Blocks = slices.Clone(v.Blocks)
				v.Blocks[i] = e.Block
			}
		})
	case model.BlockMoved:
		s.withSession(e.Session, func(v *Session) {
			if b, i := v.Block(e.Block); i >= 0 {
				rest := slices.Delete(slices.Clone(v.Blocks), i, i+1)
				v.Blocks = slices.Insert(rest, min(max(e.To, 0), len(rest)), b)
			}
		})
	case model.BlockRemoved:
		s.withSession(e.Session, func(v *Session) {
			v.Blocks = slices.DeleteFunc(slices.Clone(v.Blocks), func(b model.Block) bool { return b.ID == e.Block.ID })
		})
	default:
		return false
	}
	return true
}

// setGuest puts a person on the list or changes the entry; the zero status takes the entry away.
func (v *Session) setGuest(p model.PersonID, status model.GuestStatus, remote bool) {
	_, i := v.Guest(p)
	v.Guests = slices.Clone(v.Guests)
	switch {
	case status == 0 && i >= 0:
		v.Guests = slices.Delete(v.Guests, i, i+1)
	case status == 0:
	case i < 0:
		v.Guests = append(v.Guests, Guest{p, status, remote})
	default:
		v.Guests[i].Status, v.Guests[i].Remote = status, remote
	}
}

// placeIn is where a hand goes that was at a place before; to the end when it never was.
func placeIn(hands []model.PersonID, place int) int {
	if place < 1 {
		return len(hands)
	}
	return min(place-1, len(hands))
}

func withEntry[K comparable, V any](m map[K]V, k K, v V) map[K]V {
	n := maps.Clone(m)
	if n == nil {
		n = make(map[K]V, 1)
	}
	n[k] = v
	return n
}

func without[T comparable](list []T, x T) []T {
	return slices.DeleteFunc(slices.Clone(list), func(y T) bool { return y == x })
}

// grown appends to a list that readers of older states share; its older part is never written.
func grown[T any](list []T, x ...T) []T { return append(list[:len(list):len(list)], x...) }

func externalKey(external string) externalID {
	sum := sha256.Sum256([]byte(external))
	return externalID(sum[:16])
}

// longestUndo is how many actions of a session can be taken back.
const longestUndo = 1000

// remember keeps what could be undone. A command's events stand together; what was undone is forgotten.
func (s *State) remember(env Envelope, e model.Event) {
	if u, ok := e.(model.Undone); ok {
		s.forget(u.Command)
		s.undoing = env.Command
		return
	}
	id, ok := s.sessionOf(e)
	if !ok || env.Command == s.undoing || Inverse(e) == nil {
		return
	}
	s.withSession(id, func(v *Session) {
		if n := len(v.Done); n > 0 && v.Done[n-1].Command == env.Command {
			last := v.Done[n-1]
			last = act(last.Command, last.Actor, grown(last.Events, e))
			v.Done = grown(v.Done[:n-1], last)
			return
		}
		// Only the one live line of states grows this list, so the shared array is never seen to change.
		v.Done = append(v.Done, act(env.Command, env.Actor, []model.Event{e}))
		if len(v.Done) > longestUndo {
			v.Done = v.Done[len(v.Done)-longestUndo:]
		}
	})
}

func (s *State) forget(command model.CommandID) {
	for id, v := range s.sessions.all() {
		if slices.ContainsFunc(v.Done, func(a Action) bool { return a.Command == command }) {
			s.withSession(id, func(v *Session) {
				v.Done = slices.DeleteFunc(slices.Clone(v.Done), func(a Action) bool { return a.Command == command })
			})
			return
		}
	}
}

// spentAt is what the current block has taken at a moment.
func (v *Session) spentAt(now time.Time) time.Duration {
	return v.Clock().Spent(now).Round(time.Millisecond)
}
