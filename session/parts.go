package session

import (
	"cmp"
	"slices"
	"strings"

	"serendip/model"
)

// PersonPart is something that somebody has in hand or stands for.
type PersonPart struct {
	As      string // "owner", "sponsor", "champion" ...
	Session model.SessionID
	Number  int        // of the use case; 0 for none
	Words   model.Text // the title of the use case, or what is to be done
	Day     string     // YYYY-MM-DD
	Done    bool
}

// PartsOf is what some people, who are one, have in hand now.
func (s *State) PartsOf(people []model.PersonID) []PersonPart {
	is := func(p model.PersonID) bool { return !p.IsZero() && slices.Contains(people, p) }
	var out []PersonPart
	if slices.ContainsFunc(people, func(p model.PersonID) bool { return s.Champion(p).Champion }) {
		out = append(out, PersonPart{As: "champion"})
	}
	var cases []*UseCase
	for _, c := range s.cases.all() {
		if !c.Withdrawn && c.Into.IsZero() {
			cases = append(cases, c)
		}
	}
	slices.SortFunc(cases, func(a, b *UseCase) int { return cmp.Compare(a.Seq, b.Seq) })
	for _, c := range cases {
		out = append(out, c.partsOf(is)...)
	}
	for _, v := range s.Sessions() {
		for _, id := range v.Items {
			if it := s.Item(id); it != nil && is(it.Who) && !it.Withdrawn {
				out = append(out, PersonPart{As: "has the action", Session: v.ID, Words: it.Words, Day: it.Day, Done: it.Done})
			}
		}
	}
	return out
}

// partsOf is what somebody has in hand of a use case.
func (c *UseCase) partsOf(is func(model.PersonID) bool) []PersonPart {
	var out []PersonPart
	part := func(as string) {
		out = append(out, PersonPart{As: as, Session: c.Session, Number: c.Number, Words: c.Title})
	}
	if is(c.Owner) {
		part("owner")
	}
	page := c.page()
	for _, list := range []struct {
		field model.PageField
		as    string
	}{{model.PageSponsor, "sponsor"}, {model.PageSupervisors, "direct supervisor"}, {model.PageTeam, "of the team"}} {
		if slices.ContainsFunc(page.People[list.field], is) {
			part(list.as)
		}
	}
	for _, e := range page.Entries {
		if !e.Removed && is(e.Who) {
			out = append(out, PersonPart{As: "has the " + strings.ToLower(e.Kind.String()), Session: c.Session, Number: c.Number, Words: c.Title, Day: e.When, Done: e.Done})
		}
	}
	if c.Claim != nil && is(c.Claim.With) {
		part("was asked as an end user")
	}
	return out
}
