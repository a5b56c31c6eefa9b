package rehearse

import (
	"context"
	"errors"
	"fmt"

	"serendip/model"
	"serendip/session"
)

// hand is how somebody acts: one for each way of taking part. What was done is looked up in the session, not here.
type hand interface {
	come(ctx context.Context) error                      // in through the door, to one's own seat
	at(ctx context.Context, b model.Block) error         // sees that the room is at a block
	describe(ctx context.Context, j job) error           // says where one works, and as what
	say(ctx context.Context, words string, l line) error // a line with its signs; l has the minutes
	same(ctx context.Context, number int) error
	begin(ctx context.Context) error // goes to the first mark that is open
	why(ctx context.Context, number int, words string) error
	mark(ctx context.Context, number int, marks [model.GroupCount]model.Mark) error
	dots(ctx context.Context, down, number, n int) error // so many dots on what stands so many rows further down
	handIn(ctx context.Context) error
	thumb(ctx context.Context, v *session.VoteFace, t model.Thumb) error            // in a vote that is open
	reply(ctx context.Context, n int, q model.Question, one session.Answered) error // to the n-th of the questions
	wonder(ctx context.Context, question string) error                              // asks it
	drop()                                                                          // the line is cut
	stall()                                                                         // nothing is read any more
	leave(ctx context.Context) error                                                // after the close
}

// attendee is one of the people, while they take part.
type attendee struct {
	*run
	person
	at   int
	hand hand
	busy *model.Block // that they do something in
}

// errMovedOn ends what somebody does in a block of an agenda of one's own when the room has left it.
var errMovedOn = errors.New("the room moved on")

// left says whether the room has left the block in which somebody does something, on an agenda of one's own.
func (a *attendee) left(s *session.Snapshot) bool {
	v := s.State.Session(a.Session)
	return a.Own && a.busy != nil && (v.State == model.Closed || v.State == model.Live && v.Current != a.busy.ID)
}

// until waits until something is so in the newest state.
func (a *attendee) until(ctx context.Context, what string, is func(*session.Snapshot) bool) error {
	moved := false
	if err := a.run.until(ctx, what, func(s *session.Snapshot) bool {
		if is(s) {
			return true
		}
		moved = a.left(s)
		return moved
	}); err != nil || !moved {
		return err
	}
	return errMovedOn
}

// attend goes through the agenda with the room.
func (a *attendee) attend(ctx context.Context) error {
	a.hand = a.run.hand(a.person, a.at)
	defer a.hand.drop()
	blocks := a.now().Blocks
	arrived := !a.late
	if arrived {
		if err := a.come(ctx); err != nil {
			return err
		}
	}
	for _, b := range blocks {
		if err := a.until(ctx, "the block "+b.Title, func(s *session.Snapshot) bool { return a.reached(s.State.Session(a.Session), b) }); err != nil {
			return err
		}
		if !arrived && b.Method != model.Minutes {
			continue
		}
		if !arrived {
			arrived = true
			if err := a.come(ctx); err != nil {
				return err
			}
		}
		a.busy = &b
		err := a.do(ctx, b)
		moved := a.left(a.Live.Snapshot()) && ctx.Err() == nil
		if a.busy = nil; err != nil && !moved {
			return fmt.Errorf("in the block %s: %w", b.Title, err)
		}
	}
	if err := a.until(ctx, "the close", func(s *session.Snapshot) bool { return s.State.Session(a.Session).State == model.Closed }); err != nil {
		return err
	}
	return a.hand.leave(ctx)
}

// come comes in, the one after the other, as the list has them.
func (a *attendee) come(ctx context.Context) error {
	if a.way == present {
		return nil // the facilitator checks them in
	}
	if err := a.until(ctx, "those before", a.myTurn); err != nil {
		return err
	}
	if a.way == commanding { // a command before the beginning is no attendance
		if err := a.until(ctx, "the beginning", func(s *session.Snapshot) bool { return s.State.Session(a.Session).State == model.Live }); err != nil {
			return err
		}
	}
	if err := a.hand.come(ctx); err != nil {
		return fmt.Errorf("coming in: %w", err)
	}
	return a.until(ctx, "being checked in", func(s *session.Snapshot) bool { return a.here(s, a.at) })
}

// myTurn says whether somebody may come in: newcomers come one after the other, everybody else at once.
func (a *attendee) myTurn(s *session.Snapshot) bool {
	for i := a.at - 1; i >= 0 && a.way == newcomer; i-- {
		if before := a.people[i]; before.way == newcomer && !before.late {
			return a.here(s, i)
		}
	}
	return true
}

