package session

import (
	"slices"

	"serendip/model"
)

func applyPage(s *State, env Envelope, e model.Event) bool {
	switch e := e.(type) {
	case model.ObjectiveSet:
		s.setObjective(Objective{ID: e.Objective, Words: e.Words})
	case model.ObjectiveWithdrawn:
		s.withObjective(e.Objective, func(o *Objective) { o.Withdrawn = true })
	case model.ObjectiveRestored:
		s.withObjective(e.Objective, func(o *Objective) { o.Withdrawn = false })
	case model.CaseReadied:
		s.withCase(e.Case, func(c *UseCase) { c.Stage = model.StageReady })
	case model.CaseUnreadied:
		s.withCase(e.Case, func(c *UseCase) { c.Stage = model.StageSelected })
	default:
		id, change := pageChange(env, e)
		if change == nil {
			id, change = entryChange(e)
		}
		if change == nil {
			return false
		}
		s.withCase(id, func(c *UseCase) {
			p := *c.page()
			change(&p)
			c.Page = &p
		})
	}
	return true
}

// pageChange is the change that an event makes to the fields of a page; nil for events of another sort.
func pageChange(env Envelope, e model.Event) (model.UseCaseID, func(*Page)) {
	switch e := e.(type) {
	case model.PageWritten:
		return e.Case, func(p *Page) {
			p.Words, p.By = withEntry(p.Words, e.Field, e.Words), withEntry(p.By, e.Field, env.Actor)
		}
	case model.PagePeopled:
		return e.Case, func(p *Page) {
			p.People, p.By = withEntry(p.People, e.Field, e.People), withEntry(p.By, e.Field, env.Actor)
		}
	case model.OwnerSided:
		return e.Case, func(p *Page) { p.Sided, p.Side = e.Owner, e.Side }
	case model.PageFlagged:
		return e.Case, func(p *Page) {
			p.Flags, p.By = withEntry(p.Flags, e.Field, e.Flags), withEntry(p.By, e.Field, env.Actor)
		}
	case model.CaseAligned:
		return e.Case, func(p *Page) { p.Objective, p.By = e.Objective, withEntry(p.By, model.PageObjective, env.Actor) }
	case model.LiveDated:
		return e.Case, func(p *Page) { p.Live, p.By = e.Date, withEntry(p.By, model.PageLive, env.Actor) }
	case model.WindowSet:
		return e.Case, func(p *Page) { p.Months, p.By = e.Months, withEntry(p.By, model.PageMonths, env.Actor) }
	case model.HealthAnswered:
		return e.Case, func(p *Page) {
			if e.Statement >= 0 && e.Statement < len(p.Health) {
				p.Health[e.Statement] = Health{e.Answer, e.Note}
			}
		}
	}
	return model.UseCaseID{}, nil
}

// entryChange is the change that an event makes to what a page lists; nil for events of another sort.
func entryChange(e model.Event) (model.UseCaseID, func(*Page)) {
	change := func(id model.EntryID, f func(*Entry)) func(*Page) {
		return func(p *Page) {
			if i := p.at(id); i >= 0 {
				p.Entries = slices.Clone(p.Entries)
				f(&p.Entries[i])
			}
		}
	}
	switch e := e.(type) {
	case model.EntryAdded:
		return e.Case, func(p *Page) {
			one := Entry{ID: e.Entry, Kind: e.Kind, By: e.By, Words: map[model.EntryField]model.Text{model.EntryWhat: e.Words}}
			p.Entries = grown(p.Entries, one)
		}
	case model.EntryRemoved:
		return e.Case, change(e.Entry, func(x *Entry) { x.Removed = true })
	case model.EntryRestored:
		return e.Case, change(e.Entry, func(x *Entry) { x.Removed = false })
	case model.EntryWritten:
		return e.Case, change(e.Entry, func(x *Entry) { x.Words = withEntry(x.Words, e.Field, e.Words) })
	case model.EntrySorted:
		return e.Case, change(e.Entry, func(x *Entry) { x.Sort = e.Sort })
	case model.EntryGiven:
		return e.Case, change(e.Entry, func(x *Entry) { x.Who = e.Who })
	case model.EntryDated:
		return e.Case, change(e.Entry, func(x *Entry) { x.When = e.Date })
	case model.TaskTicked:
		return e.Case, change(e.Entry, func(x *Entry) { x.Done, x.DoneBy, x.DoneAt = e.Done, e.By, e.At })
	}
	return model.UseCaseID{}, nil
}

// setObjective gives an objective its words, or lists a new one.
func (s *State) setObjective(o Objective) {
	if _, n := s.Objective(o.ID); n > 0 {
		s.withObjective(o.ID, func(old *Objective) { old.Words = o.Words })
		return
	}
	s.objectives = grown(s.objectives, o)
}

func (s *State) withObjective(id model.ObjectiveID, change func(*Objective)) {
	if _, n := s.Objective(id); n > 0 {
		s.objectives = slices.Clone(s.objectives)
		change(&s.objectives[n-1])
	}
}
