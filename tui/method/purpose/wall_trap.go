package purpose

import (
	"strings"

	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/widget"
)

// berg draws the feature/function trap as an iceberg in r: a small tip of features and plans over the water, tangible
// and shallow, and the deep work of outcomes and behaviour beneath it.
func berg(s *poster.Sheet, r frame.Rect) {
	if r.H < 9 {
		wallWords(s, r)
		return
	}
	side := 0
	if r.W >= 100 {
		side = 30
	}
	legend, body := r.Left(side)
	tip := max(r.H*3/10, 3)
	above, below := body.Top(tip)
	water, below := below.Top(1)
	drawTip(s, above)
	s.Put("sea", frame.Rect{X: r.X, Y: water.Y, W: r.W, H: 1}, s.Theme.Accent.Render(strings.Repeat("~", r.W)))
	waist := water.Centre(water.W*11/20, 1)
	s.Put("waist", waist, s.Theme.Selected.Render(strings.Repeat(" ", waist.W)))
	drawDeep(s, below)
	if side > 0 {
		wallExplain(s, legend, tip)
	} else {
		s.Put("shallow", frame.Rect{X: r.X, Y: r.Y, W: min(r.W/4, 14), H: 2}, s.Theme.Strong.Render("tangible,"), s.Theme.Strong.Render("and shallow"))
	}
}

// drawTip is the part that shows: a small hill.
func drawTip(s *poster.Sheet, r frame.Rect) {
	lines := make([]string, r.H)
	from, to := r.W/8, max(r.W*2/5, 30)
	for y := range lines {
		w := from + (to-from)*(y+1)/len(lines)
		text := ""
		if y == len(lines)-1 {
			text = "FEATURES and PLANS"
		}
		lines[y] = wallSlab(s, text, w, r.W)
	}
	s.Put("tip", r, lines...)
}

// drawDeep is the part under water: it widens, then narrows, and carries the words in large type.
func drawDeep(s *poster.Sheet, r frame.Rect) {
	words := deepWords(s, r)
	lines := make([]string, r.H)
	first := (r.H - len(words)) / 2
	need := widget.Widest(words) + 4
	for y := range lines {
		text := ""
		if y == len(lines)-1 && r.H > len(words)+1 {
			text = "the deep work"
		}
		if i := y - first; i >= 0 && i < len(words) {
			text = words[i]
		}
		lines[y] = wallSlab(s, text, max(wallWidth(y, r.H, r.W), min(widget.Width(text)+4, need)), r.W)
	}
	s.Put("deep", r, lines...)
}

// wallWidth is how wide the berg is in row y of h under water.
func wallWidth(y, h, w int) int {
	wide, foot := w*9/10, w*11/20
	shoulder := max(h/4, 1)
	if y < shoulder {
		return w*7/10 + (wide-w*7/10)*(y+1)/shoulder
	}
	return wide - (wide-foot)*(y-shoulder)*(y-shoulder)/max((h-shoulder)*(h-shoulder), 1)
}

// deepWords are OUTCOMES and BEHAVIOUR in the largest type that fits.
func deepWords(s *poster.Sheet, r frame.Rect) []string {
	inner := r.W * 6 / 10
	for scale := 3; scale >= 1; scale-- {
		high := 2*s.Type.Height(scale) + 1
		if s.Type.Width("BEHAVIOUR", scale) > inner || high > r.H-1 {
			continue
		}
		outcomes, behaviour := s.Type.Big("OUTCOMES", scale), s.Type.Big("BEHAVIOUR", scale)
		w := max(widget.Widest(outcomes), widget.Widest(behaviour))
		var out []string
		for _, l := range outcomes {
			out = append(out, widget.Centre(l, w))
		}
		out = append(out, strings.Repeat(" ", w))
		for _, l := range behaviour {
			out = append(out, widget.Centre(l, w))
		}
		return out
	}
	return []string{"OUTCOMES", "", "BEHAVIOUR"}
}

// wallSlab is a row of the berg, w cells wide, in the middle of all cells, with a text in its middle.
func wallSlab(s *poster.Sheet, text string, w, all int) string {
	w = min(w, all)
	x, at := (all-w)/2, (all-widget.Width(text))/2 // words stand still whatever the width of their row
	return strings.Repeat(" ", x) + s.Theme.Selected.Render(widget.PadRight(strings.Repeat(" ", max(at-x, 0))+text, w))
}

// wallExplain stands at the left of the berg.
func wallExplain(s *poster.Sheet, r frame.Rect, tip int) {
	t := s.Theme
	above, below := r.Top(tip)
	s.PutMiddle("shallow", above, t.Strong.Render("tangible, and shallow"), t.Dim.Render("what it can do;"), t.Dim.Render("dates, tasks, who"))
	_, below = below.Top(1)
	s.PutMiddle("deepwork", below, t.AccentBold.Render("the deep work"), t.Text.Render("what is better, and for whom;"),
		t.Text.Render("what people do differently"))
}

// wallWords say it where there is no room for a picture.
func wallWords(s *poster.Sheet, r frame.Rect) {
	t := s.Theme
	s.Put("trap", r,
		t.Text.Render("features, plans")+t.Dim.Render("   tangible, and shallow"),
		t.Accent.Render(strings.Repeat("~", r.W)),
		t.Strong.Render("outcomes, behaviour")+t.AccentBold.Render("   the deep work"))
}
