package poster

import (
	"fmt"
	"slices"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/widget"
)

// Row is one line of a list: a number, words, and a note at the right.
type Row struct {
	Number int    // 0 for none
	Words  string // takes two lines where it must
	Short  bool   // one line at most; what is left out shows as …
	Note   string // at the right
	Brief  string // the note where there is little room; the note when empty
}

// CaseRow is a use case as a row: its words, whom it is from where that may be seen, and how many say the same.
func CaseRow(c session.CaseFace) Row {
	words := c.Title
	if c.Who != "" {
		words += " · " + c.Who
	}
	return Row{Number: c.Number, Words: words, Note: same(c), Brief: brief(c)}
}

// CaseRows are use cases as rows.
func CaseRows(cases []session.CaseFace) []Row {
	out := make([]Row, len(cases))
	for i, c := range cases {
		out[i] = CaseRow(c)
	}
	return out
}

// OneLine is the rows with their words in one line each.
func OneLine(rows []Row) []Row {
	for i := range rows {
		rows[i].Short = true
	}
	return rows
}

func brief(c session.CaseFace) string {
	if c.Same <= 0 {
		return ""
	}
	return fmt.Sprintf("+%d", c.Same)
}

func same(c session.CaseFace) string {
	verb := "do"
	if c.Kind == model.Planned {
		verb = "want"
	}
	switch {
	case c.Same <= 0:
		return ""
	case c.Same == 1 && verb == "do":
		return "1 does the same"
	case c.Same == 1:
		return "1 wants the same"
	}
	return fmt.Sprintf("%d %s the same", c.Same, verb)
}

// List writes as many rows as fit, with as much air between them as there is, at most eight; those that are left
// out are counted. It returns how many were written.
func (s *Sheet) List(id string, rows []Row, r frame.Rect) int {
	return s.spread(id, rows, r, len(rows), 0)
}

// Whole writes rows of which the room wants to see all: in large type where all have room in it, each in a line, else with
// as much air as there is; where there are too many, as many as fit.
func (s *Sheet) Whole(id string, rows []Row, r frame.Rect) {
	if lines := s.largeList(rows, r); lines != nil {
		s.Put(id, r, lines...)
		return
	}
	for _, gap := range []int{2, 1, 0} {
		if lines, n := s.list(rows, r, gap, len(rows)); n == len(rows) {
			s.Put(id, r, lines...)
			return
		}
	}
	if r.W >= 100 {
		s.Columns(id, rows, r)
		return
	}
	s.Compact(id, OneLine(rows), r)
}

// largeList is all rows in large type, each in a line; nothing where they have no room.
func (s *Sheet) largeList(rows []Row, r frame.Rect) []string {
	return s.largeRows(rows, r, s.Type.Height(widget.BigText))
}

// AllLarge writes all rows in large type, each in as many lines as it takes; false where they have no room.
func (s *Sheet) AllLarge(id string, rows []Row, r frame.Rect) bool {
	lines := s.largeRows(rows, r, r.H)
	s.Put(id, r, lines...)
	return len(lines) > 0
}

// largeRows is all rows in large type, each in so many rows at most, with as much air as there is; nothing where they have
// no room.
func (s *Sheet) largeRows(rows []Row, r frame.Rect, most int) []string {
	lead, note := 0, 0
	for _, row := range rows {
		if row.Number > 0 {
			lead = max(lead, s.Type.Width(numeral(row.Number), widget.BigText)+4)
		}
		note = max(note, widget.Width(row.Note)+4)
	}
	var blocks [][]string
	for _, row := range rows {
		if !s.FitsLarge(row.Words, r.W-lead-note, most) {
			return nil
		}
		number := widget.Styled(s.Type.Big(numeral(row.Number), widget.BigText), s.Theme.BigAccent)
		drawn := Beside(number, s.Large(row.Words, r.W-lead-note, most, widget.BigText, s.Theme.Big), lead)
		drawn[1] = widget.Ends(drawn[1], s.Theme.Text.Render(row.Note), r.W)
		blocks = append(blocks, drawn)
	}
	for _, gap := range []int{2, 1} {
		if lines := Apart(blocks, gap); len(lines) <= r.H {
			return lines
		}
	}
	return nil
}

// Newest is [Sheet.List] of the newest of so many: air between them counts for more than one row more.
func (s *Sheet) Newest(id string, rows []Row, r frame.Rect, all int) int {
	return s.spread(id, rows, r, all, 1)
}

