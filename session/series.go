package session

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"serendip/model"
)

// SeriesFace is the meetups of a programme in order, and who came to which. It names people and is for who runs them.
type SeriesFace struct {
	Programme string
	Meetups   []MeetupFace // by date
	People    []RegularFace
	Next      NextFace
	Slots     []SlotFace // those that were used, in the order of the day
	Verdict   string     // what the slots' comparison comes to
	Here      int        // place of the session that is looked at; -1 from outside
}

// MeetupFace is one meetup of a series.
type MeetupFace struct {
	N          int
	Session    model.SessionID
	Title      string
	Start      time.Time // in its own zone
	Zone       string
	State      model.SessionState
	Asked      int // on the list
	Coming     int // said that they come, whether they came or not; nobody who only walked in is known apart
	Came       int
	NoShows    int
	FirstTimes int // came to a meetup of this series for the first time
	Pulse      PulseFace
}

// Turnout is who came of those who were expected: came, of came and no-shows. False before the close, and with nobody.
func (m MeetupFace) Turnout() (model.Frac, bool) {
	if m.State != model.Closed || m.Came+m.NoShows == 0 {
		return model.Frac{}, false
	}
	return model.NewFrac(int64(m.Came), int64(m.Came+m.NoShows)), true
}

// PulseFace is the answers to the first question on a scale that was asked at the close, or afterwards where none was.
type PulseFace struct {
	Counts []int // people by answer
	N      int
}

// Mean is the mean answer of 0 to 3. False with too few answers for one.
func (p PulseFace) Mean() (model.Frac, bool) {
	if p.N < fewestAnswers {
		return model.Frac{}, false
	}
	return model.CellsMean(p.Counts)
}

// plus is two pulses counted together.
func (p PulseFace) plus(q PulseFace) PulseFace {
	counts := make([]int, max(len(p.Counts), len(q.Counts)))
	for i := range counts {
		if i < len(p.Counts) {
			counts[i] += p.Counts[i]
		}
		if i < len(q.Counts) {
			counts[i] += q.Counts[i]
		}
	}
	return PulseFace{counts, p.N + q.N}
}

// RegularFace is one person over the series.
type RegularFace struct {
	ID           model.PersonID
	Name         string
	Organisation string
	At           []model.Presence // by meetup
	Came         int              // to how many that are closed or going on
	NoShows      int
	Spoke        int  // at how many they, a customer, spoke or told something of their own
	Regular      bool // came to two at least, and to half of those since their first
	First        bool // came once, to the latest
	Advocate     bool // to nurture: came to two at least, and told something at one
}

// AdvocateRule says who is an advocate to nurture.
const AdvocateRule = "came to two meetups or more, and spoke or told a use case at one"

// RegularRule says who is a regular.
const RegularRule = "came to two meetups or more, and to at least half of those since their first"

// NextFace is when the next meetup is.
type NextFace struct {
	Planned bool      // it stands in the calendar; else it is proposed
	At      time.Time // zero where nothing can be proposed: there was none yet
	Zone    string
	Session model.SessionID // the planned one, else the one after which it is proposed
	Skipped []time.Time     // quarters that passed without one
}

// Words is the date with what led to it.
func (n NextFace) Words() string {
	if n.At.IsZero() {
		return "no meetup yet"
	}
	out := n.At.Format("Mon 2 Jan 2006 15:04 ") + n.Zone
	if n.Planned {
		return out + ", planned"
	}
	out += fmt.Sprintf(", proposed: the same weekday and time, %d weeks on", model.QuarterWeeks)
	if len(n.Skipped) > 0 {
		out += fmt.Sprintf("; %d %s passed without one, the first on %s", len(n.Skipped), choose(len(n.Skipped) == 1, "quarter", "quarters"), n.Skipped[0].Format("2 Jan 2006"))
	}
	return out
}

// SlotFace is the meetups that began in one part of the day.
type SlotFace struct {
	Slot     model.Slot
	Meetups  int // closed ones
	Came     int
	Expected int // came, and no-shows
	Pulse    PulseFace
}

// Turnout is came of expected.
func (f SlotFace) Turnout() (model.Frac, bool) {
	if f.Expected == 0 {
		return model.Frac{}, false
	}
	return model.NewFrac(int64(f.Came), int64(f.Expected)), true
}

