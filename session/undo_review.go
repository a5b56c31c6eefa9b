package session

import (
	"fmt"

	"serendip/model"
)

func inverseOfReview(e model.Event) model.Event {
	switch e := e.(type) {
	case model.FigureSet:
		return model.FigureSet{Case: e.Case, Session: e.Session, Kind: e.Kind, Words: e.Was, Was: e.Words}
	case model.VerdictGiven:
		return model.VerdictGiven{Case: e.Case, Session: e.Session, Now: e.Was, Was: e.Now}
	case model.StageMoved:
		return model.StageMoved{Case: e.Case, Session: e.Session, Stage: e.Was, Was: e.Stage}
	case model.CycleOpened:
		return model.CycleClosed{Opened: e}
	case model.CycleClosed:
		return e.Opened
	case model.PromiseShown:
		return model.PromiseShown{Session: e.Session, Now: e.Was, Was: e.Now}
	case model.ChampionMarked:
		return model.ChampionMarked{Person: e.Person, Session: e.Session, Now: e.Was, Was: e.Now}
	}
	return nil
}

// facetsOfReview: a verdict rests on the figures, and whatever moves the stage on the selection. What the wall shows touches nothing: going on to the next promise is no
// reason why the verdict before it should stay.
func facetsOfReview(e model.Event) []facet {
	figure := func(id model.UseCaseID, k model.FigureKind) facet { return facet{id, "figure " + k.String()} }
	switch e := e.(type) {
	case model.FigureSet:
		return []facet{figure(e.Case, e.Kind)}
	case model.VerdictGiven:
		out := []facet{{e.Case, "verdict"}, {e.Case, "selected"}}
		for _, k := range model.FigureKinds() {
			out = append(out, figure(e.Case, k))
		}
		return out
	case model.StageMoved:
		return []facet{{e.Case, "verdict"}, {e.Case, "selected"}}
	case model.CycleOpened:
		return []facet{{e.Case, ""}, {e.Origin, "cycle"}}
	case model.CycleClosed:
		return []facet{{e.Opened.Case, ""}, {e.Opened.Origin, "cycle"}}
	case model.ChampionMarked:
		return []facet{{e.Person, "champion"}}
	}
	return nil
}

func sessionOfReview(s *State, e model.Event) (model.SessionID, bool) {
	var id model.SessionID
	switch e := e.(type) {
	case model.FigureSet:
		id = e.Session
	case model.VerdictGiven:
		id = e.Session
	case model.StageMoved:
		id = e.Session
	case model.CycleOpened:
		id = e.Session
	case model.CycleClosed:
		id = e.Opened.Session
	case model.PromiseShown:
		id = e.Session
	case model.ChampionMarked:
		id = e.Session
	}
	return id, !id.IsZero() && s.Session(id) != nil
}

func (s *State) reviewLabel(e model.Event) string {
	of := func(what string, id model.UseCaseID) string {
		if c := s.UseCase(id); c != nil {
			return fmt.Sprintf("%s of “%s”", what, s.Words(c.Title))
		}
		return what
	}
	switch e := e.(type) {
	case model.FigureSet:
		return of(e.Kind.String()+" figure", e.Case)
	case model.VerdictGiven:
		return of("verdict", e.Case)
	case model.StageMoved:
		return of("stage", e.Case)
	case model.CycleOpened:
		return of("second cycle", e.Case)
	case model.PromiseShown:
		return "turn the wall"
	case model.ChampionMarked:
		return "who is a champion" // the stage is projected: no name
	}
	return ""
}
