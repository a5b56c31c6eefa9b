package discuss

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/method/score"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// item is one use case with its outcome in a line.
func (c console) item(s session.Scored) widget.Item {
	t := c.Env.Theme
	title := s.Case.Title
	if s.Contested {
		title = theme.Contested + " " + title
	}
	agree, moved, groups := t.Dim.Render("agree: "+s.Result.Agreement.String()), t.Text.Render(movedBrief(s)), ""
	for _, g := range model.Groups() {
		groups += "   " + groupShort(g, s.Result.Groups[g], t)
	}
	parts := []string{c.topicWords(s), outcome(s, t), agree, moved, strings.TrimLeft(groups, " ")}
	parts = slices.DeleteFunc(parts, func(p string) bool { return widget.Width(p) == 0 })
	below := strings.Join(parts, "   ")
	if w := c.W - listLead; widget.Width(below) > w { // the means before the words about them
		n := len(parts)
		below = widget.Fit(slices.Insert(slices.Clone(parts[:n-1]), slices.Index(parts, outcome(s, t))+1, parts[n-1]), "   ", w)
	}
	return widget.Item{ID: s.Case.ID.String(), Lead: strconv.Itoa(s.Case.Number), Title: title, Below: []string{below}}
}

// listLead is what the list takes of a row for its sign and number.
const listLead = 6

// outcome is "✓ 2 of 3", with what was decided against the count.
func outcome(s session.Scored, t theme.Theme) string {
	words := fmt.Sprintf("%d of %d", s.Result.Passed, s.Result.OutOf)
	if s.Overridden != "" {
		words += ", overridden"
	}
	if s.Progresses {
		return t.OK.Render(theme.Passed + " " + words)
	}
	return t.Bad.Render(theme.NotPassed + " " + words)
}

// groupShort is "imp 2.6 ✓".
func groupShort(g model.Group, r model.Result, t theme.Theme) string {
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

// read opens the spread and the reasons, for the facilitator alone.
func (c console) read(s session.Scored) tea.Cmd {
	return screen.Open(dialog.Show(c.Env, desk.Name(s.Case), func(w int, t theme.Theme) []string {
		out := []string{outcome(s, t) + t.Dim.Render("   agreement "+s.Result.Agreement.String()), t.Dim.Render("rule: " + ruleOf(s).Brief())}
		if moved := movedLine(s); moved != "" {
			out = append(out, widget.Styled(widget.Wrap("moved: "+moved, min(w, 90), 0), t.Text)...)
		}
		for _, g := range model.Groups() {
			out = append(out, "", t.Strong.Render(widget.PadRight(g.String(), 15))+groupShort(g, s.Result.Groups[g], t), spread(s, g, t))
		}
		if s.Overridden != "" {
			out = append(out, "", t.Warn.Render("Overridden: "+s.Overridden))
		}
		for i, r := range s.Reasons {
			if i == 0 {
				out = append(out, "", t.Title.Render("Why, without names"))
			}
			out = append(out, widget.Styled(widget.Wrap("· "+r, min(w, 90), 0), t.Text)...)
		}
		if unsaid := session.UnsaidWords(s.Unsaid); unsaid != "" {
			out = append(out, "", t.Dim.Render(widget.Cut(unsaid, w)))
		}
		for i, ch := range s.WouldPass {
			if i == 0 {
				out = append(out, "", t.Title.Render("What would have changed the outcome"))
			}
			out = append(out, t.Text.Render("· "+change(ch, ruleOf(s))))
		}
		return out
	}))
}

// spread is how many gave each mark, by whoever gave it.
func spread(s session.Scored, g model.Group, t theme.Theme) string {
	h := s.Tally.Whole[g]
	var out []string
	for mark, n := range h.Counts {
		out = append(out, t.Dim.Render(strconv.Itoa(mark)+" ")+widget.Tally(n, 10, t))
	}
	if h.CantSay > 0 {
		out = append(out, t.Dim.Render(fmt.Sprintf("%d can't say", h.CantSay)))
	}
	return "  " + strings.Join(out, "   ")
}

// change is one thing that would have changed the outcome, in words.
func change(ch model.Change, r model.Rule) string {
	var out []string
	if ch.Marks > 0 {
		out = append(out, desk.Plural(ch.Marks, "mark more", "marks more"))
	}
	switch {
	case ch.Points > 0:
		out = append(out, desk.Plural(ch.Points, "point more", "points more"))
	case ch.Points < 0:
		out = append(out, desk.Plural(-ch.Points, "point less", "points less"))
	}
	return ch.Where(r) + ": " + strings.Join(out, " and ")
}

// askAgain asks what a second blind round is about.
func (c console) askAgain(s session.Scored) tea.Cmd {
	return score.AskAgain(c.Centre, s.Case)
}
