package exports

import (
	"io"
	"strconv"
)

// meetupFormats is what a meetup leaves.
func meetupFormats() []Format {
	has := func(r Report) bool { return r.Content.Meetup != nil }
	return []Format{{Name: "series", About: "who came to which meetup, and costs (names people)", Write: writeSeries, Asked: true,
		parts: []part{{suffix: "-series.md", has: has, write: writeSeries}, {suffix: "-series.html", has: has, write: writeSeriesPage}, {suffix: "-grid.csv", has: has, write: writeGrid},
			{suffix: "-costs.csv", has: func(r Report) bool { return has(r) && len(r.Content.Meetup.Costs) > 0 }, write: writeCosts}}}}
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
