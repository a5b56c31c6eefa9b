package session

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"serendip/model"
)

// guestList is who may come, who comes, and with whom.
func (d *decision) guestList(i Intent) (bool, error) {
	switch i := i.(type) {
	case AddGuest:
		return true, d.addGuest(i)
	case StandGuest:
		return true, d.standGuest(i)
	case OfferPlace:
		return true, d.offerPlace(i)
	case SetMix:
		return true, d.onGuest(i.Session, i.Person, i.Name, model.MixSide, func(n *model.Known) { n.Side, n.Part = i.Side, i.Part })
	case ScreenGuest:
		return true, d.onGuest(i.Session, i.Person, i.Name, model.MixScreen, func(n *model.Known) { n.Screening = i.Replies })
	case KeepConsent:
		return true, d.keepConsent(i)
	case SetCapacity:
		return true, d.setCapacity(i)
	}
	return false, nil
}

// guest finds somebody on a session's list by id, or by a name or its only beginning. Nobody is put on file by it.
func (d *decision) guest(v *Session, p model.PersonID, name string) (Guest, error) {
	if p.IsZero() {
		var err error
		if p, err = d.s.GuestMeant(v, name); err != nil {
			return Guest{}, err
		}
	}
	g, at := v.Guest(p)
	if at < 0 {
		return g, Refuse(Missing, "no one guest of %s is called %q; `serendip guests` lists them", v.Title, strings.TrimSpace(name))
	}
	return g, nil
}

// addGuest reads a line and puts its person on the list.
func (d *decision) addGuest(i AddGuest) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	n, err := guestLine(i.Line)
	if err != nil {
		return err
	}
	status := max(i.Status, model.GuestAdded)
	if status > model.GuestCheckedIn {
		return Refuse(Invalid, "nobody comes onto the list as %s", status)
	}
	p, also, typed := model.PersonID{}, "", n.Name
	if !i.Apart {
		if p, err = d.s.onFile(v, n); err != nil {
			return err
		}
	}
	known := !p.IsZero()
	g, at := v.Guest(p)
	switch {
	case known && at >= 0 && status != model.GuestCheckedIn:
		return Refuse(Conflict, "%s is on the list already: %s; another person of that name is said to be apart", d.s.Details(p).Name, g.Status)
	case known && g.Status == model.GuestCheckedIn:
		return Refuse(Conflict, "%s is checked in already; another person of that name is said to be apart", d.s.Details(p).Name)
	case known:
		d.fillIn(p, n)
	default:
		if n.Name = d.s.apartName(n); n.Name != typed {
			also = fmt.Sprintf("; somebody else is called %s already", typed)
		}
		p = d.addPerson(n)
	}
	if status == model.GuestAttending && v.full(d.Now.UnixMilli()) {
		status = model.GuestWaitlisted
	}
	if status == model.GuestCheckedIn {
		d.emit(model.CheckedIn{Session: v.ID, Person: p, Was: g.Status})
	} else {
		d.emit(model.GuestStood{Session: v.ID, Person: p, Now: status})
	}
	d.out.Result.Person, d.out.Result.Session = p, v.ID
	stands, aloud := ": "+status.String(), "one more on the list"
	if status == model.GuestCheckedIn {
		stands, aloud = " is here", typedHere(typed)
	}
	d.noteOf(p, d.nameOf(p, n.Name)+stands+also+d.crowding(v, status), aloud)
	return nil
}

// crowding says what a list has come to with one more guest; "" while there is room.
func (d *decision) crowding(v *Session, status model.GuestStatus) string {
	coming, offered := v.places(d.Now.UnixMilli())
	if status == model.GuestWaitlisted {
		return fmt.Sprintf("; %d come or hold an offer, and %d is the most", coming+offered, v.Capacity().Hard)
	}
	if status != model.GuestCheckedIn && status != model.GuestAttending {
		return ""
	}
	switch c := v.Capacity(); {
	case c.Hard > 0 && coming+1 > c.Hard:
		return fmt.Sprintf("; that is %d, and %d is the most", coming+1, c.Hard)
	case c.Soft > 0 && coming+1 > c.Soft:
		return fmt.Sprintf("; that is %d, and %d is ideal", coming+1, c.Soft)
	}
	return ""
}

