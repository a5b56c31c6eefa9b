package exports

import (
	"fmt"
	"strings"
	"time"

	"serendip/model"
)

// ideas lists everything that the room could see, in the order in which it was said, with every word about it.
func (m *recap) ideas() {
	begun := false
	for _, u := range m.UseCases {
		if !m.public(u) {
			continue
		}
		if !begun {
			m.heading("All ideas")
			begun = true
		}
		m.idea(u)
	}
	if n := m.Recap.NotShown; n > 0 {
		m.line("\n%s not shown in the room and %s not here; the CSV and JSON files have all of them.", count(n, "more was", "more were"), plural(n, "is", "are"))
	}
}

// public says whether the room could see a use case, alone or as a part of another one.
func (m *recap) public(u UseCase) bool {
	for !u.Hidden && !u.Held && !u.Withdrawn {
		if u.MergedInto == 0 {
			return true
		}
		u = m.cases[u.MergedInto]
	}
	return false
}

func (m *recap) idea(u UseCase) {
	m.line("- #%d %s%s", u.Number, inline(u.Title), m.by(u.Author, false))
	if facts := m.facts(u); len(facts) > 0 {
		m.line("  - %s", strings.Join(facts, "; "))
	}
	if u.Summary != "" {
		m.line("  - %s", starting(u.Summary))
	}
	for _, d := range u.Details {
		m.line("  - %s%s", starting(model.LessonOf(d.Lesson).Tell(d.Words)), m.by(d.Author, false))
	}
}

// facts is what is known of a use case beside its words.
func (m *recap) facts(u UseCase) []string {
	facts := []string{u.Kind}
	if u.MergedInto > 0 {
		facts = append(facts, fmt.Sprintf("a part of #%d", u.MergedInto))
	} else {
		facts = append(facts, count(u.Reach, "person", "people"))
	}
	if u.Origin != nil && u.Origin.earlier {
		facts = append(facts, "a second cycle")
	} else if u.Origin != nil && u.Origin.Number > 0 {
		facts = append(facts, fmt.Sprintf("does #%d elsewhere too", u.Origin.Number))
	}
	if len(u.Themes) > 0 {
		facts = append(facts, "themes: "+inline(strings.Join(u.Themes, ", ")))
	}
	if u.Unfinished {
		facts = append(facts, "unfinished")
	}
	return facts
}

// foot says of what this was made, so that two copies can be told apart.
func (m *recap) foot() {
	s := m.report.Source
	m.line("\n---\n")
	m.line("Written by Serendip %s on %s, from event %d (%.12s).", inline(s.Version), s.Time.UTC().Format(time.DateTime+" UTC"), s.Sequence, s.Head)
}
