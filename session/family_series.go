package session

import (
	"slices"

	"serendip/model"
)

// seriesFamily is the meetups of a programme in order: their place, their money and their end.
func seriesFamily() family {
	return family{decide: (*decision).series, apply: applySeries, inverse: inverseOfSeries, facets: facetsOfSeries, session: sessionOfSeries, label: labelOfSeries}
}

func applySeries(s *State, _ Envelope, e model.Event) bool {
	switch e := e.(type) {
	case model.VenueChecked:
		s.withMeeting(e.Session, func(m *Meeting) {
			if !e.Point.Known() {
				return
			}
			m.Venue = append(slices.Clone(m.Venue), make([]VenueAnswer, max(int(e.Point)-len(m.Venue), 0))...)
			m.Venue[e.Point-1] = VenueAnswer{e.Answer, e.Note}
		})
	case model.CostSet:
		s.withMeeting(e.Session, func(m *Meeting) { m.setCost(e) })
	case model.BudgetSet:
		s.withMeeting(e.Session, func(m *Meeting) { m.Budget = e.Now })
	case model.LengthSet:
		s.withMeeting(e.Session, func(m *Meeting) { m.Length = e.Now })
	default:
		return false
	}
	return true
}

// setCost adds, changes or takes away a line, in a list of its own.
func (m *Meeting) setCost(e model.CostSet) {
	at := slices.IndexFunc(m.Costs, func(c CostLine) bool { return c.ID == e.Line })
	m.Costs = slices.Clone(m.Costs)
	switch {
	case e.Now == model.Cost{}:
		m.Costs = slices.DeleteFunc(m.Costs, func(c CostLine) bool { return c.ID == e.Line })
	case at < 0:
		m.Costs = append(m.Costs, CostLine{e.Line, e.Now})
	default:
		m.Costs[at].Cost = e.Now
	}
}

// withMeeting replaces what a session has as a meetup by a changed copy.
func (s *State) withMeeting(id model.SessionID, change func(*Meeting)) {
	s.withSession(id, func(v *Session) {
		m := *v.meeting()
		change(&m)
		v.Meeting = &m
	})
}

func inverseOfSeries(e model.Event) model.Event {
	switch e := e.(type) {
	case model.VenueChecked:
		return model.VenueChecked{Session: e.Session, Point: e.Point, Answer: e.Was, Note: e.WasNote, Was: e.Answer, WasNote: e.Note}
	case model.CostSet:
		return model.CostSet{Session: e.Session, Line: e.Line, Now: e.Was, Was: e.Now}
	case model.BudgetSet:
		return model.BudgetSet{Session: e.Session, Now: e.Was, Was: e.Now}
	case model.LengthSet:
		return model.LengthSet{Session: e.Session, Now: e.Was, Was: e.Now}
	}
	return nil
}

func facetsOfSeries(e model.Event) []facet {
	switch e := e.(type) {
	case model.VenueChecked:
		return []facet{{e.Session, "venue " + e.Point.Key()}}
	case model.CostSet:
		return []facet{{e.Line, ""}}
	case model.BudgetSet:
		return []facet{{e.Session, "budget"}}
	case model.LengthSet:
		return []facet{{e.Session, "length"}}
	}
	return nil
}

func sessionOfSeries(_ *State, e model.Event) (model.SessionID, bool) {
	switch e := e.(type) {
	case model.VenueChecked:
		return e.Session, true
	case model.CostSet:
		return e.Session, true
	case model.BudgetSet:
		return e.Session, true
	case model.LengthSet:
		return e.Session, true
	}
	return model.SessionID{}, false
}

func labelOfSeries(_ *State, e model.Event) string {
	switch e := e.(type) {
	case model.VenueChecked:
		return "venue: " + e.Point.Key()
	case model.CostSet:
		return "a cost line"
	case model.BudgetSet:
		return "the budget"
	case model.LengthSet:
		return "the planned end"
	}
	return ""
}
