package session

import (
	"cmp"
	"fmt"
	"strings"

	"serendip/model"
)

// onGuest changes a part of what is known of a guest.
func (d *decision) onGuest(id model.SessionID, p model.PersonID, name string, part model.MixPart, change func(*model.Known)) error {
	v, err := d.open(id)
	if part == model.MixConsent {
		v, err = d.consenting(id)
	}
	if err != nil {
		return err
	}
	g, err := d.guest(v, p, name)
	if err != nil {
		return err
	}
	now := d.s.Details(g.Person).Known()
	change(&now)
	if now.Side > model.SideVendor || now.Part > model.PartSales {
		return Refuse(Invalid, "there is no such side or role")
	}
	d.out.Result.Person = g.Person
	if d.knows(v, g.Person, part, now) {
		d.noteOf(g.Person, d.s.Details(g.Person).Name+": "+mixWords(now), "kept")
	}
	return nil
}

// knows keeps a part of what is known of somebody from now on; false when it was known already.
func (d *decision) knows(v *Session, p model.PersonID, part model.MixPart, now model.Known) bool {
	if !d.s.remembers(p) {
		return false
	}
	old := d.s.Details(p)
	n := old.Changed(d.ID, part, now)
	if n.Known() == old.Known() {
		return false
	}
	d.putPerson(p, n)
	d.emit(model.MixKept{Session: v.ID, Person: p, Part: part})
	if part == model.MixSide {
		d.siding(v, p, old.Side, n.Side)
	}
	return true
}

// unknow takes back what a command said of a guest.
func (d *decision) unknow(e model.MixKept, by model.CommandID) {
	if !d.s.remembers(e.Person) { // who wanted out stays out
		return
	}
	if n, ok := d.s.Details(e.Person).Back(by); ok {
		d.putPerson(e.Person, n)
	}
}

// knownSince says why what a command said of a guest cannot be taken back, or "".
func (s *State) knownSince(e model.MixKept, by model.CommandID) string {
	if !s.remembers(e.Person) {
		return "that person wanted out since"
	}
	if _, ok := s.Details(e.Person).Back(by); !ok {
		return "it was changed since"
	}
	return ""
}

// mixWords says what is known of somebody for the mix: "customer, executive; photos yes".
func mixWords(n model.Known) string {
	var out []string
	for _, w := range []string{n.Side.String(), n.Part.String()} {
		if w != "" {
			out = append(out, w)
		}
	}
	if n.Side == model.SideProspect {
		out = append(out, n.Screening.String())
		if n.Screening.Failed() {
			out = append(out, model.ReferenceCall)
		}
	}
	if n.Photo != 0 {
		out = append(out, "photos "+n.Photo.String())
	}
	if n.Social != 0 {
		out = append(out, "social posts "+n.Social.String())
	}
	if len(out) == 0 {
		return "nothing is said of the mix"
	}
	return strings.Join(out, ", ")
}

// consenting finds a session whose guests may say yes or no to pictures: also a closed one, because they are posted
// afterwards. A record stays as it was.
func (d *decision) consenting(id model.SessionID) (*Session, error) {
	if v, err := d.session(id); err != nil || v.Archive == nil {
		return v, err
	}
	return d.open(id)
}

func (d *decision) keepConsent(i KeepConsent) error {
	if !i.Room {
		return d.onGuest(i.Session, i.Person, i.Name, model.MixConsent, func(n *model.Known) { n.Photo, n.Social = i.Photo, i.Social })
	}
	v, err := d.consenting(i.Session)
	if err != nil {
		return err
	}
	filled := 0
	for _, g := range v.Guests {
		if g.Status != model.GuestCheckedIn || !d.s.remembers(g.Person) {
			continue
		}
		n := d.s.Details(g.Person).Known()
		n.Photo, n.Social = cmp.Or(n.Photo, i.Photo), cmp.Or(n.Social, i.Social)
		if d.knows(v, g.Person, model.MixConsent, n) {
			filled++
		}
	}
	if filled == 0 {
		return Refuse(Conflict, "everybody who is here has said already, or nobody is here")
	}
	d.note(fmt.Sprintf("kept for %d %s here; who said no stays a no", filled, choose(filled == 1, "person", "people")))
	return nil
}
