package session

import (
	"strings"

	"serendip/model"
)

// guestsFamily is who may come, who comes, and with whom.
func guestsFamily() family {
	return family{
		decide: (*decision).guestList, apply: (*State).applyGuests, inverse: inverseOfGuests, facets: facetsOfGuests,
		session: sessionOfGuests, label: (*State).labelOfGuests,
	}
}

func inverseOfGuests(e model.Event) model.Event {
	switch e := e.(type) {
	case model.GuestStood:
		return model.GuestStood{Session: e.Session, Person: e.Person, Now: e.Was, Was: e.Now, Place: e.Place, Remote: e.Remote}
	case model.PlaceOffered:
		return model.PlaceOffered{Session: e.Session, Person: e.Person, Until: e.Was, Was: e.Until}
	case model.CapacitySet:
		return model.CapacitySet{Session: e.Session, Now: e.Was, Was: e.Now}
	case model.MixKept:
		return model.MixKept{Session: e.Session, Person: e.Person, Part: e.Part, Back: !e.Back}
	}
	return nil
}

func facetsOfGuests(e model.Event) []facet {
	switch e := e.(type) {
	case model.GuestStood:
		return []facet{{e.Person, "guest"}}
	case model.PlaceOffered:
		return []facet{{e.Person, "offer"}}
	case model.CapacitySet:
		return []facet{{e.Session, "capacity"}}
	case model.MixKept:
		return []facet{{e.Person, e.Part.String()}}
	}
	return nil
}

func sessionOfGuests(_ *State, e model.Event) (model.SessionID, bool) {
	switch e := e.(type) {
	case model.GuestStood:
		return e.Session, true
	case model.PlaceOffered:
		return e.Session, true
	case model.CapacitySet:
		return e.Session, true
	case model.MixKept:
		return e.Session, true
	}
	return model.SessionID{}, false
}

func (s *State) labelOfGuests(e model.Event) string {
	switch e := e.(type) {
	case model.GuestStood:
		if e.Now == 0 {
			return s.Details(e.Person).Name + " off the list"
		}
		return strings.TrimSpace(s.Details(e.Person).Name + " " + e.Now.String())
	case model.PlaceOffered:
		return choose(e.Until != 0, "offer ", "withdraw the offer to ") + s.Details(e.Person).Name
	case model.CapacitySet:
		return "capacity"
	case model.MixKept:
		return e.Part.String()
	}
	return ""
}
