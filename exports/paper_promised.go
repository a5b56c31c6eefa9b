package exports

import (
	"slices"
	"strings"
)

// kept is what earlier sessions promised: by what it is measured, its figures, and what was decided and why; nothing where there is none. Where
// and when it was promised stands above it if that is the same for all.
func (t *teller) kept() []piece {
	shown := slices.DeleteFunc(slices.Clone(t.Promises), func(p Promise) bool { return p.Hidden })
	if len(shown) == 0 {
		return nil
	}
	out := piece{Heading: t.say("What was promised, and what came")}
	g := &grid{Caption: out.Heading, Header: t.header("promise", "owner", "measure", "was", "promised", "what came", "verdict")}
	from := t.session(shown[0])
	same := from != "" && !slices.ContainsFunc(shown, func(p Promise) bool { return t.session(p) != from })
	for _, p := range shown {
		title := p.Title
		if !same {
			title += t.facts(t.session(p))
		}
		g.Rows = append(g.Rows, []string{title, p.Owner, p.Measure, p.Baseline, p.Target, p.Actual, t.listing(t.verdict(p)...)})
	}
	out.Table = g
	if same {
		out.Text = t.say("Promised: %s.", from)
	}
	return []piece{out}
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
