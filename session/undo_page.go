package session

import (
	"fmt"

	"serendip/model"
)

// inverseOfPage takes back what was written on a page. An objective that was said first is withdrawn.
func inverseOfPage(e model.Event) model.Event {
	switch e := e.(type) {
	case model.PageWritten:
		e.Words, e.Was = e.Was, e.Words
		return e
	case model.PagePeopled:
		e.People, e.Was = e.Was, e.People
		return e
	case model.OwnerSided:
		return model.OwnerSided{Case: e.Case, Owner: e.WasOwner, Side: e.WasSide, WasOwner: e.Owner, WasSide: e.Side}
	case model.PageFlagged:
		e.Flags, e.Was = e.Was, e.Flags
		return e
	case model.CaseAligned:
		e.Objective, e.Was = e.Was, e.Objective
		return e
	case model.LiveDated:
		e.Date, e.Was = e.Was, e.Date
		return e
	case model.WindowSet:
		e.Months, e.Was = e.Was, e.Months
		return e
	case model.HealthAnswered:
		return model.HealthAnswered{Case: e.Case, Statement: e.Statement, Answer: e.Was, Note: e.WasNote, Was: e.Answer, WasNote: e.Note}
	case model.CaseReadied:
		return model.CaseUnreadied(e)
	case model.CaseUnreadied:
		return model.CaseReadied(e)
	case model.ObjectiveSet:
		if e.Was.IsZero() {
			return model.ObjectiveWithdrawn{Objective: e.Objective, Session: e.Session}
		}
		e.Words, e.Was = e.Was, e.Words
		return e
	case model.ObjectiveWithdrawn:
		return model.ObjectiveRestored(e)
	case model.ObjectiveRestored:
		return model.ObjectiveWithdrawn(e)
	}
	return inverseOfEntry(e)
}

func inverseOfEntry(e model.Event) model.Event {
	switch e := e.(type) {
	case model.EntryAdded:
		return model.EntryRemoved{Case: e.Case, Entry: e.Entry}
	case model.EntryRemoved:
		return model.EntryRestored(e)
	case model.EntryRestored:
		return model.EntryRemoved(e)
	case model.EntryWritten:
		e.Words, e.Was = e.Was, e.Words
		return e
	case model.EntrySorted:
		e.Sort, e.Was = e.Was, e.Sort
		return e
	case model.EntryGiven:
		e.Who, e.Was = e.Was, e.Who
		return e
	case model.EntryDated:
		e.Date, e.Was = e.Was, e.Date
		return e
	case model.TaskTicked:
		return model.TaskTicked{Case: e.Case, Entry: e.Entry, Done: !e.Done, By: e.WasBy, At: e.WasAt, WasBy: e.By, WasAt: e.At}
	}
	return nil
}

// facetsOfPage are the fields of a page apart from each other. Readiness touches the whole use case: what it counted on
// is taken back after it.
func facetsOfPage(e model.Event) []facet {
	field := func(id model.UseCaseID, f model.PageField) []facet { return []facet{{id, "page " + f.Key()}} }
	switch e := e.(type) {
	case model.PageWritten:
		return field(e.Case, e.Field)
	case model.PagePeopled:
		return field(e.Case, e.Field)
	case model.OwnerSided: // said of this owner
		return []facet{{e.Case, "page side"}, {e.Case, "owner"}}
	case model.PageFlagged:
		return field(e.Case, e.Field)
	case model.CaseAligned:
		out := field(e.Case, model.PageObjective)
		if !e.Objective.IsZero() {
			out = append(out, facet{e.Objective, "served"})
		}
		return out
	case model.LiveDated:
		return field(e.Case, model.PageLive)
	case model.WindowSet:
		return field(e.Case, model.PageMonths)
	case model.HealthAnswered:
		return []facet{{e.Case, fmt.Sprintf("health %d", e.Statement)}}
	case model.CaseReadied:
		return []facet{{e.Case, ""}}
	case model.CaseUnreadied:
		return []facet{{e.Case, ""}}
	case model.ObjectiveSet:
		if e.Was.IsZero() {
			return []facet{{e.Objective, ""}}
		}
		return []facet{{e.Objective, "words"}}
	case model.ObjectiveWithdrawn:
		return []facet{{e.Objective, "there"}}
	case model.ObjectiveRestored:
		return []facet{{e.Objective, "there"}}
	}
	return facetsOfEntry(e)
}

