package session

import (
	"slices"

	"serendip/model"
)

// GuestList is what a session knows of its list beside the guests themselves. It is replaced, never written in place.
type GuestList struct {
	Capacity model.Capacity
	Waiting  []model.PersonID // who came onto the waitlist by hand, in that order
	Offers   []Offer
}

// Offer is a place that is offered to somebody on the waitlist.
type Offer struct {
	Person model.PersonID
	Until  int64 // UTC milliseconds
}

// Capacity is for how many people a session is; zero for a workshop in which nobody set it.
func (v *Session) Capacity() model.Capacity {
	switch {
	case v.List != nil && v.List.Capacity != model.Capacity{}:
		return v.List.Capacity
	case v.Kind == model.Meetup:
		return model.Capacity{}.OrDefault()
	}
	return model.Capacity{}
}

// Waitlist is who waits for a place, the longest first: those who came onto the list so, then the others as they were put
// there.
func (v *Session) Waitlist() []model.PersonID {
	var later []model.PersonID
	if v.List != nil {
		later = v.List.Waiting
	}
	var out []model.PersonID
	waits := map[model.PersonID]bool{}
	for _, g := range v.Guests {
		if g.Status != model.GuestWaitlisted {
			continue
		}
		waits[g.Person] = true
		if !slices.Contains(later, g.Person) {
			out = append(out, g.Person)
		}
	}
	for _, p := range later {
		if waits[p] {
			out = append(out, p)
		}
	}
	return out
}

// offered is until when a place is offered to somebody, in UTC milliseconds; 0 when none is, also not in the past.
func (v *Session) offered(p model.PersonID) int64 {
	if v.List != nil {
		for _, o := range v.List.Offers {
			if o.Person == p {
				return o.Until
			}
		}
	}
	return 0
}

// places is how many come, and how many more hold an offer at a moment.
func (v *Session) places(now int64) (coming, offered int) {
	for _, g := range v.Guests {
		switch g.Status {
		case model.GuestAttending, model.GuestCheckedIn, model.GuestCheckedOut:
			coming++
		case model.GuestWaitlisted:
			if v.offered(g.Person) > now {
				offered++
			}
		case model.GuestAdded, model.GuestAwaiting, model.GuestDeclined:
		}
	}
	return coming, offered
}

// full says that no further place can be given at a moment.
func (v *Session) full(now int64) bool {
	coming, offered := v.places(now)
	most := v.Capacity().Hard
	return most > 0 && coming+offered >= most
}

// nextInLine is whom the next place goes to: of those who have no open offer, who waits longest; who let an offer lapse
// comes after those who had none. Zero when nobody waits.
func (v *Session) nextInLine(now int64) model.PersonID {
	var lapsed model.PersonID
	for _, p := range v.Waitlist() {
		switch until := v.offered(p); {
		case until == 0:
			return p
		case until <= now && lapsed.IsZero():
			lapsed = p
		}
	}
	return lapsed
}

// withList replaces a session's list by a changed copy.
func (s *State) withList(id model.SessionID, change func(*GuestList)) {
	s.withSession(id, func(v *Session) {
		var n GuestList
		if v.List != nil {
			n = *v.List
		}
		n.Waiting, n.Offers = slices.Clone(n.Waiting), slices.Clone(n.Offers)
		change(&n)
		v.List = &n
	})
}

// notQueued is the place of somebody who waits without having been put on the waitlist by hand.
const notQueued = -1

func (s *State) applyGuests(_ Envelope, e model.Event) bool {
	switch e := e.(type) {
	case model.GuestStood:
		s.withSession(e.Session, func(v *Session) { v.setGuest(e.Person, e.Now, e.Remote && e.Now >= model.GuestCheckedIn) })
		if e.Place == notQueued || e.Now != model.GuestWaitlisted && e.Was != model.GuestWaitlisted {
			break
		}
		s.withList(e.Session, func(l *GuestList) {
			l.Waiting = slices.DeleteFunc(l.Waiting, func(p model.PersonID) bool { return p == e.Person })
			if e.Now == model.GuestWaitlisted {
				l.Waiting = slices.Insert(l.Waiting, placeIn(l.Waiting, e.Place), e.Person)
			}
		})
	case model.PlaceOffered:
		s.withList(e.Session, func(l *GuestList) {
			l.Offers = slices.DeleteFunc(l.Offers, func(o Offer) bool { return o.Person == e.Person })
			if e.Until != 0 {
				l.Offers = append(l.Offers, Offer{e.Person, e.Until})
			}
		})
	case model.CapacitySet:
		s.withList(e.Session, func(l *GuestList) { l.Capacity = e.Now })
	case model.MixKept: // what is known stands in the person's record
	default:
		return false
	}
	return true
}
