package rehearse

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
)

// pulse is the block that the demo's agenda gets before its recap: how was it?
func pulse() model.Block {
	return model.Block{Title: "Pulse", Method: model.Pulse, Timebox: 3 * time.Minute, Prompt: "How was it? Nobody sees who answered what."}
}

// readiness is the one that a first launch gets before people speak of use cases.
func readiness() model.Block {
	return model.Block{Title: "Readiness", Method: model.Readiness, Timebox: 5 * time.Minute, Prompt: "Can we succeed with any software? Answer for your own place of work."}
}

// asksToo puts a block that asks everybody into the agenda of what comes with the program, unless it has one.
func (c *clerk) asksToo(at model.SessionID, template string) {
	if c.err != nil {
		return
	}
	blocks := c.state().Session(at).Blocks
	if slices.ContainsFunc(blocks, func(b model.Block) bool { return b.Method.Asks() }) {
		return
	}
	before := func(methods ...model.Method) int {
		return slices.IndexFunc(blocks, func(b model.Block) bool { return slices.Contains(methods, b.Method) })
	}
	switch template {
	case "", "value-workshop":
		if i := before(model.Capture); i > 0 {
			c.do(session.AddBlock{Session: at, Block: readiness(), At: i})
			blocks = c.state().Session(at).Blocks
		}
		if i := before(model.Recap); i > 0 {
			c.do(session.AddBlock{Session: at, Block: matrix(), At: i})
			c.do(session.AddBlock{Session: at, Block: weighted(), At: i + 1})
			c.do(session.AddBlock{Session: at, Block: poll(), At: i + 2})
			c.do(session.AddBlock{Session: at, Block: pulse(), At: i + 3})
		}
	case "first-launch":
		if i := before(model.Capture, model.Minutes); i > 0 {
			c.do(session.AddBlock{Session: at, Block: readiness(), At: i})
		}
	}
}

func better() []string {
	return []string{"Begin half an hour later, after the morning tours", "More people from the night shift", "Send the list of use cases before", "Nothing, do it again",
		"Less about plans, more about what happened", "A longer break; the best talks were there", "Let the drivers speak first", "Show one of these things at work, on a real screen",
		"Somebody from finance at each table", "Tell us in a month what became of it"}
}

// wanted are topics for the next meetup.
func wanted() []string {
	return []string{"How others train the night shift", "What the gate photo costs in the second year", "Getting planners to take part",
		"What went wrong, and who noticed first", "How to measure without another form", "Talking with the works council early"}
}

// answerOf is what somebody answers to a question: 1 + a cell, or words; mostly no words.
func (m mind) answerOf(who string, q model.Question) session.Answered {
	n := q.Cells()
	switch {
	case n == 0 && m.roll(4, "words", who, q.Text) > 0:
		return session.Answered{}
	case n == 0:
		words := better()
		if strings.Contains(q.Text, "topics") {
			words = wanted()
		}
		return session.Answered{Words: pick(m, words, "better", who, q.Text)}
	case q.Kind == model.AskNPS:
		return session.Answered{Cell: uint8(n - m.roll(5, "answer", who, q.Text))}
	}
	return session.Answered{Cell: uint8(1 + max(m.roll(n, "answer", who, q.Text), m.roll(n, "other answer", who, q.Text)))}
}

// asks puts the block's questions to everybody. A poll without words asks nothing.
func (h *host) asks(ctx context.Context) error {
	if b, _ := h.now().Block(h.current()); len(b.Asked()) == 0 || b.Asked()[0].Check() != nil {
		return nil
	}
	return h.do(ctx, session.OpenAsking{Session: h.Session})
}

// asked is what everybody is asked; nil when nothing is, or no more.
func (r *run) asked(s *session.Snapshot) *session.AskingFace {
	if a := s.ForWall(r.Session).Asking; a != nil && !a.Shown {
		return a
	}
	return nil
}

