package rehearse

import (
	"context"
	"fmt"
	"slices"

	"serendip/model"
	"serendip/session"
)

// wondered is what people ask, the one after the other; who comes later in the list asks nothing.
var wondered = [...]string{
	"How did you get the planners to take part?",
	"What did it cost you in the first month?",
	"Who was against it, and what changed their mind?",
	"Would you begin with the dock again?",
}

// queueSpeakers puts two customers and one of the house into the queue, and lets the second customer begin. The list says
// whose they are; where it doesn't, the last in the room is of the house.
func (h *host) queueSpeakers(ctx context.Context) error {
	if len(h.people) < 3 {
		return nil
	}
	customers, house := []string{h.people[0].name, h.people[1].name}, h.people[len(h.people)-1].name+" 2 vendor"
	if c, v := h.of(model.SideCustomer), h.of(model.SideVendor); len(c) > 1 && len(v) > 0 {
		at := h.roll(len(c)-1, "speaks")
		customers, house = c[at:at+2], v[0]+" 2"
	}
	if err := h.do(ctx,
		session.QueueSpeaker{Session: h.Session, Line: customers[0] + " 5"},
		session.QueueSpeaker{Session: h.Session, Line: house},
		session.QueueSpeaker{Session: h.Session, Line: customers[1] + " 5"}); err != nil {
		return err
	}
	last := h.now().Speakers[len(h.now().Speakers)-1]
	return h.do(ctx, session.MoveSpeaker{Session: h.Session, Speaker: last.ID, By: -2})
}

// queue is who speaks, as the facilitator sees it.
func (h *host) queue() *session.SpeakersFace {
	return h.Live.Snapshot().ForConsole(h.Session, model.PersonID{}).Speakers
}

func (h *host) nextSpeaker(ctx context.Context) error {
	for _, p := range h.queue().Queue {
		if !p.Speaking && !p.Done {
			return h.do(ctx, session.StartSpeaker{Session: h.Session, Speaker: p.ID})
		}
	}
	return nil
}

// tellsWhileSpeaking captures what the speaker tells, and what failed before: the speaker is the author of both.
func (h *host) tellsWhileSpeaking(ctx context.Context) error {
	told := [...]string{"The night shift films each fault, and the day shift mends it without a call", "Drivers say into the phone what is damaged, and the claim is written before they are back",
		"New planners sit beside the dock for a week before they plan"}
	failed := [...]string{"nobody filmed while their own foreman watched; the foreman filmed the first ten himself", "the first phones heard the engine and not the driver; they speak with it off now",
		"a week was thought too long, and a day taught nothing; the dock asked for the week itself"}
	n := h.nth() % len(told)
	r, err := h.Live.Do(ctx, h.Live.Mint(facilitator(), session.Say{Session: h.Session, Block: h.current(), Line: told[n]}))
	if err != nil {
		return err
	}
	if err := h.do(ctx, session.ClaimMinutes{Case: r.Case, Minutes: 15, Others: 20}); err != nil {
		return err
	}
	c := h.find(h.Live.Snapshot(), told[n])
	return h.do(ctx, session.Say{Session: h.Session, Block: h.current(), Line: fmt.Sprintf("-%d %s", c.Number, failed[n])})
}

func (h *host) stopSpeaker(ctx context.Context) error {
	if at := h.queue().Current(); at >= 0 && h.queue().Queue[at].Speaking {
		return h.do(ctx, session.StopSpeaker{Session: h.Session, Speaker: h.queue().Queue[at].ID})
	}
	return nil
}

// stopInTime thanks who has spoken for their time.
func (h *host) stopInTime(ctx context.Context) error {
	at := h.queue().Current()
	if at < 0 || !h.queue().Queue[at].Speaking || h.queue().Queue[at].Clock.Left(h.Clock.Now()) > 0 {
		return nil
	}
	return h.stopSpeaker(ctx)
}

func (h *host) showQuestions(ctx context.Context) error { return h.turn(ctx, model.ViewQuestions) }

