package session

import (
	"cmp"
	"slices"
	"strings"

	"serendip/model"
)

// grid is who was at which meetup.
type grid struct {
	s    *State
	all  []*Session
	at   map[model.PersonID][]model.Presence
	told []map[model.PersonID]bool // by meetup: which customers said something of their own
}

// grid looks at the lists of the meetups. Who turned out to be somebody else on the list is one person.
func (s *State) grid(all []*Session) grid {
	g := grid{s: s, all: all, at: make(map[model.PersonID][]model.Presence)}
	for i, v := range all {
		for _, guest := range v.Guests {
			p := s.stands(guest.Person)
			if g.at[p] == nil {
				g.at[p] = make([]model.Presence, len(all))
			}
			g.at[p][i] = max(g.at[p][i], model.PresenceOf(guest.Status, v.State == model.Closed))
		}
		told := make(map[model.PersonID]bool)
		for _, spoke := range spoken() {
			for _, p := range spoke(s, v) {
				if p = s.stands(p); s.customer(p) {
					told[p] = true
				}
			}
		}
		g.told = append(g.told, told)
	}
	return g
}

// spoken are the ways in which somebody says something of their own at a meetup.
func spoken() []func(*State, *Session) []model.PersonID {
	return []func(*State, *Session) []model.PersonID{toldCases, spokeAloud}
}

// customer says whether somebody is a customer: whoever nobody said otherwise of.
func (s *State) customer(p model.PersonID) bool {
	side := s.Details(p).Side
	return side == 0 || side == model.SideCustomer
}

// spokeAloud are those whose clock ran, other than for the house.
func spokeAloud(_ *State, v *Session) []model.PersonID {
	var out []model.PersonID
	for _, p := range v.Speakers {
		if !p.Struck && p.Side == model.SideCustomer && (p.Spent > 0 || p.Since > 0) {
			out = append(out, p.Person)
		}
	}
	return out
}

// toldCases are those who told a use case, or more about one.
func toldCases(s *State, v *Session) []model.PersonID {
	var out []model.PersonID
	for _, id := range v.Cases {
		c := s.UseCase(id)
		if c.Withdrawn {
			continue
		}
		out = append(out, c.By)
		for _, d := range c.Details {
			out = append(out, d.By)
		}
	}
	return out
}

// people are all of the grid, who came most first.
func (g grid) people() []RegularFace {
	out := make([]RegularFace, 0, len(g.at))
	for p, at := range g.at {
		out = append(out, g.person(p, at))
	}
	slices.SortFunc(out, func(a, b RegularFace) int {
		return cmp.Or(cmp.Compare(b.Came, a.Came), strings.Compare(a.Name, b.Name), slices.Compare(a.ID[:], b.ID[:]))
	})
	return out
}

func (g grid) person(p model.PersonID, at []model.Presence) RegularFace {
	d := g.s.Details(p)
	f := RegularFace{ID: p, Name: d.Name, Organisation: d.Organisation, At: at}
	first, held, latest := -1, 0, -1
	for i, v := range g.all {
		if v.State == model.Closed || v.State == model.Live {
			latest = i
		}
		switch at[i] {
		case model.PresenceCame:
			f.Came++
			if first < 0 {
				first = i
			}
			f.Spoke += boolInt(g.told[i][p])
		case model.PresenceNoShow:
			f.NoShows++
		}
		if first >= 0 && v.State == model.Closed || at[i] == model.PresenceCame {
			held++
		}
	}
	f.Regular = f.Came >= 2 && 2*f.Came >= held
	f.First = f.Came == 1 && first == latest
	f.Advocate = f.Came >= 2 && f.Spoke > 0
	return f
}

// Count is how many of the people are so.
func (f *SeriesFace) Count(is func(RegularFace) bool) int {
	n := 0
	for _, p := range f.People {
		n += boolInt(is(p))
	}
	return n
}