// showAnswers counts the fingers of those in the room, waits for everybody else's answers and shows all of them.
func (h *host) showAnswers(ctx context.Context) error {
	a := h.asked(h.Live.Snapshot())
	if a == nil {
		return nil
	}
	for n, q := range a.Questions {
		counts := make([]int, q.Cells())
		for _, who := range h.people {
			if who.way == present && len(counts) > 0 {
				counts[h.answerOf(who.name, q.Question).Cell-1]++
			}
		}
		if len(counts) > 0 {
			if err := h.do(ctx, session.CountAnswers{Asking: a.ID, Question: n, Counts: counts}); err != nil {
				return err
			}
		}
	}
	if err := h.until(ctx, "everybody's answers", func(s *session.Snapshot) bool {
		for i, who := range h.people {
			if who.votes() && h.here(s, i) && !h.saidAll(s, i) {
				return false
			}
		}
		return true
	}); err != nil {
		return err
	}
	return h.do(ctx, session.ShowAnswers{Asking: a.ID})
}

// saidAll says whether one of the people has answered all that they will.
func (r *run) saidAll(s *session.Snapshot, i int) bool {
	a := s.ForSeat(r.Session, r.who(s, i)).Asking
	if a == nil || a.Shown {
		return true
	}
	for n, q := range a.Questions {
		want := r.answerOf(r.people[i].name, q.Question)
		if want != (session.Answered{}) && (n >= len(a.Mine) || a.Mine[n] != want) {
			return false
		}
	}
	return true
}

// answer answers what everybody is asked, one question after the other.
func (a *attendee) answers(ctx context.Context, b model.Block) error {
	if !a.votes() {
		return nil // the facilitator counts their fingers, or their screen stands still
	}
	var asked *session.AskingFace
	if err := a.until(ctx, "the questions", func(s *session.Snapshot) bool {
		asked = a.asked(s)
		return asked != nil
	}); err != nil {
		return err
	}
	if err := a.hand.at(ctx, b); err != nil {
		return err
	}
	if err := a.hand.begin(ctx); err != nil {
		return err
	}
	for n, q := range asked.Questions {
		one := a.answerOf(a.name, q.Question)
		if err := a.run.at(ctx, 0.1+0.6*float64(n)/float64(len(asked.Questions))); err != nil {
			return err
		}
		if err := a.hand.reply(ctx, n, q.Question, one); err != nil {
			if a.Own && a.asked(a.Live.Snapshot()) == nil {
				return nil // the facilitator of one's own agenda waits a while only, and shows what there is
			}
			return err
		}
		if err := a.until(ctx, "one's own answer", func(s *session.Snapshot) bool {
			f := s.ForSeat(a.Session, a.who(s, a.at)).Asking
			over := f == nil || f.Shown || f.ID != asked.ID // the room may be at the next questions already
			return over || one == (session.Answered{}) || n < len(f.Mine) && f.Mine[n] == one
		}); err != nil {
			return err
		}
	}
	return nil
}

func (h *raised) reply(context.Context, int, model.Question, session.Answered) error { return nil }

func (w *words) reply(ctx context.Context, n int, q model.Question, one session.Answered) error {
	switch {
	case one == (session.Answered{}):
		return nil
	case one.Words != "":
		return w.tell(ctx, "answer", fmt.Sprintf("%d %s", n+1, one.Words))
	}
	return w.tell(ctx, "answer", fmt.Sprintf("%d %s", n+1, answerKey(q, one)))
}

// answerKey is what is typed for a counted answer: options count from 1, everything else from 0.
func answerKey(q model.Question, one session.Answered) string {
	if q.Kind == model.AskChoice {
		return fmt.Sprint(one.Cell)
	}
	return fmt.Sprint(one.Cell - 1)
}

// reply types the key of an answer, or its words, and goes on to the next question.
func (t *typist) reply(ctx context.Context, _ int, q model.Question, one session.Answered) error {
	const right, ten, dialog = "\x1b[C", "x", "your answer"
	switch {
	case one.Words != "":
		if err := t.term.press(enter); err != nil {
			return err
		}
		if err := t.answer(ctx, dialog, one.Words+enter); err != nil {
			return err
		}
		waiting, cancel := t.patient(ctx, "the end of the dialog")
		defer cancel()
		if err := t.term.sees(waiting, "", dialog); err != nil {
			return err
		}
	case one.Cell == 11:
		if err := t.term.press(ten); err != nil {
			return err
		}
	case one.Cell > 0:
		if err := t.term.press(answerKey(q, one)); err != nil {
			return err
		}
	}
	return t.term.press(right)
}
