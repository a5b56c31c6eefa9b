package exports

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"serendip/session"
)

// meetupFormats is what a meetup leaves.
func meetupFormats() []Format {
	has := func(r Report) bool { return r.Content.Meetup != nil }
	return []Format{{Name: "series", About: "who came to which meetup, and what it cost, as Markdown and CSV (names people; only when named)", Write: writeSeries, Asked: true,
		parts: []part{{suffix: "-series.md", has: has, write: writeSeries}, {suffix: "-grid.csv", has: has, write: writeGrid},
			{suffix: "-costs.csv", has: func(r Report) bool { return has(r) && len(r.Content.Meetup.Costs) > 0 }, write: writeCosts}}}}
}

// writeSeries writes the meetups, the grid, the place and the money.
func writeSeries(w io.Writer, r Report) error {
	m := newRecap(w, r)
	f := m.Meetup
	if f == nil {
		m.line("This session is no meetup.")
		return m.Flush()
	}
	m.line("# %s: the series\n", inline(m.Programme.Name))
	m.line("Next: %s", inline(f.Next))
	m.heading("Meetups")
	m.line("| | Meetup | When | On the list | Came | No-shows | First time | Turnout |\n| ---: | --- | --- | ---: | ---: | ---: | ---: | ---: |")
	for _, x := range f.Meetups {
		turnout := ""
		if x.Turnout != nil {
			turnout = fmt.Sprintf("%d of %d", x.Came, x.Came+x.NoShows)
		}
		m.line("| %d | %s | %s | %d | %d | %d | %d | %s |", x.Number, inline(x.Title), x.StartAt.Format("2006-01-02 15:04 UTC"), x.Asked, x.Came, x.NoShows, x.FirstTimes, turnout)
	}
	m.grid(f)
	m.money(f)
	return m.Flush()
}

func (m *recap) grid(f *Meetup) {
	m.heading("Who came")
	head, rule := "| Name | Organisation |", "| --- | --- |"
	for _, x := range f.Meetups {
		head, rule = head+" "+strconv.Itoa(x.Number)+" |", rule+" --- |"
	}
	m.line("%s Came | |\n%s ---: | --- |", head, rule)
	for _, p := range f.People {
		row := "| " + inline(p.Name) + " | " + inline(p.Organisation) + " |"
		for _, is := range p.At {
			row += " " + is + " |"
		}
		m.line("%s %d | %s |", row, p.Came, p.standing())
	}
	m.line("\nA regular %s. An advocate to nurture %s.", session.RegularRule, session.AdvocateRule)
}

// standing is what somebody is, in words.
func (p Regular) standing() string {
	var out []string
	for _, x := range []struct {
		so   bool
		word string
	}{{p.Regular, "regular"}, {p.First, "first time"}, {p.Advocate, "advocate to nurture"}} {
		if x.so {
			out = append(out, x.word)
		}
	}
	return strings.Join(out, ", ")
}

func (m *recap) money(f *Meetup) {
	m.heading("Place and money")
	for _, v := range f.Venue {
		if v.Answer != "" {
			m.line("- %s %s. %s", v.Ask, v.Answer, inline(v.Note))
		}
	}
	for _, c := range f.Costs {
		m.line("- %s: %s", starting(c.Label), c.Amount)
	}
	in := func(amount string) string { return strings.TrimSpace(amount + " " + inline(f.Currency)) }
	m.line("\nIn all %s.", in(f.Spent))
	if f.Budget != "" {
		m.line("The budget is %s.", in(f.Budget))
	}
	if f.Head != "" {
		m.line("%s a head, of %d.", in(f.Head), f.Heads)
	}
}

// writeGrid writes a row a person: a column a meetup, in their order.
func writeGrid(w io.Writer, r Report) error {
	f := r.Content.Meetup
	if f == nil {
		return writeTable(w, []string{"serendip_id"}, func(func([]cell) bool) {})
	}
	header := []string{"serendip_id", "Name", "Organisation"}
	for _, x := range f.Meetups {
		header = append(header, strconv.Itoa(x.Number)+" "+x.Title+" "+r.localDay(x))
	}
	return writeTable(w, append(header, "Came", "No-shows", "Spoke", "Regular", "First time", "Advocate"), func(yield func([]cell) bool) {
		for _, p := range f.People {
			row := []cell{plain(p.ID), words(p.Name), words(p.Organisation)}
			for _, is := range p.At {
				row = append(row, plain(is))
			}
			if !yield(append(row, number(p.Came), number(p.NoShows), number(p.Spoke), yes(p.Regular), yes(p.First), yes(p.Advocate))) {
				return
			}
		}
	})
}

// localDay is a meetup's day, in its own zone where that is known here.
func (r Report) localDay(x Held) string {
	of := r
	of.Content.Session.StartAt, of.Content.Session.Zone = x.StartAt, x.Zone
	return of.start().Format("2006-01-02")
}

// writeMeetups writes a row for each meetup of the series; it names nobody.
func writeMeetups(w io.Writer, r Report) error {
	header := []string{"serendip_meetup", "Title", "Begins", "Time zone", "State", "On the list", "Coming", "Came", "No-shows", "First time"}
	return writeTable(w, header, func(yield func([]cell) bool) {
		for _, x := range r.Content.Meetup.Meetups {
			if !yield([]cell{number(x.Number), words(x.Title), moment(x.StartAt), words(x.Zone), plain(x.State), number(x.Asked), number(x.Coming), number(x.Came), number(x.NoShows), number(x.FirstTimes)}) {
				return
			}
		}
	})
}

func writeCosts(w io.Writer, r Report) error {
	return writeTable(w, []string{"serendip_cost", "Amount", "Budget", "Currency"}, func(yield func([]cell) bool) {
		for _, c := range r.Content.Meetup.Costs {
			if !yield([]cell{words(c.Label), plain(c.Amount), plain(c.Budget), words(r.Content.Meetup.Currency)}) {
				return
			}
		}
	})
}
