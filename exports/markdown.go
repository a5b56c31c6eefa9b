package exports

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"serendip/model"
)

// recap is one run of writeMarkdown.
type recap struct {
	*bufio.Writer
	Content
	report  Report
	consent map[string]bool // by name; names are unique in a programme
	cases   map[int]UseCase
}

// writeMarkdown writes the recap that people share. Names stand beside words only where their owners agreed to it at
// joining; who takes something on is named. What the room could not see is only counted. In another language than
// English it is the report of HTML and PDF as text.
func writeMarkdown(w io.Writer, r Report) error {
	if voiceOf(r.Look.Locale).Lang() != Locales()[0] {
		return writePaperMarkdown(w, r)
	}
	return buffered(w, func(b *bufio.Writer) {
		m := newRecap(b, r)
		for _, part := range []func(){m.head, m.reviewed, m.works, m.next, m.dots, m.topics, m.chosen, m.surveyed, m.ranked, m.steps, m.pages, m.noted, m.talked, m.ran, m.spoke, m.wondered, m.asked, m.hours, m.ideas, m.foot} {
			part()
		}
	})
}

// newRecap begins to write a report.
func newRecap(w io.Writer, r Report) *recap {
	m := &recap{Writer: bufio.NewWriter(w), Content: r.Content, report: r, consent: make(map[string]bool), cases: make(map[int]UseCase)}
	for _, p := range m.People {
		m.consent[p.Name] = p.Consent
	}
	for _, u := range m.UseCases {
		m.cases[u.Number] = u
	}
	return m
}

func (m *recap) line(format string, args ...any) { fmt.Fprintf(m, format+"\n", args...) }

// heading begins a section.
func (m *recap) heading(title string) { m.line("\n## %s\n", ending(title)) }

func (m *recap) head() {
	m.line("# %s: %s\n", starting(m.Session.Title), ending(inline(m.Programme.Name)))
	m.line("%s (%s)", m.report.start().Format("2 January 2006, 15:04"), inline(m.Session.Zone))
	if m.Session.State != model.Closed.String() {
		m.line("\nThis session is not closed: it is %s.", m.Session.State)
	}
	if len(m.Without) > 0 {
		m.line("\nTo be shared: this version leaves out %s.", voice{}.listed(m.Without))
	}
	if m.Programme.Vision != "" {
		m.line("\n%s", strings.TrimRight(quoted(m.Programme.Vision), "\n"))
	}
	m.line("\n%s", m.brought())
	if mix := m.mixed(); mix != "" {
		m.line("\n%s", mix)
	}
	if who := m.present(); who != "" {
		m.line("\n%s", who)
	}
}

// brought is the session in numbers.
func (m *recap) brought() string {
	r := m.Recap
	out := fmt.Sprintf("%s were there. They brought %s that already work and %s that do not yet, and said \"same for me\" %s.",
		count(r.People, "person", "people"), count(r.Serendipitous, "use case", "use cases"), fmt.Sprint(r.Planned), count(r.Sames, "time", "times"))
	out = strings.NewReplacer("1 person were", "1 person was", "1 use case that already work ", "1 use case that already works ").Replace(out)
	if len(r.Selected) > 0 {
		out += fmt.Sprintf(" %d %s.", len(r.Selected), plural(len(r.Selected), "goes on", "go on"))
	}
	return out
}

// present names those who were there and agreed to it.
func (m *recap) present() string {
	var named []string
	for _, p := range m.People {
		if p.Status != model.GuestCheckedIn.String() || !p.Consent {
			continue
		}
		name := inline(p.Name)
		if known := slices.DeleteFunc([]string{inline(p.Role), inline(p.Organisation)}, func(s string) bool { return s == "" }); len(known) > 0 {
			name += " (" + strings.Join(known, ", ") + ")"
		}
		named = append(named, name)
	}
	if len(named) == 0 {
		return ""
	}
	out := "With " + strings.Join(named, "; ")
	if rest := m.Recap.People - len(named); rest > 0 {
		out += fmt.Sprintf("; and %s without a name here", count(rest, "other", "others"))
	}
	return out + "."
}

func (m *recap) works() {
	m.family("What already works", model.Serendipitous.String(), "Nobody had asked for it. Those that concern most people come first.")
}

func (m *recap) next() {
	m.family("What we would do next", model.Planned.String(), "")
}

func (m *recap) family(title, kind, lead string) {
	var some []UseCase
	for _, u := range byReach(m.UseCases) {
		if u.Shown() && u.Kind == kind {
			some = append(some, u)
		}
	}
	if len(some) == 0 {
		return
	}
	m.heading(title)
	if lead != "" {
		m.line("%s\n", lead)
	}
	for _, u := range some {
		m.line("- #%d %s (%s)", u.Number, inline(u.Title), count(u.Reach, "person", "people"))
	}
}

// steps is the table of the few that go on.
func (m *recap) steps() {
	if len(m.Recap.Selected) == 0 {
		return
	}
	m.heading("First steps")
	rows := [][]string{{"use case", "owner", "measure", "first date"}}
	for _, n := range m.Recap.Selected {
		u := m.cases[n]
		rows = append(rows, []string{fmt.Sprintf("#%d %s", n, inline(u.Title)), named(u.Owner), named(u.Measure), named(u.FirstDate)})
	}
	m.table(rows)
}

// named is what was said, or a mark that it is still missing.
func named(s string) string {
	if s == "" {
		return "not yet"
	}
	return inline(s)
}

// noted lists what stands beside the use cases. Who does something is named; who said something, if that was agreed to.
func (m *recap) noted() {
	for _, list := range []struct {
		kind  model.ItemKind
		title string
	}{{model.ItemDecision, "Decisions"}, {model.ItemAction, "Actions"}, {model.ItemOutcome, "Outcomes"}, {model.ItemNext, "For next time"}, {model.ItemParked, "Parked"}} {
		begun := false
		for _, it := range m.Items {
			if it.Kind != list.kind.String() || it.Withdrawn || it.Unseen {
				continue
			}
			if !begun {
				m.heading(list.title)
				begun = true
			}
			m.line("- %s%s%s", starting(it.Words), m.by(it.Author, list.kind == model.ItemAction && it.Who == ""), m.further(it))
		}
	}
}

// further is who does an action, or what became of a parked thing: the reason why it was dropped is its author's to read.
func (m *recap) further(it Item) string {
	if doing := it.doing(); doing != "" {
		return " → " + inline(doing)
	}
	if it.Became == nil {
		return ""
	}
	b := *it.Became
	if b.Fate == model.FateDropped.String() {
		b.Words = ""
	}
	return " → " + inline(b.String())
}

// by is the speaker in brackets, where the name may stand.
func (m *recap) by(name string, always bool) string {
	if name == "" || !always && !m.consent[name] {
		return ""
	}
	return " (" + inline(name) + ")"
}

func count(n int, one, more string) string { return fmt.Sprintf("%d %s", n, plural(n, one, more)) }

func plural(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}
