package rehearse

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"serendip/model"
	"serendip/session"
)

// Sizes are how many come to each of the meetups that are played.
func Sizes() []int { return []int{20, 18, 22} }

// evening is when the second of the series begins, so that there are two slots to compare.
const evening = 18

// seats is how many have a seat of their own at the evening, whose core is an unconference.
const seats = 4

// Series is some meetups of one customer, a quarter apart. They run with one keyboard: everybody sits in the room, but for a
// few in the evening.
type Series struct {
	house *session.House
	live  *session.Live
	clock *Clock
	mind
	zone   *time.Location
	known  []person // everybody who was ever asked
	played int
}

// NewSeries founds the customer's programme. The house goes by the clock.
func NewSeries(ctx context.Context, house *session.House, clock *Clock, seed uint64, zone string) (*Series, error) {
	at, err := time.LoadLocation(zone)
	if err != nil {
		return nil, err
	}
	live, err := house.Found(ctx, facilitator(), Customer)
	return &Series{house: house, live: live, clock: clock, mind: mind{fmt.Sprint(seed)}, zone: at}, err
}

// Live is the customer's programme.
func (s *Series) Live() *session.Live { return s.live }

// Meetup is one of a series, before and after its day.
type Meetup struct {
	Workshop
	Plan
	Start time.Time
	rows  []session.GuestRow // who is asked, and what they say to it
	n     int                // which of the series, from 0
}

// ahead is how long before its day a meetup is prepared.
const ahead = 8 * 7 * 24 * time.Hour

// First is when the clock of a series stands whose first meetup is at start.
func First(start time.Time) time.Time { return start.Add(-ahead - 24*time.Hour) }

// Next plans the next meetup, eight weeks before its day, with a list of who is asked: so many come, and some don't.
func (s *Series) Next(ctx context.Context, come int, start time.Time) (*Meetup, error) {
	c := &clerk{ctx: ctx, live: s.live}
	m := &Meetup{n: s.played}
	s.played++
	if f := s.live.Snapshot().Series(); f != nil {
		start = f.Next.At
		if m.n == 1 {
			start = time.Date(start.Year(), start.Month(), start.Day(), evening, 0, 0, 0, s.zone)
		} else {
			start = time.Date(start.Year(), start.Month(), start.Day(), 8, 30, 0, 0, s.zone)
		}
	}
	m.Start = start
	s.clock.Turn(start.Add(-ahead))
	title := ""
	if m.n == 1 {
		title = "Evening meetup 2"
	}
	at := c.do(session.PlanSession{Title: title, Start: start, Zone: s.zone.String(), Template: "meetup"}).Session
	c.do(session.SetLetters{Session: at, Settings: model.LetterSettings{Place: "The Old Mill, 3 Quay Street, London", Sender: sender,
		SignUp: "https://example.org/breakfast", Continue: "https://example.org/talk"}})
	here, missing := s.draw(come)
	inRoom := len(here)
	if m.n == 1 {
		c.confer(at)
		for i := range min(seats, len(here)-1) {
			here[i].way = typing
			inRoom--
		}
	}
	rows, err := Plan{people: asked(slices.Concat(here[:len(here)-1], missing))}.guests() // the last one walks in
	c.err = errors.Join(c.err, err)
	for i := range rows {
		rows[i] = s.mixed(rows[i])
	}
	stand(rows[max(len(rows)-len(missing), 0):])
	m.rows = rows
	c.do(session.InviteGuests{Session: at, Rows: unanswered(rows)})
	m.Workshop = Workshop{Live: s.live, Session: at, Clock: s.clock}
	m.Plan = Plan{mind: mind{fmt.Sprint(s.seed, m.n)}, people: here, inRoom: inRoom}
	return m, c.err
}

