package session

import (
	"slices"

	"serendip/model"
)

func (s *State) applyCase(env Envelope, e model.Event) bool {
	switch e := e.(type) {
	case model.UseCaseCaptured:
		s.capture(env, e)
	case model.UseCaseImported:
		s.cases = s.cases.set(e.Case, &UseCase{ID: e.Case, Kind: e.Kind, Stage: model.StageCaptured, Title: e.Title, Summary: e.Summary,
			Extra: e.Extra, External: e.External, Source: e.Source, At: env.At, Seq: env.Seq})
		s.library = grown(s.library, e.Case)
		s.external = s.external.set(externalKey(e.External), e.Case)
	case model.UseCaseReimported:
		s.withCase(e.Case, func(c *UseCase) {
			c.Kind, c.Title, c.Summary, c.Extra, c.Source = e.Kind, e.Title, e.Summary, e.Extra, e.Source
		})
	case model.ItemNoted:
		s.items = s.items.set(e.Item, &Item{ID: e.Item, Session: e.Session, Block: e.Block, Kind: e.Kind, Words: e.Words, By: e.By, At: env.At, Typed: onBehalf(env, e.By)})
		s.withSession(e.Session, func(v *Session) { v.Items = grown(v.Items, e.Item) })
	case model.ItemWithdrawn:
		s.setItem(e.Item, true)
	case model.ItemRestored:
		s.setItem(e.Item, false)
	case model.CasesMerged:
		s.withCase(e.From, func(c *UseCase) { c.Into = e.Into })
		s.withCase(e.Into, func(c *UseCase) {
			c.Merged = grown(c.Merged, e.From)
			slices.SortFunc(c.Merged, func(a, b model.UseCaseID) int { return slices.Compare(a[:], b[:]) }) // in one order, however often they are parted
		})
	case model.CasesParted:
		s.withCase(e.From, func(c *UseCase) { c.Into = model.UseCaseID{} })
		s.withCase(e.Into, func(c *UseCase) { c.Merged = without(c.Merged, e.From) })
	default:
		id, change := caseChange(e)
		if change == nil {
			return false
		}
		s.withCase(id, change)
	}
	return true
}

func (s *State) setItem(id model.ItemID, withdrawn bool) {
	if old := s.items.at(id); old != nil {
		it := *old
		it.Withdrawn = withdrawn
		s.items = s.items.set(id, &it)
	}
}

// capture puts a new use case into its session; one that came from the library keeps its id and gets a number.
func (s *State) capture(env Envelope, e model.UseCaseCaptured) {
	c := UseCase{ID: e.Case}
	if old := s.cases.at(e.Case); old != nil {
		c = *old
	}
	c.Session, c.Block, c.Number, c.Kind, c.Title, c.By = e.Session, e.Block, e.Number, e.Kind, e.Title, e.By
	c.Stage, c.At, c.Seq, c.Remote = model.StageCaptured, env.At, env.Seq, env.Remote
	c.Unfinished, c.Held, c.Minutes, c.Others, c.Origin = e.Unfinished, e.Held, e.Minutes, e.Others, e.Origin
	c.AddsTo = e.AddsTo
	c.Withdrawn, c.Typed = false, onBehalf(env, e.By)
	s.cases = s.cases.set(e.Case, &c)
	s.withSession(e.Session, func(v *Session) { v.Cases = grown(v.Cases, e.Case) })
}

// onBehalf is the actor of an event when words were somebody else's, or nobody's by name.
func onBehalf(env Envelope, speaker model.PersonID) model.PersonID {
	if env.Actor == speaker {
		return model.PersonID{}
	}
	return env.Actor
}

// caseChange is the change that an event makes to one use case; nil for events of another sort.
func caseChange(e model.Event) (model.UseCaseID, func(*UseCase)) {
	switch e := e.(type) {
	case model.UseCaseWithdrawn:
		return e.Case, func(c *UseCase) { c.Withdrawn = true }
	case model.UseCaseRestored:
		return e.Case, func(c *UseCase) { c.Withdrawn = false }
	case model.DetailAdded:
		return e.Case, func(c *UseCase) { c.Details = grown(c.Details, Detail{e.Detail, e.By, e.Lesson}) }
	case model.DetailWithdrawn:
		return e.Case, func(c *UseCase) {
			c.Details = slices.DeleteFunc(slices.Clone(c.Details), func(d Detail) bool { return d.Text.ID == e.Detail.ID })
		}
	case model.TitleEdited:
		return e.Case, func(c *UseCase) { c.Title, c.Unfinished = e.Title, e.Unfinished }
	case model.KindChanged:
		return e.Case, func(c *UseCase) { c.Kind = e.Kind }
	case model.SpeakerNamed:
		return e.Case, func(c *UseCase) { c.By = e.By }
	case model.SaidSame:
		return e.Case, func(c *UseCase) {
			if !slices.Contains(c.Same, e.Person) {
				c.Same = grown(c.Same, e.Person)
			}
		}
	case model.SameWithdrawn:
		return e.Case, func(c *UseCase) { c.Same = without(c.Same, e.Person) }
	case model.SameCounted:
		return e.Case, func(c *UseCase) { c.Counted = max(c.Counted+e.People, 0) }
	case model.MinutesClaimed:
		return e.Case, func(c *UseCase) { c.Minutes, c.Others = e.Minutes, e.Others }
	case model.UseCaseHidden:
		return e.Case, func(c *UseCase) { c.Hidden = true }
	case model.UseCaseShown:
		return e.Case, func(c *UseCase) { c.Hidden = false }
	case model.UseCaseReleased:
		return e.Case, func(c *UseCase) { c.Held = false }
	case model.UseCaseHeld:
		return e.Case, func(c *UseCase) { c.Held = true }
	case model.ThemesSet:
		return e.Case, func(c *UseCase) { c.Themes = e.Themes }
	case model.LensAimed:
		return e.Case, func(c *UseCase) {
			c.NotAimed = without(c.NotAimed, e.Lens)
			if e.Not {
				c.NotAimed = append(c.NotAimed, e.Lens)
				slices.Sort(c.NotAimed)
			}
		}
	case model.OwnerNamed:
		return e.Case, func(c *UseCase) { c.Owner = e.Owner }
	case model.MeasureSet:
		return e.Case, func(c *UseCase) { c.Measure = e.Measure }
	case model.FirstDateSet:
		return e.Case, func(c *UseCase) { c.FirstDate = e.Date }
	}
	return model.UseCaseID{}, nil
}
