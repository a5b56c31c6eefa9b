package exports

import (
	"fmt"
	"strings"
)

// pages tells of each of the few that go on what its page says, and what it lacks to be ready.
func (m *recap) pages() {
	begun := false
	for _, u := range m.UseCases {
		if u.Page == nil || !u.Shown() {
			continue
		}
		if !begun {
			m.heading("From selected to ready")
			m.aims()
			begun = true
		}
		m.page(u)
	}
}

// aims lists the programme's objectives.
func (m *recap) aims() {
	for _, o := range m.Programme.Objectives {
		if o.Withdrawn {
			continue
		}
		served := "nothing selected serves it yet"
		if len(o.Serve) > 0 {
			served = "served by #" + strings.Trim(strings.ReplaceAll(fmt.Sprint(o.Serve), " ", ", #"), "[]")
		}
		m.line("- Objective %d: %s (%s)", o.Number, inline(o.Words), served)
	}
}

func (m *recap) page(u UseCase) {
	p := u.Page
	m.line("\n### #%d %s (%s)\n", u.Number, inline(u.Title), u.Stage)
	for _, part := range []struct{ name, words string }{
		{"a. Challenge and objective", p.Challenge}, {"Expected outcome", p.Outcome}, {"b. Workflow or functions", p.Workflow},
	} {
		m.line("- %s: %s", part.name, named(part.words))
	}
	m.criteria(p)
	m.line("- d. Additional success factors: %s", named(p.Factors))
	who := named(u.Owner)
	if p.Side != "" {
		who += " (" + p.Side + ")"
	}
	m.line("- Owner: %s", who)
	for _, part := range []struct{ name, words string }{
		{"Team", strings.Join(p.Team, ", ")}, {"Executive sponsor", p.Sponsor}, {"Direct supervisors", strings.Join(p.Supervisors, ", ")},
		{"Serves", m.objective(p.Objective)}, {"Complex", strings.Join(p.Complex, ", ")}, {"How it is used", strings.Join(p.Use, ", ")},
	} {
		if part.words != "" {
			m.line("- %s: %s", part.name, inline(part.words))
		}
	}
	if p.Live != "" {
		m.line("- Trained and live from %s, %s of active use until %s", p.Live, count(p.Months, "month", "months"), p.Until)
	}
	m.listing(p)
	for i, h := range p.Health {
		if h.Answer != "" {
			m.line("- Health check %d, %s %s%s", i+1, h.Statement, h.Answer, noted(h.Note))
		}
	}
	if len(p.Missing) > 0 {
		m.line("- Still missing: %s", strings.Join(p.Missing, "; "))
	}
	for _, w := range p.Warnings {
		m.line("- Careful: %s", w)
	}
}

// noted is a note behind what it is about.
func noted(note string) string {
	if note == "" {
		return ""
	}
	return ": " + inline(note)
}

func (m *recap) criteria(p *Page) {
	none := true
	for _, e := range p.Entries {
		if e.List != "criterion" || e.Removed {
			continue
		}
		none = false
		facts := facts(e.Sort, between(e.Baseline, e.Target), lead("read from ", e.Source), lead("actual ", e.Actual))
		m.line("- c. Success criterion: %s%s", inline(e.What), facts)
	}
	if none {
		m.line("- c. Success criteria: not yet")
	}
}

// listing is everything else that a page lists.
func (m *recap) listing(p *Page) {
	for _, e := range p.Entries {
		if e.List == "criterion" || e.Removed {
			continue
		}
		done := ""
		if e.Done {
			done = "done " + e.DoneAt.Format("2 January 2006")
			if e.DoneBy != "" {
				done += " by " + e.DoneBy
			}
		}
		name := strings.ToUpper(e.List[:1]) + e.List[1:]
		if e.List == "behaviour" {
			name = "Would change behaviour"
		}
		m.line("- %s: %s%s", name, inline(e.What), facts(e.Sort, e.Who, lead("by ", e.When), done))
	}
}

// facts are a few words in brackets.
func facts(all ...string) string {
	var out []string
	for _, words := range all {
		if words != "" {
			out = append(out, inline(words))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return " (" + strings.Join(out, "; ") + ")"
}

func lead(words, rest string) string {
	if rest == "" {
		return ""
	}
	return words + rest
}

func between(from, to string) string {
	switch {
	case from == "" && to == "":
		return ""
	case to == "":
		return "from " + from
	case from == "":
		return "to " + to
	}
	return "from " + from + " to " + to
}
