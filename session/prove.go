package session

import (
	"fmt"
	"time"

	"serendip/model"
)

// ProveReach keeps that the door was reached from elsewhere, or need not be: the evening before, home can say so.
type ProveReach struct {
	Session       model.SessionID
	Address, From string // host:port as announced, and the host that tried
	Needless      bool   // everybody is in the room: nobody has to come from elsewhere
}

func (ProveReach) intent() {}

// Reached is where the door was reached, from where, and when (UTC milliseconds).
type Reached struct {
	Address, From string
	Needless      bool
	At            int64
}

func (d *decision) proving(i Intent) (bool, error) {
	p, ok := i.(ProveReach)
	if !ok {
		return false, nil
	}
	v, err := d.open(p.Session)
	if err != nil {
		return true, err
	}
	if p.Needless {
		d.emit(model.ReachProven{Session: v.ID, Needless: true})
		d.note("everybody is in the room")
		return true, nil
	}
	address, err := clean(p.Address, "the address")
	if err != nil {
		return true, err
	}
	from, err := clean(p.From, "where it was tried from")
	if err != nil {
		return true, err
	}
	d.emit(model.ReachProven{Session: v.ID, Address: address, From: from})
	d.note("people reach " + address)
	return true, nil
}

func (s *State) applyReach(env Envelope, e model.Event) bool {
	r, ok := e.(model.ReachProven)
	if ok {
		s.withSession(r.Session, func(v *Session) { v.Reached = Reached{r.Address, r.From, r.Needless, env.At} })
	}
	return ok
}

// reachCheck says whether anybody from elsewhere has reached the door.
func (v *Session) reachCheck(zone *time.Location) Check {
	switch r := v.Reached; {
	case r.Needless:
		return Check{CheckReach, true, "everybody is in the room"}
	case r.At != 0:
		return Check{CheckReach, true, fmt.Sprintf("%s reached from %s on %s", r.Address, r.From, time.UnixMilli(r.At).In(zone).Format("2 Jan 15:04"))}
	}
	return Check{CheckReach, false, "not proven that people from afar reach the door"}
}
