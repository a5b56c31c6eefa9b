package session

import (
	"fmt"

	"serendip/model"
)

// sessionOf is the session that an event belongs to.
func (s *State) sessionOf(e model.Event) (model.SessionID, bool) {
	if of, ok := sessionNamed(e); ok {
		return of, true
	}
	if id, ok := caseNamed(e); ok {
		if c := s.UseCase(id); c != nil && !c.Session.IsZero() {
			return c.Session, true
		}
		return model.SessionID{}, false
	}
	switch e := e.(type) {
	case model.ItemWithdrawn:
		if it := s.Item(e.Item); it != nil {
			return it.Session, true
		}
	case model.RoundClosed:
		return s.sessionOfRound(e.Round)
	case model.RoundReopened:
		return s.sessionOfRound(e.Round)
	case model.VisionSaid:
		return e.Session, !e.Session.IsZero()
	case model.HandsCounted:
		return s.sessionOfRound(e.Round)
	default:
		return sessionOfFamilies(s, e)
	}
	return model.SessionID{}, false
}

func (s *State) sessionOfRound(id model.RoundID) (model.SessionID, bool) {
	if r := s.Round(id); r != nil {
		return r.Session, true
	}
	return model.SessionID{}, false
}

// sessionNamed is the session that an undoable event names itself.
func sessionNamed(e model.Event) (model.SessionID, bool) {
	switch e := e.(type) {
	case model.CheckedIn:
		return e.Session, true
	case model.HandRaised:
		return e.Session, true
	case model.SessionChanged:
		return e.Session, true
	case model.BlockAdded:
		return e.Session, true
	case model.BlockChanged:
		return e.Session, true
	case model.BlockMoved:
		return e.Session, true
	case model.BlockRemoved:
		return e.Session, true
	case model.BlockEntered:
		return e.Session, true
	case model.TimerExtended:
		return e.Session, true
	case model.TimerPaused:
		return e.Session, true
	case model.TimerResumed:
		return e.Session, true
	case model.LightsSwitched:
		return e.Session, true
	case model.WallTurned:
		return e.Session, true
	case model.NamesTurned:
		return e.Session, true
	case model.HoldTurned:
		return e.Session, true
	case model.NoteWritten:
		return e.Session, true
	case model.UseCaseCaptured:
		return e.Session, true
	case model.ItemNoted:
		return e.Session, true
	case model.CaseSelected:
		return e.Session, true
	case model.CaseDeselected:
		return e.Session, true
	}
	return model.SessionID{}, false
}

// caseNamed is the use case that an event is about.
func caseNamed(e model.Event) (model.UseCaseID, bool) {
	switch e := e.(type) {
	case model.UseCaseCaptured:
		return e.Case, true
	case model.CasesMerged:
		return e.From, true
	case model.CasesParted:
		return e.From, true
	case model.OutcomeOverridden:
		return e.Case, true
	case model.CaseSelected:
		return e.Case, true
	case model.CaseDeselected:
		return e.Case, true
	}
	if id, change := caseChange(e); change != nil {
		return id, true
	}
	return model.UseCaseID{}, false
}

// label names an action in a few words: `merge 9 into 4`.
func (s *State) label(a Action) string {
	if len(a.Events) == 0 {
		return ""
	}
	e := a.Events[0]
	if n := brought(a); n > 1 {
		return fmt.Sprintf("bring %d in", n)
	}
	if len(a.Events) > 1 && stepOf(e) && stepOf(a.Events[len(a.Events)-1]) {
		if id, ok := caseNamed(e); ok && s.UseCase(id) != nil {
			return fmt.Sprintf("first steps of %d", s.UseCase(id).Number)
		}
	}
	if words := labelOfFamilies(s, e); words != "" {
		return words
	}
	if id, ok := caseNamed(e); ok {
		if c := s.UseCase(id); c != nil {
			return s.caseLabel(e, c)
		}
	}
	return s.sessionLabel(e)
}

// roomLabel is label in words that the room may read: a guest who didn't agree to be read there has no name.
func (s *State) roomLabel(a Action) string {
	if len(a.Events) > 0 {
		e := a.Events[0]
		p, named := guestNamed(e)
		_, came := e.(model.CheckedIn)
		switch name := s.agreedName(p); {
		case named && name == "":
			return choose(came, "a check-in", "a change of the guest list")
		case came: // what is on file is not for the room
			return "check in " + name
		}
	}
	return s.label(a)
}

// guestNamed is the guest whom the label of an event names.
func guestNamed(e model.Event) (model.PersonID, bool) {
	switch e := e.(type) {
	case model.CheckedIn:
		return e.Person, true
	case model.GuestStood:
		return e.Person, true
	case model.PlaceOffered:
		return e.Person, true
	}
	return model.PersonID{}, false
}

