package exports

import "strings"

// kept is what earlier sessions promised: by what it is measured, its figures, and what was decided and why; nil where there is nothing.
func (t *teller) kept() *grid {
	g := &grid{Caption: t.say("Promises and figures"), Header: t.header("promise", "owner", "measure", "was", "promised", "what came", "verdict")}
	for _, p := range t.Promises {
		if !p.Hidden {
			g.Rows = append(g.Rows, []string{p.Title + t.facts(t.session(p)), p.Owner, p.Measure, p.Baseline, p.Target, p.Actual, t.listing(t.verdict(p)...)})
		}
	}
	if len(g.Rows) == 0 {
		return nil
	}
	return g
}

// session is where and when something was promised: "First launch, 26 November 2026".
func (t *teller) session(p Promise) string {
	return strings.Join(filled(p.Promised, t.day(p.Day)), ", ")
}

// promised tells what has no verdict yet, and why a readout began without enough who present.
func (t *teller) promised() {
	open := piece{Heading: t.say("No verdict yet")}
	for _, p := range t.Promises {
		if !p.Hidden && p.Verdict == "" {
			open.Facts = append(open.Facts, fact{p.Title, t.told(p.Why)})
		}
	}
	var parts []piece
	if f := t.Forced; f != nil {
		parts = append(parts, piece{Text: t.say("Front-line champions who would present when this readout began: %d. It began all the same: %s", f.Presenters, f.Reason)})
	}
	if len(open.Facts) > 0 {
		parts = append(parts, open)
	}
	t.section("promised", t.say("Last quarter's promises"), "", parts...)
}

// verdict is what was decided about a promise, and what stands behind it.
func (t *teller) verdict(p Promise) []string {
	out := []string{orNot(t.say(p.Verdict), t.say("none yet"))}
	if p.Cycle > 0 {
		out = append(out, t.say("a second cycle as #%d", p.Cycle))
	}
	if p.Wrong != "" {
		out = append(out, t.say("what is wrong: %s", t.say("the "+p.Wrong)))
	}
	return append(out, filled(p.Reason)...)
}
