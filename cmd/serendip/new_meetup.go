package main

import (
	"cmp"
	"slices"
	"time"

	"serendip/model"
	"serendip/session"
)

// When sessions begin where nobody says otherwise.
const (
	workshopBegins = "09:00"
	meetupBegins   = "08:30"
	meetupTemplate = "meetup"
)

// asked is the plan with its customer, its beginning, and for a meetup without a date the next of the series.
func (p plan) asked(e Env, args []string) (plan, error) {
	p.customer = args[len(args)-1]
	if len(args) == 2 {
		switch {
		case args[0] != meetupTemplate:
			return p, usage("%q is too much: a customer's name of several words stands in quotes", args[1])
		case p.template != "" && !e.isMeetup(p.template):
			return p, usage("a meetup is not made from the template %s; take meetup or unconference, or leave the word meetup out", p.template)
		case p.like == "":
			p.template = cmp.Or(p.template, meetupTemplate)
		}
	}
	meetup := false
	if p.like != "" {
		_, v, err := e.Session(p.like)
		if meetup = err == nil && v.Kind == model.Meetup; err == nil && p.clock == "" { // an evening stays one
			start, _ := span(v)
			p.clock = start.Format("15:04")
		}
	} else {
		meetup = e.isMeetup(p.template)
	}
	if meetup && p.date == "" {
		p = p.nextOf(e)
	}
	if p.like == "" { // else it is that session's
		p.zone = cmp.Or(p.zone, e.lastZone(p.customer))
	}
	p.clock = cmp.Or(p.clock, map[bool]string{true: meetupBegins, false: workshopBegins}[meetup])
	return p, nil
}

// isMeetup says whether meetups are made from a template.
func (e Env) isMeetup(template string) bool {
	t, err := e.House.Template(template)
	return err == nil && t.Kind == model.Meetup
}

// lastZone is the zone of a customer's last session, planned or held; "" where there is none.
func (e Env) lastZone(customer string) string {
	l, err := e.Programme(customer)
	if err != nil {
		return ""
	}
	all := l.Snapshot().State.Sessions()
	if len(all) == 0 {
		return ""
	}
	return slices.MaxFunc(all, func(a, b *session.Session) int { return cmp.Compare(a.Start, b.Start) }).Zone
}

// nextOf is the plan a quarter after the customer's last meetup, planned or held, where there is one.
func (p plan) nextOf(e Env) plan {
	l, err := e.Programme(p.customer)
	if err != nil {
		return p
	}
	f := l.Snapshot().Series()
	if f == nil {
		return p
	}
	if last := f.Meetups[len(f.Meetups)-1]; f.Next.Planned || f.Next.At.IsZero() { // they are by date
		f.Next.At, _ = model.NextQuarter(last.Start, l.Now())
		f.Next.Zone = last.Zone
	}
	p.date, p.clock, p.zone = f.Next.At.Format(time.DateOnly), cmp.Or(p.clock, f.Next.At.Format("15:04")), cmp.Or(p.zone, f.Next.Zone)
	return p
}
