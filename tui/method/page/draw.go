package page

import (
	"fmt"
	"strings"

	"serendip/model"
	"serendip/session"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// labelWidth is the column of the labels.
const labelWidth = 20

// mark is how much a use case has of what it needs, as signs and words: ●●●○○ 3 of 5.
func mark(have, of int, t theme.Theme) string {
	if of == 0 {
		return ""
	}
	if have == of {
		return t.OK.Render(theme.Passed + " nothing is missing")
	}
	return t.AccentBold.Render(strings.Repeat("●", have)) + t.Dim.Render(strings.Repeat("○", of-have)) + t.Text.Render(fmt.Sprintf(" %d of %d", have, of))
}

// Mark is the completeness of a step, for lists of them.
func Mark(s session.StepFace, t theme.Theme) string {
	if s.Case.Stage == model.StageReady {
		return t.OK.Render(theme.Passed + " ready")
	}
	return mark(s.Have, s.Of, t)
}

// state is the stage with the completeness beside it.
func state(p session.PageFace, t theme.Theme) string {
	if p.Case.Stage == model.StageReady && len(p.Missing) == 0 {
		return t.OK.Render(theme.Passed + " ready")
	}
	return t.Dim.Render(p.Case.Stage.String()+"   ") + mark(p.Have(), len(p.Needs), t)
}

// lacks is what is missing in a line: a word or two each.
func lacks(p session.PageFace) string {
	var out []string
	for _, n := range p.Needs {
		if !n.Have {
			out = append(out, n.Short)
		}
	}
	return strings.Join(out, ", ")
}

// draw is the rows of a page as lines, and the line at which each begins.
func (s source) draw(rows []row, at int, active bool, w int, t theme.Theme) (lines []string, starts []int) {
	for i, r := range rows {
		if r.part != "" {
			if i > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, widget.Cut(t.Title.Render(r.part), w))
		}
		starts = append(starts, len(lines))
		lines = append(lines, s.drawRow(r, i == at && active, w, t)...)
	}
	return lines, starts
}

// drawRow is one row: sign, label, and its words in up to four lines.
func (s source) drawRow(r row, here bool, w int, t theme.Theme) []string {
	sign, label, words := "  ", t.Dim, t.Text
	switch {
	case r.need:
		sign = t.Warn.Render(theme.NotPassed) + " "
	case r.done || r.health > 0 && strings.HasPrefix(r.value, "yes"):
		sign = t.OK.Render(theme.Passed) + " "
	case r.health > 0 && strings.HasPrefix(r.value, "no"):
		sign = t.Warn.Render(theme.NotPassed) + " "
	}
	if here {
		sign, label, words = t.AccentBold.Render(theme.Here)+" ", t.Strong, t.Strong
	}
	wide := labelWidth
	if r.entry != nil || r.health > 0 {
		wide = 3
	}
	text, below := r.value, r.below
	if r.health > 0 {
		text, below = r.below, r.value
	}
	if text == "" {
		text, words = r.asks, t.Dim
	}
	room := max(w-wide-3, 10)
	writers := s.writers(r.name(), room-2)
	var out []string
	for i, line := range widget.Wrap(text, room, 4) {
		lead := "  " + widget.PadRight("", wide) + " "
		if i == 0 {
			lead = sign + widget.PadRight(label.Render(widget.Cut(r.label, wide)), wide) + " "
		}
		out = append(out, lead+words.Render(line))
	}
	if below != "" {
		for _, line := range widget.Wrap(below, room, 2) {
			out = append(out, "  "+widget.PadRight("", wide)+" "+t.Dim.Render(line))
		}
	}
	if writers != "" {
		out = append(out, "  "+widget.PadRight("", wide)+" "+t.Accent.Render("… "+widget.Cut(writers, room-2)))
	}
	return out
}

// name is what a row is called while somebody writes in it.
func (r row) name() string {
	switch {
	case r.health > 0:
		return fmt.Sprintf("Health check %d", r.health)
	case r.entry != nil:
		return fmt.Sprintf("%s %d", r.kind, r.entry.Number)
	case r.kind > 0:
		return r.kind.String()
	}
	return r.field.String()
}
