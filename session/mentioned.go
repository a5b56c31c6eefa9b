package session

import (
	"strings"

	"serendip/model"
)

// mentioned finds whom @who in a line means: a guest as [State.GuestMeant] does, then whoever is called so whatever stands
// between the words, then anybody on file likewise. Several is true when more than one could be meant; then nobody is.
func (s *State) mentioned(v *Session, who string) (p model.PersonID, several bool) {
	who = strings.ReplaceAll(who, "_", " ")
	guests := v.guestIDs()
	if p, err := s.GuestMeant(v, who); err == nil {
		return p, false
	}
	if p, several = s.namedAs(guests, who); p.IsZero() {
		p, several = s.namedAs(s.People(), who)
	}
	return p, several
}

// mentionedHere is the same for a seat. It goes by the names of those who are here: who else is asked, and every place, address
// and organisation, is for facilitators.
func (s *State) mentionedHere(v *Session, who string) (p model.PersonID, several bool) {
	var here []model.PersonID
	for _, g := range s.here(v) {
		here = append(here, g.Person)
	}
	return s.namedAs(here, strings.ReplaceAll(who, "_", " "))
}

// namedAs is who of people is called so, else whose name begins so, else in whose name it stands.
func (s *State) namedAs(people []model.PersonID, who string) (p model.PersonID, several bool) {
	if model.Skeleton(who) == "" {
		return model.PersonID{}, false
	}
	for _, fits := range []func(typed, name string) bool{model.SameName, beginsAlike, model.BeginsName, model.InName} {
		if found := s.whose(people, func(d model.Details) bool { return fits(who, d.Name) }); len(found) > 0 {
			return found[0], len(found) > 1
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
