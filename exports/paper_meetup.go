package exports

import (
	"fmt"
	"strings"
)

// conferred tells an unconference's topics: what was talked about and what it came to, then what had no place, and why.
func (t *teller) conferred() {
	if t.Topics == nil || len(t.Topics.Board) == 0 {
		return
	}
	g := &grid{Caption: t.say("Topics"), Header: t.header("topic", "how far", "where", "what it came to")}
	for _, x := range t.Topics.ordered() {
		where, came := t.say(x.NoPlace), x.Concluded
		if x.Slot > 0 {
			where = t.say("slot %d, %s", x.Slot, x.Room)
		}
		g.Rows = append(g.Rows, []string{name(x.Number, x.Title), t.say(x.Stage), where, came})
	}
	t.section("topics", t.say("What was talked about"), "", piece{Table: g})
}

// spoke tells who spoke, for how long, and how much of the talking was the customers'.
func (t *teller) spoke() {
	s := t.Speakers
	if s == nil {
		return
	}
	g := &grid{Caption: t.say("Who spoke"), Header: t.header("name", "side", "minutes planned", "minutes spoken"), Numbers: []bool{false, false, true, true}}
	for _, p := range s.Queue {
		g.Rows = append(g.Rows, []string{p.Name, t.say(p.Side), t.number(fmt.Sprint(p.BoxMinutes)), fmt.Sprintf("%d:%02d", p.TalkedSeconds/60, p.TalkedSeconds%60)})
	}
	parts := []piece{{Table: g}}
	if s.CustomerPercent != nil {
		parts = append(parts, piece{Text: t.say("Customers talked %d%% of the time, the vendor %d%%. Advisory boards aim at 80 to 20.", *s.CustomerPercent, 100-*s.CustomerPercent)})
	}
	t.section("speakers", t.say("Who spoke"), "", parts...)
}

// wondered tells what the room asked and what was answered; what is hidden or waits before the wall is left out.
func (t *teller) wondered() {
	g := &grid{Caption: t.say("What the room asked"), Header: t.header("question", "for", "against", "answer"), Numbers: []bool{false, true, true}}
	for _, q := range t.Questions {
		if !q.shown() {
			continue
		}
		answer := t.say("open")
		if q.Answered {
			answer = orNot(q.Answer, t.say("answered"))
		}
		words := q.Words + t.by(q.By)
		if q.Contested {
			words += " (" + t.say("contested") + ")"
		}
		g.Rows = append(g.Rows, []string{words, t.whole(q.For), t.whole(q.Against), answer})
	}
	if len(g.Rows) > 0 {
		t.section("questions", t.say("What the room asked"), "", piece{Table: g})
	}
}

// gathered are answers in words, each once, with how many gave it.
func gathered(said []string) []string {
	var out []string
	times := make(map[string]int)
	for _, w := range said {
		key := strings.ToLower(w)
		if times[key]++; times[key] == 1 {
			out = append(out, w)
		}
	}
	for i, w := range out {
		if n := times[strings.ToLower(w)]; n > 1 {
			out[i] = w + fmt.Sprintf(" (%d×)", n)
		}
	}
	return out
}