func facetsOfEntry(e model.Event) []facet {
	of := func(c model.UseCaseID, id model.EntryID, part string) []facet {
		return []facet{{id, part}, {c, "entry " + id.String() + part}}
	}
	switch e := e.(type) {
	case model.EntryAdded:
		return of(e.Case, e.Entry, "")
	case model.EntryRemoved:
		return of(e.Case, e.Entry, "")
	case model.EntryRestored:
		return of(e.Case, e.Entry, "")
	case model.EntryWritten:
		return of(e.Case, e.Entry, fmt.Sprintf("field %d", e.Field))
	case model.EntrySorted:
		return of(e.Case, e.Entry, "sort")
	case model.EntryGiven:
		return of(e.Case, e.Entry, "who")
	case model.EntryDated:
		return of(e.Case, e.Entry, "when")
	case model.TaskTicked:
		return of(e.Case, e.Entry, "done")
	}
	return nil
}

// pageCase is the use case on whose page an event is.
func pageCase(e model.Event) (model.UseCaseID, bool) {
	if id, change := pageChange(Envelope{}, e); change != nil {
		return id, true
	}
	if id, change := entryChange(e); change != nil {
		return id, true
	}
	switch e := e.(type) {
	case model.CaseReadied:
		return e.Case, true
	case model.CaseUnreadied:
		return e.Case, true
	}
	return model.UseCaseID{}, false
}

func sessionOfPage(s *State, e model.Event) (model.SessionID, bool) {
	if id, ok := pageCase(e); ok {
		c := s.UseCase(id)
		return c.sessionOrNone()
	}
	switch e := e.(type) {
	case model.ObjectiveSet:
		return e.Session, !e.Session.IsZero()
	case model.ObjectiveWithdrawn:
		return e.Session, !e.Session.IsZero()
	case model.ObjectiveRestored:
		return e.Session, !e.Session.IsZero()
	}
	return model.SessionID{}, false
}

func (c *UseCase) sessionOrNone() (model.SessionID, bool) {
	if c == nil || c.Session.IsZero() {
		return model.SessionID{}, false
	}
	return c.Session, true
}

// labelOfPage names what was done to a page in a few words: `challenge of 12`.
func labelOfPage(s *State, e model.Event) string {
	switch e.(type) {
	case model.ObjectiveSet:
		return "objective"
	case model.ObjectiveWithdrawn, model.ObjectiveRestored:
		return "withdraw an objective"
	}
	id, ok := pageCase(e)
	c := s.UseCase(id)
	if !ok || c == nil {
		return ""
	}
	return s.pageLabel(c, e)
}

func (s *State) pageLabel(c *UseCase, e model.Event) string {
	of := func(words string) string { return fmt.Sprintf("%s of %d", words, c.Number) }
	kind := func(id model.EntryID) string {
		if x := c.page().entry(id); x != nil {
			return x.Kind.Key()
		}
		return "entry"
	}
	switch e := e.(type) {
	case model.PageWritten:
		return of(e.Field.Key())
	case model.PagePeopled:
		return of(e.Field.Key())
	case model.OwnerSided:
		return of("side of the owner")
	case model.PageFlagged:
		return of(e.Field.Key())
	case model.CaseAligned:
		return of("objective")
	case model.LiveDated:
		return of("trained and live")
	case model.WindowSet:
		return of("months")
	case model.HealthAnswered:
		return of("health check")
	case model.CaseReadied:
		return fmt.Sprintf("%d is ready", c.Number)
	case model.CaseUnreadied:
		return fmt.Sprintf("%d is not ready", c.Number)
	case model.EntryAdded:
		return of(e.Kind.Key())
	case model.EntryRemoved:
		return of("remove " + kind(e.Entry))
	case model.TaskTicked:
		return of(choose(e.Done, "tick a task", "untick a task"))
	case model.EntryWritten:
		return of(kind(e.Entry))
	case model.EntrySorted:
		return of(kind(e.Entry))
	case model.EntryGiven:
		return of("who does a " + kind(e.Entry))
	case model.EntryDated:
		return of("when of a " + kind(e.Entry))
	}
	return of("page")
}
