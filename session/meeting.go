package session

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"serendip/model"
)

// Meeting is what a meetup has beside what every session has. It is replaced, never written.
type Meeting struct {
	Length time.Duration // from start to planned end; 0 for the sum of the blocks
	Venue  []VenueAnswer // by point, from the first
	Costs  []CostLine    // in the order in which they were named
	Budget model.Budget
}

// VenueAnswer is what is known of one point of the venue's checklist.
type VenueAnswer struct {
	Answer model.Answer
	Note   model.Text
}

// CostLine is one thing that is paid for.
type CostLine struct {
	ID model.EntryID
	model.Cost
}

// meetingOf is what a session that was just planned has: a meetup keeps its planned end when its blocks change.
func meetingOf(e model.SessionPlanned) *Meeting {
	if e.Kind != model.Meetup {
		return nil
	}
	return &Meeting{Length: model.Total(e.Blocks)}
}

// meeting is what there is, never nil; it is not to be written to.
func (v *Session) meeting() *Meeting {
	if v.Meeting == nil {
		return &Meeting{}
	}
	return v.Meeting
}

// length is how long after its start a session is planned to end.
func (v *Session) length() time.Duration {
	if planned := v.meeting().Length; planned > 0 {
		return planned
	}
	return model.Total(v.Blocks)
}

// venue is what is known of one point.
func (m *Meeting) venue(p model.VenuePoint) VenueAnswer {
	if i := int(p) - 1; i >= 0 && i < len(m.Venue) {
		return m.Venue[i]
	}
	return VenueAnswer{}
}

// cost finds a line; false when it is not there any more.
func (m *Meeting) cost(id model.EntryID) (CostLine, bool) {
	i := slices.IndexFunc(m.Costs, func(c CostLine) bool { return c.ID == id })
	if i < 0 {
		return CostLine{}, false
	}
	return m.Costs[i], true
}

// MeetingFace is a meetup's slack, place and money, for who runs it.
type MeetingFace struct {
	Sum    time.Duration // of the blocks' timeboxes
	Length time.Duration // as planned
	Buffer time.Duration // what the blocks of speakers that are to come have beside those who speak
	Venue  []VenueFace
	Costs  []CostFace
	Spent  model.Money
	Budget model.Money // in all: what was said, else the sum of the lines' own; 0 for none
	Money  string      // the currency; "" where nobody said
	Coming int         // said that they come, whether they came or not
	Came   int         // were checked in
	Closed bool
}

// VenueFace is one point of the checklist.
type VenueFace struct {
	Point  model.VenuePoint
	Answer model.Answer
	Note   string
}

// CostFace is one thing that is paid for.
type CostFace struct {
	ID     model.EntryID
	Label  string
	Amount model.Money
	Budget model.Money // 0 for none of its own
}

// Slack is what the plan leaves free before the session is live: below 0 is over.
func (f MeetingFace) Slack() time.Duration { return f.Length - f.Sum }

// Head is the cost a head and of how many: before its close by who said they come, afterwards by who came.
func (f MeetingFace) Head() (each model.Money, people int, ok bool) {
	people = f.Coming
	if f.Closed {
		people = f.Came
	}
	each, ok = f.Spent.Each(people)
	return each, people, ok && f.Spent > 0
}

// Left is what the budget leaves; below 0 is over. False where there is no budget.
func (f MeetingFace) Left() (model.Money, bool) { return f.Budget - f.Spent, f.Budget > 0 }

// meetingFace is what who runs a meetup is told; nil for a workshop of which nothing of the kind was said.
func (s *Snapshot) meetingFace(v *Session) *MeetingFace {
	if v.Kind != model.Meetup && v.Meeting == nil {
		return nil
	}
	return s.State.meetingAt(v, s.now())
}

// MeetingOf is a session's slack, place and money, as they were when its clock was last touched.
func (s *State) MeetingOf(v *Session) *MeetingFace { return s.meetingAt(v, v.Clock().Since) }

func (s *State) meetingAt(v *Session, now time.Time) *MeetingFace {
	m := v.meeting()
	f := &MeetingFace{Sum: model.Total(v.Blocks), Length: v.length(), Buffer: v.buffer(now), Money: m.Budget.Currency, Budget: m.Budget.Amount, Closed: v.State == model.Closed}
	for _, p := range model.VenuePoints() {
		a := m.venue(p)
		f.Venue = append(f.Venue, VenueFace{p, a.Answer, s.Words(a.Note)})
	}
	var parts model.Money
	for _, c := range m.Costs {
		f.Costs = append(f.Costs, CostFace{c.ID, s.Words(c.Label), c.Amount, c.Budget})
		f.Spent += c.Amount
		parts += c.Budget
	}
	if f.Budget == 0 {
		f.Budget = parts
	}
	for _, g := range v.Guests {
		switch model.PresenceOf(g.Status, f.Closed) {
		case model.PresenceCame:
			f.Came++
			f.Coming++
		case model.PresenceComing, model.PresenceNoShow:
			f.Coming++
		}
	}
	return f
}

// slackWords is what a meetup's agenda leaves until its planned end.
func (v *Session) slackWords() string {
	slack := int((v.length() - model.Total(v.Blocks)).Minutes())
	switch {
	case slack < 0:
		return fmt.Sprintf(", %d min past the planned end", -slack)
	case v.Kind != model.Meetup:
		return ""
	}
	return fmt.Sprintf(", slack %d min", slack)
}

// buffer is what the blocks of speakers that are to come have beside those who wait to speak: the usual ones in each, until
// somebody is named. Who waits while such a block is on speaks in it, as far as its time reaches.
func (v *Session) buffer(now time.Time) time.Duration {
	_, current := v.Block(v.Current)
	wait, named := v.toSpeak()
	var sum time.Duration
	for i, b := range v.Blocks {
		box := b.Timebox + v.Extra[b.ID]
		switch {
		case b.Method != model.Speakers || v.State == model.Closed || v.State == model.Live && i < current:
		case v.State == model.Live && i == current:
			if p := v.speaking(); p != nil {
				wait += max(p.Box-p.spentAt(now), 0)
			}
			wait -= min(wait, max(box-v.spentAt(now), 0))
		case named:
			sum += box
		default:
			sum += max(box-model.SpeakersUsual*model.SpeakerTime, 0)
		}
	}
	return max(sum-wait, 0)
}

// LengthUntil is how long a session lasts until a time of day ("10:30"), where it takes place: the next such after its start.
func LengthUntil(start time.Time, clock string) (time.Duration, bool) {
	at, err := time.Parse("15:04", strings.TrimSpace(clock))
	if err != nil {
		return 0, false
	}
	end := time.Date(start.Year(), start.Month(), start.Day(), at.Hour(), at.Minute(), 0, 0, start.Location())
	if !end.After(start) {
		end = end.AddDate(0, 0, 1)
	}
	return end.Sub(start), true
}