// do is what somebody does in a block.
func (a *attendee) do(ctx context.Context, b model.Block) error {
	switch b.Method {
	case model.Connect:
		return a.connect(ctx, b)
	case model.Purpose:
		return a.park(ctx, b)
	case model.Capture, model.Minutes:
		if err := a.speak(ctx, b); err != nil {
			return err
		}
		return a.agree(ctx, b)
	case model.Scoring:
		return a.score(ctx, b)
	case model.Discuss:
		return a.vote(ctx, b)
	case model.Topics:
		return a.confer(ctx, b)
	case model.Dots:
		return a.dots(ctx, b)
	case model.Readiness, model.Poll, model.Pulse:
		return a.answers(ctx, b)
	case model.Speakers, model.Questions:
		return a.wonder(ctx, b)
	case model.Break, model.Grouping, model.Shortlist, model.FirstSteps, model.Recap:
	}
	return nil
}

// connect says where a newcomer works. The others' is on the list.
func (a *attendee) connect(ctx context.Context, b model.Block) error {
	if a.way != newcomer {
		return nil
	}
	if err := a.hand.at(ctx, b); err != nil {
		return err
	}
	if err := a.hand.describe(ctx, a.job); err != nil {
		return err
	}
	return a.until(ctx, "organisation and role", func(s *session.Snapshot) bool { return s.State.Details(a.who(s, a.at)).Role == a.role })
}

// parked is the feature request with which somebody falls into the trap, when the purpose is spoken of.
const parked = "When does the app get a dark mode?"

// park says it: the first of the people does.
func (a *attendee) park(ctx context.Context, b model.Block) error {
	if a.at != 0 {
		return nil
	}
	if err := a.run.at(ctx, 0.6); err != nil {
		return err
	}
	if err := a.hand.at(ctx, b); err != nil {
		return err
	}
	if err := a.hand.say(ctx, "? "+parked, line{}); err != nil {
		return err
	}
	return a.until(ctx, "the parking lot", func(s *session.Snapshot) bool { return a.noted(s, parked) })
}

// noted says whether an item of these words is kept.
func (r *run) noted(s *session.Snapshot, words string) bool {
	for _, id := range s.State.Session(r.Session).Items {
		if s.State.Words(s.State.Item(id).Words) == words {
			return true
		}
	}
	return false
}

// speak says one's own ideas, each when it is its turn.
func (a *attendee) speak(ctx context.Context, b model.Block) error {
	lines := a.in(b)
	for k, l := range lines {
		if l.by != a.at {
			continue
		}
		if err := a.hand.at(ctx, b); err != nil {
			return err
		}
		if err := a.until(ctx, "the idea before", func(s *session.Snapshot) bool { return k == 0 || a.whole(s, lines[k-1]) }); err != nil {
			return err
		}
		if err := a.run.at(ctx, 0.55*float64(k+1)/float64(len(lines)+1)); err != nil {
			return err
		}
		if err := a.hand.say(ctx, l.title, l); err != nil {
			return err
		}
		if err := a.add(ctx, l); err != nil {
			return err
		}
	}
	return nil
}

// add says more about one's own idea.
func (a *attendee) add(ctx context.Context, l line) error {
	number := 0
	if err := a.until(ctx, "one's own idea "+l.title, func(s *session.Snapshot) bool {
		c := a.find(s, l.title)
		if c != nil {
			number = c.Number
		}
		return c != nil && c.Minutes == l.minutes
	}); err != nil || l.detail == "" {
		return err
	}
	if err := a.hand.say(ctx, fmt.Sprintf("+%d %s", number, l.detail), line{}); err != nil {
		return err
	}
	return a.until(ctx, "one's own detail", func(s *session.Snapshot) bool { return a.whole(s, l) })
}

// whole says whether everything of a line is kept: the idea, its minutes, its detail.
func (r *run) whole(s *session.Snapshot, l line) bool {
	c := r.find(s, l.title)
	return c != nil && c.Minutes == l.minutes && (l.detail == "" || len(c.Details) > 0)
}

// agree says "same for me", once everything is said, and for each idea the one after the other.
func (a *attendee) agree(ctx context.Context, b model.Block) error {
	lines := a.in(b)
	for k, l := range lines {
		before := -1
		found := false
		for _, i := range l.same {
			if found = i == a.at; found {
				break
			}
			before = i
		}
		if !found {
			continue
		}
		if err := a.until(ctx, "everything to be said", func(s *session.Snapshot) bool {
			return a.whole(s, lines[len(lines)-1]) && !a.find(s, l.title).Held && (before < 0 || a.saidSame(s, l.title, before))
		}); err != nil {
			return err
		}
		if err := a.run.at(ctx, 0.6+0.3*float64(k)/float64(len(lines))); err != nil {
			return err
		}
		if err := a.hand.at(ctx, b); err != nil {
			return err
		}
		if err := a.hand.same(ctx, a.find(a.Live.Snapshot(), l.title).Number); err != nil {
			return err
		}
		if err := a.until(ctx, "one's own same", func(s *session.Snapshot) bool { return a.saidSame(s, l.title, a.at) }); err != nil {
			return err
		}
	}
	return nil
}