// Morning is an hour before the meetup: everybody has said whether they come, the place is looked after, the door opens.
func (m *Meetup) Morning(ctx context.Context) error {
	c := &clerk{ctx: ctx, live: m.Live}
	m.Clock.Turn(m.Start.Add(-time.Hour))
	c.do(session.InviteGuests{Session: m.Session, Rows: m.rows})
	for i, p := range model.VenuePoints() {
		answer := model.Yes
		if p == model.VenueRoadshow || i == m.n {
			answer = model.No
		}
		c.do(session.CheckVenue{Session: m.Session, Point: p, Answer: answer})
	}
	c.do(session.SetBudget{Session: m.Session, Amount: 700_00, Currency: "GBP"})
	c.do(session.SetCost{Session: m.Session, Label: "Room", Amount: model.Money(300_00 + 10_00*m.roll(12, "room"))})
	c.do(session.SetCost{Session: m.Session, Label: "Breakfast and coffee", Amount: model.Money(len(m.people) * 14_50)})
	c.do(session.OpenLobby{Session: m.Session})
	return c.err
}

// draw is who comes, and who is asked and doesn't: three of four of those who came before, and new ones.
func (s *Series) draw(come int) (here, missing []person) {
	for _, who := range s.known {
		switch {
		case len(here) < come-1 && s.roll(4, "again", who.name, fmt.Sprint(s.played)) > 0:
			here = append(here, who)
		case len(missing) < come/5:
			missing = append(missing, who)
		}
	}
	for len(here) < come || len(missing) < come/5 {
		who := Plan{mind: s.mind}.somebody(len(s.known), 0)
		if of, other := houses[sides[len(s.known)%len(sides)]]; other {
			who.job = of
		}
		s.known = append(s.known, who)
		if len(missing) < come/5 && len(s.known)%5 == 0 {
			missing = append(missing, who)
			continue
		}
		if len(here) < come {
			here = append(here, who)
		} else {
			missing = append(missing, who)
		}
	}
	return here, missing
}

// asked are people as a list of guests has them.
func asked(people []person) []person {
	out := slices.Clone(people)
	for i := range out {
		out[i].way = typing
	}
	return out
}

// tellCases has some in the room tell what already works; the facilitator captures it for them.
func (h *host) tellCases(ctx context.Context) error {
	ideas := slices.DeleteFunc(sampleIdeas(), func(i idea) bool { return i.kind != model.Serendipitous || i.again != "" })
	const each = 3
	for n, who := range first(each, h.of(model.SideCustomer)) {
		idea := ideas[(each*h.nth()+n)%len(ideas)] // nobody tells what was told already, in this meetup or in another
		r, err := h.Live.Do(ctx, h.Live.Mint(facilitator(), session.Say{Session: h.Session, Block: h.current(), Line: idea.title}))
		if err != nil {
			return err
		}
		if err := h.do(ctx, session.NameSpeaker{Case: r.Case, Name: who}); err != nil {
			return err
		}
	}
	return nil
}

// tookHome notes what each meetup came to, and what is done before the next.
func (h *host) tookHome(ctx context.Context) error {
	said := [...][3]string{
		{"Three depots hand over by film, and none of them went back to paper", "The list of use cases goes out a week before the next meetup", "Bring one driver from each depot"},
		{"Bad master data was the first obstacle for everybody, training the second", "Two companies lend each other a planner for a week", "Take the same topics up again in a quarter, with figures"},
		{"What works was begun by one shift, and asked for by the next", "Who speaks shows it at work, on a real screen", "Invite a works council that was there early"},
	}
	one := said[h.nth()%len(said)]
	return h.do(ctx, h.note(model.ItemOutcome, one[0]), h.note(model.ItemDecision, one[1]), h.note(model.ItemNext, one[2]))
}

// nth is which session of the programme this is, from 0.
func (h *host) nth() int { return len(h.Live.Snapshot().State.Sessions()) - 1 }

// meetupScript is what the facilitator does in a meetup's blocks beside the script of every session.
func meetupScript(kind model.SessionKind) map[model.Method][]step {
	if kind != model.Meetup {
		return nil
	}
	return map[model.Method][]step{
		model.Connect:   {{0.7, (*host).placeWalkIns}, {0.75, (*host).agreeToPhotos}},
		model.Speakers:  {{0.9, (*host).tellCases}},
		model.Questions: {{0.8, (*host).askForCustomers}, {0.85, (*host).tendQuestions}, {0.9, (*host).answerQuestions}},
	}
}

// seated says whether anybody is at a seat of their own.
func (r *run) seated() bool { return len(r.people) > r.inRoom }
