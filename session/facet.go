package session

import (
	"fmt"

	"serendip/model"
)

// facet names a part of a thing. An action can be undone while no later one touched a facet of it.
type facet struct {
	id   [16]byte
	part string // "" for the thing as a whole, which touches every part of it
}

// theProgramme stands for what is said of the programme itself.
var theProgramme = [16]byte{'p', 'r', 'o', 'g', 'r', 'a', 'm', 'm', 'e'}

// facets are what an event touches. What brings a thing about touches the whole of it, so that whatever touches any part of
// the thing later depends on it.
func facets(e model.Event) []facet {
	one := func(id [16]byte, part string) []facet { return []facet{{id, part}} }
	switch e := e.(type) {
	case model.UseCaseCaptured:
		return one(e.Case, "")
	case model.UseCaseWithdrawn:
		return one(e.Case, "")
	case model.UseCaseRestored:
		return one(e.Case, "")
	case model.DetailAdded:
		return one(e.Case, "detail "+e.Detail.ID.String())
	case model.DetailWithdrawn:
		return one(e.Case, "detail "+e.Detail.ID.String())
	case model.TitleEdited:
		return one(e.Case, "title")
	case model.KindChanged:
		return one(e.Case, "kind")
	case model.SpeakerNamed:
		return one(e.Case, "speaker")
	case model.SaidSame:
		return one(e.Case, "same "+e.Person.String())
	case model.SameWithdrawn:
		return one(e.Case, "same "+e.Person.String())
	case model.SameCounted:
		return one(e.Case, "counted")
	case model.MinutesClaimed:
		return one(e.Case, "minutes")
	case model.UseCaseHidden:
		return one(e.Case, "hidden")
	case model.UseCaseShown:
		return one(e.Case, "hidden")
	case model.UseCaseReleased:
		return one(e.Case, "held")
	case model.UseCaseHeld:
		return one(e.Case, "held")
	case model.CasesMerged:
		return []facet{{e.Into, "merge " + e.From.String()}, {e.From, "merge"}}
	case model.CasesParted:
		return []facet{{e.Into, "merge " + e.From.String()}, {e.From, "merge"}}
	case model.ThemesSet:
		return one(e.Case, "themes")
	case model.LensAimed:
		return one(e.Case, "lens "+fmt.Sprint(e.Lens))
	case model.CaseSelected: // only what progresses is selected
		return []facet{{e.Case, "selected"}, {e.Case, "outcome"}}
	case model.CaseDeselected:
		return []facet{{e.Case, "selected"}, {e.Case, "outcome"}}
	case model.OwnerNamed:
		return one(e.Case, "owner")
	case model.MeasureSet:
		return one(e.Case, "measure")
	case model.FirstDateSet:
		return one(e.Case, "first date")
	default:
		return facetsOfSession(e)
	}
}

func facetsOfSession(e model.Event) []facet {
	one := func(id [16]byte, part string) []facet { return []facet{{id, part}} }
	switch e := e.(type) {
	case model.CheckedIn:
		return one(e.Person, "guest")
	case model.HandRaised:
		return one(e.Person, "hand")
	case model.SessionChanged:
		return one(e.Session, "when")
	case model.BlockAdded:
		return one(e.Block.ID, "")
	case model.BlockRemoved:
		return one(e.Block.ID, "")
	case model.BlockChanged:
		return one(e.Block.ID, "words")
	case model.BlockMoved:
		return one(e.Block, "place")
	case model.BlockEntered:
		return []facet{{e.Session, "place"}, {e.Session, "clock"}, {e.Block, "entered"}}
	case model.TimerExtended:
		return one(e.Block, "extra")
	case model.TimerPaused:
		return one(e.Session, "clock")
	case model.TimerResumed:
		return one(e.Session, "clock")
	case model.LightsSwitched:
		return one(e.Session, "lights")
	case model.WallTurned:
		return one(e.Session, "view")
	case model.NamesTurned:
		return one(e.Session, "names")
	case model.HoldTurned:
		return one(e.Block, "hold")
	case model.NoteWritten:
		return one(e.Block, "note")
	case model.VisionSaid:
		return one(theProgramme, "vision")
	case model.ItemNoted:
		return one(e.Item, "")
	case model.ItemWithdrawn:
		return one(e.Item, "")
	case model.RoundClosed:
		return one(e.Round, "open")
	case model.RoundReopened:
		return one(e.Round, "open")
	case model.HandsCounted:
		return one(e.Round, "hands "+e.Case.String()+fmt.Sprint(e.Group))
	case model.OutcomeOverridden:
		return one(e.Case, "outcome")
	default:
		return facetsOfFamilies(e)
	}
}
