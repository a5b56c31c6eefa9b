package session

import (
	"maps"
	"slices"
	"time"

	"serendip/model"
)

// CutTime is what a dot round before a scoring round may take.
const CutTime = 3 * time.Minute

// DotsFace is a dot round as everybody may see it. Until it is revealed it holds no dot.
type DotsFace struct {
	ID       model.RoundID
	Open     bool
	Revealed bool
	Cut      bool // it chooses what enters a scoring round
	Rule     model.DotRule
	Top      int        // how many go on
	Cases    []CaseFace // in order of their numbers
	Voters   int        // ballots on seats
	Laptop   int        // ballots on a passed laptop
	Tally    int        // people behind the tally, at least
	HandedIn int        // of the ballots on seats
	People   int        // checked in
	Until    time.Time  // when the time for a cut is over; zero for none

	Ranked   []DottedFace // once revealed, the most dots first
	In, Tied int          // of Ranked: how many go on for sure, and how many after them share the last place
	Withheld bool         // too few gave dots: only what goes on is told, in order of numbers
}

// DottedFace is one use case of a revealed dot round.
type DottedFace struct {
	Case   CaseFace
	Rank   int
	Shared bool // the rank is shared with another
	Count  model.Dotted
	In     bool // it goes on for sure
	Tied   bool // it shares the last place
}

// SeatDots is a dot round on one seat: one's own dots and nobody else's.
type SeatDots struct {
	*DotsFace       // shared by all seats: do not write to it
	Given     []int // one's own dots, in the order of Cases
	Done      bool  // handed in
}

// Left is how many dots one still has.
func (d *SeatDots) Left() int {
	left := d.Rule.Budget
	for _, n := range d.Given {
		left -= n
	}
	return left
}

// Noun is what gets dots, one and more of them.
func (f *DotsFace) Noun() (one, more string) {
	if len(f.Cases) > 0 {
		return f.Cases[0].Noun()
	}
	return CaseFace{}.Noun()
}

// Of is how many of one's own dots stand on a use case.
func (d *SeatDots) Of(id model.UseCaseID) int {
	if i := slices.IndexFunc(d.Cases, func(c CaseFace) bool { return c.ID == id }); i >= 0 && i < len(d.Given) {
		return d.Given[i]
	}
	return 0
}

// Waits says whether there is a dot round that waits to be revealed.
func (f *DotsFace) Waits() bool { return f != nil && !f.Revealed }

// Everybody is how many gave dots.
func (f *DotsFace) Everybody() int { return f.Voters + f.Laptop + f.Tally }

// currentDots is the session's newest dot round while it is of interest: it waits, or it was held in this block and no
// scoring round came after it. Nil when there is none.
func (s *State) currentDots(v *Session) *Round {
	if len(v.Dots) == 0 {
		return nil
	}
	r := s.Round(v.Dots[len(v.Dots)-1])
	b, _ := v.Block(v.Current)
	if r.revealed() && (r.Block != v.Current || b.Method != model.Dots && len(v.Rounds) > r.Dots.Scored) {
		return nil
	}
	return r
}

// dotsFace is how far a dot round is; shown leaves out what wall and seats may not show.
func (s *State) dotsFace(v *Session, r *Round, cases []CaseFace) *DotsFace {
	if r == nil {
		return nil
	}
	f := &DotsFace{ID: r.ID, Open: r.Open, Revealed: r.revealed(), Rule: r.Dots.rule(), Top: r.Dots.Top, Cases: cases, People: len(s.here(v))}
	if b, _ := v.Block(r.Block); b.Method != model.Dots {
		f.Cut, f.Until = true, time.UnixMilli(r.At).Add(CutTime)
	}
	_, ballots := s.ballotsOf(r.ID)
	for _, b := range ballots {
		switch {
		case b.Laptop && b.started():
			f.Laptop++
		case b.Laptop:
		case b.started():
			f.Voters++
		}
		if b.HandedIn && !b.Laptop {
			f.HandedIn++
		}
	}
	f.Tally = r.Dots.rule().FewestVoters(slices.Collect(maps.Values(r.Dots.Tally))...)
	if e := r.Dots.Revealed; e != nil {
		f.Voters, f.HandedIn, f.Laptop, f.Tally = e.Seats, e.Seats, e.Laptop, e.Tally
		s.rankDots(f, e)
	}
	return f
}

