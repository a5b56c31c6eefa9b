package review

import (
	"cmp"
	"fmt"
	"strings"

	"serendip/model"
	"serendip/session"
	"serendip/tui/theme"
)

// verdictSign is a verdict as a sign and a word.
func verdictSign(v model.Verdict) string {
	switch v {
	case model.Adopt:
		return theme.Passed + " adopt"
	case model.Iterate:
		return "↻ iterate"
	case model.Discard:
		return theme.NotPassed + " discard"
	case model.NoVerdict:
	}
	return "· no verdict"
}

// told is what was decided, with what it led to.
func told(p session.PromiseFace) string {
	out := verdictSign(p.Verdict)
	if p.Cycle > 0 {
		out += fmt.Sprintf(", second cycle: %d", p.Cycle)
	}
	if p.Doubt != model.NoDoubt {
		out += fmt.Sprintf("; wrong is the %s", p.Doubt)
	}
	return out
}

// ask is what to talk about before there is a verdict.
func ask(p session.PromiseFace) string {
	switch {
	case p.Proposal.Contradicts:
		return "Is the measure, the tool or the hypothesis wrong?"
	case p.Proposal.Verdict != model.NoVerdict:
		return fmt.Sprintf("The figures speak for: %s.", p.Proposal.Verdict)
	}
	return "Adopt, iterate or discard?"
}

// where says who promised it, when, and by what it is measured.
func where(p session.PromiseFace) string {
	out := []string{p.From + ", " + p.When.Format("2 Jan 2006")}
	if p.Case.Owner != "" {
		out = append(out, p.Case.Owner)
	}
	if p.Case.Measure != "" {
		out = append(out, p.Case.Measure)
	}
	return strings.Join(out, " · ")
}

// figures is the three figures in a line.
func figures(p session.PromiseFace) string {
	f := p.Figures
	return fmt.Sprintf("was %s   promised %s   came %s", orDash(f.Baseline.Words), orDash(f.Target.Words), orDash(f.Actual.Words))
}

func orDash(s string) string { return cmp.Or(s, "—") }

// Became is a promise in a recap: its title with the sign of its verdict, and under it the verdict, its owner where names
// are on, and the figures, what came first.
func Became(p session.PromiseFace) (title, under string) {
	sign, rest, _ := strings.Cut(told(p), " ")
	if p.Case.Owner != "" {
		rest += " · " + p.Case.Owner
	}
	came, promised, was := short(p.Figures)
	return sign + " " + p.Case.Title, fmt.Sprintf("%s · came %s, promised %s, was %s", rest, came, promised, was)
}

// short is the three figures, with the unit at the last only where they share it.
func short(f model.Figures) (came, promised, was string) {
	same := f.Baseline.Unit != "" && f.Target.Unit == f.Baseline.Unit && (f.Actual.Unit == f.Baseline.Unit || f.Actual.Words == "")
	for _, one := range []model.Figure{f.Actual, f.Target, f.Baseline} {
		same = same && (one.Known || one.Words == "")
	}
	if !same {
		return orDash(f.Actual.Words), orDash(f.Target.Words), orDash(f.Baseline.Words)
	}
	return orDash(f.Actual.Numeral), f.Target.Numeral, f.Baseline.Words
}

// summary counts the verdicts.
func summary(f *session.ReviewFace) string {
	var out []string
	for _, v := range model.Verdicts() {
		if n := f.Count(v); n > 0 {
			out = append(out, fmt.Sprintf("%d %s", n, v))
		}
	}
	if n := len(f.Open()); n > 0 {
		out = append(out, fmt.Sprintf("%d without a verdict", n))
	}
	return strings.Join(out, "   ")
}
