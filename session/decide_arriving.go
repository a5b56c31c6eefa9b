package session

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode/utf8"

	"serendip/model"
)

// newSign before a name says at the desk that it is somebody new, whoever else is called so.
const newSign = "+"

func (d *decision) checkIn(i CheckIn) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	p := i.Person
	if p.IsZero() {
		if line, is := d.newcomer(v, i.Name); is {
			return d.addGuest(line)
		}
		p, err = d.whoCame(v, i.Name)
	} else if !d.s.remembers(p) {
		err = Refuse(Missing, "nobody of that id is on file")
	}
	if err != nil {
		return err
	}
	g, at := v.Guest(p)
	if at >= 0 && g.Status == model.GuestCheckedIn {
		return Refuse(Conflict, "%s is checked in already; %sname says that it is somebody new", first(i.Name, d.s.Details(p).Name), newSign)
	}
	d.emit(model.CheckedIn{Session: v.ID, Person: p, Was: g.Status})
	d.out.Result.Person = p
	d.noteOf(p, d.nameOf(p, i.Name)+" is here", typedHere(i.Name))
	return nil
}

// typedHere is said aloud of who came and has not agreed to be named: no more of the name than was typed before the room.
func typedHere(letters string) string {
	return first(strings.TrimSpace(letters), "one more") + " is here"
}

// newcomer is the line of somebody new: with the sign before the name, or with where they are from after it. Who has the
// whole name of a guest, and the sign, is another person of that name.
func (d *decision) newcomer(v *Session, typed string) (AddGuest, bool) {
	name, signed := strings.CutPrefix(strings.TrimSpace(typed), newSign)
	line := AddGuest{Session: v.ID, Line: name, Status: model.GuestCheckedIn}
	if signed {
		called, _, _ := strings.Cut(name, ",")
		line.Apart = len(d.s.called(v.guestIDs(), called)) > 0
		return line, true
	}
	return line, strings.Contains(name, ",") && len(d.s.called(d.s.People(), name)) == 0
}

// whoCame is who is meant by a few letters: the only one of those not here yet whose name begins so; else who has that whole
// name, else somebody new, unless the letters begin the name of somebody who is here. Where several begin so nobody is named,
// since the room reads along.
func (d *decision) whoCame(v *Session, typed string) (model.PersonID, error) {
	name, err := clean(strings.TrimPrefix(strings.TrimSpace(typed), "@"), "the name")
	if err != nil {
		return model.PersonID{}, err
	}
	if strings.HasPrefix(name, "#") || strings.Contains(name, "@") || len(d.s.called(v.guestIDs(), name)) > 0 {
		return d.person(v, name)
	}
	switch begin := d.s.expected(v, name); {
	case len(begin) == 1:
		return begin[0], nil
	case len(begin) > 1:
		return model.PersonID{}, Refuse(Conflict, `%d begin with %q: write more letters, or %sname for somebody new`, len(begin), name, newSign)
	}
	if same := d.s.called(d.s.People(), name); len(same) > 0 {
		return d.s.only(v, same)
	}
	if d.s.beginsHere(v, name) {
		return model.PersonID{}, Refuse(Conflict, "whose name begins with %q is here already; %s%s is somebody new", name, newSign, name)
	}
	if model.Reserved(name) {
		return model.PersonID{}, Refuse(Invalid, "%s is a word of the program, not a name", name)
	}
	return d.addPerson(model.Details{Name: name}), nil
}

// expected are those of the list who are not here and whose names begin so.
func (s *State) expected(v *Session, typed string) []model.PersonID {
	var out []model.PersonID
	want := model.Skeleton(typed)
	for _, g := range v.Guests {
		if g.Status != model.GuestCheckedIn && want != "" && strings.HasPrefix(model.Skeleton(s.Details(g.Person).Name), want) {
			out = append(out, g.Person)
		}
	}
	return out
}

// fewLetters are as many as the desk needs to check somebody in.
const fewLetters = 3

// meansName says whether what was typed means who has a name: whole words of its beginning, or a few letters. More letters
// of a word that goes on in the name may be somebody else's: Joann is not Joanna.
func meansName(typed, name string) bool {
	rest, begins := strings.CutPrefix(name, typed)
	return typed != "" && begins && (utf8.RuneCountInString(typed) <= fewLetters || rest == "" || strings.HasPrefix(rest, " "))
}

// beginsHere says whether letters mean a guest who is here.
func (s *State) beginsHere(v *Session, typed string) bool {
	return slices.ContainsFunc(v.Guests, func(g Guest) bool {
		return g.Status == model.GuestCheckedIn && meansName(model.Skeleton(typed), model.Skeleton(s.Details(g.Person).Name))
	})
}

// Arrivals counts those who are expected, and those who are here, by how their names begin. A screen that the room reads can so say what enter will do
// to a few letters: the letters are kept as sums, and no name is told.
type Arrivals map[uint64]int

// arrivals are those of a session.
func (s *State) arrivals(v *Session) Arrivals {
	if v.State == model.Closed || v.State == model.Draft {
		return nil
	}
	out := Arrivals{}
	for _, g := range v.Guests {
		d := s.Details(g.Person)
		name := model.Skeleton(d.Name)
		for at := range name + " " {
			switch {
			case at == 0:
			case g.Status != model.GuestCheckedIn:
				out[sum(name[:at])]++
			case meansName(name[:at], name):
				out[sum(isHere+name[:at])]++
			}
		}
		out[sum(wholeName+name)]++
		if d.Organisation != "" {
			out[sum(wholeName+model.Skeleton(d.Name+", "+d.Organisation))]++
		}
	}
	return out
}

// What stands before letters that are a whole name, and before those of somebody who is here: no letters of a name.
const (
	wholeName = "\x00"
	isHere    = "\x01"
)

func sum(letters string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(letters))
	return h.Sum64()
}

// Enter is what check-in does to what was typed so far, in words that tell no name; "" for nothing typed.
func (a Arrivals) Enter(typed string) string {
	typed = strings.TrimPrefix(strings.TrimSpace(typed), "@")
	name := model.Skeleton(typed)
	switch {
	case name == "" || strings.HasPrefix(typed, "#") || strings.Contains(typed, "@"):
		return ""
	case strings.HasPrefix(typed, newSign) || strings.Contains(typed, ",") && a[sum(wholeName+name)] == 0:
		return "enter: somebody new"
	case a[sum(wholeName+name)] > 0 || a[sum(name)] == 1:
		return "enter: the one on the list   " + newSign + "name: somebody new"
	case a[sum(name)] == 0 && a[sum(isHere+name)] > 0:
		return "is here already   " + newSign + "name: somebody new"
	case a[sum(name)] > 1:
		return "several begin so: more letters   " + newSign + "name: somebody new"
	}
	return "enter: not on the list, so new"
}
