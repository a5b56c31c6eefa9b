package session

import (
	"math"
	"reflect"
	"slices"
	"time"

	"serendip/model"
)

// LeadPatience is how long a lead may be away until anybody who facilitates with them may take over.
const LeadPatience = 3 * time.Minute

// Runs says whether a role acts for a whole session: its words may be anybody's.
func (r Role) Runs() bool { return r == Scribe || r.Facilitates() }

// Facilitates says whether a role runs the agenda, the wall and the rounds.
func (r Role) Facilitates() bool { return r == CoFacilitator || r == Lead }

// HostID is the id of who sits at the terminal of the machine itself.
func HostID() model.PersonID { return FacilitatorID("") }

// roleOf is what a key's holder is in a session that somebody else may lead.
func roleOf(r model.CrewRole) Role {
	switch r {
	case model.CrewLead:
		return Lead
	case model.CrewScribe:
		return Scribe
	case model.CrewObserver:
		return Observer
	case model.CrewCoFacilitator:
	}
	return CoFacilitator
}

// LedBy is the facilitator's id of who leads a session: the machine's own terminal until the lead was handed over.
func (v *Session) LedBy() model.PersonID {
	if v.Lead.IsZero() {
		return HostID()
	}
	return v.Lead
}

// standing is what an actor is to the session that an intent is about: of those who facilitate, one leads.
func (s *State) standing(a Actor, i Intent) Role {
	if !a.Role.Facilitates() {
		return a.Role
	}
	return s.standingIn(a, s.about(i))
}

func (s *State) standingIn(a Actor, v *Session) Role {
	switch {
	case !a.Role.Facilitates() || v == nil:
		return a.Role
	case v.LedBy() == a.Person:
		return Lead
	}
	return CoFacilitator
}

// about finds the session that an intent names by itself, or by its round or what is asked; nil when it is about none.
func (s *State) about(i Intent) *Session {
	fields := reflect.ValueOf(i)
	if fields.Kind() != reflect.Struct {
		return nil
	}
	for n := range fields.NumField() {
		switch id := fields.Field(n).Interface().(type) {
		case model.SessionID:
			return s.Session(id)
		case model.RoundID:
			if r := s.Round(id); r != nil {
				return s.Session(r.Session)
			}
			return s.Session(s.askings.at(id))
		}
	}
	return nil
}

// CrewMember is somebody who may run a session, or look on at its console.
type CrewMember struct {
	ID   model.PersonID // the facilitator's id
	Name string         // of the key; the machine's own terminal has HostName
	Role model.CrewRole
	Here bool // a console or a stage of theirs is open
}

// HandOver is the lead going to somebody else, by name.
type HandOver struct {
	To    model.Text // empty where nobody knew the name
	Taken bool       // not given: they took it
	At    int64      // UTC milliseconds
}

// HostName is what the machine's own terminal is called.
const HostName = "the host's terminal"

// Crew is who runs a session together, for those who run it: never for the room.
type Crew struct {
	Lead     CrewMember
	Away     time.Duration // for how long the lead has been away; 0 while here
	Members  []CrewMember  // everybody who may come to this console, the host first
	MayTake  bool          // who looks may take the lead now
	MayGive  bool          // who looks leads
	Patience time.Duration // how long the lead must have been away for that
}

// attendance is how many consoles and stages of somebody are open, and when the last one was lost.
type attendance struct {
	open int
	lost time.Time
}

// never is for how long somebody is away who was not here since the program started.
const never = time.Duration(math.MaxInt64)

// attend counts a console or a stage of a facilitator. The lock is held.
func (h *hub) attend(r *room, by int, now time.Time) {
	if r.audience != AtConsole && r.audience != AtStage || r.actor.Person.IsZero() {
		return
	}
	a := h.crew[r.actor.Person]
	a.open = max(a.open+by, 0)
	if by < 0 && a.open == 0 {
		a.lost = now
	}
	h.crew[r.actor.Person] = a
}

// away is for how long a facilitator has had neither console nor stage; 0 for somebody who has.
func (h *hub) away(p model.PersonID, begun, now time.Time) time.Duration {
	h.mu.Lock()
	defer h.mu.Unlock()
	a, known := h.crew[p]
	switch {
	case a.open > 0:
		return 0
	case known:
		return max(now.Sub(a.lost), 1)
	case p == HostID():
		return never // nobody sits there: the program was started to serve
	}
	return max(now.Sub(begun), 1) // a lead who was here before a restart gets their time to come back
}

