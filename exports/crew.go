package exports

import "serendip/model"

// ForCrew is a report for who is let in but doesn't facilitate. Of people it has who was there, with organisation and role only
// where they agreed to be named, as in everybody's recap; who was merely on the list stays away.
func (r Report) ForCrew() Report {
	people := []Person{}
	for _, p := range r.Content.People {
		switch there := p.Status == model.GuestCheckedIn.String() || p.Status == model.GuestCheckedOut.String(); {
		case p.Status != "" && !there:
			continue
		case !p.Consent:
			p.Organisation, p.Role = "", ""
		}
		people = append(people, p)
	}
	r.Content.People, r.guests = people, nil
	if r.Content.Meetup != nil { // who came to which meetup is the list once more
		m := *r.Content.Meetup
		m.People = []Regular{}
		r.Content.Meetup = &m
	}
	return r
}
