package session

import "serendip/model"

// stands is who somebody is by now: a guest who turned out to be somebody that joined is that person, and may turn out so again at
// every later session.
func (s *State) stands(p model.PersonID) model.PersonID {
	for range s.people.size() { // a circle, which no command makes, ends too
		d := s.details.at(p)
		if d == nil || d.Became.IsZero() {
			break
		}
		p = d.Became
	}
	return p
}

// AlsoKnownAs is a person with the guests who turned out to be them.
func (s *State) AlsoKnownAs(p model.PersonID) []model.PersonID {
	all := []model.PersonID{p}
	for _, guest := range s.People() {
		if guest != p && s.stands(guest) == p {
			all = append(all, guest)
		}
	}
	return all
}
