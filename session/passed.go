package session

import (
	"maps"

	"serendip/model"
)

// Passed is what the person at a passed laptop has voted so far, as the laptop itself remembers it: nothing is ever read
// back from the ballot box. It is a value; the zero Passed is the next person's.
type Passed struct{ ballot Ballot }

// With is the votes with one that was kept. Sheet is what a scoring round asks; nil for the three groups, and for dots.
func (p Passed) With(cases []CaseFace, sheet *model.Sheet, vote Intent) Passed {
	r := &Round{Sheet: sheet}
	for _, c := range cases {
		r.Cases = append(r.Cases, c.ID)
	}
	p.ballot.Marks = maps.Clone(p.ballot.Marks)
	if p.ballot.Marks == nil {
		p.ballot.Marks = make(map[model.UseCaseID]CaseBallot)
	}
	switch i := vote.(type) {
	case Mark:
		_ = mark(r, &p.ballot, i) // it was kept, so that it is none that is refused
	case GiveReason:
		on := p.ballot.Marks[i.Case]
		on.Reason = i.Reason
		p.ballot.Marks[i.Case] = on
	case GiveDots:
		on := p.ballot.Marks[i.Case]
		on.Dots = i.Dots
		p.ballot.Marks[i.Case] = on
	case HandIn:
		p.ballot.HandedIn = true
	}
	return p
}

// Round is a scoring round as that person sees it.
func (p Passed) Round(f *RoundFace) *SeatRound {
	r := &SeatRound{RoundFace: *f, Done: p.ballot.HandedIn}
	for _, c := range f.Cases {
		score := SeatScore{Case: c, NotAimed: c.NotAimed}
		if f.Sheet != nil {
			score.Own = make([]SeatMark, len(f.Sheet.Asks()))
		}
		score.take(p.ballot.Marks[c.ID])
		r.Scores = append(r.Scores, score)
	}
	return r
}

// Dots is a dot round as that person sees it.
func (p Passed) Dots(f *DotsFace) *SeatDots {
	d := &SeatDots{DotsFace: f, Given: make([]int, len(f.Cases)), Done: p.ballot.HandedIn}
	for i, c := range f.Cases {
		d.Given[i] = p.ballot.Marks[c.ID].Dots
	}
	return d
}
