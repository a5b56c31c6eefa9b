package exports

import (
	"fmt"
	"slices"
	"strings"

	"serendip/model"
)

// pages tells what each page says, from selected to ready.
func (t *teller) pages() {
	var parts []piece
	aims := piece{}
	for _, o := range t.Programme.Objectives {
		if o.Withdrawn {
			continue
		}
		served := t.say("nothing here serves it yet")
		if by := t.servedBy(o); len(by) > 0 {
			served = t.say("served by %s", strings.Join(by, ", "))
		}
		aims.List = append(aims.List, o.Words+" ("+served+")")
	}
	if len(aims.List) > 0 {
		aims.Heading = t.say("Objectives")
		parts = append(parts, aims)
	}
	var paged []int
	for _, u := range t.UseCases {
		if u.Page != nil && u.Shown() {
			paged = append(paged, u.Number)
		}
	}
	for _, n := range t.best(paged) {
		u := t.cases[n]
		parts = append(parts, piece{Heading: name(n, u.Title) + " (" + t.say(u.Stage) + ")", Facts: t.page(u)})
	}
	t.section("pages", t.say("From selected to ready"), "", parts...)
}

// servedBy is what serves an objective: use cases of the session by number, and what was promised before by name.
func (t *teller) servedBy(o Objective) []string {
	var out []string
	for _, n := range o.Serve {
		out = append(out, fmt.Sprintf("#%d", n))
	}
	for _, p := range t.Promises {
		if p.Serves == o.Number && !p.Hidden && p.Verdict != model.Discard.String() {
			out = append(out, p.Title)
		}
	}
	return out
}

// page is a use case's page as facts.
func (t *teller) page(u UseCase) []fact {
	p, none := u.Page, t.say("not yet")
	out := []fact{{t.say("a. Challenge and objective"), orNot(p.Challenge, none)}, {t.say("Expected outcome"), orNot(p.Outcome, none)}, {t.say("b. Workflow or functions"), orNot(p.Workflow, none)}}
	criteria := 0
	for _, e := range p.Entries {
		if e.List == "criterion" && !e.Removed {
			criteria++
			out = append(out, fact{t.say("c. Success criterion"), e.What + t.facts(t.say(e.Sort), between(e.Baseline, e.Target), t.led("actual: %s", e.Actual), t.led("source: %s", t.sourced(e.Source)))})
		}
	}
	if criteria == 0 {
		out = append(out, fact{t.say("c. Success criterion"), none})
	}
	out = append(out, fact{t.say("d. Additional success factors"), orNot(p.Factors, none)})
	owner := orNot(u.Owner, none)
	if p.Side != "" {
		owner += " (" + t.say(p.Side) + ")"
	}
	out = append(out, fact{t.say("Owner"), owner})
	for _, f := range []fact{{"Team", strings.Join(p.Team, ", ")}, {"Executive sponsor", p.Sponsor}, {"Direct supervisors", strings.Join(p.Supervisors, ", ")}, {"Serves", t.objective(p.Objective)},
		{"Complex", strings.Join(t.all(p.Complex), ", ")}, {"How it is used", strings.Join(t.all(p.Use), ", ")}} {
		if f.Words != "" {
			out = append(out, fact{t.say(f.Name), f.Words})
		}
	}
	if p.Live != "" {
		out = append(out, fact{t.say("Window"), t.say("trained and live from %s, %s of active use until %s", t.day(p.Live), t.months(p.Months), t.day(p.Until))})
	}
	out = append(out, t.entries(p)...)
	for i, h := range p.Health {
		if h.Answer != "" {
			out = append(out, fact{t.say("Health check %d", i+1), t.say(h.Statement) + " " + upperFirst(t.say(h.Answer)) + t.led(": %s", h.Note)})
		}
	}
	if len(p.Missing) > 0 {
		out = append(out, fact{t.say("Missing"), t.listing(t.all(p.Missing)...)})
	}
	for _, w := range p.Warnings {
		out = append(out, fact{t.say("Careful"), t.told(w)})
	}
	return out
}

func (t *teller) entries(p *Page) []fact {
	var out []fact
	for _, e := range p.Entries {
		if e.List == "criterion" || e.Removed {
			continue
		}
		done := ""
		if e.Done && e.DoneAt != nil {
			done = t.say("done %s", t.date(*e.DoneAt))
			if t.consent[e.DoneBy] {
				done += " " + t.say("by %s", e.DoneBy)
			}
		}
		out = append(out, fact{upperFirst(t.say(e.List)), e.What + t.facts(t.say(e.Sort), e.Who, t.led("due by %s", t.day(e.When)), done)})
	}
	return out
}