// guestLine reads "Name, Organisation, e-mail".
func guestLine(raw string) (model.Details, error) {
	name, rest, _ := strings.Cut(raw, ",")
	var n model.Details
	var err error
	if n.Name, err = clean(name, "the name"); err != nil {
		return n, err
	}
	if model.Reserved(n.Name) {
		return n, Refuse(Invalid, "%s is a word of the program, not a name", n.Name)
	}
	for part := range strings.SplitSeq(rest, ",") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		words, err := clean(part, "what follows the name")
		switch {
		case err != nil:
			return n, err
		case n.Email == "" && strings.Contains(words, "@") && !strings.Contains(words, " "):
			n.Email = strings.ToLower(words)
		case n.Organisation == "":
			n.Organisation = words
		default:
			return n, Refuse(Invalid, "write a guest as: Name, Organisation, e-mail; %q is left over", words)
		}
	}
	return n, nil
}

// onFile is whom a line means: the person of that address, else the one of that name whose address and organisation do not
// speak against it, guests of the session first. Zero is somebody new; of several it is a question.
func (s *State) onFile(v *Session, n model.Details) (model.PersonID, error) {
	here := v.guestIDs()
	if n.Email != "" {
		for _, p := range slices.Concat(here, s.People()) {
			if strings.EqualFold(s.Details(p).Email, n.Email) {
				return s.stands(p), nil
			}
		}
	}
	for _, people := range [][]model.PersonID{here, s.People()} {
		same := slices.DeleteFunc(s.called(people, n.Name), func(p model.PersonID) bool {
			d := s.Details(p)
			return !agree(d.Email, n.Email) || !agree(d.Organisation, n.Organisation)
		})
		if exact := s.called(same, n.Name+", "+n.Organisation); n.Organisation != "" && len(exact) > 0 {
			same = exact
		}
		if len(same) > 0 {
			return s.only(v, same)
		}
	}
	return model.PersonID{}, nil
}

// agree says that two words do not speak against each other.
func agree(a, b string) bool { return a == "" || b == "" || strings.EqualFold(a, b) }

// fillIn adds what a line knows to what is on file.
func (d *decision) fillIn(p model.PersonID, n model.Details) {
	old := d.s.Details(p)
	now := old
	now.Email, now.Organisation = first(old.Email, n.Email), first(old.Organisation, n.Organisation)
	if !sameDetails(old, now) {
		d.putPerson(p, now)
		d.emit(model.PersonDetailed{Person: p})
	}
}

func (d *decision) standGuest(i StandGuest) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	g, err := d.guest(v, i.Person, i.Name)
	if err != nil {
		return err
	}
	if i.Status < model.GuestAdded || i.Status > model.GuestCheckedOut {
		return Refuse(Invalid, "a guest is added, awaiting reply, attending, not attending, waitlisted, checked in or checked out")
	}
	if g.Status == i.Status {
		return nil
	}
	name, now, until := d.s.Details(g.Person).Name, d.Now.UnixMilli(), v.offered(g.Person)
	if i.Status == model.GuestAttending && g.Status < model.GuestCheckedIn && until <= now && v.full(now) {
		if until != 0 {
			return Refuse(Conflict, "the offer to %s has expired and no place is free; offer one again when there is", name)
		}
		return Refuse(Conflict, "%s is full: %d is the most; put %s on the waitlist, or set another capacity", v.Title, v.Capacity().Hard, name)
	}
	if i.Status == model.GuestCheckedIn {
		d.emit(model.CheckedIn{Session: v.ID, Person: g.Person, Was: g.Status})
	} else {
		e := model.GuestStood{Session: v.ID, Person: g.Person, Now: i.Status, Was: g.Status, Remote: g.Remote}
		if g.Status == model.GuestWaitlisted {
			e.Place = v.queued(g.Person)
		}
		d.emit(e)
	}
	if until != 0 {
		d.emit(model.PlaceOffered{Session: v.ID, Person: g.Person, Was: until})
	}
	words := name + ": " + i.Status.String()
	if free := v.comesFree(g, i.Status); free && !v.nextInLine(now).IsZero() && v.nextInLine(now) != g.Person {
		words += "; a place is free for " + d.s.Details(v.nextInLine(now)).Name + ", next in line"
	}
	d.out.Result.Person = g.Person
	d.note(words)
	return nil
}

