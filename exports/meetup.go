package exports

import (
	"time"

	"serendip/model"
	"serendip/session"
)

// Meetup is what a meetup has beside what every session has: its place, its money, and the series that it stands in.
type Meetup struct {
	Number   int        `json:"number"` // its place in the series
	Sum      Minutes    `json:"sum_minutes"`
	Length   Minutes    `json:"length_minutes"` // as planned, whatever the blocks add up to
	Next     string     `json:"next"`
	Venue    []Point    `json:"venue"`
	Costs    []CostLine `json:"costs"`
	Spent    string     `json:"spent"`
	Budget   string     `json:"budget"` // "" for none
	Currency string     `json:"currency"`
	Head     string     `json:"a_head"` // "" for nobody
	Heads    int        `json:"heads"`
	Meetups  []Held     `json:"meetups"`
	People   []Regular  `json:"people"`
}

// Point is one point of the venue's checklist.
type Point struct {
	Key    string `json:"point"`
	Ask    string `json:"question"`
	Answer string `json:"answer"`
	Note   string `json:"note"`
}

// CostLine is one thing that is paid for; amounts are decimals.
type CostLine struct {
	Label  string `json:"label"`
	Amount string `json:"amount"`
	Budget string `json:"budget"` // "" for none of its own
}

// Held is one meetup of the series.
type Held struct {
	Number     int       `json:"number"`
	ID         string    `json:"id"`
	Title      string    `json:"title"`
	StartAt    time.Time `json:"start_at"`
	Zone       string    `json:"zone"`
	State      string    `json:"state"`
	Asked      int       `json:"on_the_list"`
	Coming     int       `json:"coming"`
	Came       int       `json:"came"`
	NoShows    int       `json:"no_shows"`
	FirstTimes int       `json:"first_timers"`
	Turnout    *Exact    `json:"turnout,omitempty"`
}

// Regular is one person over the series.
type Regular struct {
	ID           string   `json:"id"`
	Name         string   `json:"name"`
	Organisation string   `json:"organisation"`
	At           []string `json:"at"` // by meetup; "" for who was not asked
	Came         int      `json:"came"`
	NoShows      int      `json:"no_shows"`
	Spoke        int      `json:"spoke"`
	Regular      bool     `json:"regular"`
	First        bool     `json:"first_timer"`
	Advocate     bool     `json:"advocate"`
}

// meetup is drawn as the series stood at the last event, so that content has no clock.
func (d *drawing) meetup() *Meetup {
	if d.on.Kind != model.Meetup {
		return nil
	}
	f := d.state.MeetingOf(d.on)
	m := &Meetup{Sum: minutes(f.Sum), Length: minutes(f.Length), Next: d.state.NextAfter(d.on), Currency: f.Money, Spent: f.Spent.String(),
		Venue: []Point{}, Costs: []CostLine{}, Meetups: []Held{}, People: []Regular{}}
	for _, v := range f.Venue {
		m.Venue = append(m.Venue, Point{v.Point.Key(), v.Point.Ask(), v.Answer.String(), v.Note})
	}
	for _, c := range f.Costs {
		m.Costs = append(m.Costs, CostLine{c.Label, c.Amount.String(), amount(c.Budget)})
	}
	m.Budget = amount(f.Budget)
	each, heads, ok := f.Head()
	if m.Heads = heads; ok {
		m.Head = each.String()
	}
	m.series(d.on.ID, d.state.Series(time.UnixMilli(d.state.At)))
	return m
}

func amount(m model.Money) string {
	if m == 0 {
		return ""
	}
	return m.String()
}

func (m *Meetup) series(at model.SessionID, f *session.SeriesFace) {
	for _, x := range f.Meetups {
		if x.Session == at {
			m.Number = x.N
		}
		one := Held{Number: x.N, ID: x.Session.String(), Title: x.Title, StartAt: x.Start.UTC(), Zone: x.Zone, State: x.State.String(), Asked: x.Asked, Coming: x.Coming,
			Came: x.Came, NoShows: x.NoShows, FirstTimes: x.FirstTimes}
		if turnout, ok := x.Turnout(); ok {
			one.Turnout = exactly(turnout)
		}
		m.Meetups = append(m.Meetups, one)
	}
	for _, p := range f.People {
		one := Regular{p.ID.String(), p.Name, p.Organisation, []string{}, p.Came, p.NoShows, p.Spoke, p.Regular, p.First, p.Advocate}
		for _, is := range p.At {
			one.At = append(one.At, is.String())
		}
		m.People = append(m.People, one)
	}
}
