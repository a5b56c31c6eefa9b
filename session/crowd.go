package session

import (
	"iter"
	"slices"
	"sync"

	"serendip/model"
)

// part is what one person has had to do with a session's use cases, as places in what all share.
type part struct {
	said  []int // in shared.plain: use cases with something of theirs in the group
	own   []int // in shared.public: those of said that everybody sees
	same  []int // in shared.public: where they said same
	told  []int // in Session.Cases: what they said themselves
	items []int // in Session.Items
	guest int   // in Session.Guests, and one; 0 for nobody on the list
}

// crowd finds everybody's part in one pass, so that a seat looks at its own part only.
type crowd struct {
	once  sync.Once
	parts map[model.PersonID]*part
}

// of is a person's part; it is empty for somebody who did nothing.
func (c *crowd) of(p model.PersonID, fill func(of func(model.PersonID) *part)) *part {
	c.once.Do(func() {
		c.parts = make(map[model.PersonID]*part)
		fill(func(p model.PersonID) *part {
			one := c.parts[p]
			if one == nil {
				one = &part{}
				c.parts[p] = one
			}
			return one
		})
	})
	if one := c.parts[p]; one != nil && !p.IsZero() {
		return one
	}
	return &part{}
}

// take sorts what was said and done by who did it.
func (s *Snapshot) take(v *Session, one *shared, of func(model.PersonID) *part) {
	add := func(places *[]int, at int) {
		if n := len(*places); n == 0 || (*places)[n-1] != at { // once, though somebody is in a group twice
			*places = append(*places, at)
		}
	}
	public := 0
	for i, c := range one.plain {
		for _, m := range s.State.group(s.State.UseCase(c.ID)) {
			add(&of(m.By).said, i)
			if !c.public() {
				continue
			}
			add(&of(m.By).own, public)
			for _, p := range m.Same {
				add(&of(p).same, public)
			}
		}
		if c.public() {
			public++
		}
	}
	for i, id := range v.Cases {
		if c := s.State.UseCase(id); !c.Withdrawn {
			add(&of(c.By).told, i)
		}
	}
	for i, id := range v.Items {
		if it := s.State.Item(id); !it.Withdrawn {
			add(&of(it.By).items, i)
		}
	}
	for i, g := range v.Guests {
		of(g.Person).guest = i + 1
	}
}

// Others are the use cases of other people, in order of their numbers: those that everybody sees, without one's own.
type Others struct {
	Public []CaseFace // everybody's, shared by all seats: do not write to it
	own    []int      // places in Public that are left out
	same   []int      // places where one said same
}

// OthersOf are use cases of which none is one's own.
func OthersOf(cases []CaseFace) Others {
	o := Others{Public: cases}
	for i, c := range cases {
		if c.ISaidSame {
			o.same = append(o.same, i)
		}
	}
	return o
}

// Len is how many there are.
func (o Others) Len() int { return len(o.Public) - len(o.own) }

// Own are the places in Public that are left out, in order.
func (o Others) Own() []int { return o.own }

// SaidSame are the places in Public where one said same, in order.
func (o Others) SaidSame() []int { return o.same }

// Same says whether one said same to the use case at a place in Public.
func (o Others) Same(place int) bool {
	_, found := slices.BinarySearch(o.same, place)
	return found
}

// At is the use case at a place in Public, as this seat sees it.
func (o Others) At(place int) CaseFace {
	c := o.Public[place]
	c.ISaidSame = o.Same(place)
	return c
}

// All are the use cases with their places in Public.
func (o Others) All() iter.Seq2[int, CaseFace] {
	return func(yield func(int, CaseFace) bool) {
		own := o.own
		for place := range o.Public {
			if len(own) > 0 && own[0] == place {
				own = own[1:]
				continue
			}
			if !yield(place, o.At(place)) {
				return
			}
		}
	}
}

// List is all of them in a slice of its own.
func (o Others) List() []CaseFace {
	out := make([]CaseFace, 0, o.Len())
	for _, c := range o.All() {
		out = append(out, c)
	}
	return out
}

// Seen are all use cases that a seat sees: the own ones first, then those of others.
func (f SeatFace) Seen() []CaseFace {
	return append(f.Mine[:len(f.Mine):len(f.Mine)], f.Others.List()...)
}
