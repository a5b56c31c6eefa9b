package rehearse

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"serendip/model"
	"serendip/session"
)

// host is the facilitator.
type host struct {
	*run
	round model.RoundID
}

// step is one thing that the facilitator does, when a share of the block's timebox is over.
type step struct {
	at float64
	do func(*host, context.Context) error
}

// lead goes through the agenda.
func (h *host) lead(ctx context.Context) error {
	if err := h.until(ctx, "those with a code of their own", h.early); err != nil {
		return err
	}
	live := session.GoLive{Session: h.Session}
	if h.Own {
		live.Reason = "A rehearsal"
	}
	if err := h.do(ctx, live); err != nil {
		return err
	}
	blocks := h.now().Blocks
	if !slices.ContainsFunc(blocks, func(b model.Block) bool { return b.Method == model.Connect }) {
		if err := h.checkIn(ctx); err != nil {
			return err
		}
	}
	for i, b := range blocks {
		if i > 0 {
			if err := h.do(ctx, session.Advance{Session: h.Session, From: h.now().Current}); err != nil {
				return err
			}
		}
		if err := h.block(ctx, b); err != nil {
			return fmt.Errorf("in the block %s: %w", b.Title, err)
		}
	}
	if err := h.do(ctx, session.Close{Session: h.Session}); err != nil {
		return err
	}
	if err := h.survey(ctx); err != nil && !h.leftOut(err) {
		return err
	}
	return nil
}

// early says whether those are in who come before the beginning by a code of their own. Who only sends commands comes with
// the first one after it.
func (h *host) early(s *session.Snapshot) bool {
	for i, who := range h.people {
		if (who.way == typing || who.way == talking) && !who.late && !h.here(s, i) {
			return false
		}
	}
	return true
}

// block does the steps of a block and waits until everybody is done.
func (h *host) block(ctx context.Context, b model.Block) error {
	for _, s := range slices.Concat(script()[b.Method], meetupScript(h.now().Kind)[b.Method], topicScript(h.now().Blocks, b)) {
		if err := h.wait(ctx, s.at); err != nil {
			return err
		}
		if err := s.do(h, ctx); err != nil && !h.leftOut(err) {
			return err
		}
	}
	if err := h.until(ctx, "everybody to be done", func(s *session.Snapshot) bool { return h.done(s, b) }); err != nil {
		return err
	}
	return h.wait(ctx, 0.9+0.2*float64(h.roll(100, "length", b.Title))/100) // some blocks end early, some run over
}

// until waits as everybody does. On an agenda of one's own the facilitator goes on after a while, as in a room.
func (h *host) until(ctx context.Context, what string, is func(*session.Snapshot) bool) error {
	if !h.Own {
		return h.run.until(ctx, what, is)
	}
	waiting, cancel := context.WithTimeout(ctx, grace)
	defer cancel()
	if err := h.run.until(waiting, what, is); err != nil && ctx.Err() != nil {
		return err
	}
	return nil
}

// leftOut says whether a step is left out that is refused: on an agenda of one's own, where it may not fit.
func (h *host) leftOut(err error) bool {
	var refused *session.Error
	return h.Own && errors.As(err, &refused)
}

// wait waits for a share of the timebox, or turns the clock there when nobody looks on.
func (h *host) wait(ctx context.Context, share float64) error {
	if h.Paced {
		return h.run.at(ctx, share)
	}
	h.Clock.Turn(h.moment(share))
	return nil
}

// done says whether everything that people do in a block is done.
func (h *host) done(s *session.Snapshot, b model.Block) bool {
	for i, who := range h.people {
		if b.Method == model.Connect && !who.late && !(h.here(s, i) && (who.way == present || s.State.Details(h.who(s, i)).Role == who.role)) {
			return false
		}
	}
	for _, l := range h.in(b) {
		c := h.find(s, l.title)
		if c == nil || c.Into.IsZero() && (len(c.Same) < len(l.same) || !h.whole(s, l)) {
			return false
		}
	}
	if b.Method == model.Speakers || b.Method == model.Questions {
		return h.wonderedAll(s)
	}
	return b.Method != model.Purpose || !h.seated() || h.noted(s, parked)
}

func (h *host) do(ctx context.Context, intents ...session.Intent) error {
	for _, i := range intents {
		if _, err := h.Live.Do(ctx, h.Live.Mint(facilitator(), i)); err != nil {
			return fmt.Errorf("%T: %w", i, err)
		}
	}
	return nil
}

// current is the block that the room is at.
func (h *host) current() model.BlockID { return h.now().Current }

// standing are the session's use cases that stand for themselves, those that concern most people first; equal ones by
// title.
func (h *host) standing(kind model.Kind) []*session.UseCase {
	s := h.Live.Snapshot().State
	var out []*session.UseCase
	for _, id := range h.now().Cases {
		if c := s.UseCase(id); c.Kind == kind && c.Into.IsZero() && !c.Withdrawn && !c.Hidden {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b *session.UseCase) int {
		_, x := s.Reach(a)
		_, y := s.Reach(b)
		return cmp.Or(cmp.Compare(y, x), cmp.Compare(s.Words(a.Title), s.Words(b.Title)))
	})
	return out
}

func (h *host) title(c *session.UseCase) string { return h.Live.Snapshot().State.Words(c.Title) }

// revealed is the reveal as the console has it; an empty one before.
func (h *host) revealed() *session.RevealFace {
	if f := h.Live.Snapshot().ForConsole(h.Session, facilitator().Person).Reveal; f != nil {
		return f
	}
	return &session.RevealFace{}
}

// byRank orders scored use cases by rank, and equal ones by title.
func byRank(all []session.Scored) []session.Scored {
	sorted := slices.Clone(all)
	slices.SortFunc(sorted, func(a, b session.Scored) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.Case.Title, b.Case.Title))
	})
	return sorted
}
