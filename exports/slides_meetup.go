package exports

import (
	"fmt"

	"serendip/model"
)

// talks tells who spoke, for how long, and how much of the talking was the customers'.
func (d *deck) talks() {
	s := d.Speakers
	if s == nil {
		return
	}
	var lines []string
	for _, p := range s.Queue {
		if p.TalkedSeconds > 0 {
			lines = append(lines, p.Name+d.facts(d.say(p.Side), fmt.Sprintf("%d:%02d", p.TalkedSeconds/60, p.TalkedSeconds%60)))
		}
	}
	if s.CustomerPercent != nil && len(lines) > 0 {
		lines = append(lines, d.say("Customers talked %d%% of the time, the vendor %d%%. Advisory boards aim at 80 to 20.", *s.CustomerPercent, 100-*s.CustomerPercent))
	}
	d.some(d.say("Who spoke"), lines)
}

// conferred tells the topics that were discussed, and what they came to.
func (d *deck) conferred() {
	if d.Topics == nil {
		return
	}
	var lines []string
	for _, x := range d.Topics.ordered() {
		if x.Stage == model.Discussed.String() {
			lines = append(lines, d.topic(x))
		}
	}
	d.some(d.say("What was talked about"), lines)
}

// wonders tells what the room asked, the best first.
func (d *deck) wonders() {
	var lines []string
	for _, q := range d.Questions {
		if q.shown() {
			lines = append(lines, q.Words)
		}
	}
	d.some(d.say("What the room asked"), lines)
}
