package session

import (
	"fmt"

	"serendip/model"
)

// A tally is taken back until the reveal; opening and revealing are not.
func inverseOfDots(e model.Event) model.Event {
	if e, ok := e.(model.DotsTallied); ok {
		return model.DotsTallied{Round: e.Round, Case: e.Case, Count: e.Was, Was: e.Count}
	}
	return nil
}

func facetsOfDots(e model.Event) []facet {
	if e, ok := e.(model.DotsTallied); ok {
		return []facet{{e.Round, "dots " + e.Case.String()}}
	}
	return nil
}

func sessionOfDots(s *State, e model.Event) (model.SessionID, bool) {
	if e, ok := e.(model.DotsTallied); ok {
		return s.sessionOfRound(e.Round)
	}
	return model.SessionID{}, false
}

func labelOfDots(s *State, e model.Event) string {
	if e, ok := e.(model.DotsTallied); ok {
		if c := s.UseCase(e.Case); c != nil {
			return fmt.Sprintf("dots at %d", c.Number)
		}
	}
	return ""
}
