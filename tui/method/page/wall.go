package page

import (
	"fmt"
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
	rest, foot := rest.Bottom(3)
	wallParts(s, p, rest)
	wallFoot(s, p, foot)
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

// wallParts writes the parts below each other, with as much air as there is.
func wallParts(s *poster.Sheet, p session.PageFace, r frame.Rect) {
	t := s.Theme
	const lead = 16
	rows := wallRows(p)
	for _, fit := range []struct{ gap, most int }{{1, 2}, {0, 2}, {0, 1}} {
		var lines []string
		for i, part := range rows {
			for range fit.gap * min(i, 1) {
				lines = append(lines, "")
			}
			words, style, most := part.words, t.Text, fit.most
			if words == "" {
				words, style, most = part.asks, t.AccentBold, 1
			}
			for n, line := range widget.Wrap(words, max(r.W-lead, 10), most) {
				label := widget.PadRight("", lead)
				if n == 0 {
					label = t.AccentBold.Render(part.letter) + "  " + t.Dim.Render(widget.PadRight(part.title, lead-3))
				}
				lines = append(lines, label+style.Render(line))
			}
		}
		if len(lines) <= r.H || fit.most == 1 {
			s.Put("parts", r, lines[:min(len(lines), r.H)]...)
			return
		}
	}
}

// wallFoot is what is missing, or that nothing is, and the tasks.
func wallFoot(s *poster.Sheet, p session.PageFace, r frame.Rect) {
	t := s.Theme
	words, style := lacks(p), t.Warn
	if words != "" {
		words = "still needed: " + words
	} else if len(p.Needs) > 0 {
		words, style = theme.Passed+" nothing is missing", t.OK
	}
	done, tasks := 0, p.Of(model.EntryTask)
	for _, e := range tasks {
		if e.Done {
			done++
		}
	}
	note := ""
	if len(tasks) > 0 {
		note = fmt.Sprintf("%d of %d tasks done", done, len(tasks))
	}
	lines := widget.Styled(widget.Wrap(words, max(r.W-widget.Width(note)-3, 10), 2), style)
	lines[0] = widget.Ends(lines[0], t.Dim.Render(note), r.W)
	s.Put("foot", r, append([]string{widget.Rule(r.W, t)}, lines...)...)
}
