package exports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"serendip/model"
)

// decided is the page that an executive reads: what goes on and why, decisions, and who does what until when.
func (t *teller) decided() {
	parts := t.kept()
	if len(t.Recap.Selected) > 0 {
		p := piece{}
		for _, n := range t.best(t.Recap.Selected) {
			p.Steps = append(p.Steps, t.step(t.cases[n]))
		}
		parts = append(parts, p)
	} else if len(parts) == 0 && t.chooses() && t.begun() {
		parts = append(parts, piece{Text: t.say("Nothing was selected in this session.")})
	}
	for _, of := range []struct {
		kind  model.ItemKind
		title string
	}{{model.ItemDecision, t.say("Decisions")}, {model.ItemOutcome, t.say("Outcomes")}} {
		if list := t.items(of.kind); len(list) > 0 {
			parts = append(parts, piece{Heading: of.title, List: list})
		}
	}
	if rows := t.actions(); len(rows) > 0 {
		parts = append(parts, piece{Heading: t.say("Actions"), Table: &grid{Caption: t.say("Actions"), Header: t.header("what", "who", "until", "done"), Rows: rows}})
	}
	if t.Meetup != nil {
		parts = append(parts, t.concluded()...)
		if next := t.items(model.ItemNext); len(next) > 0 {
			parts = append(parts, piece{Heading: t.say("For next time"), List: next})
		}
	}
	if len(parts) == 0 && t.begun() {
		parts = append(parts, piece{Text: t.say("Nothing was noted as decided.")})
	}
	if t.Meetup != nil && t.Meetup.Next != "" && t.begun() {
		parts = append(parts, piece{Heading: t.say("We meet again"), Text: t.appointment(t.Meetup.Next)})
	}
	t.section("decided", t.say("What was decided, and why"), "", parts...)
}

// chooses says whether the agenda asks for a choice: a meetup has none.
func (c Content) chooses() bool {
	return slices.ContainsFunc(c.Session.Agenda, func(b Block) bool {
		m := model.Method(b.Method)
		return m.Scores() || m == model.Shortlist || m == model.FirstSteps
	})
}

// further lists what else came of it; a meetup's is on the first page.
func (t *teller) further() {
	if t.Meetup != nil {
		return
	}
	if words := t.items(model.ItemNext); len(words) > 0 {
		t.section("next-time", t.say("For next time"), "", piece{List: words})
	}
}

// header is the names of columns.
func (v voice) header(names ...string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = v.say(n)
	}
	return out
}

func (t *teller) items(kind model.ItemKind) []string {
	var out []string
	for _, it := range t.Items {
		if it.Kind == kind.String() && !it.Withdrawn && !it.Unseen {
			out = append(out, it.Words+t.by(it.Author))
		}
	}
	return out
}

func (t *teller) actions() [][]string {
	var out [][]string
	for _, it := range t.Items {
		if it.Kind == model.ItemAction.String() && !it.Withdrawn && !it.Unseen {
			out = append(out, []string{it.Words, orNot(it.Who, t.say("nobody yet")), t.day(it.Until), t.yes(it.Done)})
		}
	}
	return out
}

func (t *teller) yes(is bool) string {
	if is {
		return t.say("yes")
	}
	return t.say("no")
}

func orNot(words, none string) string {
	if words == "" {
		return none
	}
	return words
}

// step is a use case that goes on, with who takes it and what it lacks.
func (t *teller) step(u UseCase) step {
	none := t.say("not yet")
	s := step{Number: u.Number, Title: u.Title, Why: t.why(u.Number)}
	s.Facts = []fact{{t.say("owner"), orNot(u.Owner, none)}, {t.say("measure"), orNot(t.measured(u), none)}, {t.say("first date"), orNot(t.day(u.FirstDate), none)}}
	if u.Page == nil {
		return s
	}
	const few = 2 // fit on the page that an executive reads; more are listed with its parts
	switch n := len(u.Page.Missing); {
	case n == 0:
		s.Ready = t.say("Ready: nothing is missing.")
	case n <= few:
		s.Missing, s.Lacks = true, t.say("Still missing: %s", t.listing(t.all(u.Page.Missing)...))
	default:
		s.Missing, s.Lacks = true, t.say("Not ready yet: %d things are missing, which are listed with its parts.", n)
	}
	return s
}

// measured is by what a use case is measured, and what came of it once that is known.
func (t *teller) measured(u UseCase) string {
	measure, k := u.figures()
	if k.Actual == "" {
		return u.Measure
	}
	return measure + t.facts(t.led("before: %s", k.Baseline), t.led("target: %s", k.Target), t.led("actual: %s", k.Actual))
}

