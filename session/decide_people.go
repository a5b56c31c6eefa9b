package session

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"serendip/model"
)

func (d *decision) people(i Intent) (bool, error) {
	switch i := i.(type) {
	case Join:
		return true, d.join(i)
	case Arrive:
		return true, d.arrive(i)
	case Agree:
		return true, d.agree(i)
	case Describe:
		return true, d.describe(i)
	case CheckIn:
		return true, d.checkIn(i)
	case ConfirmGuest:
		return true, d.confirmGuest(i)
	case RaiseHand:
		return true, d.raiseHand(i)
	}
	return false, nil
}

// join puts a newcomer on file. Typing a name never makes somebody the person of that name.
func (d *decision) join(i Join) error {
	v, err := d.doorOpen(i.Session)
	if err != nil {
		return err
	}
	if v.ID != d.Actor.Session {
		return Refuse(Denied, "this code is for another session")
	}
	name, err := clean(i.Name, "your name")
	if err != nil {
		return err
	}
	if model.Reserved(name) {
		return Refuse(Invalid, "%s is a word of the program; say your own name", name)
	}
	if !i.Consent {
		return Refuse(Invalid, "without your consent nothing can be kept, and so nobody can join")
	}
	details := model.Details{Name: d.s.freeName(name), Consent: true}
	if i.Fingerprint != "" {
		details.Keys = []string{i.Fingerprint}
	}
	p := d.addPerson(details)
	d.emit(model.CheckedIn{Session: v.ID, Person: p, Remote: true})
	d.out.Result.Person, d.out.Result.Session = p, v.ID
	d.note("welcome, " + details.Name)
	return nil
}

// doorOpen finds a session that people may enter.
func (d *decision) doorOpen(id model.SessionID) (*Session, error) {
	v := d.s.Session(id)
	switch {
	case v == nil:
		return nil, Refuse(Missing, "there is no such session")
	case v.State == model.Draft:
		return nil, Refuse(Unavailable, "%s has not opened its door yet", v.Title)
	case v.State == model.Closed:
		return nil, Refuse(Unavailable, "%s is closed", v.Title)
	}
	return v, nil
}

// apartName is the name, or the name with its organisation where that tells it from those who have it already, else with a
// number.
func (s *State) apartName(d model.Details) string {
	alone := s.freeName(d.Name)
	if d.Organisation == "" || alone == d.Name || len(s.called(s.People(), d.Name+", "+d.Organisation)) > 0 {
		return alone
	}
	with := fmt.Sprintf("%s (%s)", d.Name, d.Organisation)
	if _, err := model.CleanLine(with); err != nil || s.freeName(with) != with {
		return alone
	}
	return with
}

// freeName is the name, or the name with a number when somebody has it already.
func (s *State) freeName(name string) string {
	taken := make(map[string]bool)
	for p := range s.people.all() {
		taken[model.Skeleton(s.Details(p).Name)] = true
	}
	free := name
	for n := 2; taken[model.Skeleton(free)]; n++ {
		free = fmt.Sprintf("%s %d", name, n)
	}
	return free
}

// arrive checks in somebody whom a code or a key has named; a first key stays with the person.
func (d *decision) arrive(i Arrive) error {
	v, err := d.doorOpen(i.Session)
	if err != nil {
		return err
	}
	if !d.s.remembers(i.Person) {
		return Refuse(Missing, "nobody of that code is on file")
	}
	if i.Person != d.Actor.Person || v.ID != d.Actor.Session {
		return Refuse(Denied, "a seat is taken by its own person only")
	}
	g, at := v.Guest(i.Person)
	if at < 0 || g.Status != model.GuestCheckedIn {
		d.emit(model.CheckedIn{Session: v.ID, Person: i.Person, Remote: true, Was: g.Status})
	}
	details := d.s.Details(i.Person)
	if i.Fingerprint != "" && !slices.Contains(details.Keys, i.Fingerprint) && len(details.Keys) < 8 {
		details.Keys = append(slices.Clone(details.Keys), i.Fingerprint)
		d.putPerson(i.Person, details)
		d.emit(model.PersonDetailed{Person: i.Person})
	}
	d.out.Result.Person, d.out.Result.Session = i.Person, v.ID
	return nil
}

// agree keeps somebody's consent. Guests of a list and those whom a facilitator checked in have not given it yet.
func (d *decision) agree(i Agree) error {
	if i.Person != d.Actor.Person {
		return Refuse(Denied, "everybody agrees for themselves only")
	}
	if !d.s.remembers(i.Person) {
		return Refuse(Missing, "nobody of that id is on file")
	}
	details := d.s.Details(i.Person)
	if details.Consent {
		return nil
	}
	details.Consent = true
	d.putPerson(i.Person, details)
	d.emit(model.PersonDetailed{Person: i.Person})
	return nil
}

func (d *decision) describe(i Describe) error {
	if d.Actor.Role == Attendee && i.Person != d.Actor.Person {
		return Refuse(Denied, "only your own details")
	}
	if !d.s.remembers(i.Person) {
		return Refuse(Missing, "nobody of that id is on file")
	}
	old := d.s.Details(i.Person)
	n := old
	for _, f := range []struct {
		to        *string
		raw, what string
	}{{&n.Name, i.Name, "the name"}, {&n.Email, i.Email, "the e-mail address"}, {&n.Organisation, i.Organisation, "the organisation"}, {&n.Role, i.Role, "the role"}} {
		if strings.TrimSpace(f.raw) == "" {
			continue
		}
		words, err := clean(f.raw, f.what)
		if err != nil {
			return err
		}
		*f.to = words
	}
	if model.Reserved(n.Name) {
		return Refuse(Invalid, "%s is a word of the program; say your own name", n.Name)
	}
	if model.Skeleton(n.Name) != model.Skeleton(old.Name) {
		n.Name = d.s.freeName(n.Name)
	}
	if sameDetails(old, n) {
		return nil
	}
	d.putPerson(i.Person, n)
	d.emit(model.PersonDetailed{Person: i.Person})
	d.note("details kept")
	return nil
}