// askForSomebody keeps what somebody in the room asks who has no terminal.
func (h *host) askForSomebody(ctx context.Context) error {
	return h.do(ctx, session.AskQuestion{Session: h.Session, Block: h.current(), Line: "Can the dock do without it for a week?"})
}

// tendQuestions lets what waits onto the wall, counts the room, and merges what asks the same.
func (h *host) tendQuestions(ctx context.Context) error {
	list := h.questions()
	for i, q := range list {
		if q.Held {
			if err := h.do(ctx, session.ReleaseQuestion{Session: h.Session, Question: q.ID, On: true}); err != nil {
				return err
			}
		}
		hands := [2]int{h.roll(h.inRoom+1, "for", q.Words)}
		hands[1] = h.roll(min(h.inRoom-hands[0], h.inRoom/2)+1, "against", q.Words) // nobody raises two
		if err := h.do(ctx, session.CountQuestion{Session: h.Session, Question: q.ID, Hands: hands}); err != nil {
			return err
		}
		if i == len(list)-1 && i > 0 {
			return h.do(ctx, session.PinQuestion{Session: h.Session, Question: q.ID, On: true})
		}
	}
	return nil
}

func (h *host) questions() []session.RoomQuestionFace {
	list := h.Live.Snapshot().ForConsole(h.Session, model.PersonID{}).Asked.List()
	slices.SortFunc(list, func(a, b session.RoomQuestionFace) int { return a.Number - b.Number })
	return list
}

// answered are what the first of what people ask is answered.
var answered = [...]string{"With one depot first, and their own foreman telling the next.", "A week of overtime for four people, and nothing for the program.",
	"The night shift; until one of theirs showed it to the others."}

func (h *host) answerQuestions(ctx context.Context) error {
	for _, q := range h.questions() {
		if i := slices.Index(wondered[:len(answered)], q.Words); i >= 0 {
			if err := h.do(ctx, session.AnswerQuestion{Session: h.Session, Question: q.ID, Done: true, Answer: answered[i]}); err != nil {
				return err
			}
		}
	}
	return nil
}

// wonder asks a question, each person one in a session: in the first block that is made for it.
func (a *attendee) wonder(ctx context.Context, b model.Block) error {
	if a.at >= len(wondered) || !a.votes() || a.hasAsked(a.Live.Snapshot()) {
		return nil
	}
	if err := a.run.at(ctx, 0.1+0.05*float64(a.at)); err != nil {
		return err
	}
	if err := a.hand.at(ctx, b); err != nil {
		return err
	}
	if err := a.hand.wonder(ctx, wondered[a.at]); err != nil {
		return err
	}
	return a.until(ctx, "one's own question", a.hasAsked)
}

func (a *attendee) hasAsked(s *session.Snapshot) bool { return a.isAsked(s, a.at) }

// isAsked says whether the question of one of the people is kept.
func (r *run) isAsked(s *session.Snapshot, i int) bool {
	return slices.ContainsFunc(s.ForConsole(r.Session, model.PersonID{}).Asked.List(), func(q session.RoomQuestionFace) bool { return q.Words == wondered[i] })
}

// wonderedAll says whether everybody at a seat has asked what they ask.
func (r *run) wonderedAll(s *session.Snapshot) bool {
	for i, who := range r.people[:min(len(r.people), len(wondered))] {
		if who.votes() && r.here(s, i) && !r.isAsked(s, i) {
			return false
		}
	}
	return true
}

func (h *raised) wonder(context.Context, string) error { return nil }

func (w *words) wonder(ctx context.Context, question string) error {
	return w.tell(ctx, "ask", question)
}

// wonder opens the questions by their key, asks, and goes back.
func (t *typist) wonder(ctx context.Context, question string) error {
	const open, dialog = "\x0f", "ask a question"
	if err := t.term.press(open); err != nil {
		return err
	}
	if err := t.answer(ctx, "ask without your name", "a"); err != nil {
		return err
	}
	if err := t.answer(ctx, dialog, question+enter); err != nil {
		return err
	}
	waiting, cancel := t.patient(ctx, "the end of the dialog")
	defer cancel()
	if err := t.term.sees(waiting, "", dialog); err != nil {
		return err
	}
	return t.term.press("q")
}
