package discuss

import (
	"fmt"
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

// item is one use case with its outcome in a line, and its time before it.
func (c console) item(s session.Scored) widget.Item {
	return score.Row(s, c.topicWords(s), c.W, c.Env.Theme)
}

// read opens the spread and the reasons, for the facilitator alone.
func (c console) read(s session.Scored) tea.Cmd {
	return screen.Open(dialog.Show(c.Env, desk.Name(s.Case), func(w int, t theme.Theme) []string {
		out := []string{score.Outcome(s, t) + t.Dim.Render("   agreement "+s.Result.Agreement.String()), t.Dim.Render("rule: " + ruleOf(s).Brief())}
		if moved := movedLine(s); moved != "" {
			out = append(out, widget.Styled(widget.Wrap("moved: "+moved, min(w, 90), 0), t.Text)...)
		}
		for _, g := range model.Groups() {
			out = append(out, "", t.Strong.Render(widget.PadRight(g.String(), 15))+score.GroupShort(g, s.Result.Groups[g], t), spread(s, g, t))
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
