package session

import (
	"serendip/model"
)

// Reviewing is what a session has of its own review. It is replaced by a changed copy, never written in place.
type Reviewing struct {
	Shown  model.Shown
	Forced *model.ReadoutForced
}

func (v *Session) reviewing(change func(*Reviewing)) {
	var r Reviewing
	if v.Review != nil {
		r = *v.Review
	}
	change(&r)
	v.Review = &r
}

// shown is what the review's wall shows.
func (v *Session) shown() model.Shown {
	if v.Review == nil {
		return model.Shown{}
	}
	return v.Review.Shown
}

func (s *State) applyReview(env Envelope, e model.Event) bool {
	switch e := e.(type) {
	case model.FigureSet:
		if e.Kind >= model.FigureBaseline && e.Kind <= model.FigureActual {
			s.withCase(e.Case, func(c *UseCase) { c.reviewed(func(r *Reviewed) { r.Figures[e.Kind-1] = e.Words }) })
		}
	case model.VerdictGiven:
		s.withCase(e.Case, func(c *UseCase) {
			c.Stage = e.Now.Stage
			c.reviewed(func(r *Reviewed) {
				r.Judgement = e.Now
				if e.Now.Verdict == model.NoVerdict {
					r.Judgement = model.Judgement{}
				}
			})
		})
	case model.StageMoved:
		s.withCase(e.Case, func(c *UseCase) { c.Stage = e.Stage })
	case model.CycleOpened:
		s.openCycle(env, e)
	case model.CycleClosed:
		o := e.Opened
		s.withCase(o.Case, func(c *UseCase) { c.Withdrawn = true })
		s.withCase(o.Origin, func(c *UseCase) { c.reviewed(func(r *Reviewed) { r.Cycle = model.UseCaseID{} }) })
		s.withSession(o.Session, func(v *Session) { v.Selected = without(v.Selected, o.Case) })
	case model.PromiseShown:
		s.withSession(e.Session, func(v *Session) { v.reviewing(func(r *Reviewing) { r.Shown = e.Now }) })
	case model.ReadoutForced:
		s.withSession(e.Session, func(v *Session) { v.reviewing(func(r *Reviewing) { r.Forced = &e }) })
	case model.ChampionMarked:
		s.champions = s.champions.set(e.Person, &e.Now)
	default:
		return false
	}
	return true
}

// openCycle puts a second cycle among the few that go on. One that was taken back is there already, with its number and
// with all that was written of it.
func (s *State) openCycle(env Envelope, e model.CycleOpened) {
	if s.Session(e.Session) == nil {
		return
	}
	if s.cases.at(e.Case) == nil {
		s.newCycle(env, e)
	}
	s.withCase(e.Case, func(c *UseCase) { c.Withdrawn = false })
	s.withCase(e.Origin, func(c *UseCase) { c.reviewed(func(r *Reviewed) { r.Cycle = e.Case }) })
	s.withSession(e.Session, func(v *Session) { v.Selected = grown(without(v.Selected, e.Case), e.Case) })
}

func (s *State) newCycle(env Envelope, e model.CycleOpened) {
	c := &UseCase{ID: e.Case, Session: e.Session, Block: e.Block, Number: e.Number, Kind: model.Planned, Stage: model.StageSelected, Title: e.Title,
		By: e.By, At: env.At, Seq: env.Seq, Origin: e.Origin, Owner: e.Owner, Measure: e.Measure}
	c.reviewed(func(r *Reviewed) { r.Figures[0], r.Figures[1] = e.Baseline, e.Target })
	s.cases = s.cases.set(e.Case, c)
	s.withSession(e.Session, func(v *Session) { v.Cases = grown(v.Cases, e.Case) })
}
