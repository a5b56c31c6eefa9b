package session

import (
	"fmt"
	"slices"
	"strings"

	"serendip/model"
)

// mergeExtra puts what a file says into what is on file: a column that was there keeps its place, a new one comes last.
func mergeExtra(old, more []model.Field) []model.Field {
	if len(old) == 0 {
		return more
	}
	out := slices.Clone(old)
	for _, f := range more {
		if at := slices.IndexFunc(out, func(o model.Field) bool { return o.Name == f.Name }); at >= 0 {
			out[at] = f
		} else {
			out = append(out, f)
		}
	}
	return out
}

// mergeMix takes over what a file says of the mix and of consent. A no to photos or posts is taken back by hand only.
func mergeMix(n *model.Details, row GuestRow) {
	if row.Side != 0 {
		n.Side = row.Side
	}
	if row.Part != 0 {
		n.Part = row.Part
	}
	if row.Photo != 0 && n.Photo != model.ReplyNo {
		n.Photo = row.Photo
	}
	if row.Social != 0 && n.Social != model.ReplyNo {
		n.Social = row.Social
	}
	if row.Screening != (model.Screening{}) {
		n.Screening = row.Screening
	}
}

// Namesake is a question about a row: is it the person of that name who is on file?
type Namesake struct {
	Row  int // index among the rows
	Name string
	Why  string // what is known of them, and why it is not clear, in a clause
}

// Namesakes finds the rows whose person cannot be told by an address: somebody of that name is on file, from another
// session or with another address, and the row was not told whether it is Same or Apart. A guest of the session itself who
// has no other address is the same without a question, so that a list can be imported again.
func (s *State) Namesakes(v *Session, rows []GuestRow) []Namesake {
	byName := map[string]model.PersonID{}
	byEmail := map[string]bool{}
	for _, p := range slices.Backward(s.People()) {
		d := s.Details(p)
		byEmail[strings.ToLower(d.Email)] = true
		byName[model.Skeleton(d.Name)] = p
	}
	listed := map[string]model.PersonID{}
	if v != nil {
		for _, g := range v.Guests {
			listed[model.Skeleton(s.Details(g.Person).Name)] = g.Person
		}
	}
	var out []Namesake
	for n, row := range rows {
		p, known := byName[model.Skeleton(row.Name.String())]
		email := strings.ToLower(row.Email.String())
		if !known || row.Same || row.Apart || email != "" && byEmail[email] {
			continue
		}
		if here, is := listed[model.Skeleton(row.Name.String())]; is {
			p = here
			if agree(s.Details(here).Email, email) {
				continue
			}
		}
		d := s.Details(p)
		out = append(out, Namesake{Row: n, Name: row.Name.String(), Why: namesakeWhy(d, row)})
	}
	return out
}

func namesakeWhy(d model.Details, row GuestRow) string {
	known := strings.Join(slices.DeleteFunc([]string{d.Organisation, d.Email}, func(w string) bool { return w == "" }), ", ")
	switch {
	case known == "":
		known = "without organisation and address"
	default:
		known = "of " + known
	}
	if row.Email.IsZero() {
		return fmt.Sprintf("%s %s is on file, and the row has no address", d.Name, known)
	}
	return fmt.Sprintf("%s %s is on file, and the row's address is %s", d.Name, known, row.Email)
}