// facts are a few words in brackets, without the empty ones.
func (t *teller) facts(all ...string) string {
	if known := filled(all...); len(known) > 0 {
		return " (" + t.listing(known...) + ")"
	}
	return ""
}

// listing is words parted by semicolons, as the language sets them.
func (v voice) listing(all ...string) string { return strings.Join(all, v.say("; ")) }

func (v voice) led(phrase, words string) string {
	if words == "" {
		return ""
	}
	return v.say(phrase, words)
}

// between is from where to where a figure is to go.
func between(from, to string) string {
	if from == "" && to == "" {
		return ""
	}
	return orNot(from, "?") + " → " + orNot(to, "?")
}

// works tells the two families of use cases, those first that concern most people.
func (t *teller) works() {
	for _, f := range []struct{ id, kind, title, lead string }{
		{"works", model.Serendipitous.String(), "What already works", "Nobody had asked for it. Those that concern most people come first."},
		{"next", model.Planned.String(), "What we would do next", "Those that concern most people come first."},
	} {
		g := &grid{Caption: t.say(f.title), Header: t.header("use case", "people"), Numbers: []bool{false, true}}
		for _, u := range byReach(t.UseCases) {
			if u.Shown() && u.Kind == f.kind {
				words := name(u.Number, u.Title) + t.by(t.author(u))
				for _, d := range t.lessons(u) {
					words += t.say("; ") + t.lesson(d)
				}
				g.Rows = append(g.Rows, []string{words, t.whole(u.Reach)})
			}
		}
		if len(g.Rows) > 0 {
			t.section(f.id, t.say(f.title), t.say(f.lead), piece{Table: g})
		}
	}
}

// lessons are what failed at first, and how it was overcome, at a use case and at what was merged into it.
func (c Content) lessons(u UseCase) []Said {
	var out []Said
	for _, x := range c.UseCases {
		if x.Number != u.Number && (!slices.Contains(u.Merged, x.Number) || x.Held || x.Hidden) {
			continue
		}
		for _, d := range x.Details {
			if d.Lesson == model.Failed.Key() || d.Lesson == model.Overcome.Key() {
				out = append(out, d)
			}
		}
	}
	return out
}

// lesson is what was said beside a use case, with what it tells before it: whether it failed or overcame, or where the figure was read.
func (v voice) lesson(d Said) string {
	l := model.LessonOf(d.Lesson)
	if l == model.Measured {
		d.Words = v.sourced(d.Words)
	}
	if lead := l.Lead(); lead != "" {
		return v.say(lead) + " " + d.Words
	}
	return d.Words
}

// dottedOn is what a round gave dots to, in a word.
func dottedOn(r DotRound, cases map[int]UseCase) string {
	for _, u := range r.UseCases {
		if cases[u.Number].Kind == model.TopicKind.String() {
			return "topic"
		}
	}
	return "use case"
}

// dotted tells where the dots went.
func (t *teller) dotted() {
	var parts []piece
	for _, r := range t.Dots {
		if r.State != "revealed" {
			continue
		}
		p := piece{Text: t.say("Dots a person: %d, at most %d on one, blind. On seats gave them %d, by tally %d, on a passed laptop %d.", r.Budget, r.Cap, r.Seats, r.Tally, r.Laptop)}
		if r.Withheld != "" {
			p.Text += " " + t.say("Fewer than 3 people gave dots, so a dot would have a name; the counts are withheld.")
		}
		last := "let in" // to the round; the shortlist says what goes on
		if dottedOn(r, t.cases) == "topic" {
			last = "what came of it"
		}
		p.Table = &grid{Caption: t.say("Where the dots went"), Header: t.header("rank", dottedOn(r, t.cases), "dots", "people", last), Numbers: []bool{true, false, true, true}}
		for _, u := range r.UseCases {
			row := []string{"–", name(u.Number, u.Title), "–", "–", t.cameOf(u)}
			if u.Dots != nil {
				row[0], row[2], row[3] = t.rank(u.Rank, u.RankShared), t.whole(u.Dots.Dots), t.whole(u.Dots.People)
			}
			p.Table.Rows = append(p.Table.Rows, row)
		}
		parts = append(parts, p)
	}
	t.section("dots", t.say("Where the dots went"), "", parts...)
}

