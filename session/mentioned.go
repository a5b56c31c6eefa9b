package session

import (
	"strings"

	"serendip/model"
)

// mentioned finds whom @who in a line means: a guest as [State.GuestMeant] does, then whoever is called so whatever stands
// between the words, then anybody on file likewise. Several is true when more than one could be meant; then nobody is.
func (s *State) mentioned(v *Session, who string, guestsOnly bool) (p model.PersonID, several bool) {
	who = strings.ReplaceAll(who, "_", " ")
	here := v.guestIDs()
	if p, err := s.GuestMeant(v, who); err == nil && (!guestsOnly || !strings.ContainsAny(who, "#@,")) {
		return p, false // a seat goes by names alone: places, addresses and organisations are not for it
	}
	for _, people := range [][]model.PersonID{here, s.People()} {
		for _, fits := range []func(name string) bool{
			func(name string) bool { return model.SameName(who, name) },
			func(name string) bool { return strings.HasPrefix(model.Skeleton(name), model.Skeleton(who)) },
			func(name string) bool { return model.BeginsName(who, name) },
			func(name string) bool { return model.InName(who, name) },
		} {
			var found []model.PersonID
			for _, p := range people {
				if d := s.Details(p); d.Became.IsZero() && fits(d.Name) {
					found = append(found, p)
				}
			}
			if len(found) > 0 {
				return found[0], len(found) > 1
			}
		}
		if guestsOnly {
			break
		}
	}
	return model.PersonID{}, false
}

// mentionable are the names that somebody's line may go on with after @: everybody's on the list, for a seat those it sees.
func (d *decision) mentionable(v *Session) []string {
	if d.Actor.Role == Attendee {
		return d.s.names(v)
	}
	var out []string
	for _, g := range v.Guests {
		out = append(out, d.s.Details(g.Person).Name)
	}
	return out
}