// dottedFaces are the use cases of a dot round as the room sees them.
func (s *State) dottedFaces(r *Round) []CaseFace {
	out := make([]CaseFace, 0, len(r.Cases))
	for _, id := range r.Cases {
		if c := s.UseCase(id); !c.Withdrawn {
			out = append(out, s.publicFace(c, false))
		}
	}
	return out
}

// rankDots puts the outcome in.
func (s *State) rankDots(f *DotsFace, e *model.DotsRevealed) {
	ranked := model.RankDots(e.Cases, func(c model.DottedCase) (model.Dotted, int64) { return c.All, int64(s.UseCase(c.Case).Seq) })
	ranked = slices.DeleteFunc(ranked, func(x model.Ranked[model.DottedCase]) bool { return s.UseCase(x.Item.Case).Withdrawn })
	f.In, f.Tied = model.CutDots(ranked, f.Top, func(c model.DottedCase) int { return c.All.Dots })
	f.Withheld = f.Everybody() < fewestShown
	for i, x := range ranked {
		one := DottedFace{Case: s.publicFace(s.UseCase(x.Item.Case), false), Rank: x.Rank, Shared: x.Shared, Count: x.Item.All,
			In: i < f.In, Tied: i >= f.In && i < f.In+f.Tied}
		if f.Withheld { // even a rank would tell one person's dots
			one.Rank, one.Shared, one.Count = 0, false, model.Dotted{}
		}
		f.Ranked = append(f.Ranked, one)
	}
	if f.Withheld {
		slices.SortStableFunc(f.Ranked, func(a, b DottedFace) int {
			if a.In != b.In || a.Tied != b.Tied {
				return place(a) - place(b)
			}
			return a.Case.Number - b.Case.Number
		})
	}
}

// place is 0 for what goes on, 1 for what shares the last place, 2 for the rest.
func place(x DottedFace) int {
	switch {
	case x.In:
		return 0
	case x.Tied:
		return 1
	}
	return 2
}

// shown is a dot round as the room sees it: without what was hidden since it opened.
func (f *DotsFace) shown() *DotsFace {
	if f == nil {
		return nil
	}
	n := *f
	n.Cases = publicOnes(f.Cases, func(c CaseFace) CaseFace { return c })
	n.Ranked = publicOnes(f.Ranked, func(x DottedFace) CaseFace { return x.Case })
	n.In, n.Tied = 0, 0
	for _, x := range n.Ranked {
		n.In, n.Tied = n.In+boolInt(x.In), n.Tied+boolInt(x.Tied)
	}
	return &n
}

// letIn is what the newest revealed dot round lets into a scoring round, and what shares its last place; false without
// such a round. What was merged since counts as what it is part of now.
func (s *State) letIn(v *Session) (in, tied map[model.UseCaseID]bool, ok bool) {
	for _, id := range slices.Backward(v.Dots) {
		r := s.Round(id)
		if !r.revealed() {
			continue
		}
		in, tied = make(map[model.UseCaseID]bool), make(map[model.UseCaseID]bool)
		for _, x := range s.dotsFace(v, r, nil).Ranked {
			top := s.Top(s.UseCase(x.Case.ID)).ID
			in[top], tied[top] = in[top] || x.In, tied[top] || x.Tied
		}
		return in, tied, true
	}
	return nil, nil, false
}

// seatDots is the dot round that is going on, with the person's own dots.
func (s *Snapshot) seatDots(face *DotsFace, known *way, person model.PersonID) *SeatDots {
	if face == nil {
		known.dots, known.dotsBallot = model.RoundID{}, BallotID{}
		return nil
	}
	out := &SeatDots{DotsFace: face, Given: make([]int, len(face.Cases))}
	if face.Revealed {
		return out
	}
	if known.dots != face.ID || known.dotsBallot == (BallotID{}) {
		known.dots, known.dotsBallot = face.ID, sealed(s.roundKey(face.ID), person)
	}
	b := s.State.ballots.at(known.dotsBallot)
	if b == nil {
		return out
	}
	out.Done = b.HandedIn
	for i, c := range face.Cases {
		out.Given[i] = b.Marks[c.ID].Dots
	}
	return out
}