// crewKeys are the keys that are listed for this programme; ok is false where nobody knows of any list.
func (l *Live) crewKeys() (keys []FacilitatorKey, ok bool) {
	list := l.keys.Load()
	if list == nil {
		return nil, false
	}
	id := l.Snapshot().State.ID
	for _, k := range (*list)() {
		if k.Programme.IsZero() || k.Programme == id {
			keys = append(keys, k)
		}
	}
	return keys, true
}

// know tells a programme where the list of keys is.
func (l *Live) know(list func() []FacilitatorKey) { l.keys.Store(&list) }

// asListed gives an actor who came by a listed key the role that the key has at this moment.
func (l *Live) asListed(a Actor) Actor {
	if !a.Remote || a.Role == Attendee || a.Role == Nobody || a.Person.IsZero() {
		return a
	}
	keys, known := l.crewKeys()
	if !known {
		return a
	}
	a.Role = Nobody
	for _, k := range keys {
		if FacilitatorID(k.Fingerprint) == a.Person {
			a.Role = roleOf(k.Role)
		}
	}
	return a
}

// members are all who may come to a console of this programme.
func (l *Live) members() []CrewMember {
	out := []CrewMember{{ID: HostID(), Name: HostName, Role: model.CrewLead}}
	keys, _ := l.crewKeys()
	for _, k := range keys {
		out = append(out, CrewMember{ID: FacilitatorID(k.Fingerprint), Name: k.Name, Role: k.Role})
	}
	for i := range out {
		out[i].Here = l.hub.away(out[i].ID, l.begun, l.Now()) == 0
	}
	return out
}

// Crew is who runs a session together, as an actor sees it.
func (l *Live) Crew(a Actor, id model.SessionID) Crew {
	c := Crew{Members: l.members(), Patience: LeadPatience}
	v := l.Snapshot().State.Session(id)
	if v == nil {
		return c
	}
	c.Lead = CrewMember{ID: v.LedBy(), Name: "a key that is no longer listed"}
	if i := slices.IndexFunc(c.Members, func(m CrewMember) bool { return m.ID == c.Lead.ID }); i >= 0 {
		c.Lead = c.Members[i]
	}
	facts := l.leadFactsOf(v)
	c.Away = facts.Away
	c.MayGive = l.RoleIn(a, id) == Lead && v.State != model.Closed
	c.MayTake = v.State != model.Closed && mayTake(l.asListed(a), v, facts) == nil
	return c
}

// RoleIn is what an actor is to a session now.
func (l *Live) RoleIn(a Actor, id model.SessionID) Role {
	s := l.Snapshot().State
	return s.standingIn(l.asListed(a), s.Session(id))
}

// LeadFacts is what only the live side knows of a session's lead.
type LeadFacts struct {
	Name    string
	Away    time.Duration
	Members []CrewMember
}

// LeadFacts are those of a session now.
func (l *Live) LeadFacts(id model.SessionID) LeadFacts {
	if v := l.Snapshot().State.Session(id); v != nil {
		return l.leadFactsOf(v)
	}
	return LeadFacts{}
}

func (l *Live) leadFactsOf(v *Session) LeadFacts {
	f := LeadFacts{Members: l.members(), Away: never}
	for _, m := range f.Members {
		if m.ID == v.LedBy() { // else the key was taken off the list, and nobody leads
			f.Name, f.Away = m.Name, l.hub.away(m.ID, l.begun, l.Now())
		}
	}
	return f
}

// prepareLead finds out what Decide must know of who leads.
func (l *Live) prepareLead(s *State, c *Command) {
	switch i := c.Intent.(type) {
	case GiveLead:
		if v := s.Session(i.Session); v != nil {
			c.Lead = l.leadFactsOf(v)
		}
	case TakeLead:
		if v := s.Session(i.Session); v != nil {
			c.Lead = l.leadFactsOf(v)
		}
	}
}

// tellCrew wakes the consoles when one of those who run sessions came or went.
func (l *Live) tellCrew() { l.hub.wake(func(r *room) bool { return r.audience == AtConsole }) }
