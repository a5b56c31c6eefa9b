package plain

import (
	"fmt"
	"slices"
	"strings"

	"serendip/model"
	"serendip/session"
)

// question is one mark that is asked for: one question a line, with its position.
type question struct {
	round model.RoundID
	of    model.UseCaseID // what is hidden meanwhile moves the others, and takes no answer for them
	n     int             // from 0; three for each use case
}

// ask puts the first question from a position on that has no mark yet.
func (t *talk) ask(from int) {
	r, err := t.seat.round()
	if err != nil {
		t.asked = nil
		t.say(sentence(err.Error()))
		return
	}
	all := marksOf(&r.RoundFace)
	asks := len(all)
	total := len(r.Scores) * asks
	for n := from; n < total; n++ {
		s, m := r.Scores[n/asks], all[n%asks]
		if m.settled(s) && (from == 0 || m.criterion > 0 && s.NotAimed.Has(model.Criterion(m.criterion-1))) {
			continue
		}
		t.asked = &question{r.ID, r.Scores[n/asks].Case.ID, n}
		t.say(questionLine(r, n))
		return
	}
	t.asked = nil
	t.say(fmt.Sprintf("All marks are given. Type handin to hand them in, or score NUMBER and %s to change some.", marksEach(asks)))
}

func questionLine(r *session.SeatRound, n int) string {
	asks := marksOf(&r.RoundFace)
	x, a := r.Scores[n/len(asks)], asks[n%len(asks)]
	what := a.Title
	if a.Short != "" {
		what += ": " + strings.TrimRight(a.Short, ".?")
	}
	return fmt.Sprintf("Question %d of %d. Number %d, %s. %s. Type 0 no, 1 little, 2 good, 3 high, - for can't say, stop to stop.",
		n+1, len(r.Scores)*len(asks), x.Case.Number, x.Case.Title, what)
}

// answered takes a line as the answer to the question; false when it is none.
func (t *talk) answered(line string) bool {
	if line == "stop" {
		t.asked = nil
		t.say("Your marks are kept. Type score to go on, handin to hand in.")
		return true
	}
	m, err := model.ParseMark(line)
	if err != nil {
		return false
	}
	r, err := t.seat.round()
	if err != nil || r.ID != t.asked.round {
		t.asked = nil
		t.say("The round is closed; no more marks are taken.")
		return true
	}
	at := slices.IndexFunc(r.Scores, func(x session.SeatScore) bool { return x.Case.ID == t.asked.of })
	if at < 0 {
		t.say("That use case is no longer in the round.")
		t.ask(0)
		return true
	}
	all := marksOf(&r.RoundFace)
	asks := len(all)
	g := t.asked.n % asks
	if _, err := t.room.Do(t.ctx, all[g].mark(&r.RoundFace, t.asked.of, m)); err != nil {
		t.say(sentence(err.Error()))
		return true
	}
	t.ask(at*asks + g + 1)
	return true
}
