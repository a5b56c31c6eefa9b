package score

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"serendip/model"
	"serendip/session"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Revealed is every use case of a reveal, each once, the most divided first.
func Revealed(r *session.RevealFace) []session.Scored {
	if r == nil {
		return nil
	}
	var out []session.Scored
	seen := map[model.UseCaseID]bool{}
	for _, part := range [][]session.Scored{r.Contested, r.Passed, r.Rest, r.Stories} {
		for _, s := range part {
			if !seen[s.Case.ID] {
				seen[s.Case.ID] = true
				out = append(out, s)
			}
		}
	}
	return out
}

// Row is a revealed use case in a list that is w cells wide: below its title its outcome in a line, behind what is said first.
func Row(s session.Scored, first string, w int, t theme.Theme) widget.Item {
	title := s.Case.Title
	if s.Contested {
		title = theme.Contested + " " + title
	}
	agree, moved, groups := t.Dim.Render("agree: "+s.Result.Agreement.String()), t.Text.Render(MovedBrief(s)), ""
	for _, g := range model.Groups() {
		groups += "   " + GroupShort(g, s.Result.Groups[g], t)
	}
	there := func(parts ...string) []string {
		return slices.DeleteFunc(parts, func(p string) bool { return widget.Width(p) == 0 })
	}
	groups = strings.TrimLeft(groups, " ")
	room := w - rowLead
	below := []string{strings.Join(there(first, Outcome(s, t), agree, moved, groups), "   ")}
	if widget.Width(below[0]) > room { // the means before the words about them, and what moved in a line of its own
		below = there(widget.Fit(there(first, Outcome(s, t), groups, agree), "   ", room), moved)
	}
	return widget.Item{ID: s.Case.ID.String(), Lead: strconv.Itoa(s.Case.Number), Title: title, Below: below}
}

// rowLead is what the list takes of a row for its sign and number.
const rowLead = 6

// Outcome is "✓ 2 of 3", with what was decided against the count.
func Outcome(s session.Scored, t theme.Theme) string {
	words := fmt.Sprintf("%d of %d", s.Result.Passed, s.Result.OutOf)
	if s.Overridden != "" {
		words += ", overridden"
	}
	if s.Progresses {
		return t.OK.Render(theme.Passed + " " + words)
	}
	return t.Bad.Render(theme.NotPassed + " " + words)
}

// GroupShort is "imp 2.6 ✓".
func GroupShort(g model.Group, r model.Result, t theme.Theme) string {
	name := t.Dim.Render(g.Key()[:3] + " ")
	switch {
	case !r.Aimed:
		return name + t.Dim.Render("not aimed at")
	case r.TooFew:
		return name + t.Warn.Render("too few")
	case r.Passed:
		return name + t.OK.Render(r.Mean.String()+" "+theme.Passed)
	}
	return name + t.Bad.Render(r.Mean.String()+" "+theme.NotPassed)
}

// MovedBrief says what moved since the round before, in a few words: "was 1.6 ↑ 2.2, 4 moved at least"; "" in a first round.
func MovedBrief(c session.Scored) string {
	m := c.Moved
	switch {
	case m == nil:
		return ""
	case m.Answers == 0:
		return "nothing moved"
	}
	text := fmt.Sprintf("%s, at least %d moved", m.Score, m.Answers)
	if m.Changed {
		text = m.Was + " before: " + text
	}
	return text
}
