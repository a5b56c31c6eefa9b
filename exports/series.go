package exports

import (
	"io"
	"slices"
	"strconv"
	"strings"
)

// seriesOf tells the meetups, who came to which, the place and the money.
func seriesOf(r Report) paper {
	t := newTeller(r)
	t.Title, t.Customer, t.Foot = t.say("The series of meetups"), r.Look.customer(r.Content.Programme.Name), t.footer(r.Source)
	f := t.Meetup
	if f == nil {
		t.Notes = []string{t.say("This session is no meetup.")}
		return t.paper
	}
	t.When = t.say("Next: %s", t.appointment(f.Next))
	t.section("meetups", t.say("Meetups"), t.zones(f), piece{Table: t.meetups(f)})
	if len(f.People) > 0 {
		t.section("people", t.say("Who came"), t.say("A regular came to two meetups or more, and to at least half of those since their first. An advocate to nurture came to two meetups or more, and spoke or told a use case at one."),
			piece{Table: t.attendances(f)})
	}
	t.section("money", t.say("Place and money"), "", t.money(f)...)
	return t.paper
}

// zones are those of the meetups' times, each once.
func (t *teller) zones(f *Meetup) string {
	var all []string
	for _, x := range f.Meetups {
		if !slices.Contains(all, x.Zone) {
			all = append(all, x.Zone)
		}
	}
	if len(all) == 1 {
		return t.say("Times are those of %s.", all[0])
	}
	return ""
}

func (t *teller) meetups(f *Meetup) *grid {
	at := func(x Held) string { return t.moment(inZone(x.StartAt, x.Zone)) }
	if t.zones(f) == "" {
		at = func(x Held) string { return t.moment(inZone(x.StartAt, x.Zone)) + " (" + x.Zone + ")" }
	}

	g := &grid{Caption: t.say("Meetups"), Header: t.header("number", "meetup", "when", "on the list", "who came", "no-shows", "first time", "turnout"), Numbers: []bool{true, false, false, true, true, true, true, true}}
	for _, x := range f.Meetups {
		turnout := ""
		if x.Turnout != nil {
			turnout = t.say("%d of %d", x.Came, x.Came+x.NoShows)
		}
		g.Rows = append(g.Rows, []string{t.whole(x.Number), x.Title, at(x), t.whole(x.Asked), t.whole(x.Came), t.whole(x.NoShows), t.whole(x.FirstTimes), turnout})
	}
	return g
}

// attendances is a row a person, with a column a meetup.
func (t *teller) attendances(f *Meetup) *grid {
	g := &grid{Caption: t.say("Who came"), Header: t.header("name", "organisation"), Numbers: make([]bool, len(f.Meetups)+3)}
	for _, x := range f.Meetups {
		g.Header = append(g.Header, strconv.Itoa(x.Number))
	}
	g.Header, g.Numbers[len(g.Header)] = append(g.Header, t.header("who came", "standing")...), true
	for _, p := range f.People {
		row := []string{p.Name, p.Organisation}
		for _, is := range p.At {
			row = append(row, t.say(is))
		}
		g.Rows = append(g.Rows, append(row, t.whole(p.Came), t.listing(t.all(p.standing())...)))
	}
	return g
}

// standing is what somebody is, in words.
func (p Regular) standing() []string {
	var out []string
	for _, x := range []struct {
		so   bool
		word string
	}{{p.Regular, "regular"}, {p.First, "first time"}, {p.Advocate, "advocate to nurture"}} {
		if x.so {
			out = append(out, x.word)
		}
	}
	return out
}

func (t *teller) money(f *Meetup) []piece {
	in := func(amount string) string { return strings.TrimSpace(t.number(amount) + " " + f.Currency) }
	place, costs, sum := piece{}, piece{}, piece{}
	for _, v := range f.Venue {
		if v.Answer != "" {
			place.Facts = append(place.Facts, fact{t.told(v.Ask), t.listing(filled(t.say(v.Answer), v.Note)...)})
		}
	}
	for _, c := range f.Costs {
		costs.Facts = append(costs.Facts, fact{c.Label, in(c.Amount)})
	}
	if len(f.Costs) > 0 || f.Budget != "" {
		sum.Facts = append(sum.Facts, fact{t.say("in all"), in(f.Spent)})
	}
	if f.Budget != "" {
		sum.Facts = append(sum.Facts, fact{t.say("budget"), in(f.Budget)})
	}
	if f.Head != "" && len(f.Costs) > 0 {
		sum.Facts = append(sum.Facts, fact{t.say("a head"), in(f.Head) + t.facts(t.reach(f.Heads))})
	}
	var out []piece
	for _, p := range []piece{place, costs, sum} {
		if len(p.Facts) > 0 {
			out = append(out, p)
		}
	}
	if len(out) > 0 { // the other meetups have their own
		out = slices.Insert(out, 0, piece{Text: t.say("Of %s, %s.", t.Session.Title, t.date(t.report.start()))})
	}
	return out
}

// writeSeries writes it as text.
func writeSeries(w io.Writer, r Report) error { return seriesOf(r).markdown(w) }

// writeSeriesPage writes it as a page that loads nothing.
func writeSeriesPage(w io.Writer, r Report) error { return writePage(w, "report", seriesOf(r)) }
