package session

import (
	"fmt"
	"slices"
	"strings"
	"time"

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

// mergeGuest is what is on file with what a row says. A reply says who comes, and never what somebody is called.
func mergeGuest(old model.Details, row GuestRow) model.Details {
	n := old
	for _, f := range []struct {
		to   *string
		from model.Line
	}{{&n.Name, row.Name}, {&n.Email, row.Email}, {&n.Organisation, row.Organisation}, {&n.Role, row.Role}} {
		if !f.from.IsZero() && !(row.Reply && f.to == &n.Name && old.Name != "") {
			*f.to = f.from.String()
		}
	}
	n.Extra = mergeExtra(old.Extra, row.Extra)
	mergeMix(&n, row)
	if n.Handle == "" {
		n.Handle = model.NamePrefix(n.Name)
	}
	return n
}

// GuestChange is what a row is to what is on file, for a preview.
type GuestChange struct {
	Known  bool     // the person is on file
	Fields []Became // what would be something else than it is
	Called string   // what a reply calls them, where that is another name than the one on file, which stays
}

// Became is a field that would be something else; Was is "" where nothing was known.
type Became struct{ What, Was, Now string }

// String is "organisation from Docks to Yard", or "organisation now Yard".
func (b Became) String() string {
	switch {
	case b.Was == "":
		return b.What + " now " + b.Now
	case b.Now == "":
		return "no " + b.What + " any more"
	}
	return fmt.Sprintf("%s from %s to %s", b.What, b.Was, b.Now)
}

// GuestChanges says of each row what it would change, for a preview.
func (s *State) GuestChanges(v *Session, rows []GuestRow) []GuestChange {
	out := make([]GuestChange, len(rows))
	for n, m := range s.meant(v, rows) {
		p := m.person()
		if p.IsZero() {
			continue
		}
		old, row := s.Details(p), rows[n]
		c := GuestChange{Known: true, Fields: changes(old, mergeGuest(old, row))}
		if row.Reply && model.Skeleton(row.Name.String()) != model.Skeleton(old.Name) {
			c.Called = row.Name.String()
		}
		if v != nil {
			if stands := standing(v, p, row); len(stands) > 0 { // the words that it was read from are told by it
				c.Fields = append(slices.DeleteFunc(c.Fields, func(b Became) bool { return strings.EqualFold(b.What, stands[0].What) }), stands...)
			}
		}
		out[n] = c
	}
	return out
}

// standing is what a row changes of somebody's place on the list.
func standing(v *Session, p model.PersonID, row GuestRow) []Became {
	g, at := v.Guest(p)
	switch {
	case at < 0:
		return []Became{{"status", "not on this list", max(row.Status, model.GuestAdded).String()}}
	case row.Status != 0 && row.Status != g.Status && g.Status < model.GuestCheckedIn:
		return []Became{{"status", g.Status.String(), row.Status.String()}}
	}
	return nil
}

// changes are the fields in which two states of somebody's details differ.
func changes(old, now model.Details) []Became {
	var out []Became
	for _, f := range []Became{
		{"name", old.Name, now.Name},
		{"e-mail", old.Email, now.Email},
		{"organisation", old.Organisation, now.Organisation},
		{"role", old.Role, now.Role},
		{"side", old.Side.String(), now.Side.String()},
		{"role in the mix", old.Part.String(), now.Part.String()},
		{"photos", old.Photo.String(), now.Photo.String()},
		{"social posts", old.Social.String(), now.Social.String()},
		{"screening", old.Screening.String(), now.Screening.String()},
	} {
		if f.Was != f.Now {
			out = append(out, f)
		}
	}
	for _, f := range now.Extra {
		at := slices.IndexFunc(old.Extra, func(o model.Field) bool { return o.Name == f.Name })
		switch {
		case at < 0:
			out = append(out, Became{What: f.Name, Now: f.Value})
		case old.Extra[at].Value != f.Value:
			out = append(out, Became{f.Name, old.Extra[at].Value, f.Value})
		}
	}
	return out
}

// TooEarly says that rows have people who are there already, days before a session begins: a file may be the list of another
// day. "" when nothing is odd.
func (v *Session) TooEarly(rows []GuestRow, now time.Time) string {
	const ahead = 12 * time.Hour
	start := time.UnixMilli(v.Start).In(v.zone())
	there := 0
	for _, r := range rows {
		if r.Status >= model.GuestCheckedIn {
			there++
		}
	}
	if there == 0 || v.State == model.Closed || start.Sub(now) < ahead {
		return ""
	}
	return fmt.Sprintf("%d %s checked in already, and %s begins only on %s: is this the list of another day?",
		there, choose(there == 1, "guest is", "guests are"), v.Title, start.Format("Mon 2 Jan 2006"))
}
