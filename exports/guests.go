package exports

import (
	"io"

	"serendip/model"
	"serendip/session"
	"serendip/session/intake"
)

// Mix is who came, or is to come, in numbers.
type Mix struct {
	People int     `json:"people"`
	Sides  []Count `json:"sides"`
	Roles  []Count `json:"roles"`
}

// Count is how many there are of a kind.
type Count struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// mixOf is the mix in numbers; nil where nobody's side and role is known.
func mixOf(c model.Composition) *Mix {
	m := &Mix{People: c.People, Sides: []Count{}, Roles: []Count{}}
	for _, s := range model.Sides() {
		if n := c.Sides[s]; n > 0 {
			m.Sides = append(m.Sides, Count{s.String(), n})
		}
	}
	if n := c.Sides[0]; n > 0 && n < c.People {
		m.Sides = append(m.Sides, Count{model.SideUnknown, n})
	}
	for _, p := range model.Parts() {
		if n := c.Parts[p]; n > 0 {
			m.Roles = append(m.Roles, Count{p.String(), n})
		}
	}
	if len(m.Sides)+len(m.Roles) == 0 {
		return nil
	}
	return m
}

// guestFormats is the guest list, which names people and how to reach them.
func guestFormats() []Format {
	return []Format{{Name: "guests", About: "the guest list with addresses, to import again", Write: writeGuests, Asked: true,
		parts: []part{{suffix: "-guests.csv", write: writeGuests}}}}
}

// writeGuests writes a list that imports to the same guests.
func writeGuests(w io.Writer, r Report) error { return WriteGuests(w, r.guests) }

// WriteGuests writes guests as a table that imports to the same guests.
func WriteGuests(w io.Writer, guests []session.GuestFace) error {
	further := furtherOf(guests, func(g session.GuestFace) []model.Field { return g.Extra })
	header := intake.GuestColumns()
	for _, name := range further.names {
		header = append(header, intake.OwnExtra(name))
	}
	return writeTable(w, header, func(yield func([]cell) bool) {
		for n, g := range guests {
			own := []cell{number(n + 1), words(g.Name), words(g.Email), words(g.Organisation), words(g.Role), plain(g.Status.String()), plain(g.Side.String()),
				plain(g.Part.String()), plain(g.Photo.String()), plain(g.Social.String()), plain(intake.ScreeningCell(g.Screening))}
			if !yield(append(own, further.cells(g.Extra)...)) {
				return
			}
		}
	})
}
