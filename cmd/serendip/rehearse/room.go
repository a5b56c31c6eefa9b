package rehearse

import (
	"context"
	"slices"
	"strings"

	"serendip/model"
	"serendip/session"
)

// sides are whose people come to a meetup, over and over: customers by far.
var sides = [...]model.GuestSide{
	model.SideCustomer, model.SideCustomer, model.SideCustomer, model.SideVendor, model.SideCustomer, model.SideProspect, model.SideCustomer,
}

// houses are where those work who are no customers.
var houses = map[model.GuestSide]job{
	model.SideVendor: {"Northlight Software", "customer success"}, model.SideProspect: {"Harbour Works", "head of planning"},
}

// mixed says whose a guest is and as what they come; every second prospect was asked whether a meetup serves them.
func (s *Series) mixed(row session.GuestRow) session.GuestRow {
	at := max(s.place(row.Name.String()), 0)
	row.Side = sides[at%len(sides)]
	row.Part = s.part(row.Side, row.Name.String())
	if row.Side == model.SideProspect && at/len(sides)%2 == 0 {
		row.Screening = model.Screening{model.ReplyYes, model.ReplyYes, model.ReplyYes}
	}
	return row
}

// part is as what somebody comes from a side: of most customers and prospects nothing is said, and only a vendor has people who sell.
func (m mind) part(side model.GuestSide, who string) model.Part {
	of := []model.Part{0, 0, model.PartAdvocate, model.PartExecutive}
	switch side {
	case model.SideProspect:
		of = []model.Part{0, model.PartExecutive}
	case model.SideVendor:
		of = []model.Part{model.PartSuccess, model.PartProduct, model.PartSuccess, model.PartEngineering, model.PartSales}
	}
	return pick(m, of, "part", who)
}

// place is which of all who were ever asked somebody is; -1 for nobody.
func (s *Series) place(name string) int {
	for i, who := range s.known {
		if who.name == name {
			return i
		}
	}
	return -1
}

// stand gives those who don't come what they said: the first come no more than they told, the others declined, wait for a
// place or never replied.
func stand(missing []session.GuestRow) {
	replies := [...]model.GuestStatus{model.GuestAttending, model.GuestDeclined, model.GuestAttending, model.GuestWaitlisted, model.GuestAwaiting}
	for i := range missing {
		missing[i].Status = replies[i%len(replies)]
	}
}

// placeWalkIns says whose those are who came without being asked.
func (h *host) placeWalkIns(ctx context.Context) error {
	for _, g := range h.now().Guests {
		d := h.Live.Snapshot().State.Details(g.Person)
		at := slices.IndexFunc(h.people, func(p person) bool { return p.name == d.Name })
		if d.Side != 0 || at < 0 {
			continue
		}
		side := model.SideCustomer
		for other, of := range houses {
			if of == h.people[at].job {
				side = other
			}
		}
		if err := h.do(ctx, session.SetMix{Session: h.Session, Person: g.Person, Side: side, Part: h.mind.part(side, d.Name)}); err != nil {
			return err
		}
	}
	return nil
}

// agreeToPhotos asks the room once: it may be on photos, and not in social posts.
func (h *host) agreeToPhotos(ctx context.Context) error {
	return h.do(ctx, session.KeepConsent{Session: h.Session, Room: true, Photo: model.ReplyYes, Social: model.ReplyNo})
}

// of are the names of those who are here from one side, in the order in which they were asked.
func (h *host) of(side model.GuestSide) []string {
	s := h.Live.Snapshot()
	var out []string
	for i, who := range h.people {
		if h.here(s, i) && s.State.Details(h.who(s, i)).Side == side {
			out = append(out, who.name)
		}
	}
	return out
}

// askForCustomers keeps what customers ask aloud who have no seat to write it at; those who have one have asked.
func (h *host) askForCustomers(ctx context.Context) error {
	door, _ := h.People()
	customers := h.of(model.SideCustomer)
	for i, words := range wondered {
		if i >= len(customers) {
			break
		}
		if i < door {
			continue
		}
		line := words + " @" + strings.ReplaceAll(customers[i], " ", "_")
		if err := h.do(ctx, session.AskQuestion{Session: h.Session, Block: h.current(), Line: line}); err != nil {
			return err
		}
	}
	return nil
}

// first is at most so many of the first.
func first(n int, names []string) []string { return names[:min(n, len(names))] }
