package plain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"serendip/model"
	"serendip/session"
)

// review is the promises as sentences, one's own named as such.
func review(f session.SeatFace) []string {
	r := f.Review
	if r == nil || len(r.Promises) == 0 {
		return []string{"Nothing was promised in an earlier session, so there is nothing to review."}
	}
	lines := []string{count(len(r.Promises), "promise.", "promises.")}
	for i, p := range r.Promises {
		line := promiseLine(p)
		if slices.Contains(f.Promised, i) {
			line += " It is yours."
			if p.Verdict == model.NoVerdict {
				line += fmt.Sprintf(" To say what came of it: came %d WORDS. For example: came %d 12 min a lorry.", p.N, p.N)
			}
		}
		lines = append(lines, line)
	}
	if r.Shown >= 0 && r.Shown < len(r.Promises) {
		lines = append(lines, fmt.Sprintf("The wall shows promise %d.", r.Promises[r.Shown].N))
	}
	return lines
}

func promiseLine(p session.PromiseFace) string {
	figure := func(what, words string) string {
		if words == "" {
			return ""
		}
		return " " + what + " " + words + "."
	}
	line := fmt.Sprintf("%d. %s.", p.N, p.Case.Title) + figure("It was", p.Figures.Baseline.Words) + figure("Promised was", p.Figures.Target.Words) + figure("It came to", p.Figures.Actual.Words)
	if p.Verdict == model.NoVerdict {
		return line + " No verdict yet: " + p.Proposal.Why + "."
	}
	line += " The verdict is " + p.Verdict.String() + "."
	if p.Reason != "" {
		line += " Because: " + p.Reason + "."
	}
	return line
}

// carriers is who carries it, and where nobody does.
func carriers(f *session.ChampionsFace) []string {
	var lines []string
	for _, x := range f.Functions {
		var names []string
		for _, c := range x.Champions {
			if c.Name != "" {
				names = append(names, c.Name)
			}
		}
		if more := len(x.Champions) - len(names); more > 0 {
			names = append(names, fmt.Sprintf("%d more", more))
		}
		if len(names) == 0 {
			names = []string{"nobody yet"}
		}
		lines = append(lines, x.Function.String()+": "+strings.Join(names, ", ")+".")
	}
	return lines
}

// came says what came of one's own promise.
func (s seat) came(args []string) (answer, error) {
	if len(args) < 2 {
		return answer{}, wrongWords{}
	}
	f := s.face()
	n, err := strconv.Atoi(strings.TrimPrefix(args[0], "#"))
	if err != nil {
		return answer{}, wrongWords{}
	}
	if f.Review != nil {
		for _, p := range f.Review.Promises {
			if p.N == n {
				return s.done(session.SetFigure{Session: f.Session, Case: p.Case.ID, Kind: model.FigureActual, Words: strings.Join(args[1:], " ")})
			}
		}
	}
	return answer{}, session.Refuse(session.Missing, "there is no promise %d here", n)
}
