package rehearse

import (
	"context"
	"fmt"
	"time"

	"github.com/charmbracelet/x/ansi"

	"serendip/model"
	"serendip/session"
)

// featureTalk switches the clock when somebody asks for a feature.
func (h *host) featureTalk(ctx context.Context) error {
	return h.do(ctx, session.SwitchTalk{Session: h.Session, Feature: true})
}

// lock keeps the block for what people do.
func (h *host) lock(ctx context.Context) error {
	return h.do(ctx, session.TurnDeepWork{Session: h.Session, Block: h.current(), On: true})
}

// discuss takes up what divides most, and gives the floor to two who ask for it.
func (h *host) discuss(ctx context.Context) error {
	face := h.revealed()
	for _, list := range [][]session.Scored{face.Contested, face.Passed, face.Rest} {
		if len(list) == 0 {
			continue
		}
		if err := h.do(ctx, session.TurnWall{Session: h.Session}, session.TakeTopic{Session: h.Session, Case: list[0].Case.ID}); err != nil {
			return err
		}
		break
	}
	for i := range h.people[:min(2, len(h.people))] {
		if err := h.do(ctx, session.RaiseHand{Session: h.Session, Person: h.who(h.Live.Snapshot(), i), Up: true}); err != nil {
			return err
		}
	}
	return h.nextHand(ctx)
}

func (h *host) nextHand(ctx context.Context) error {
	return h.do(ctx, session.NextSpeaker{Session: h.Session, From: h.Live.Snapshot().ForStage(h.Session, model.PersonID{}).Floor})
}

// vote asks whether to go on, counts the room, and gives the time if the thumbs say so.
func (h *host) vote(ctx context.Context) error {
	if err := h.nextHand(ctx); err != nil {
		return err
	}
	_, err := h.askThumbs(ctx)
	return err
}

// askThumbs has the room say whether to go on, and goes on if it does.
func (h *host) askThumbs(ctx context.Context) (goesOn bool, err error) {
	if err := h.do(ctx, session.OpenVote{Session: h.Session}); err != nil {
		return false, err
	}
	open := h.Live.Snapshot().ForWall(h.Session).Talk.Vote
	vote, voters, counts := open.ID, 0, [model.ThumbCount]int{}
	for _, who := range h.people {
		if who.votes() {
			voters++
		} else {
			counts[h.thumb(who.name, open)]++
		}
	}
	if err := h.until(ctx, "every thumb", func(s *session.Snapshot) bool {
		v := s.ForWall(h.Session).Talk.Vote
		return v != nil && v.Given == voters
	}); err != nil {
		return false, err
	}
	if err := h.do(ctx, session.CountThumbs{Vote: vote, Counts: counts}, session.CloseVote{Vote: vote}); err != nil {
		return false, err
	}
	if v := h.Live.Snapshot().ForWall(h.Session).Talk.Vote; !v.GoesOn {
		return false, nil
	}
	return true, h.do(ctx, session.ApplyVote{Vote: vote})
}

// endTopic ends the talk; the last one who had the floor puts the hand down.
func (h *host) endTopic(ctx context.Context) error {
	if err := h.nextHand(ctx); err != nil {
		return err
	}
	return h.do(ctx, session.TakeTopic{Session: h.Session})
}

// settle says what became of what was parked, and who does what.
func (h *host) settle(ctx context.Context) error {
	s := h.Live.Snapshot().State
	for _, id := range h.now().Items {
		it := s.Item(id)
		var err error
		switch {
		case it.Kind == model.ItemAction:
			err = h.do(ctx, session.AssignAction{Item: id, Name: h.people[len(h.people)-1].name,
				Day: time.UnixMilli(h.now().Start).AddDate(0, 0, 8).Format(time.DateOnly)})
		case s.Words(it.Words) == parked:
			err = h.do(ctx, session.SettleItem{Item: id, Fate: model.FateAnswered, Words: "In spring. Tell us what you would do with it at night."})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// votes says whether somebody shows a thumb on a seat; the others' are counted in the room.
func (p person) votes() bool { return p.way != present && !p.stalls }

// thumb is what somebody thinks of going on. Of an unconference's topic many have heard enough after some more minutes.
func (r *run) thumb(name string, v *session.VoteFace) model.Thumb {
	n := r.roll(10, "thumb", name)
	if b, _ := r.now().Block(r.now().Current); b.Method == model.Topics {
		n = r.roll(10, "thumb", name, fmt.Sprint(v.Number), v.By.String())
		if v.By < model.Extension(0) {
			n += 3
		}
	}
	switch {
	case n < 7:
		return model.ThumbUp
	case n < 9:
		return model.ThumbSideways
	}
	return model.ThumbDown
}

// vote shows one's thumb, once it is asked for.
func (a *attendee) vote(ctx context.Context, b model.Block) error {
	if !a.votes() {
		return nil
	}
	var vote *session.VoteFace
	open := func(s *session.Snapshot) bool {
		vote = s.ForWall(a.Session).Talk.Vote
		return vote != nil && !vote.Closed
	}
	if err := a.until(ctx, "a vote", open); err != nil {
		return err
	}
	if err := a.hand.thumb(ctx, vote, a.run.thumb(a.name, vote)); err != nil {
		return err
	}
	return a.until(ctx, "one's own thumb", func(s *session.Snapshot) bool {
		return !open(s) || s.ForSeat(a.Session, a.who(s, a.at)).Thumb.Given
	})
}

func (h *raised) thumb(context.Context, *session.VoteFace, model.Thumb) error { return nil }

func (w *words) thumb(ctx context.Context, _ *session.VoteFace, t model.Thumb) error {
	return w.tell(ctx, "thumb", t.String())
}

// thumb waits for this vote's own question, not one before it.
func (t *typist) thumb(ctx context.Context, v *session.VoteFace, thumb model.Thumb) error {
	const shown = 30 // of a long title the screen breaks the end
	for _, id := range t.now().Cases {
		if c := t.Live.Snapshot().State.UseCase(id); c.Number == v.Number {
			if err := t.see(ctx, ansi.Truncate(t.Live.Snapshot().State.Words(c.Title), shown, "")); err != nil {
				return err
			}
		}
	}
	return t.answer(ctx, "Shall we go on? "+v.Asks(), string(rune('1'+thumb)))
}
