package discuss

import (
	"fmt"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// WallReason is the reason sheet of one use case: each group against the mark with its spread, how many scored and
// abstained, its value with the formula, anonymous reasons, and what would have changed the outcome.
func WallReason(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	if f.Reason == nil {
		return s.Panes()
	}
	c := *f.Reason
	rule := ruleOf(c)
	rest := sheetHead(s, c, s.Area())
	if kept := keptBack(f, c); kept != "" {
		head, below := rest.Top(2)
		s.Put("kept", head, s.Theme.Text.Render(kept))
		rest = below
	} else {
		rest = sheetGroups(s, rule, c, rest)
	}
	var lines []string
	if v := c.Case.Value(); v != "" {
		lines = append(lines, wallEntry(s, "value", v, rest.W)...)
	}
	if c.Overridden != "" {
		lines = append(lines, wallEntry(s, "decided", c.Overridden, rest.W)...)
	}
	if turned := Turned(c); turned != "" {
		lines = append(lines, wallEntry(s, "outcome", turned, rest.W)...)
	}
	if moved := movedLine(c); moved != "" {
		lines = append(lines, wallEntry(s, "moved", moved, rest.W)...)
	}
	if unsaid := session.UnsaidWords(c.Unsaid); unsaid != "" {
		lines = append(lines, wallEntry(s, "said", unsaid, rest.W)...)
	}
	lines = append(lines, wallReasons(s, c.Reasons, rest.W, rest.H-len(lines))...)
	s.Put("reasons", rest, lines...)
	return s.Panes()
}

// keptBack says why a sheet has no marks, where too few people scored for any to be shown.
func keptBack(f session.WallFace, c session.Scored) string {
	if f.Reveal == nil || !f.Reveal.Withheld() || c.Result.Agreement != model.AgreeNone {
		return ""
	}
	return f.Reveal.Untold()[0]
}

// sheetHead is the use case and how it came out.
func sheetHead(s *poster.Sheet, c session.Scored, r frame.Rect) frame.Rect {
	t := s.Theme
	title := s.Large(c.Case.Title, r.W, max(r.H/4, 2), widget.BigText, t.Big)
	sign := t.Bad
	if c.Progresses {
		sign = t.OK
	}
	line := sign.Render(Verdict(c)+" "+ruleOf(c).Things()+" pass") + t.Dim.Render(fmt.Sprintf("   rank %s   agree: %s   #%d", wallRank(c), c.Result.Agreement, c.Case.Number))
	s.Put("title", r, append(title, wallGap(s, line)...)...)
	_, rest := r.Top(len(title) + len(wallGap(s, line)) + 1)
	return rest
}

// wallGap is a line with a blank one before it where there is room.
func wallGap(s *poster.Sheet, line string) []string {
	if s.Roomy() {
		return []string{"", line}
	}
	return []string{line}
}

// sheetGroups are the three groups beside each other.
func sheetGroups(s *poster.Sheet, rule model.Rule, c session.Scored, r frame.Rect) frame.Rect {
	t := s.Theme
	rows := 8
	if s.Roomy() {
		rows = 10
	}
	top, rest := r.Top(rows)
	for i, cell := range top.Columns(1, 1, 1) {
		g := model.Groups()[i]
		cell, _ = cell.Right(2)
		one := c.Result.Groups[g]
		lines := []string{t.Strong.Render(g.String()), Bar(t, rule, one, max(min(cell.W-8, 24), 3))}
		if s.Roomy() {
			lines = append(lines, "")
		}
		lines = append(lines, wallHistogram(s, wallMarks(c, g), cell.W)...)
		lines = append(lines, t.Dim.Render(wallScoredBy(one, cell.W)))
		s.Put(g.Key(), cell, lines...)
	}
	return rest
}

// wallHistogram is how many gave each mark, the highest on top.
func wallHistogram(s *poster.Sheet, h model.Histogram, w int) []string {
	t := s.Theme
	names := [4]string{"no", "little", "good", "high"}
	most := 1
	for _, n := range h.Counts {
		most = max(most, n)
	}
	var out []string
	for mark := 3; mark >= 0; mark-- {
		n := h.Counts[mark]
		room := max(w-12, 3)
		bar := n * max(min(room/most, 3), 1)
		if most > room {
			bar = (n*room + most - 1) / most
		}
		label := t.Dim.Render(fmt.Sprintf("%d %-6s ", mark, names[mark]))
		out = append(out, label+t.Bar.Render(strings.Repeat("█", bar))+t.Text.Render(strings.Repeat(" ", min(bar, 1))+fmt.Sprint(n)))
	}
	return out
}

// wallScoredBy is how many gave a mark, and how many could not say.
func wallScoredBy(one model.Result, w int) string {
	text := fmt.Sprintf("%d scored", one.Marks)
	if one.Abstained == 0 {
		return text
	}
	if whole := text + fmt.Sprintf(", %d can't say", one.Abstained); widget.Width(whole) <= w {
		return whole
	}
	return text + fmt.Sprintf(", %d not", one.Abstained)
}

// Turned is what would have changed the outcome, in a sentence; empty where nothing would have.
func Turned(c session.Scored) string {
	if c.Result.Agreement == model.AgreeNone { // without a mark that is told, none could be counted off against it
		return ""
	}
	var parts []string
	for _, ch := range c.WouldPass {
		parts = append(parts, wallChange(ch, ruleOf(c)))
	}
	if len(parts) == 0 {
		return ""
	}
	outcome := "it would have passed"
	if c.Result.Progresses {
		outcome = "it would not have passed"
	}
	return "with " + strings.Join(parts, ", and ") + " " + outcome
}

func wallChange(c model.Change, r model.Rule) string {
	n, more := c.Points, "more"
	if n < 0 {
		n, more = -n, "fewer"
	}
	var words []string
	if n > 0 {
		words = append(words, fmt.Sprintf("%d %s %s", n, wallPlural(n, "point"), more))
	}
	if c.Marks > 0 {
		words = append(words, fmt.Sprintf("%d more %s", c.Marks, wallPlural(c.Marks, "mark")))
	}
	return strings.Join(words, " from ") + " in " + strings.ToLower(c.Where(r))
}

func wallPlural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

// wallEntry is a labelled sentence in as many lines as it needs, two at most.
func wallEntry(s *poster.Sheet, label, text string, w int) []string {
	var out []string
	for i, l := range widget.Wrap(text, max(w-11, 10), 2) {
		head := ""
		if i == 0 {
			head = label
		}
		out = append(out, s.Theme.Dim.Render(widget.PadRight(head, 11))+s.Theme.Text.Render(l))
	}
	return append(out, wallGap(s, "")[1:]...)
}

// wallReasons are the anonymous ones, as many as there is room for; the others are counted.
func wallReasons(s *poster.Sheet, all []string, w, h int) []string {
	var out []string
	for i, r := range all {
		lines := wallEntry(s, "", "“"+r+"”", w)
		if len(out)+len(lines) > h-1 && i < len(all)-1 || len(out)+len(lines) > h {
			return append(out, s.Theme.Dim.Render(fmt.Sprintf("           and %d more", len(all)-i)))
		}
		if i == 0 {
			lines = wallEntry(s, "said", "“"+r+"”", w)
		}
		out = append(out, lines...)
	}
	return out
}
