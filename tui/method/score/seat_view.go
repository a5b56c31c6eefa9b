package score

import (
	"fmt"
	"strings"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/seat"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

const (
	seatCellWidth = 7  // of one mark
	seatSheet     = 84 // cells a sheet takes at most
	seatSlim      = 72 // where the others stand beside it and there is little room
	seatBeside    = 118
)

// sheet is one use case with its rows, and beside it all of them where it is wide.
func (s seatScreen) sheet() frame.Frame {
	w := min(s.W, seatSheet)
	if s.W >= seatBeside && s.W < 140 {
		w = seatSlim
	}
	laid := s.laid(w)
	f := frame.New(s.W, s.H, frame.Ready("sheet", frame.Rect{W: w, H: s.H}, laid.sheet))
	if s.W >= seatBeside {
		f = f.Add(frame.Ready("all", s.beside(w), laid.all))
	}
	if laid.row < s.H {
		return f.At(0, laid.row)
	}
	return f
}

// beside is where all use cases stand, beside a sheet of w cells.
func (s seatScreen) beside(w int) frame.Rect { return frame.Rect{X: w + 4, W: s.W - w - 4, H: s.H} }

// laidSheet is a sheet with all use cases beside it, and the row in which the cursor is.
type laidSheet struct {
	sheet, all []string
	row        int
}

// sheetFrom is what a sheet is laid out from while no mark is on its way. Scores are the same when they lie in the same
// place: nobody writes to a face.
type sheetFrom struct {
	scores           *session.SeatScore
	at, row, w, W, H int
	fine, done       bool
	look             theme.Theme
}

func (s seatScreen) laid(w int) laidSheet {
	if len(s.marks) > 0 {
		return s.lay(w)
	}
	from := sheetFrom{&s.Face.Round.Scores[0], s.at, s.row, w, s.W, s.H, s.fine, s.Face.Round.Done, s.Theme()}
	return frame.Laid(s.Env.Shelf, "sheet", from, func() laidSheet { return s.lay(w) })
}

func (s seatScreen) lay(w int) laidSheet {
	lines, row := s.rows(w)
	side := s.beside(w)
	return laidSheet{frame.Lay(frame.Rect{W: w, H: s.H}, lines...), frame.Lay(side, s.overview(side.W)...), row}
}

// rows draws the sheet and says in which of its lines the cursor is. Where it is low, blank rows go, then what is known
// of the use case, then the help of the rows that are not marked now.
func (s seatScreen) rows(w int) ([]string, int) {
	for level := seatAll; ; level++ {
		lines, at := s.draw(w, level)
		for i := len(lines) - 1; i > 0 && len(lines) > s.H; i-- {
			if lines[i] == "" {
				lines = append(lines[:i], lines[i+1:]...)
				if i < at {
					at--
				}
			}
		}
		if len(lines) <= s.H || level == seatLeast {
			return lines, at
		}
	}
}

// How much a sheet says.
const (
	seatAll     = iota
	seatOneLine // one line of what is known of the use case
	seatNoLine
	seatOneHelp // help for the row under the cursor only
	seatLeast
)

func (s seatScreen) draw(w, level int) (lines []string, at int) {
	t, one := s.Theme(), s.score()
	lines = append(s.title(one, w, level), "", t.Dim.Render(strings.Repeat(" ", w-seatMarksWidth(w))+seatWords(w)))
	group := model.Group(-1)
	for i, row := range seatRows(one, s.fine) {
		switch {
		case s.fine && row.group != group:
			lines = append(lines, s.groupLine(one, row.group))
		case !s.fine && i > 0:
			lines = append(lines, "")
		}
		group = row.group
		if i == s.row {
			at = len(lines)
		}
		lines = append(lines, s.row1(one, row, i == s.row, w))
		if !s.fine && (level < seatOneHelp || i == s.row && level < seatLeast) {
			if help := s.short(row); help != "" {
				lines = append(lines, seat.Hanging("  ", help, w-2, t.Dim)...)
			}
		}
	}
	return append(lines, "", s.promise(w), "", s.progress(w)), at
}

// title is the use case by the number that the wall calls it, how many it is from, and what is known of it.
func (s seatScreen) title(one session.SeatScore, w, level int) []string {
	t := s.Theme()
	from := ""
	if n := one.Case.Reach; n > 1 {
		from = fmt.Sprintf("from an idea of %d people", n)
	}
	room := w
	if from != "" {
		room = w - widget.Width(from) - 2
	}
	title := widget.Wrap(fmt.Sprintf("#%d %s", one.Case.Number, one.Case.Title), max(room, w/2), 2)
	lines := widget.Styled(title, t.Title)
	if from != "" && widget.Width(title[0])+widget.Width(from)+2 <= w {
		lines[0] = widget.Ends(lines[0], t.Dim.Render(from), w)
	}
	more := one.Case.Details
	if v := one.Case.Value(); v != "" {
		more = append([]string{"Value: " + v}, more...)
	}
	for _, d := range more[:min(len(more), max(2-level, 0))] {
		lines = append(lines, t.Text.Render(widget.Cut(d, w)))
	}
	return lines
}

// row1 is a row with its marks.
func (s seatScreen) row1(one session.SeatScore, row seatRow, here bool, w int) string {
	t := s.Theme()
	v, press, pressed := s.marks.mark(one, row)
	sign, name := "  ", t.Strong
	if s.fine {
		name = t.Text
	}
	if here {
		sign, name = t.AccentBold.Render(theme.Here)+" ", t.AccentBold
	}
	label := name.Render(s.label(row, s.fine))
	switch {
	case pressed && press.bad:
		label += "  " + t.Error.Render(theme.NotPassed+" not saved")
	case pressed && !press.kept:
		label += " " + t.Dim.Render(widget.Ellipsis)
	}
	cells := ""
	for m := model.NoMark; m <= model.High; m++ {
		cells += s.cell(fmt.Sprint(int(m)), v, m, here, seatCellWidth)
	}
	cells += s.cell("-", v, model.CantSay, here, seatCantWidth(w))
	return widget.PadRight(sign+label, w-seatMarksWidth(w)) + cells
}

// cell is one mark that can be given.
func (s seatScreen) cell(sign string, v session.SeatMark, m model.Mark, here bool, w int) string {
	t := s.Theme()
	switch {
	case v.Given && v.Mark == m:
		return widget.PadRight(t.AccentBold.Render("["+sign+"]"), w)
	case v.Given:
		return widget.PadRight(" "+t.Dim.Render(sign), w)
	case here:
		return widget.PadRight(" "+t.Strong.Render(sign), w)
	}
	return widget.PadRight(" "+t.Dim.Render("·"), w)
}

// seatCantWidth is the cells of "can't say": its heading stands where there is room for it.
func seatCantWidth(w int) int {
	if w < 70 {
		return 4
	}
	return 10
}

func seatMarksWidth(w int) int { return 4*seatCellWidth + seatCantWidth(w) }

// seatWords are the headings of the marks.
func seatWords(w int) string {
	out := ""
	for m := model.NoMark; m <= model.High; m++ {
		out += widget.PadRight(" "+m.String(), seatCellWidth)
	}
	if w < 70 {
		return out
	}
	return out + " " + model.CantSay.String()
}

func (s seatScreen) label(row seatRow, fine bool) string {
	if row.own > 0 {
		sheet := seatSheetOf(s.Face)
		return title(sheet.Asks()[min(row.own, len(sheet.Asks()))-1], sheet.KindOf() == model.WeightedSheet)
	}
	if row.criterion == 0 || !fine {
		return row.group.String()
	}
	return model.Criterion(row.criterion - 1).String()
}

// short is the help under a row.
func (s seatScreen) short(row seatRow) string {
	if row.own > 0 {
		asks := seatSheetOf(s.Face).Asks()
		return asks[min(row.own, len(asks))-1].Short
	}
	return row.group.Short()
}

// groupLine is the heading of a group when marking by criterion.
func (s seatScreen) groupLine(one session.SeatScore, g model.Group) string {
	t := s.Theme()
	line := "  " + t.Strong.Render(g.String())
	if whole, _, _ := s.marks.mark(one, seatRow{group: g}); whole.Given {
		line += t.Dim.Render("   as a whole: " + whole.Mark.String())
	}
	return line
}

// promise is what becomes of the marks, or what was not kept.
func (s seatScreen) promise(w int) string {
	t := s.Theme()
	if c, bad := s.marks.refused(); bad {
		name := ""
		for _, one := range s.Face.Round.Scores {
			if one.Case.ID == c.of {
				name = one.Case.Title
			}
		}
		return t.Error.Render(widget.Cut(theme.NotPassed+" Not saved: "+s.label(c.seatRow, false)+" of "+name+". Press it again.", w))
	}
	if s.Face.Round.Done {
		return t.OK.Render(widget.Cut(theme.Passed+" Handed in. What you change still counts until the round closes.", w))
	}
	words := "Nobody sees who gave which mark. All marks are shown together, at the end."
	if widget.Width(words) > w {
		words = "Nobody sees who gave which mark."
	}
	return t.Dim.Render(words)
}

// progress is the round's use cases in one line, by the numbers that the wall calls them.
func (s seatScreen) progress(w int) string {
	t := s.Theme()
	out, each, gap := "", 5, " "
	for _, one := range s.Face.Round.Scores {
		each = max(each, widget.Width(fmt.Sprint(one.Case.Number))+3)
	}
	if len(s.Face.Round.Scores)*each > w {
		each, gap = each-1, ""
	}
	for i, one := range s.Face.Round.Scores {
		sign, style := " ", t.Dim
		missing, of := s.marks.missing(one)
		switch {
		case i == s.at:
			sign, style = theme.Here, t.AccentBold
		case missing == 0:
			sign, style = theme.Passed, t.OK
		case missing < of:
			sign = "·"
		}
		out += widget.PadRight(style.Render(fmt.Sprintf("%d%s%s", one.Case.Number, gap, sign)), each)
	}
	return out
}

// overview is every use case with its marks, beside the sheet.
func (s seatScreen) overview(w int) []string {
	t := s.Theme()
	out := []string{t.Dim.Render(widget.Right(strings.Join(briefs(seatSheetOf(s.Face)), "  "), w))}
	for i, one := range s.Face.Round.Scores {
		sign, words := "  ", t.Dim
		if i == s.at {
			sign, words = t.AccentBold.Render(theme.Here)+" ", t.Strong
		}
		marks := ""
		for _, c := range s.cells(one) {
			marks += widget.Right(c, 5)
		}
		out = append(out, widget.PadRight(sign+words.Render(one.Case.Title), w-2-widget.Width(marks))+"  "+t.Text.Render(marks))
	}
	return out
}

// cells are the marks of a use case in a word each: a mark, how many of the criteria, or · for none.
func (s seatScreen) cells(one session.SeatScore) []string {
	out := make([]string, 0, model.GroupCount)
	if one.Own != nil {
		return s.ownCells(one)
	}
	for _, g := range model.Groups() {
		whole, given, of := s.marks.group(one, g)
		cell := "·"
		switch {
		case of == 0:
			cell = ""
		case whole.Given && whole.Mark == model.CantSay:
			cell = "-"
		case whole.Given:
			cell = fmt.Sprint(int(whole.Mark))
		case given > 0:
			cell = fmt.Sprintf("%d/%d", given, of)
		}
		out = append(out, cell)
	}
	return out
}

// ownCells are cells on another sheet than the groups': a mark each, or where they are many how many are given.
func (s seatScreen) ownCells(one session.SeatScore) []string {
	rows, given := seatRows(one, false), 0
	var out []string
	for _, row := range rows {
		v, _, _ := s.marks.mark(one, row)
		cell := "·"
		switch {
		case v.Given && v.Mark == model.CantSay:
			cell = "-"
		case v.Given:
			cell = fmt.Sprint(int(v.Mark))
		}
		if v.Given {
			given++
		}
		out = append(out, cell)
	}
	if !few(seatSheetOf(s.Face)) {
		return []string{fmt.Sprintf("%d/%d", given, len(rows))}
	}
	return out
}
