package exports

import (
	"slices"
	"strings"
)

// judged is how a use case was scored, and by which rule.
type judged struct {
	Scored
	rule Rule
}

// passedGroups is how many groups passed, and whether it was not the count that decided.
func (d *deck) passedGroups(u judged) string {
	out := d.say("%d of %d groups passed", u.Result.GroupsPassed, len(u.Groups))
	if u.Outcome != nil && u.Outcome.Override != nil {
		out += ", " + d.say("by override")
	}
	return out
}

// scores is the newest revealed round in which each use case was scored in the three groups.
func (d *deck) scores() map[int]judged {
	out := make(map[int]judged)
	for _, r := range d.Rounds {
		if r.State != "revealed" || r.Sheet != "" {
			continue
		}
		if r.Withheld != "" { // its marks are not told, but what was decided against them is
			for _, u := range r.UseCases {
				if was, known := out[u.Number]; known && u.Outcome != nil && u.Outcome.Override != nil {
					was.Outcome = u.Outcome
					out[u.Number] = was
				}
			}
			continue
		}
		rule := d.Rule
		if r.Rule != nil {
			rule = *r.Rule
		}
		for _, u := range r.UseCases {
			if u.Result != nil {
				out[u.Number] = judged{u, rule}
			}
		}
	}
	return out
}

// reviewed lists what was promised and what came of it, as the report's first page does: the figures, and what was decided and why.
func (d *deck) reviewed() {
	var lines []string
	for _, p := range d.Promises {
		if p.Hidden {
			continue
		}
		facts := filled(d.led("before: %s", p.Baseline), d.led("target: %s", p.Target), d.led("actual: %s", p.Actual))
		facts = append(facts, d.say("verdict")+d.say(": %s", d.listing(d.verdict(p)...)))
		lines = append(lines, p.Title+"\n"+d.listing(facts...))
	}
	d.all(d.say("What was promised, and what came"), lines)
}

// goOn lists what was selected, as the report's first page does: each with who takes it, by what it is measured, and when it begins.
func (d *deck) goOn() {
	var lines []string
	for _, n := range d.best(d.Recap.Selected) {
		u, none := d.cases[n], d.say("not yet")
		facts := []string{d.say("owner") + d.say(": %s", orNot(u.Owner, none)), d.say("measure") + d.say(": %s", orNot(u.Measure, none)),
			d.say("first date") + d.say(": %s", orNot(d.day(u.FirstDate), none))}
		lines = append(lines, u.Title+"\n"+strings.Join(facts, d.say("; ")))
	}
	d.all(d.say("What goes on"), lines)
}

// passed lists what passed by its marks and was not selected.
func (d *deck) passed() {
	var lines []string
	scores := d.scores()
	for _, n := range d.best(d.Recap.Shortlisted) {
		u, scored := scores[n]
		if slices.Contains(d.Recap.Selected, n) || u.against() != "" {
			continue
		}
		line := d.cases[n].Title
		if scored {
			line += "  (" + d.passedGroups(u) + ")"
		}
		lines = append(lines, line)
	}
	d.some(d.say("Passed, and not selected"), lines)
}

// letThrough lists what goes on against its marks, and the reason that was given.
func (d *deck) letThrough() {
	var lines []string
	scores := d.scores()
	for _, n := range d.best(d.Recap.Shortlisted) {
		if u := scores[n]; u.against() != "" {
			lines = append(lines, d.cases[n].Title+"  ("+d.passedGroups(u)+d.say(": %s", u.against())+")")
		}
	}
	d.some(d.say("Let through with a reason"), lines)
}

// against is the reason for which a use case goes on against its marks, on one line; "" where its marks decide.
func (u judged) against() string {
	if u.Outcome == nil || u.Outcome.Override == nil {
		return ""
	}
	return strings.Join(strings.Fields(u.Outcome.Override.Reason), " ")
}

// differ lists what the report tells as contested: what the marks of any round were divided about, each once.
func (d *deck) differ() {
	var lines []string
	told := make(map[int]bool)
	for _, c := range d.divided() {
		if u := d.cases[c.Number]; !told[c.Number] && d.public(u) {
			told[c.Number] = true
			lines = append(lines, u.Title)
		}
	}
	d.all(d.say("Where we differ"), lines)
}
