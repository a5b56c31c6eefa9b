package exports

import (
	"fmt"
	"slices"
)

// moves tell, under a second round, what moved.
func (m *recap) moves(r Round) {
	begun := false
	for _, u := range r.UseCases {
		if u.Moved == nil {
			continue
		}
		if !begun {
			m.line("\nWhat moved since the round before:\n")
			begun = true
		}
		line := "still " + u.Moved.Now
		if u.Moved.Changed {
			line = "was: " + u.Moved.Was + ", is: " + u.Moved.Now
		}
		for _, p := range u.Moved.Asked {
			if p.Answers > 0 {
				line += fmt.Sprintf("; %s %s to %s", inline(p.Key), meanText(p.Before), meanText(p.After))
			}
		}
		people := "; nothing moved"
		if u.Moved.Answers > 0 {
			people = fmt.Sprintf("; at least %s answered otherwise", count(u.Moved.Answers, "person", "people"))
		}
		m.line("- #%d %s: %s%s", u.Number, inline(u.Title), line, people)
	}
	if !begun {
		m.unmoved(r)
	}
}

// unmoved tells, under a second round, that what moved is kept back with the marks of the one before.
func (m *recap) unmoved(r Round) {
	asked := func(before Round) bool {
		return before.Number < r.Number && before.State == "revealed" && before.Sheet == r.Sheet &&
			slices.ContainsFunc(before.UseCases, func(was Scored) bool {
				return slices.ContainsFunc(r.UseCases, func(u Scored) bool { return u.Number == was.Number })
			})
	}
	if r.State == "revealed" && r.Withheld == "" && slices.ContainsFunc(m.Rounds, asked) {
		m.line("\nWhat moved since the round before is not told: in one of these rounds fewer than 3 people scored, so a mark would have a name.")
	}
}
