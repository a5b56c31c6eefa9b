package session

import "serendip/model"

// Round is one pass of blind scoring.
type Round struct {
	ID        model.RoundID
	Session   model.SessionID
	Block     model.BlockID
	Cases     []model.UseCaseID
	Again     model.RoundID
	Sheet     *model.Sheet // what is asked; nil for the three groups
	Open      bool
	Dropped   bool // it is in no session's rounds any more; only its id is kept, so that its key goes
	Revealed  *model.RoundRevealed
	At        int64
	Hands     map[model.UseCaseID]HandCounts // by show of hands; replaced, never written
	Overrides []model.OutcomeOverridden      // oldest first; the newest of a use case holds
	Laptop    int                            // of the revealed ballots, those that were given on a passed laptop
	Dots      *DotRound                      // of a dot round, which takes dots and no marks; replaced, never written
	Roman     *Roman                         // a vote by thumbs; nil for a round of marks
}

// HandCounts is a show of hands about one use case: people by mark 0..3 and "can't say", by what was asked.
type HandCounts [model.MostOwn][5]int

// groups is the part of the three groups.
func (c HandCounts) groups() [3][5]int { return [3][5]int(c[:3]) }

// Reckoned is the numbers that a use case is ranked by, one set to a reckoning.
type Reckoned struct {
	RICE model.Numbers `cbor:"1,keyasint,omitzero"`
	WSJF model.Numbers `cbor:"2,keyasint,omitzero"`
}

// of is the numbers of one reckoning.
func (r *Reckoned) of(by model.Reckoning) model.Numbers {
	switch {
	case r == nil:
	case by == model.ReckonRICE:
		return r.RICE
	case by == model.ReckonWSJF:
		return r.WSJF
	}
	return model.Numbers{}
}

// over says that a round takes no marks ever again: it is revealed, or dropped.
func (r *Round) over() bool { return r.revealed() || r.Dropped }

// revealed says whether a round of either kind is counted for good.
func (r *Round) revealed() bool {
	return r.Revealed != nil || r.Dots != nil && r.Dots.Revealed != nil || r.Roman != nil && r.Roman.Closed
}

// BallotID is the keyed hash that stands for a person in one round.
type BallotID [16]byte

// Ballot is one person's sealed marks in one round.
type Ballot struct {
	Round    model.RoundID                  `cbor:"1,keyasint"`
	Marks    map[model.UseCaseID]CaseBallot `cbor:"2,keyasint"`
	HandedIn bool                           `cbor:"3,keyasint,omitempty"`
	Answers  []Answered                     `cbor:"9,keyasint,omitempty"` // of an asking, by question
	Laptop   bool                           `cbor:"4,keyasint,omitempty"` // given on a laptop that is passed around
}

// CaseBallot is the marks for one use case: 1 + the mark, 5 for "can't say", 0 for none yet.
type CaseBallot struct {
	Groups   [3]uint8 `cbor:"1,keyasint"`
	Criteria []uint8  `cbor:"2,keyasint,omitempty"` // in their fixed order; empty when marked by group
	Reason   string   `cbor:"3,keyasint,omitempty"`
	Dots     int      `cbor:"4,keyasint,omitempty"` // in a dot round
	Own      []uint8  `cbor:"5,keyasint,omitempty"` // on another sheet than the groups': by what is asked
}
