package rehearse

import (
	"context"

	"serendip/model"
	"serendip/session"
)

// secondLook scores what divides most once more by fingers, also of those on a screen: whoever gave little has heard the
// others. Where nothing divides, it is about the best of what did not pass.
func (h *host) secondLook(ctx context.Context) error {
	contested := byRank(h.revealed().Contested)
	if len(contested) == 0 {
		contested = byRank(h.revealed().Rest)
	}
	if len(contested) == 0 {
		return nil
	}
	one := contested[0].Case
	if err := h.do(ctx, session.TurnWall{Session: h.Session}, session.OpenRound{Session: h.Session, Cases: []model.UseCaseID{one.ID}}); err != nil {
		return err
	}
	rounds := h.now().Rounds
	h.round = rounds[len(rounds)-1]
	for _, g := range model.Groups() {
		var counts [5]int
		for _, who := range h.people {
			counts[min(max(h.mark(who.name, one.Title, g), 0)+1, 3)]++
		}
		if err := h.do(ctx, session.CountHands{Round: h.round, Case: one.ID, Group: g, Counts: counts}); err != nil {
			return err
		}
	}
	return h.do(ctx, session.CloseRound{Round: h.round}, session.Reveal{Round: h.round})
}
