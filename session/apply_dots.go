package session

import "serendip/model"

// DotRound is what a round has beside, when it takes dots.
type DotRound struct {
	Budget, Cap, Top int
	Tally            map[model.UseCaseID]model.Dotted // on paper or by hands; replaced, never written
	Scored           int                              // how many scoring rounds there were before it
	Revealed         *model.DotsRevealed
}

func applyDots(s *State, env Envelope, e model.Event) bool {
	switch e := e.(type) {
	case model.DotsOpened:
		scored := 0
		if v := s.Session(e.Session); v != nil {
			scored = len(v.Rounds)
		}
		s.rounds = s.rounds.set(e.Round, &Round{ID: e.Round, Session: e.Session, Block: e.Block, Cases: e.Cases, Open: true, At: env.At,
			Dots: &DotRound{Budget: e.Budget, Cap: e.Cap, Top: e.Top, Scored: scored}})
		s.withSession(e.Session, func(v *Session) { v.Dots = grown(v.Dots, e.Round) })
	case model.DotsTallied:
		s.withDots(e.Round, func(_ *Round, d *DotRound) { d.Tally = withEntry(d.Tally, e.Case, e.Count) })
	case model.DotsRevealed:
		s.withDots(e.Round, func(r *Round, d *DotRound) { r.Open, r.At, d.Revealed = false, env.At, &e })
	case model.LaptopPassed:
		s.withRound(e.Round, func(r *Round) { r.Laptop = e.Ballots })
	default:
		return false
	}
	return true
}

// withDots replaces a dot round by a changed copy.
func (s *State) withDots(id model.RoundID, change func(*Round, *DotRound)) {
	s.withRound(id, func(r *Round) {
		if r.Dots != nil {
			d := *r.Dots
			change(r, &d)
			r.Dots = &d
		}
	})
}