// best puts use cases in the order in which they passed, by what decided first; what was not counted comes last.
func (t *teller) best(numbers []int) []int {
	const last = 1 << 20
	place := make(map[int]int)
	for _, n := range numbers {
		place[n] = last
		if c := t.counts(n); len(c) > 0 {
			place[n] = slices.IndexFunc(c[0].round.UseCases, func(u Scored) bool { return u.Number == n })
		}
	}
	out := slices.Clone(numbers)
	slices.SortStableFunc(out, func(a, b int) int { return place[a] - place[b] })
	return out
}

func (t *teller) all(words []string) []string {
	out := slices.Clone(words)
	for i := range out {
		out[i] = t.told(out[i])
	}
	return out
}

// counted is how a revealed round saw a use case.
type counted struct {
	round Round
	Scored
}

// counts is how every way of counting saw a use case, the one that decided first: of the newest round on each sheet, blind scoring by groups before
// any other, and what lets it go on before what does not.
func (t *teller) counts(n int) []counted {
	var out []counted
	for _, r := range slices.Backward(t.Rounds) {
		if r.State != "revealed" || slices.ContainsFunc(out, func(c counted) bool { return c.round.Sheet == r.Sheet }) {
			continue
		}
		if i := slices.IndexFunc(r.UseCases, func(u Scored) bool { return u.Number == n }); i >= 0 {
			out = append(out, counted{r, r.UseCases[i]})
		}
	}
	slices.SortStableFunc(out, func(a, b counted) int {
		return cmp.Or(-yesFirst(a.goesOn(), b.goesOn()), -yesFirst(a.round.Sheet == "", b.round.Sheet == ""))
	})
	return out
}

func (c counted) goesOn() bool { return c.Outcome != nil && c.Outcome.Progresses }

func yesFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// why is what speaks for a use case: how it was decided, how many people it reaches, what others said, and what other ways of counting say.
func (t *teller) why(n int) string {
	counts := t.counts(n)
	var out []string
	if len(counts) > 0 {
		out = append(out, t.found(counts[0])...)
	}
	if u := t.cases[n]; u.Reach > 1 {
		out = append(out, t.say("Concerns %s of those present.", t.whole(u.Reach)))
	}
	out = append(out, t.others(n)...)
	if len(counts) > 1 {
		for _, c := range counts[1:] {
			out = append(out, t.found(c)...)
		}
	}
	return strings.Join(out, " ")
}

// found is what one way of counting says of a use case, in sentences.
func (t *teller) found(c counted) []string {
	var out []string
	if c.Outcome != nil && c.Outcome.Override != nil {
		out = append(out, t.say("Against the count: %s", sentence(c.Outcome.Override.Reason)))
	}
	switch {
	case c.Result != nil && c.round.Sheet == "":
		out = append(out, t.say("Passed %d of 3 groups, %s of 3 on average, agreement %s.", c.Result.GroupsPassed, t.mean(c.Result.Mean), t.say(c.Result.Agreement)))
	case c.Weighed != nil && c.Weighed.Quadrant != "":
		out = append(out, t.say("On the matrix: %s, agreement %s.", t.say(c.Weighed.Quadrant), t.say(c.Weighed.Agreement)))
	case c.Weighed != nil:
		out = append(out, t.say("Weighted mean %s, agreement %s.", t.mean(c.Weighed.Score), t.say(c.Weighed.Agreement)))
	}
	return out
}

// after is words about a title: with a colon, unless the title ends as a sentence does.
func (v voice) after(title, words string) string {
	if sentence(title) == title {
		return title + " " + words
	}
	return title + v.say(": %s", words)
}

// sentence is words that end as a sentence does.
func sentence(words string) string {
	words = strings.TrimSpace(words)
	if words == "" || strings.ContainsAny(words[len(words)-1:], ".!?") {
		return words
	}
	return words + "."
}

// others is what the survey on the shortlist says.
func (t *teller) others(n int) []string {
	var out []string
	for _, s := range t.Surveys {
		for _, u := range s.UseCases {
			if u.Number != n || s.Withheld != "" {
				continue
			}
			for _, q := range u.Questions {
				if q.Key == model.SurveyPriority.Key() && q.Mean != nil {
					out = append(out, t.say("Priority for others: %s.", t.mean(q.Mean)))
				}
			}
		}
	}
	return out
}

// name is a use case as it is named in a table.
func name(n int, title string) string { return fmt.Sprintf("#%d %s", n, title) }
