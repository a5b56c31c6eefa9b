package session

import (
	"maps"
	"slices"
	"sync"
	"time"

	"serendip/model"
)

// hub knows who looks on: whom to wake, who is connected, and what they left half typed. Nothing of it is kept.
type hub struct {
	begun    time.Time // rooms count from here when they were woken
	mu       sync.Mutex
	rooms    map[*room]struct{}
	seats    map[model.PersonID]*room
	crew     map[model.PersonID]attendance // of those who run sessions
	looked   map[model.SessionID]int       // how many rooms look at a session
	presence map[model.PersonID]Presence
	drafts   map[line]string
	pacers   map[model.PersonID]*pacer
	claims   map[model.PersonID]claim // replaced, never written
	door     Door
	trouble  string // why nothing can be saved now; "" when it can
	strain   string // how near this machine is to its end; "" while it is far from it
	alarm    alarm
	fade     *time.Timer // until claims may have run out; nil before the first
}

// line is where somebody types: what was left on a private console never appears on a stage.
type line struct {
	person  model.PersonID
	session model.SessionID
	at      Audience
}

// Presence is whether a person's seat is connected, and since when it is not.
type Presence struct {
	Online bool
	Lost   time.Time // when the seat was lost; zero while online
}

// Door is how people can join, as it is announced.
type Door struct {
	Host        string   // "10.20.0.14"; "" when no door is open
	Port        int      // 23234
	Fingerprint string   // of the host key
	Others      []string // other addresses of this machine
}

func newHub() *hub {
	return &hub{
		begun: time.Now(), rooms: make(map[*room]struct{}), seats: make(map[model.PersonID]*room), crew: make(map[model.PersonID]attendance), looked: make(map[model.SessionID]int),
		presence: make(map[model.PersonID]Presence), drafts: make(map[line]string),
		pacers: make(map[model.PersonID]*pacer),
	}
}

// enter adds a room. A newer seat of the same person takes over from the older one.
func (h *hub) enter(r *room) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.rooms[r] = struct{}{}
	h.looked[r.session]++
	h.attend(r, +1, time.Time{})
	if r.actor.Role != Attendee {
		return
	}
	if old := h.seats[r.actor.Person]; old != nil {
		old.end("a newer window of yours took over; this one can be closed")
		h.drop(old, time.Time{})
	}
	h.seats[r.actor.Person] = r
	h.presence = maps.Clone(h.presence)
	h.presence[r.actor.Person] = Presence{Online: true}
}

// leave takes a room out; the seat of a person who is not there any more counts as lost from now. What they had open is
// open no longer.
func (h *hub) leave(r *room, now time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.drop(r, now)
	switch p := r.actor.Person; {
	case r.actor.Role == Attendee && h.seats[p] == r:
		delete(h.seats, p)
		h.unclaim(p)
		h.presence = maps.Clone(h.presence)
		h.presence[p] = Presence{Lost: now}
	case r.actor.Role != Attendee && h.crew[p].open == 0:
		h.unclaim(p)
	}
}

// drop takes a room out, once. The lock is held.
func (h *hub) drop(r *room, now time.Time) {
	if _, there := h.rooms[r]; !there {
		return
	}
	delete(h.rooms, r)
	h.attend(r, -1, now)
	r.due.Store(0)
	if h.looked[r.session]--; h.looked[r.session] == 0 {
		delete(h.looked, r.session)
	}
}

// sessions are those that somebody looks at.
func (h *hub) sessions() []model.SessionID {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Collect(maps.Keys(h.looked))
}

// wakeAll tells everybody that there is something new, without ever waiting for anybody.
func (h *hub) wakeAll() { h.wake(func(*room) bool { return true }) }

// wake tells some that there is something new for them.
func (h *hub) wake(whom func(*room) bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	now := time.Now()
	for r := range h.rooms {
		if whom(r) {
			r.rouse(now)
		}
	}
}

// view is what a snapshot holds of the hub.
func (h *hub) view() (presence map[model.PersonID]Presence, door Door, trouble, strain string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.presence, h.door, h.trouble, h.strain
}

// setTrouble says why nothing can be saved, or "" when it can again; it answers whether that is news.
func (h *hub) setTrouble(why string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	news := h.trouble != why
	h.trouble = why
	return news
}

// setStrain says how near this machine is to its end, or "" when it is far; it answers whether that is news.
func (h *hub) setStrain(words string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	news := h.strain != words
	h.strain = words
	return news
}

// pacer is the pace of one person, whichever room they act from.
func (h *hub) pacer(p model.PersonID, pace Pace, now time.Time) *pacer {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.pacers[p] == nil {
		h.pacers[p] = newPacer(pace, now)
	}
	return h.pacers[p]
}

func (h *hub) draft(l line) string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.drafts[l]
}

// longestDraft bounds what is kept of a half-typed line.
const longestDraft = 4096

func (h *hub) setDraft(l line, words string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if words == "" || len(words) > longestDraft {
		delete(h.drafts, l)
		return
	}
	h.drafts[l] = words
}

// OpenDoor says how people can join from now on; the zero Door says that they cannot.
func (l *Live) OpenDoor(d Door) {
	d.Others = slices.Clone(d.Others)
	l.hub.mu.Lock()
	l.hub.door = d
	l.hub.mu.Unlock()
	l.refresh()
}

// Strain tells those who run a session in a sentence how near this machine is to its end; "" says that it is far from it.
func (l *Live) Strain(words string) {
	if l.hub.setStrain(words) {
		l.tellConsoles()
	}
}
