package session

import (
	"fmt"
	"slices"
	"strings"

	"serendip/model"
)

// Namesake is a question about a row: is it the person of that name who is on file?
type Namesake struct {
	Row  int // index among the rows
	Name string
	Why  string // what is known of them, and why it is not clear, in a clause
	Else bool   // the organisations differ: it is somebody else, unless somebody says that it is not
}

// Namesakes finds the rows whose person only a name tells: somebody of that name is on file with another address or
// organisation or from another session, and the row was not told whether it is Same or Apart.
func (s *State) Namesakes(v *Session, rows []GuestRow) []Namesake {
	var out []Namesake
	for n, m := range s.meant(v, rows) {
		if row := rows[n]; m.asks() && !row.Same && !row.Apart {
			d := s.Details(m.namesake)
			out = append(out, Namesake{Row: n, Name: row.Name.String(), Why: namesakeWhy(d, row), Else: !agree(d.Organisation, row.Organisation.String())})
		}
	}
	return out
}

func namesakeWhy(d model.Details, row GuestRow) string {
	known := d.Name
	if d.Organisation != "" {
		known += " of " + d.Organisation
	}
	if d.Email != "" {
		known += ", " + d.Email + ","
	}
	switch {
	case !row.Email.IsZero():
		return fmt.Sprintf("%s is on file, and the row's address is %s", known, row.Email)
	case !agree(d.Organisation, row.Organisation.String()):
		return fmt.Sprintf("%s is on file, and the row's organisation is %s", known, row.Organisation)
	}
	return fmt.Sprintf("%s is on file, and the row has no address", known)
}

// KeptApart refuses rows that are said to be somebody else than the person of their own name and address.
func (s *State) KeptApart(v *Session, rows []GuestRow) error {
	r := s.register(v)
	for _, row := range rows {
		if !row.Apart || row.Email.IsZero() {
			continue
		}
		if d := s.Details(r.exactly(row)); d.Email != "" {
			return Refuse(Invalid, "%s, %s, is on file: one name with one address is one person and can't be kept apart. Give the row another address, or don't say that it is somebody else", d.Name, d.Email)
		}
	}
	return nil
}

// meaning is whom a row of a file means.
type meaning struct {
	sure     model.PersonID // told by the address, or by nothing that could tell two people apart; zero for nobody
	namesake model.PersonID // of whom only the name tells; zero for nobody
	same     bool           // the row is taken for its namesake
}

// person is whom a row is put down to; zero is somebody new.
func (m meaning) person() model.PersonID {
	if m.sure.IsZero() && m.same {
		return m.namesake
	}
	return m.sure
}

func (m meaning) asks() bool { return m.sure.IsZero() && !m.namesake.IsZero() }

// meant finds the people on file whom the rows of a file for a session mean: by address and name; by the address alone when
// nobody else in the rows is that person; by name alone only a guest of the session, where the row has no address and no
// other organisation, so that a list can be imported again. Any other namesake is a question; a row of which nothing was
// said is taken for the namesake where it has no address of its own and no other organisation.
func (s *State) meant(v *Session, rows []GuestRow) []meaning {
	r := s.register(v)
	out, taken := make([]meaning, len(rows)), make(map[model.PersonID]bool)
	for n, row := range rows {
		out[n].sure = r.exactly(row)
		taken[out[n].sure] = true
	}
	for n, row := range rows {
		m, email := &out[n], strings.ToLower(row.Email.String())
		if !m.sure.IsZero() {
			continue
		}
		if all := r.byEmail[email]; len(all) > 0 && !taken[all[0]] && !row.Apart {
			m.sure, taken[all[0]] = all[0], true
			continue
		}
		if all := r.byName[model.Skeleton(row.Name.String())]; len(all) > 0 && !row.Apart {
			m.namesake = all[0]
			m.same = row.Same || email == "" && agree(s.Details(m.namesake).Organisation, row.Organisation.String())
		}
	}
	return out
}

// register is who is on file by address and by name, the guests of a session first.
type register struct {
	s               *State
	here            map[model.PersonID]bool
	byEmail, byName map[string][]model.PersonID
}

func (s *State) register(v *Session) register {
	r := register{s, map[model.PersonID]bool{}, map[string][]model.PersonID{}, map[string][]model.PersonID{}}
	var guests []model.PersonID
	if v != nil {
		guests = v.guestIDs()
	}
	seen := map[model.PersonID]bool{}
	for n, p := range slices.Concat(guests, s.People()) {
		if p = s.stands(p); seen[p] {
			continue
		}
		d := s.Details(p)
		seen[p], r.here[p] = true, n < len(guests)
		if d.Email != "" {
			r.byEmail[strings.ToLower(d.Email)] = append(r.byEmail[strings.ToLower(d.Email)], p)
		}
		r.byName[model.Skeleton(d.Name)] = append(r.byName[model.Skeleton(d.Name)], p)
	}
	return r
}

// exactly is who has the row's name and address, or the one guest of the session of that name where the row has no address
// and nothing speaks against it: of several, the one of whom no more is known than the row says.
func (r register) exactly(row GuestRow) model.PersonID {
	var found, alike []model.PersonID
	for _, p := range r.byName[model.Skeleton(row.Name.String())] {
		d := r.s.Details(p)
		switch {
		case !row.Email.IsZero() && strings.EqualFold(d.Email, row.Email.String()):
			return p
		case row.Email.IsZero() && !row.Apart && r.here[p] && agree(d.Organisation, row.Organisation.String()):
			found = append(found, p)
			if d.Email == "" && strings.EqualFold(d.Organisation, row.Organisation.String()) {
				alike = append(alike, p)
			}
		}
	}
	if len(alike) == 1 {
		return alike[0]
	}
	if len(found) != 1 {
		return model.PersonID{}
	}
	return found[0]
}

// guestKey is what names a guest: the e-mail address with the name, because people share addresses, or the name with the
// organisation.
func guestKey(row GuestRow) string {
	key := strings.ToLower(row.Email.String()) + " " + model.Skeleton(row.Name.String())
	if row.Email.IsZero() {
		key += ", " + model.Skeleton(row.Organisation.String())
	}
	return key
}