// spread writes rows with the widest gap at which enough of them stand, less so many.
func (s *Sheet) spread(id string, rows []Row, r frame.Rect, all, fewer int) int {
	if r.H <= 0 || len(rows) == 0 {
		return 0
	}
	most := min(len(rows), 8)
	for _, gap := range []int{2, 1, 0} {
		if lines, n := s.list(rows, r, gap, all); n >= min(most, 4+2*(2-gap)-fewer) || gap == 0 {
			if n > 0 {
				s.Put(id, r, lines...)
			}
			return n
		}
	}
	return 0
}

// Columns writes all rows with as much air as there is, in two columns where one is too short for them: whole titles as
// far as there is room, and those for which there is none are counted.
func (s *Sheet) Columns(id string, rows []Row, r frame.Rect) {
	short := OneLine(slices.Clone(rows))
	for _, try := range []struct {
		rows []Row
		gap  int
	}{{rows, 2}, {rows, 1}, {rows, 0}, {short, 0}} {
		if lines, n := s.list(try.rows, r, try.gap, len(rows)); n == len(rows) {
			s.Put(id, r, lines...)
			return
		}
	}
	if r.W < 100 {
		s.List(id, short, r)
		return
	}
	half := (len(rows) + 1) / 2
	both := r.Columns(1, 1)
	left, right := both[0], both[1]
	left, _ = left.Right(4)
	for _, try := range []struct {
		rows []Row
		gap  int
	}{{rows, 1}, {rows, 0}, {short, 1}, {short, 0}} {
		one, n := s.list(try.rows[:half], left, try.gap, half)
		from := half
		if n < half && try.gap == 0 && try.rows[0].Short { // too many for both: the second column goes on where the first one ends
			one, n = s.list(try.rows[:right.H], left, 0, right.H)
			from = n
		}
		two, m := s.list(try.rows[from:], right, try.gap, len(rows)-from)
		if n+m < len(rows) && (try.gap > 0 || !try.rows[0].Short) {
			continue
		}
		s.Put(id, left, one...)
		s.Put("more "+id, right, two...)
		return
	}
}

// Compact writes rows without air between them; those for which there is no room are counted.
func (s *Sheet) Compact(id string, rows []Row, r frame.Rect) {
	lines, _ := s.list(rows, r, 0, len(rows))
	s.Put(id, r, lines...)
}

// list draws rows, the first of so many, with a gap between them until there is no room, and counts those left out.
func (s *Sheet) list(rows []Row, r frame.Rect, gap, all int) (lines []string, n int) {
	lead, note := 0, 0
	if r.W < 70 {
		rows = briefly(rows)
	}
	for _, row := range rows {
		lead = max(lead, len(numeral(row.Number)))
		note = max(note, widget.Width(row.Note))
	}
	for i, row := range rows {
		drawn := s.row(row, lead, note, r.W)
		need := len(drawn)
		if i > 0 {
			need += gap
		}
		room := r.H - len(lines)
		if all > i+1 {
			room -= gap + 1
		}
		if need > room {
			break
		}
		for range gap * min(i, 1) {
			lines = append(lines, "")
		}
		lines = append(lines, drawn...)
		n++
	}
	if left := all - n; left > 0 {
		for range gap * min(n, 1) {
			lines = append(lines, "")
		}
		lines = append(lines, s.Theme.Dim.Render(fmt.Sprintf("%s   and %d more", widget.Right("", lead), left)))
	}
	return lines, n
}

// briefly is the rows with their short notes.
func briefly(rows []Row) []Row {
	out := slices.Clone(rows)
	for i, row := range out {
		if row.Brief != "" {
			out[i].Note = row.Brief
		}
	}
	return out
}

// row draws one row in one line, or in two when the words need it.
func (s *Sheet) row(row Row, lead, note, w int) []string {
	t := s.Theme
	indent := 0
	if lead > 0 {
		indent = lead + 3
	}
	room := w - indent
	if note > 0 {
		room -= note + 3
	}
	var out []string
	lines := 2
	if row.Short {
		lines = 1
	}
	for i, words := range widget.Wrap(row.Words, max(room, 10), lines) {
		left := widget.PadRight("", indent)
		if i == 0 && lead > 0 {
			left = t.Dim.Render(widget.Right(numeral(row.Number), lead)) + "   "
		}
		line := left + t.Text.Render(words)
		if i == 0 && row.Note != "" {
			line = widget.Ends(line, t.Dim.Render(row.Note), w)
		}
		out = append(out, line)
	}
	return out
}

func numeral(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}
