package session

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"serendip/model"
)

// KeptMonths is for how long after their last session somebody without a role is kept on file. Then the program proposes
// to forget them; it never does so by itself.
const KeptMonths = 24

// Retention is who should be on file no longer, as of a moment, and who is past the time and stays.
type Retention struct {
	Open  bool      // the programme is, as Retention says
	Until time.Time // when the programme is open no longer if nothing more is planned; zero where there never was a session
	Due   []Lapsed  // the longest away first
	Stay  []Lapsed  // owners, sponsors and champions of an open programme
}

// Lapsed is somebody whose last session is so long ago.
type Lapsed struct {
	Person  model.PersonID
	Session model.SessionID // the last on whose list they are; zero for none
	Last    time.Time       // its day, or since when they are on file without one
	Since   time.Time       // when the time was over
}

// over is when the time is over that begins at a moment.
func over(last time.Time) time.Time { return last.AddDate(0, KeptMonths, 0) }

// lastOf is the moment from which on a session lies back: its close, else when it was to be.
func lastOf(v *Session) time.Time { return time.UnixMilli(max(v.Start, v.ClosedAt)).In(v.zone()) }

// Retention goes by lists: somebody's last session is the last on whose list they are, whether they came or not; who is on
// none counts from the day on which they were put on file. Nothing ends a programme. It is taken to be open while one of
// its sessions is to come, is going on, or lies back for less than that time.
func (s *State) Retention(now time.Time) Retention {
	var r Retention
	last := make(map[model.PersonID]Lapsed)
	for _, v := range s.Sessions() {
		at := lastOf(v)
		if v.State == model.Live || v.State == model.Lobby {
			at = now
		}
		if end := over(at); end.After(r.Until) {
			r.Until = end
		}
		for _, g := range v.Guests {
			p := s.stands(g.Person)
			if at.After(last[p].Last) {
				last[p] = Lapsed{Person: p, Session: v.ID, Last: at}
			}
		}
	}
	r.Open = r.Until.After(now)
	var gone []Lapsed
	for p, d := range s.details.all() {
		one, listed := last[p]
		if !listed {
			one = Lapsed{Person: p, Last: p.Time()}
		}
		if one.Since = over(one.Last); d.Became.IsZero() && !one.Since.After(now) {
			gone = append(gone, one)
		}
	}
	slices.SortFunc(gone, func(a, b Lapsed) int {
		return cmp.Or(a.Since.Compare(b.Since), slices.Compare(a.Person[:], b.Person[:]))
	})
	stay := s.staying()
	for _, one := range gone {
		if r.Open && stay[one.Person] {
			r.Stay = append(r.Stay, one)
		} else {
			r.Due = append(r.Due, one)
		}
	}
	return r
}

// staying are the owners, sponsors and champions of a programme.
func (s *State) staying() map[model.PersonID]bool {
	stay := make(map[model.PersonID]bool)
	for p, c := range s.champions.all() {
		if c.Champion {
			stay[s.stands(p)] = true
		}
	}
	for _, c := range s.cases.all() {
		if c.Withdrawn || !c.Into.IsZero() {
			continue
		}
		stay[s.stands(c.Owner)] = true
		for _, p := range c.page().People[model.PageSponsor] {
			stay[s.stands(p)] = true
		}
	}
	return stay
}

// retained is what home says of those whom a programme should keep no longer; nothing where there are none.
func (s *State) retained(now time.Time, slug string) []Waiting {
	due := len(s.Retention(now).Due)
	if due == 0 {
		return nil
	}
	who := choose(due == 1, "1 person", itoa(due)+" people")
	return []Waiting{{Programme: s.Name, Title: fmt.Sprintf("%s, %d months without a session", who, KeptMonths), Words: "serendip person retention " + slug}}
}
