package exports

import (
	"fmt"
	"slices"
	"strings"

	"serendip/model"
)

// decided is the page that an executive reads: what goes on and why, decisions, and who does what until when.
func (t *teller) decided() {
	var parts []piece
	if len(t.Recap.Selected) > 0 {
		p := piece{}
		for _, n := range t.Recap.Selected {
			p.Steps = append(p.Steps, t.step(t.cases[n]))
		}
		parts = append(parts, p)
	} else if t.chooses() {
		parts = append(parts, piece{Text: t.say("Nothing was selected in this session.")})
	}
	if list := t.items(model.ItemDecision); len(list) > 0 {
		parts = append(parts, piece{Heading: t.say("Decisions"), List: list})
	}
	if rows := t.actions(); len(rows) > 0 {
		parts = append(parts, piece{Heading: t.say("Actions"), Table: &grid{Caption: t.say("Actions"), Header: t.header("what", "who", "until", "done"), Rows: rows}})
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

// further lists what else came of it.
func (t *teller) further() {
	if words := t.items(model.ItemOutcome); len(words) > 0 {
		t.section("outcomes", t.say("Outcomes"), "", piece{List: words})
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
		if it.Kind == kind.String() && !it.Withdrawn {
			out = append(out, it.Words+t.by(it.Author))
		}
	}
	return out
}

func (t *teller) actions() [][]string {
	var out [][]string
	for _, it := range t.Items {
		if it.Kind == model.ItemAction.String() && !it.Withdrawn {
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
	s.Facts = []fact{{t.say("owner"), orNot(u.Owner, none)}, {t.say("measure"), orNot(u.Measure, none)}, {t.say("first date"), orNot(t.day(u.FirstDate), none)}}
	if u.Page == nil {
		return s
	}
	if len(u.Page.Missing) == 0 {
		s.Ready = t.say("Ready: nothing is missing.")
	} else {
		s.Missing, s.Lacks = true, t.say("Still missing: %s", strings.Join(t.all(u.Page.Missing), "; "))
	}
	return s
}

func (t *teller) all(words []string) []string {
	out := slices.Clone(words)
	for i := range out {
		out[i] = t.say(out[i])
	}
	return out
}

// judged is how the last revealed round by the three groups, or on another sheet, saw a use case.
func (t *teller) judged(n int) (Round, Scored, bool) {
	for _, r := range slices.Backward(t.Rounds) {
		if r.State != "revealed" {
			continue
		}
		if i := slices.IndexFunc(r.UseCases, func(u Scored) bool { return u.Number == n }); i >= 0 {
			return r, r.UseCases[i], true
		}
	}
	return Round{}, Scored{}, false
}

// why is a sentence on what speaks for a use case: its marks, what others said, how many people it reaches.
func (t *teller) why(n int) string {
	var out []string
	if r, u, ok := t.judged(n); ok {
		switch {
		case u.Outcome != nil && u.Outcome.Override != nil:
			out = append(out, t.say("Against the count: %s", u.Outcome.Override.Reason))
		case u.Result != nil && r.Sheet == "":
			out = append(out, t.say("Passed %d of 3 groups, %s of 3 on average, agreement %s.", u.Result.GroupsPassed, t.mean(u.Result.Mean), t.say(u.Result.Agreement)))
		case u.Weighed != nil && u.Weighed.Quadrant != "":
			out = append(out, t.say("On the matrix: %s, agreement %s.", t.say(u.Weighed.Quadrant), t.say(u.Weighed.Agreement)))
		case u.Weighed != nil:
			out = append(out, t.say("Weighted mean %s, agreement %s.", t.mean(u.Weighed.Score), t.say(u.Weighed.Agreement)))
		}
	}
	if u := t.cases[n]; u.Reach > 1 {
		out = append(out, t.say("It concerns %s people who were there.", t.whole(u.Reach)))
	}
	for _, s := range t.Surveys {
		for _, u := range s.UseCases {
			if u.Number != n || s.Withheld != "" {
				continue
			}
			for _, q := range u.Questions {
				if q.Key == model.SurveyPriority.Key() && q.Mean != nil {
					out = append(out, t.say("Others give it a priority of %s.", t.mean(q.Mean)))
				}
			}
		}
	}
	return strings.Join(out, " ")
}

// name is a use case as it is named in a table.
func name(n int, title string) string { return fmt.Sprintf("#%d %s", n, title) }
