package page

import (
	"fmt"
	"slices"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// besideFrom is the width from which the health check and the register stand beside the parts; below it they are counted.
const besideFrom = 140

// looked says whether anybody answered the health check, or put something into the register.
func looked(p session.PageFace) bool {
	return slices.ContainsFunc(p.Health[:], func(a string) bool { return a != "" }) || slices.ContainsFunc(registers(), func(k model.EntryKind) bool { return len(p.Of(k)) > 0 })
}

// registers are what a register lists, in its order.
func registers() []model.EntryKind {
	return []model.EntryKind{model.EntryObstacle, model.EntryBarrier, model.EntryOpportunity}
}

// wallBeside is the health check, and under it the register; what has no room is counted.
func wallBeside(s *poster.Sheet, p session.PageFace, r frame.Rect) {
	t := s.Theme
	blocks := [][]string{healthLines(p, r.W, t)}
	for _, k := range registers() {
		for i, e := range p.Of(k) {
			lead := ""
			if i == 0 {
				lead = map[model.EntryKind]string{model.EntryObstacle: "Obstacles", model.EntryBarrier: "Barriers", model.EntryOpportunity: "Opportunities"}[k]
			}
			blocks = append(blocks, registerLines(e, lead, r.W, t))
		}
	}
	var lines []string
	for i, block := range blocks {
		if left := len(blocks) - i; len(lines)+len(block)+min(left-1, 1) > r.H {
			lines = append(lines, t.Dim.Render(fmt.Sprintf("and %d more", left)))
			break
		}
		lines = append(lines, block...)
	}
	s.Put("beside", r, lines[:min(len(lines), r.H)]...)
}

// healthLines are the five statements, each with the sign of its answer.
func healthLines(p session.PageFace, w int, t theme.Theme) []string {
	lines := []string{t.Title.Render("4+1 health check"), ""}
	for i, statement := range model.HealthStatements() {
		sign := t.Dim.Render("·")
		switch answer, _, _ := model.ParseAnswer(p.Health[i]); answer {
		case model.Yes:
			sign = t.OK.Render(theme.Passed)
		case model.No:
			sign = t.Bad.Render(theme.NotPassed)
		case model.Unknown:
			sign = t.Warn.Render("?")
		case model.Unsaid:
		}
		for n, line := range widget.Wrap(statement, w-4, 2) {
			if n > 0 {
				sign = " "
			}
			lines = append(lines, sign+"   "+t.Text.Render(line))
		}
	}
	return lines
}

// registerLines is one thing of the register, under the name of its list where it is the first.
func registerLines(e session.EntryFace, lead string, w int, t theme.Theme) []string {
	var lines []string
	if lead != "" {
		lines = append(lines, "", t.Title.Render(lead), "")
	}
	for i, line := range widget.Wrap(e.What, w-4, 2) {
		number := "    "
		if i == 0 {
			number = widget.PadRight(fmt.Sprint(e.Number), 4)
		}
		lines = append(lines, t.AccentBold.Render(number)+t.Text.Render(line))
	}
	if below := entryBelow(e); below != "" {
		lines = append(lines, "    "+t.Dim.Render(widget.Cut(below, w-4)))
	}
	return lines
}

// counts is how far tasks, health check and register are, a few words each.
func counts(p session.PageFace) []string {
	var out []string
	done, tasks := 0, p.Of(model.EntryTask)
	for _, e := range tasks {
		if e.Done {
			done++
		}
	}
	if len(tasks) > 0 {
		out = append(out, fmt.Sprintf("%d of %d tasks done", done, len(tasks)))
	}
	yes, no := 0, 0
	for _, text := range p.Health {
		switch answer, _, _ := model.ParseAnswer(text); answer {
		case model.Yes:
			yes++
		case model.No:
			no++
		case model.Unsaid, model.Unknown:
		}
	}
	if yes+no > 0 {
		out = append(out, fmt.Sprintf("health check: %d yes, %d no", yes, no))
	}
	for _, k := range registers() {
		if n := len(p.Of(k)); n > 0 {
			out = append(out, desk.Plural(n, k.Key(), map[model.EntryKind]string{model.EntryObstacle: "obstacles", model.EntryBarrier: "barriers", model.EntryOpportunity: "opportunities"}[k]))
		}
	}
	return out
}
