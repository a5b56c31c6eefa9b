package page

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Wall is one use case's page for the room: its four parts, who leads it, and what it still needs.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	if f.Page == nil {
		rest := s.Head(f.Block.Title, f.Clock, s.Area())
		s.PutMiddle("empty", rest, s.Bold("This page is not to be seen at the moment.", rest.W, rest.H, s.Theme.Dim)...)
		return s.Panes()
	}
	p, t := *f.Page, s.Theme
	r := s.Area()
	top, rest := r.Top(s.HeadRows())
	number := widget.Styled(s.Type.Big(fmt.Sprint(p.Case.Number), widget.BigText), t.BigAccent)
	left, right := top.Left(widget.Widest(number) + 3)
	s.Put("number", left, number...)
	title := widget.Styled(widget.Wrap(p.Case.Title, right.W, 2), t.Title)
	if s.FitsLarge(p.Case.Title, right.W, s.Type.Height(widget.BigText)) {
		title = s.Large(p.Case.Title, right.W, s.Type.Height(widget.BigText), widget.BigText, t.Big)
	}
	s.Put("title", right, append(title, state(p, t))...)
	said := wallFoot(s, p, rest.W)
	rest, foot := rest.Bottom(len(said))
	s.Put("foot", foot, said...)
	if rest.W >= besideFrom && looked(p) {
		columns := rest.Columns(3, 2)
		left, _ := columns[0].Right(6)
		rest = left
		wallBeside(s, p, columns[1])
	}
	wallParts(s, p, rest)
	return s.Panes()
}

// wallPart is one of the page's parts on the wall.
type wallPart struct{ letter, title, words, asks string }

func wallRows(p session.PageFace) []wallPart {
	out := []wallPart{
		{"a", "Challenge", p.Shown(model.PageChallenge), model.PageChallenge.Asks()},
		{" ", "Outcome", p.Shown(model.PageOutcome), model.PageOutcome.Asks()},
		{"b", "Workflow", p.Shown(model.PageWorkflow), model.PageWorkflow.Asks()},
	}
	letter := "c"
	for _, e := range p.Of(model.EntryCriterion) {
		words := e.What
		if below := entryBelow(e); below != "" {
			words += " · " + below
		}
		title := "Measured by"
		if letter != "c" {
			title = ""
		}
		out = append(out, wallPart{letter, title, words, ""})
		letter = " "
	}
	if letter == "c" {
		out = append(out, wallPart{"c", "Measured by", "", "what will be counted or asked, from where to where?"})
	}
	out = append(out, wallPart{"d", "Also needs", p.Shown(model.PageFactors), model.PageFactors.Asks()},
		wallPart{" ", "Owner", p.Shown(model.PageOwner), "who in the business?"},
		wallPart{" ", "Serves", serves(p), "which objective?"})
	if when := window(p); when != "" {
		out = append(out, wallPart{" ", "Active use", when, ""})
	}
	return out
}

// serves is the objective without its number.
func serves(p session.PageFace) string {
	_, words, _ := strings.Cut(p.Shown(model.PageObjective), "  ")
	return words
}

// wallParts writes the parts below each other, with as much air as there is; the first ones in large type where rows are left.
func wallParts(s *poster.Sheet, p session.PageFace, r frame.Rect) {
	for _, fit := range []struct{ gap, most int }{{1, 2}, {0, 2}, {0, 1}} {
		parts, height := make([][]string, 0, 12), 0
		for i, part := range wallRows(p) {
			parts = append(parts, part.small(s, r.W, fit.most))
			height += len(parts[i]) + fit.gap*min(i, 1)
		}
		if height > r.H && fit.most > 1 {
			continue
		}
		for i, part := range wallRows(p) {
			large := part.large(s, r.W, r.H-height+len(parts[i]))
			if large == nil {
				break // a small one above a large one would say that it matters less
			}
			height += len(large) - len(parts[i])
			parts[i] = large
		}
		var lines []string
		for i, part := range parts {
			lines = append(lines, slices.Repeat([]string{""}, fit.gap*min(i, 1))...)
			lines = append(lines, part...)
		}
		s.Put("parts", r, lines[:min(len(lines), r.H)]...)
		return
	}
}

// partLead is the column of a part's words.
const partLead = 16

// said is what stands in a part: its words, or what is asked.
func (p wallPart) said(t theme.Theme) (string, theme.Style) {
	if p.words == "" {
		return strings.TrimSuffix(p.asks, "?") + "?", t.AccentBold
	}
	return p.words, t.Text
}

func (p wallPart) label(s *poster.Sheet) string {
	return s.Theme.AccentBold.Render(p.letter) + "  " + s.Theme.Dim.Render(widget.PadRight(p.title, partLead-3))
}

// small is a part in ordinary letters.
func (p wallPart) small(s *poster.Sheet, w, most int) []string {
	words, style := p.said(s.Theme)
	if p.words == "" {
		most = 1
	}
	return p.beside(s, widget.Styled(widget.Wrap(words, max(w-partLead, 10), most), style))
}

// large is a part in large type, nil where it doesn't fit or asks for something.
func (p wallPart) large(s *poster.Sheet, w, h int) []string {
	if p.words == "" || !s.FitsLarge(p.words, w-partLead, h-1) {
		return nil
	}
	return append(p.beside(s, s.Large(p.words, w-partLead, h-1, widget.BigText, s.Theme.Big)), "")
}

// beside puts the part's label before its first line.
func (p wallPart) beside(s *poster.Sheet, lines []string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		label := widget.PadRight("", partLead)
		if i == 0 {
			label = p.label(s)
		}
		out[i] = label + line
	}
	return out
}

// wallFoot is what is missing, or that nothing is, and how far tasks, health check and register are: beside it where there is
// room, else under it.
func wallFoot(s *poster.Sheet, p session.PageFace, w int) []string {
	t := s.Theme
	words, style := lacks(p), t.Warn
	if words != "" {
		words = "still needed: " + words
	} else if len(p.Needs) > 0 {
		words, style = theme.Passed+" nothing is missing", t.OK
	}
	note := strings.Join(counts(p), " · ")
	lines := []string{widget.Rule(w, t)}
	if beside := w - widget.Width(note) - 3; widget.Width(words) <= beside {
		return append(lines, widget.Ends(style.Render(words), t.Dim.Render(note), w), "")
	}
	lines = append(lines, widget.Styled(widget.Wrap(words, w, 2), style)...)
	return append(lines, widget.Styled(widget.Wrap(note, w, 1), t.Dim)...)
}