// cameOf is what came of something with dots: a use case was let in or not; a topic was discussed, had a place, or neither.
func (t *teller) cameOf(u Dotted) string {
	if t.cases[u.Number].Kind != model.TopicKind.String() {
		if u.LastPlace {
			return t.say("shared the last place")
		}
		return t.yes(u.GoesOn)
	}
	if t.Topics == nil {
		return ""
	}
	i := slices.IndexFunc(t.Topics.Board, func(x BoardTopic) bool { return x.Number == u.Number })
	switch {
	case i < 0:
		return ""
	case t.Topics.Board[i].Stage == model.Discussed.String():
		return t.say("discussed")
	case t.Topics.Board[i].Slot > 0:
		return t.say("had a place")
	}
	return ""
}

// parked tells what was put aside, and what became of it. Why something was dropped is its author's to read.
func (t *teller) parked() {
	var rows [][]string
	for _, it := range t.Items {
		if it.Kind != model.ItemParked.String() || it.Withdrawn || it.Unseen {
			continue
		}
		rows = append(rows, []string{it.Words + t.by(it.Author), t.became(it)})
	}
	if len(rows) > 0 {
		t.section("parked", t.say("Parking lot, and what becomes of it"), "", piece{Table: &grid{Caption: t.say("Parking lot"), Header: t.header("what", "what becomes of it"), Rows: rows}})
	}
}

// became is what became of what was put aside.
func (t *teller) became(it Item) string {
	b, out := it.Became, ""
	switch {
	case b == nil:
		return t.say("open")
	case b.UseCase > 0:
		out = t.say("became use case #%d", b.UseCase)
	case b.To != "":
		out = t.say("passed on to %s", b.To)
	default:
		out = t.say(b.Fate)
	}
	if b.Words != "" && b.Fate != model.FateDropped.String() {
		out += t.say(": %s", b.Words)
	}
	return out
}

// people tells who was there: by name where that was agreed to.
func (t *teller) people() {
	rows, rest := [][]string{}, 0
	for _, p := range t.inOrder(t.People) {
		if p.Status != model.GuestCheckedIn.String() {
			continue
		}
		if p.Consent {
			rows = append(rows, []string{p.Name, p.Role, p.Organisation})
		} else {
			rest++
		}
	}
	var parts []piece
	if len(rows) > 0 {
		parts = append(parts, piece{Table: &grid{Caption: t.say("Who was there"), Header: t.header("name", "role", "organisation"), Rows: rows}})
	}
	switch {
	case rest == 1:
		parts = append(parts, piece{Text: t.say("1 more was there who is not named here.")})
	case rest > 1:
		parts = append(parts, piece{Text: t.say("%d more were there who are not named here.", rest)})
	}
	if mix := t.mixed(); mix != "" {
		parts = append(parts, piece{Text: mix})
	}
	t.section("people", t.say("Who was there"), "", parts...)
}

// ideas lists everything that the room could see, in the order in which it was said.
func (t *teller) ideas() {
	g := &grid{Caption: t.say("All ideas"), Header: t.header("idea", "what was said of it"), Listed: true}
	for _, u := range t.UseCases {
		if !t.public(u) {
			continue
		}
		words := []string{t.say(u.Kind)}
		if u.Unfinished {
			words = append(words, t.say("unfinished"))
		}
		if u.MergedInto > 0 {
			words = append(words, t.say("a part of #%d", u.MergedInto))
		}
		if u.Origin != nil && u.Origin.earlier {
			words = append(words, t.say("a second cycle"))
		} else if u.Origin != nil && u.Origin.Number > 0 {
			words = append(words, t.say("does #%d elsewhere too", u.Origin.Number))
		}
		words = append(words, u.Themes...)
		line := t.listing(words...)
		if u.Summary != "" {
			line += ". " + u.Summary
		}
		for _, d := range u.Details {
			line += ". " + t.lesson(d) + t.by(d.Author)
		}
		g.Rows = append(g.Rows, []string{name(u.Number, u.Title) + t.by(u.Author), line})
	}
	var parts []piece
	if len(g.Rows) > 0 {
		parts = append(parts, piece{Table: g})
	}
	switch n := t.Recap.NotShown; n {
	case 0:
	case 1:
		parts = append(parts, piece{Text: t.say("1 more was not shown in the room and is not here; the CSV and JSON files have all of them.")})
	default:
		parts = append(parts, piece{Text: t.say("%d more were not shown in the room and are not here; the CSV and JSON files have all of them.", n)})
	}
	t.section("ideas", t.say("All ideas"), "", parts...)
}