// meetups are a programme's, by date.
func (s *State) meetups() []*Session {
	var out []*Session
	for _, v := range s.Sessions() {
		if v.Kind == model.Meetup {
			out = append(out, v)
		}
	}
	slices.SortStableFunc(out, func(a, b *Session) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// seriesTitle gives a meetup its place in the series when its title has none, or is an earlier one's.
func (s *State) seriesTitle(title string) string {
	all := s.meetups()
	taken := slices.ContainsFunc(all, func(v *Session) bool { return v.Title == title })
	if model.WithoutNumber(title) != title && !taken {
		return title
	}
	return model.Numbered(title, len(all)+1)
}

// seriesFor is the series that a meetup stands in; nil for a workshop.
func (s *Snapshot) seriesFor(v *Session) *SeriesFace {
	if v.Kind != model.Meetup {
		return nil
	}
	f := s.Series()
	f.Here = slices.IndexFunc(f.Meetups, func(m MeetupFace) bool { return m.Session == v.ID })
	return f
}

// Series is the meetups of the programme; nil where there is none.
func (s *Snapshot) Series() *SeriesFace { return s.State.Series(s.now()) }

// Series is the meetups of the programme as they stand, and the next one as seen from a moment; nil where there is none.
func (s *State) Series(now time.Time) *SeriesFace {
	all := s.meetups()
	if len(all) == 0 {
		return nil
	}
	f := &SeriesFace{Programme: s.Name, Here: -1, Next: s.nextMeetup(all, now)}
	grid := s.grid(all)
	f.People = grid.people()
	for i, v := range all {
		f.Meetups = append(f.Meetups, s.meetupFace(v, i, f.People))
	}
	f.Slots = slotsOf(f.Meetups)
	f.Verdict = slotWords(f.Slots)
	return f
}

// inZone is a session's start where it takes place.
func (v *Session) inZone() time.Time { return time.UnixMilli(v.Start).In(v.zone()) }

func (s *State) meetupFace(v *Session, at int, people []RegularFace) MeetupFace {
	m := MeetupFace{N: at + 1, Session: v.ID, Title: v.Title, Start: v.inZone(), Zone: v.Zone, State: v.State, Pulse: s.pulse(v)}
	for _, p := range people {
		switch p.At[at] {
		case model.NotAsked:
			continue
		case model.PresenceCame:
			m.Came++
			m.Coming++
			if !slices.Contains(p.At[:at], model.PresenceCame) {
				m.FirstTimes++
			}
		case model.PresenceNoShow:
			m.NoShows++
			m.Coming++
		case model.PresenceComing:
			m.Coming++
		}
		m.Asked++
	}
	return m
}

// pulse is the first question on a scale of what was asked at the close, once it is shown; where nobody was asked then, of the
// survey afterwards. Never of both, which would count people twice.
func (s *State) pulse(v *Session) PulseFace {
	for _, atClose := range []bool{true, false} {
		for _, a := range slices.Backward(v.Askings) {
			if b, _ := v.Block(a.Block); a.Shown == nil || (b.Method == model.Pulse) != atClose || !atClose && (v.After == nil || v.After.Asking != a.ID) {
				continue
			}
			if p, ok := a.pulse(); ok {
				return p
			}
		}
	}
	return PulseFace{}
}

// pulse is the answers to its first question on a scale.
func (a *Asking) pulse() (PulseFace, bool) {
	for n, q := range a.Questions {
		if q.Kind == model.AskScale && n < len(a.Shown.Answers) {
			counts := a.Shown.Answers[n].Counts
			return PulseFace{counts, model.People(counts)}, true
		}
	}
	return PulseFace{}, false
}

// nextMeetup is the one that is planned, or a quarter after the latest.
func (s *State) nextMeetup(all []*Session, now time.Time) NextFace {
	const over = 12 * time.Hour // a draft that stood that long past its date was not held
	var last *Session
	for _, v := range all {
		switch {
		case v.State == model.Closed || v.State == model.Live:
			last = v
		case now.Sub(time.UnixMilli(v.Start)) < over:
			return NextFace{Planned: true, At: v.inZone(), Zone: v.Zone, Session: v.ID}
		}
	}
	if last == nil {
		return NextFace{}
	}
	f := NextFace{Zone: last.Zone, Session: last.ID}
	var skipped int
	f.At, skipped = model.NextQuarter(last.inZone(), now)
	for n := range skipped {
		f.Skipped = append(f.Skipped, last.inZone().AddDate(0, 0, 7*model.QuarterWeeks*(n+1)))
	}
	return f
}

// NextAfter is when the meetup after one is, as everybody may read it; "" for a workshop.
func (s *State) NextAfter(v *Session) string {
	if v.Kind != model.Meetup {
		return ""
	}
	const form = "Mon 2 Jan 2006 15:04 "
	for _, w := range s.meetups() {
		if w.Start > v.Start && w.State != model.Closed {
			return w.inZone().Format(form) + w.Zone
		}
	}
	next, _ := model.NextQuarter(v.inZone(), v.inZone())
	return next.Format(form) + v.Zone + ", to be confirmed"
}

// slotsOf counts the closed meetups by the part of the day.
func slotsOf(all []MeetupFace) []SlotFace {
	var by [3]SlotFace
	for _, m := range all {
		if m.State != model.Closed {
			continue
		}
		f := &by[model.SlotAt(m.Start)]
		f.Meetups++
		f.Came += m.Came
		f.Expected += m.Came + m.NoShows
		f.Pulse = f.Pulse.plus(m.Pulse)
	}
	var out []SlotFace
	for slot, f := range by {
		if f.Slot = model.Slot(slot); f.Meetups > 0 {
			out = append(out, f)
		}
	}
	return out
}

// slotWords says what a comparison comes to, and when it comes to nothing.
func slotWords(all []SlotFace) string {
	switch {
	case len(all) == 0:
		return "no meetup is closed yet"
	case len(all) == 1:
		return fmt.Sprintf("all so far began in the %s: there is nothing to compare", all[0].Slot)
	}
	enough := 0
	for _, f := range all {
		enough += boolInt(f.Meetups >= model.FewestForSlots)
	}
	if enough < 2 {
		return fmt.Sprintf("too few to tell: compare from %d meetups in each slot on", model.FewestForSlots)
	}
	return "few meetups, not a proof: who is asked, where and when in the year count as well"
}
