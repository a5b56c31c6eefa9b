package session

import (
	"maps"
	"slices"
	"time"

	"serendip/model"
)

// claimFor is how long somebody counts as editing after the last sign of it.
const claimFor = 2 * time.Minute

// claim is that somebody has a part of a page open. It lies in the hub, beside who is connected.
type claim struct {
	session model.SessionID
	who     Role
	on      model.UseCaseID
	part    string
	until   time.Time
}

// edits takes note of what the actor of a room has open, or no longer.
func (r *room) edits(e Editing) error {
	if _, err := Decide(r.live.Snapshot().State, r.live.Codec, r.live.Mint(r.actor, e)); err != nil {
		return err
	}
	part, err := clean(e.Part, "the part")
	if err != nil {
		return err
	}
	now := r.live.Now()
	if r.live.hub.claim(r.actor, claim{r.session, r.actor.Role, e.Case, part, now.Add(claimFor)}, e.Close, now) {
		r.live.renew()
		r.live.hub.wake(func(other *room) bool { return other.session == r.session && r.live.hub.minds(other, e.Case) })
	}
	if !e.Close {
		r.live.hub.fadesIn(claimFor+time.Second, r.live.faded)
	}
	return nil
}

// fadesIn looks after the claims once the newest of them may have run out. One timer serves all.
func (h *hub) fadesIn(d time.Duration, faded func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.fade == nil {
		h.fade = time.AfterFunc(d, faded)
		return
	}
	h.fade.Reset(d)
}

// faded takes away the claims that ran out, and tells those whom they concern.
func (l *Live) faded() {
	if l.hub.lapse(l.Now()) {
		l.renew()
		l.hub.wake(func(r *room) bool {
			return r.audience == AtConsole || l.hub.claims[r.actor.Person].on != (model.UseCaseID{})
		})
	}
}

// lapse takes away the claims that ran out, and says whether there were any.
func (h *hub) lapse(now time.Time) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	kept := maps.Clone(h.claims)
	maps.DeleteFunc(kept, func(_ model.PersonID, c claim) bool { return c.until.Before(now) })
	gone := len(kept) < len(h.claims)
	h.claims = kept
	return gone
}

// claim keeps a claim or takes it away, and says whether that is news. One person has one part open.
func (h *hub) claim(by Actor, c claim, gone bool, now time.Time) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	old, had := h.claims[by.Person]
	news := gone && had || !gone && (!had || old.on != c.on || old.part != c.part || old.until.Before(now))
	if gone && !had {
		return false
	}
	h.claims = maps.Clone(h.claims)
	if h.claims == nil {
		h.claims = make(map[model.PersonID]claim)
	}
	maps.DeleteFunc(h.claims, func(_ model.PersonID, c claim) bool { return c.until.Before(now) })
	if gone {
		delete(h.claims, by.Person)
	} else {
		h.claims[by.Person] = c
	}
	return news
}

// minds says whether a claim is news to a room: to a console, and to a seat that has a part of the same page open. The
// others learn of it with the next news; a page that one person opens must not draw five hundred seats. The lock is held.
func (h *hub) minds(r *room, on model.UseCaseID) bool {
	if r.audience == AtConsole {
		return true
	}
	c, editing := h.claims[r.actor.Person]
	return editing && c.on == on
}

// claimed are the claims as they are now; not to be written to.
func (h *hub) claimed() map[model.PersonID]claim {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.claims
}

// unclaim ends what a person had open. The lock is held.
func (h *hub) unclaim(p model.PersonID) {
	if _, had := h.claims[p]; had {
		h.claims = maps.Clone(h.claims)
		delete(h.claims, p)
	}
}

// editing is who has what open in a session. Who runs it is named by the part that they play.
func (s *Snapshot) editing(v *Session, who func(model.PersonID) string) []EditingFace {
	var out []EditingFace
	for p, c := range s.claims {
		if c.session != v.ID || c.until.Before(s.now()) {
			continue
		}
		f := EditingFace{Case: c.on, Part: c.part, By: p}
		if f.Who = who(p); c.who.Runs() {
			f.Who = choose(c.who == Lead, "the facilitator", c.who.String())
		}
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b EditingFace) int { return slices.Compare(a.By[:], b.By[:]) })
	return out
}