// stepOf says that an event is one of the first steps.
func stepOf(e model.Event) bool {
	switch e.(type) {
	case model.OwnerNamed, model.MeasureSet, model.FirstDateSet:
		return true
	}
	return false
}

// brought is how many use cases an action brought in.
func brought(a Action) (n int) {
	for _, e := range a.Events {
		switch e.(type) {
		case model.UseCaseCaptured, model.UseCaseRestored:
			n++
		}
	}
	return n
}

func (s *State) caseLabel(e model.Event, c *UseCase) string {
	n := c.Number
	switch e := e.(type) {
	case model.UseCaseCaptured:
		return fmt.Sprintf("capture %d", n)
	case model.UseCaseWithdrawn:
		return fmt.Sprintf("take %d back", n)
	case model.UseCaseRestored:
		return fmt.Sprintf("bring %d back in", n)
	case model.DetailAdded:
		return fmt.Sprintf("add to %d", n)
	case model.TitleEdited:
		return fmt.Sprintf("new words for %d", n)
	case model.KindChanged:
		return fmt.Sprintf("make %d %s", n, e.Kind)
	case model.SpeakerNamed:
		return fmt.Sprintf("who said %d", n)
	case model.SaidSame:
		return fmt.Sprintf("same as %d", n)
	case model.SameWithdrawn:
		return fmt.Sprintf("no longer same as %d", n)
	case model.SameCounted:
		return fmt.Sprintf("hands at %d", n)
	case model.MinutesClaimed:
		return fmt.Sprintf("minutes of %d", n)
	case model.UseCaseHidden:
		return fmt.Sprintf("hide %d", n)
	case model.UseCaseShown:
		return fmt.Sprintf("show %d", n)
	case model.UseCaseReleased:
		return fmt.Sprintf("let %d onto the wall", n)
	case model.CasesMerged:
		return fmt.Sprintf("merge %d into %d", n, s.UseCase(e.Into).Number)
	case model.CasesParted:
		return fmt.Sprintf("part %d from %d", n, s.UseCase(e.Into).Number)
	case model.ThemesSet:
		return fmt.Sprintf("themes of %d", n)
	case model.LensAimed:
		return fmt.Sprintf("lens of %d", n)
	case model.OutcomeOverridden:
		return fmt.Sprintf("override %d", n)
	case model.CaseSelected:
		return fmt.Sprintf("select %d", n)
	case model.CaseDeselected:
		return fmt.Sprintf("deselect %d", n)
	case model.OwnerNamed:
		return fmt.Sprintf("owner of %d", n)
	case model.MeasureSet:
		return fmt.Sprintf("measure of %d", n)
	case model.FirstDateSet:
		return fmt.Sprintf("first date of %d", n)
	}
	return fmt.Sprintf("change of %d", n)
}

func (s *State) sessionLabel(e model.Event) string {
	switch e := e.(type) {
	case model.CheckedIn:
		return "check in " + s.Details(e.Person).Name + choose(e.Was == 0, ", who stays on file", "")
	case model.HandRaised:
		return choose(e.Up, "raise hand", "lower hand")
	case model.SessionChanged:
		return "change the session"
	case model.BlockAdded:
		return "add block " + e.Block.Title
	case model.BlockChanged:
		return "change block " + e.Block.Title
	case model.BlockMoved:
		return "move a block"
	case model.BlockRemoved:
		return "remove block " + e.Block.Title
	case model.BlockEntered:
		if b, at := s.Session(e.Session).Block(e.Block); at >= 0 {
			return "go to " + b.Title
		}
		return "go to another block"
	case model.TimerExtended:
		return fmt.Sprintf("%+d min", int(e.By.Minutes()))
	case model.TimerPaused:
		return "pause"
	case model.TimerResumed:
		return "resume"
	case model.LightsSwitched:
		return choose(e.Dark, "wall dark", "wall back")
	case model.WallTurned:
		return "turn the wall"
	case model.NamesTurned:
		return choose(e.On, "names on the wall", "names off the wall")
	case model.HoldTurned:
		return choose(e.On, "hold ideas", "stop holding ideas")
	case model.NoteWritten:
		return "note"
	case model.ItemNoted:
		return e.Kind.String() + ": " + s.Words(e.Words)
	case model.ItemWithdrawn:
		return "take an item off"
	case model.RoundClosed:
		return "close the round"
	case model.RoundReopened:
		return "open the round again"
	case model.VisionSaid:
		return "vision"
	case model.HandsCounted:
		return fmt.Sprintf("hands at %d", s.UseCase(e.Case).Number)
	}
	return "the latest step"
}
