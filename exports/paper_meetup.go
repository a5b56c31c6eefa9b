package exports

import (
	"fmt"
	"strconv"
	"strings"

	"serendip/model"
)

// topics tells an unconference's board: what was discussed and what it came to, then what was not.
func (t *teller) topics() {
	if t.Topics == nil || len(t.Topics.Board) == 0 {
		return
	}
	var parts []piece
	for _, stage := range []model.TopicStage{model.Discussed, model.Discussing} {
		if list := t.staged(stage); len(list) > 0 {
			parts = append(parts, piece{Heading: upperFirst(t.say(stage.String())), List: list})
		}
	}
	t.section("topics", t.say("What was talked about"), "", parts...)
	if left := t.staged(model.ToDiscuss); len(left) > 0 {
		title := t.say("What was not talked about")
		if !t.begun() {
			title = upperFirst(t.say(model.ToDiscuss.String()))
		}
		t.section("untouched", title, "", piece{List: left})
	}
}

// staged are the topics at a stage.
func (t *teller) staged(stage model.TopicStage) []string {
	var out []string
	for _, x := range t.Topics.ordered() {
		if x.Stage == stage.String() {
			out = append(out, t.topic(x))
		}
	}
	return out
}

// topic is one of them: where it was or why nowhere, and what it came to.
func (t *teller) topic(x BoardTopic) string {
	place := ""
	switch {
	case x.Slot > 0:
		place = t.say("slot %d", x.Slot)
	case x.NoPlace != "":
		place = t.say("no place: %s", t.told(x.NoPlace))
	}
	out := name(x.Number, x.Title) + t.facts(place, x.Room)
	if x.Concluded != "" {
		out = sentence(out) + " " + t.say("Concluded: %s", x.Concluded)
	}
	return out
}

// concluded is what the talks of an unconference came to, for the page that an executive reads: a few, and how many more there are.
func (t *teller) concluded() []piece {
	if t.Topics == nil {
		return nil
	}
	const most = 10
	p, more := piece{Heading: t.say("What the talks came to")}, 0
	for _, x := range t.Topics.ordered() {
		switch {
		case x.Concluded == "":
		case len(p.List) == most:
			more++
		default:
			p.List = append(p.List, t.after(name(x.Number, x.Title), x.Concluded))
		}
	}
	if len(p.List) == 0 {
		return nil
	}
	if more > 0 {
		p.List = append(p.List, t.say("and %d more, below", more))
	}
	return []piece{p}
}

// spoke tells who spoke, and the share of the talking.
func (t *teller) spoke() {
	s := t.Speakers
	if s == nil {
		return
	}
	g := &grid{Caption: t.say("Who spoke"), Header: t.header("name", "side", "minutes planned", "minutes spoken"), Numbers: []bool{false, false, true, true}}
	for _, p := range s.Queue {
		spoken := t.say("did not speak")
		if p.TalkedSeconds > 0 {
			spoken = fmt.Sprintf("%d:%02d", p.TalkedSeconds/60, p.TalkedSeconds%60)
		}
		g.Rows = append(g.Rows, []string{p.Name, t.say(p.Side), t.minutes(p.BoxMinutes), spoken})
	}
	parts := []piece{{Table: g}}
	if s.CustomerPercent != nil {
		parts = append(parts, piece{Text: t.say("Customers talked %d%% of the time, the vendor %d%%. Advisory boards aim at 80 to 20.", *s.CustomerPercent, 100-*s.CustomerPercent)})
	}
	t.section("speakers", t.say("Who spoke"), "", parts...)
}

// wondered tells what the room asked; what is hidden or waits before the wall is left out.
func (t *teller) wondered() {
	p := piece{}
	for _, q := range t.Questions {
		if !q.shown() {
			continue
		}
		words := sentence(q.Words + t.by(q.By))
		if q.For+q.Against > 0 {
			words += " " + t.say("For it: %d, against: %d.", q.For, q.Against)
		}
		if q.Contested {
			words += " " + t.say("Contested.")
		}
		switch {
		case q.Answered && q.Answer != "":
			words += " " + t.say("Answered: %s", q.Answer)
		case q.Answered:
			words += " " + t.say("Answered.")
		default:
			words += " " + t.say("Still open.")
		}
		p.List = append(p.List, words)
	}
	if len(p.List) > 0 {
		t.section("questions", t.say("What the room asked"), "", p)
	}
}

// mixed is who came, in numbers.
func (t *teller) mixed() string {
	if t.Composition == nil {
		return ""
	}
	var lists []string
	for _, counts := range [][]Count{t.Composition.Sides, t.Composition.Roles} {
		var list []string
		for _, c := range counts {
			list = append(list, t.many(c))
		}
		lists = append(lists, filled(strings.Join(list, ", "))...)
	}
	return t.say("The mix: %s.", t.listing(lists...))
}

// many is so many of a side or a role: "2 customers".
func (v voice) many(c Count) string {
	words := model.Many(c.Count, c.Name)
	phrase := strings.Replace(words, strconv.Itoa(c.Count), "%d", 1)
	if _, known := catalogue[phrase]; !known {
		return words
	}
	return v.say(phrase, c.Count)
}
