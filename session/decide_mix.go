package session

import (
	"fmt"
	"strings"

	"serendip/model"
)

// onGuest changes what is on file of a guest.
func (d *decision) onGuest(id model.SessionID, p model.PersonID, name string, change func(*model.Details)) error {
	v, err := d.open(id)
	if err != nil {
		return err
	}
	g, err := d.guest(v, p, name)
	if err != nil {
		return err
	}
	old := d.s.Details(g.Person)
	n := old
	change(&n)
	if n.Side > model.SideVendor || n.Part > model.PartSales {
		return Refuse(Invalid, "there is no such side or role")
	}
	d.out.Result.Person = g.Person
	if sameMix(old, n) {
		return nil
	}
	d.putPerson(g.Person, n)
	d.emit(model.PersonDetailed{Person: g.Person})
	d.note(n.Name + ": " + mixWords(n))
	return nil
}

// sameMix says that two are the same in what a mix and a photo need to know.
func sameMix(a, b model.Details) bool {
	return a.Side == b.Side && a.Part == b.Part && a.Photo == b.Photo && a.Social == b.Social && a.Screening == b.Screening
}

// mixWords says what is known of somebody for the mix: "customer, executive; photos yes".
func mixWords(n model.Details) string {
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

func (d *decision) keepConsent(i KeepConsent) error {
	if !i.Room {
		return d.onGuest(i.Session, i.Person, i.Name, func(n *model.Details) { n.Photo, n.Social = i.Photo, i.Social })
	}
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	filled := 0
	for _, g := range v.Guests {
		old := d.s.Details(g.Person)
		if g.Status != model.GuestCheckedIn || d.s.details.at(g.Person) == nil {
			continue
		}
		n := old
		n.Photo, n.Social = max(old.Photo, choose(old.Photo == 0, i.Photo, 0)), max(old.Social, choose(old.Social == 0, i.Social, 0))
		if !sameMix(old, n) {
			d.putPerson(g.Person, n)
			d.emit(model.PersonDetailed{Person: g.Person})
			filled++
		}
	}
	if filled == 0 {
		return Refuse(Conflict, "everybody who is here has said already, or nobody is here")
	}
	d.note(fmt.Sprintf("kept for %d %s here; who said no stays a no", filled, choose(filled == 1, "person", "people")))
	return nil
}
