package exports

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"serendip/model"
	"serendip/session"
)

// chosen tells every revealed round: what passed against the mark, how far the marks agree, and who decided otherwise.
func (m *recap) chosen() {
	begun := false
	for _, r := range m.Rounds {
		if r.State != "revealed" {
			continue
		}
		if !begun {
			m.heading("What was chosen, and why")
			m.line("%s", ruleText(m.Rule))
			begun = true
		}
		m.round(r)
	}
}

// ruleText says in a sentence when a use case progresses.
func ruleText(r Rule) string {
	if r.Scheme == "criteria" {
		return fmt.Sprintf("Marks go from 0 to 3 and were blind. A criterion passes at a mean of %s from %s up; a use case goes on when %d/%d of all criteria pass.",
			strings.TrimSuffix(r.Mark.Text, ".0"), count(r.MinMarks, "mark", "marks"), r.Need, r.Of)
	}
	what := "groups"
	return fmt.Sprintf("Marks go from 0 to 3 and were blind. A group passes at a mean of %s from %s up; a use case goes on when %d of %d %s pass.",
		strings.TrimSuffix(r.Mark.Text, ".0"), count(r.MinMarks, "mark", "marks"), r.Need, r.Of, what)
}

func (m *recap) round(r Round) {
	m.line("\n### Round %d%s%s\n", r.Number, r.sheetTitle(), again(r))
	laptop := ""
	if r.Laptop > 0 {
		laptop = fmt.Sprintf(", %d on a passed laptop", r.Laptop)
	}
	m.line("%d scored on seats, %d by hands%s.", r.Seats, r.Hands, laptop)
	switch {
	case r.Sheet == model.MatrixSheet.Key():
		m.line("\nImpact and effort were marked from 0 to 3, blind. From 1.5 on they are high; quick wins and big bets go on where no other scoring decides.")
	case r.Sheet == model.WeightedSheet.Key():
		rule := m.Rule
		if r.Rule != nil {
			rule = *r.Rule
		}
		m.line("\nEach criterion was marked from 0 to 3, blind. A use case goes on at a weighted mean of %s from %s up.", rule.Mark.Text, count(rule.MinMarks, "mark", "marks"))
	case r.Rule != nil:
		m.line("\nIn this round: %s", ruleText(*r.Rule))
	}
	if r.Withheld != "" {
		m.line("\nHere %s.", r.Withheld)
	} else if r.Sheet != "" {
		m.line("")
		m.table(weighedRows(r))
	} else {
		m.line("")
		m.table(resultRows(r))
	}
	m.moves(r)
	for _, u := range r.UseCases {
		m.why(u)
	}
}

func again(r Round) string {
	if r.Again == 0 {
		return ""
	}
	return fmt.Sprintf(", a second look at round %d", r.Again)
}

func resultRows(r Round) [][]string {
	rows := [][]string{{"rank", "use case", "importance", "measurability", "feasibility", "all", "agreement", "goes on"}}
	for _, u := range r.UseCases {
		rank := fmt.Sprint(u.Result.Rank)
		if u.Result.RankShared {
			rank += " ="
		}
		row := []string{rank, fmt.Sprintf("#%d %s", u.Number, inline(u.Title))}
		for _, g := range u.Groups {
			row = append(row, groupCell(g))
		}
		row = append(row, meanText(u.Result.Mean), u.Result.Agreement, outcomeText(u))
		rows = append(rows, row)
	}
	return rows
}

// groupCell is a group's mean with a word where it passed, or where too few gave a mark.
func groupCell(g Group) string {
	switch {
	case !g.Aimed:
		return "not aimed at"
	case g.TooFew:
		return meanText(g.Mean) + " too few"
	case g.Passed:
		return meanText(g.Mean) + " passed"
	}
	return meanText(g.Mean)
}

func meanText(e *Exact) string {
	if e == nil {
		return "-"
	}
	return e.Text
}

func outcomeText(u Scored) string {
	out := "no"
	if u.Outcome.Progresses {
		out = "yes"
	}
	if u.Outcome.Override != nil {
		out += ", by override"
	}
	return out
}

// why gives the written reasons: of an override, and of scorers without their names.
func (m *recap) why(u Scored) {
	override := u.Outcome != nil && u.Outcome.Override != nil
	if !override && len(u.Reasons)+u.Unsaid == 0 {
		return
	}
	m.line("\n#%d %s\n", u.Number, inline(u.Title))
	if override {
		goes := "does not go on"
		if u.Outcome.Override.Progresses {
			goes = "goes on"
		}
		m.line("- It %s against the count: %s", goes, inline(u.Outcome.Override.Reason))
	}
	for _, reason := range u.Reasons {
		m.line("- A scorer: %s", inline(reason))
	}
	if u.Unsaid > 0 {
		m.line("- %s", session.UnsaidWords(u.Unsaid))
	}
}

// widestCell is up to where cells are padded, so that a table also reads as plain text; longer ones stick out.
const widestCell = 48

// table writes rows, the first of which is the header. Cells are inline text.
func (m *recap) table(rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, c := range row {
			if w := ansi.StringWidth(c); w <= widestCell {
				widths[i] = max(widths[i], w)
			}
		}
	}
	for n, row := range rows {
		m.row(row, widths)
		if n == 0 {
			dashes := make([]string, len(row))
			for i := range row {
				dashes[i] = strings.Repeat("-", max(3, widths[i]))
			}
			m.row(dashes, widths)
		}
	}
}

func (m *recap) row(cells []string, widths []int) {
	for i, c := range cells {
		fmt.Fprintf(m, "| %s%s ", c, strings.Repeat(" ", max(0, max(3, widths[i])-ansi.StringWidth(c))))
	}
	m.line("|")
}
