package rehearse

import (
	"context"

	"serendip/model"
	"serendip/session"
)

// cutAfter is after how many use cases the line of somebody who drops is cut.
const cutAfter = 3

// score marks what is in the round, and hands in.
func (a *attendee) score(ctx context.Context, b model.Block) error {
	if a.way == present {
		return nil // the facilitator counts their hands
	}
	if err := a.dots(ctx, b); err != nil {
		return err
	}
	var round *session.SeatRound
	if err := a.until(ctx, "a round", func(s *session.Snapshot) bool {
		round = a.ballot(s)
		return round != nil && round.Open
	}); err != nil {
		return err
	}
	if err := a.hand.at(ctx, b); err != nil {
		return err
	}
	if err := a.hand.begin(ctx); err != nil {
		return err
	}
	for i, one := range round.Scores {
		if a.drops && i == cutAfter {
			if err := a.again(ctx, b); err != nil {
				return err
			}
		}
		if err := a.run.at(ctx, 0.1+0.6*float64(i)/float64(len(round.Scores))); err != nil {
			return err
		}
		if err := a.mark(ctx, i, one.Case); err != nil {
			return err
		}
	}
	if err := a.hand.handIn(ctx); err != nil {
		return err
	}
	if err := a.until(ctx, "being handed in", func(s *session.Snapshot) bool {
		mine := a.ballot(s)
		return mine == nil || !mine.Open || mine.Done // the last one's is counted at once
	}); err != nil {
		return err
	}
	if a.stalls {
		a.hand.stall()
	}
	return nil
}

// ballot is the round that is going on as one's own seat has it; nil without one.
func (a *attendee) ballot(s *session.Snapshot) *session.SeatRound {
	return s.ForSeat(a.Session, a.who(s, a.at)).Round
}

// again is a line that is cut in the middle of the round, and the way back to where one was.
func (a *attendee) again(ctx context.Context, b model.Block) error {
	a.hand.drop()
	if err := a.until(ctx, "the cut line to be noticed", func(s *session.Snapshot) bool {
		return !a.online(s)
	}); err != nil {
		return err
	}
	if err := a.hand.come(ctx); err != nil {
		return err
	}
	if err := a.hand.at(ctx, b); err != nil {
		return err
	}
	return a.hand.begin(ctx)
}

func (a *attendee) online(s *session.Snapshot) bool {
	return s.ForSeat(a.Session, a.who(s, a.at)).Me.Online
}

// mark gives a use case its reason, if there is one to give, and its marks.
func (a *attendee) mark(ctx context.Context, i int, one session.CaseFace) error {
	if words := a.mind.why(a.name, one.Title); words != "" {
		if err := a.hand.why(ctx, one.Number, words); err != nil {
			return err
		}
		if err := a.until(ctx, "one's own reason", func(s *session.Snapshot) bool { return a.ballot(s).Scores[i].Reason == words }); err != nil {
			return err
		}
	}
	marks := a.marks(a.name, one.Title)
	if err := a.hand.mark(ctx, one.Number, marks); err != nil {
		return err
	}
	return a.until(ctx, "one's own marks", func(s *session.Snapshot) bool {
		kept := a.ballot(s).Scores[i].Marks
		for g, m := range marks {
			if kept[g] != (session.SeatMark{Given: true, Mark: m}) {
				return false
			}
		}
		return true
	})
}