// queued is somebody's place among those who were put on the waitlist by hand, from 1, or notQueued.
func (v *Session) queued(p model.PersonID) int {
	if v.List != nil {
		if at := slices.Index(v.List.Waiting, p); at >= 0 {
			return at + 1
		}
	}
	return notQueued
}

// comesFree says whether a place is given up by a change of status.
func (v *Session) comesFree(g Guest, now model.GuestStatus) bool {
	return g.Status == model.GuestAttending && (now < model.GuestAttending || now == model.GuestDeclined || now == model.GuestWaitlisted)
}

// The time that somebody on the waitlist has for an offer: two days, or until the start; a quarter of an hour at the door.
const (
	offerFor       = 48 * time.Hour
	offerForAtDoor = 15 * time.Minute
)

func (d *decision) offerPlace(i OfferPlace) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	now := d.Now.UnixMilli()
	p := i.Person
	if p.IsZero() && strings.TrimSpace(i.Name) == "" && !i.Withdraw {
		if p = v.nextInLine(now); p.IsZero() {
			return Refuse(Missing, "nobody on the waitlist is without an offer")
		}
	}
	g, err := d.guest(v, p, i.Name)
	if err != nil {
		return err
	}
	name, was := d.s.Details(g.Person).Name, v.offered(g.Person)
	if i.Withdraw {
		if was == 0 {
			return Refuse(Conflict, "no place is offered to %s", name)
		}
		d.emit(model.PlaceOffered{Session: v.ID, Person: g.Person, Was: was})
		d.note("the offer to " + name + " is taken back")
		return nil
	}
	until := d.offerEnds(v, i.Until)
	switch {
	case g.Status != model.GuestWaitlisted:
		return Refuse(Conflict, "%s is %s; a place is offered to who is on the waitlist", name, g.Status)
	case until <= now:
		return Refuse(Invalid, "an offer ends later than now; say until when, as 2026-03-31 18:00")
	case was <= now && v.full(now):
		return Refuse(Conflict, "no place is free: %d is the most; wait until somebody declines or an offer expires, or set another capacity", v.Capacity().Hard)
	}
	if until != was {
		d.emit(model.PlaceOffered{Session: v.ID, Person: g.Person, Until: until, Was: was})
	}
	d.out.Result.Person = g.Person
	d.note(fmt.Sprintf("a place is offered to %s until %s", name, time.UnixMilli(until).In(v.zone()).Format("Mon 2 Jan 15:04")))
	return nil
}

// offerEnds is when an offer expires, in UTC milliseconds.
func (d *decision) offerEnds(v *Session, until time.Time) int64 {
	now := d.Now.UnixMilli()
	switch {
	case !until.IsZero():
		return until.UnixMilli()
	case v.Start <= now:
		return d.Now.Add(offerForAtDoor).UnixMilli()
	}
	return min(d.Now.Add(offerFor).UnixMilli(), v.Start)
}

func (d *decision) setCapacity(i SetCapacity) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	c := i.Capacity
	if c.Soft < 0 || c.Hard < c.Soft || c.Hard > model.MostCapacity || c.Hard > 0 && c.Soft == 0 {
		return Refuse(Invalid, "say how many are ideal, then how many are manageable, %d at most: 15 20", model.MostCapacity)
	}
	var was model.Capacity
	if v.List != nil {
		was = v.List.Capacity
	}
	if c == was {
		return nil
	}
	d.emit(model.CapacitySet{Session: v.ID, Now: c, Was: was})
	if c == (model.Capacity{}) {
		d.note("capacity as it is by default")
		return nil
	}
	d.note(fmt.Sprintf("%d %s ideal, %d the most", c.Soft, choose(c.Soft == 1, "person is", "people are"), c.Hard))
	return nil
}