// nameOf is a person's name, also when this very command put the person on file.
func (d *decision) nameOf(p model.PersonID, typed string) string {
	if name := d.s.Details(p).Name; name != "" {
		return name
	}
	return strings.TrimSpace(typed)
}

// person finds whom a facilitator means by a name: somebody of this session first, then anybody on file, by the whole
// name or by its only beginning; else a new person of that name goes on file.
func (d *decision) person(v *Session, raw string) (model.PersonID, error) {
	name, err := clean(strings.TrimPrefix(strings.TrimSpace(raw), "@"), "the name")
	if err != nil {
		return model.PersonID{}, err
	}
	if v != nil {
		p, err := d.s.GuestMeant(v, name)
		var e *Error
		if err == nil || errors.As(err, &e) && e.Code == Conflict {
			return p, err
		}
	}
	if same := d.s.called(d.s.People(), name); len(same) > 0 {
		return d.s.only(v, same)
	}
	if p := d.s.Named(v, name); !p.IsZero() {
		return p, nil
	}
	if model.Reserved(name) {
		return model.PersonID{}, Refuse(Invalid, "%s is a word of the program, not a name", name)
	}
	return d.addPerson(model.Details{Name: name}), nil
}

// personOrNobody is the person whom somebody names at a use case; nobody when the name is empty. A seat puts nobody on file
// and knows only who is here, else a guest by the whole name, unless it leads the use case: its supervisors are rarely there.
func (d *decision) personOrNobody(c *UseCase, name string) (model.PersonID, error) {
	if name = strings.TrimSpace(name); name == "" {
		return model.PersonID{}, nil
	}
	v := d.s.Session(c.Session)
	if d.Actor.Role != Attendee || c.leads(d.Actor.Person) {
		return d.person(v, name)
	}
	name = strings.TrimPrefix(name, "@")
	p, several := d.s.mentionedHere(v, name)
	if called := d.s.called(v.guestIDs(), name); p.IsZero() && len(called) > 0 {
		p, several = called[0], len(called) > 1
	}
	switch {
	case several:
		return model.PersonID{}, Refuse(Conflict, "more than one could be meant by %s; write the whole name, or ask the facilitator", name)
	case p.IsZero():
		return model.PersonID{}, Refuse(Missing, "nobody of that name is here; write the whole name, leave it open, or ask the facilitator or who leads #%d", c.Number)
	}
	return p, nil
}

// Named finds the one person that a name or its beginning means, zero when there is none or more than one.
func (s *State) Named(v *Session, name string) model.PersonID {
	var here []model.PersonID
	if v != nil {
		here = v.guestIDs()
	}
	for _, people := range [][]model.PersonID{here, s.People()} {
		for _, fits := range []func(typed, name string) bool{model.SameName, beginsAlike} {
			if found := s.whose(people, func(d model.Details) bool { return fits(name, d.Name) }); len(found) == 1 {
				return found[0]
			}
		}
	}
	return model.PersonID{}
}

// confirmGuest makes one person of a joiner and the guest of that name: the joiner's id stays, the guest's details
// come to it.
func (d *decision) confirmGuest(i ConfirmGuest) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	_, joined := v.Guest(i.Joined)
	g, guest := v.Guest(i.Guest)
	if joined < 0 || guest < 0 || i.Joined == i.Guest || g.Status == model.GuestCheckedIn || !d.s.remembers(i.Joined) || !d.s.remembers(i.Guest) {
		return Refuse(Conflict, "these two can no longer be matched")
	}
	from, to := d.s.Details(i.Guest), d.s.Details(i.Joined)
	to.Name, to.Email = from.Name, from.Email
	to.Organisation, to.Role = first(to.Organisation, from.Organisation), first(to.Role, from.Role)
	to.Extra = from.Extra
	d.putPerson(i.Joined, to)
	from.Became = i.Joined // the invitation's code opens the same seat
	d.putPerson(i.Guest, from)
	d.emit(model.PersonDetailed{Person: i.Joined}, model.GuestMatched{Session: v.ID, Joined: i.Joined, Guest: i.Guest})
	d.note(to.Name + " is the guest of that name")
	return nil
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func (d *decision) raiseHand(i RaiseHand) error {
	v, err := d.live(i.Session)
	if err != nil {
		return err
	}
	p := i.Person
	if d.Actor.Role == Attendee {
		p = d.Actor.Person
	}
	if slices.Contains(v.Hands, p) == i.Up {
		return nil
	}
	e := model.HandRaised{Session: v.ID, Person: p, Up: i.Up}
	if !i.Up {
		e.Place = slices.Index(v.Hands, p) + 1
	}
	d.emit(e)
	if !i.Up && v.talk().Floor == p {
		d.emit(model.FloorGiven{Session: v.ID, Was: p})
	}
	d.note(choose(i.Up, "hand up", "hand down"))
	return nil
}
