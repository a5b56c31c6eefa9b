package score

import (
	"fmt"
	"strings"

	"serendip/model"
	"serendip/session"
	"serendip/tui/poster"
	"serendip/tui/seat"
	"serendip/tui/widget"
)

// sheetOf is what the round asks, or the block before there is one.
func sheetOf(r *session.RoundFace, b model.Block) *model.Sheet {
	if r == nil {
		return b.Sheet()
	}
	return r.Sheet
}

// seatSheetOf is sheetOf on a seat.
func seatSheetOf(f *session.SeatFace) *model.Sheet {
	if f.Round == nil {
		return f.Block.Sheet()
	}
	return f.Round.Sheet
}

// title is what is asked with its weight, where weights differ from each other.
func title(a model.Ask, weighted bool) string {
	if weighted {
		return fmt.Sprintf("%s x%d", a.Title, a.Weight)
	}
	return a.Title
}

// askLines are what is asked, and each's help.
func askLines(c seat.Centre, sheet *model.Sheet) []string {
	t, w := c.Theme(), 15
	for _, a := range sheet.Asks() {
		w = max(w, widget.Width(title(a, sheet.KindOf() == model.WeightedSheet))+2)
	}
	var out []string
	for _, a := range sheet.Asks() {
		name := widget.PadRight(title(a, sheet.KindOf() == model.WeightedSheet), w)
		out = append(out, seat.Hanging(t.Strong.Render(name), a.Short, c.TextWidth(), t.Text)...)
	}
	return append(out, "")
}

// few says whether each thing that is asked has a column of its own beside the use cases.
func few(sheet *model.Sheet) bool { return len(sheet.Asks()) <= model.GroupCount }

// briefs are the headings over those columns: "imp", "meas", "feas".
func briefs(sheet *model.Sheet) []string {
	switch {
	case !few(sheet):
		return []string{"marks"}
	case sheet == nil:
		return []string{"imp", "meas", "feas"}
	}
	var out []string
	for _, a := range sheet.Asks() {
		out = append(out, widget.Cut(strings.ToLower(a.Title), 4))
	}
	return out
}

// wallAskLines are what is asked, on the wall: one a line, or where they are many in a few lines.
func wallAskLines(s *poster.Sheet, sheet *model.Sheet, w int) []string {
	t, weighted := s.Theme, sheet.KindOf() == model.WeightedSheet
	asks := sheet.Asks()
	if len(asks) > model.GroupCount {
		var names []string
		for _, a := range asks {
			names = append(names, title(a, weighted))
		}
		return widget.Styled(widget.Wrap(strings.Join(names, "  ·  "), w, 3), t.Strong)
	}
	wide := 15
	for _, a := range asks {
		wide = max(wide, widget.Width(title(a, weighted))+2)
	}
	var lines []string
	for _, a := range asks {
		lines = append(lines, t.Strong.Render(widget.PadRight(title(a, weighted), wide))+t.Text.Render(clauses(a.Short, w-wide)))
	}
	return lines
}
