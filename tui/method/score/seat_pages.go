package score

import (
	"fmt"

	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/seat"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// page is lines to read.
func (s seatScreen) page(lines []string) frame.Frame {
	return frame.New(s.W, s.H, frame.NewPane("page", frame.Of(s.W, s.H), seat.Squeeze(lines, s.H)...))
}

// counting is the seat while no marks are taken: before the round, and after it.
func (s seatScreen) counting() []string {
	t, w, r := s.Theme(), s.TextWidth(), s.Face.Round
	if r == nil {
		lines := append(s.Prompt(2), "", t.Title.Render("The round opens in a moment."), "")
		return append(append(lines, askLines(s.Centre, seatSheetOf(s.Face))...), t.Dim.Render("Look up: the facilitator says what is scored."))
	}
	lines := append([]string{t.Title.Render("The marks are being counted."), ""}, seat.Paragraph(seat.Counted, w, t.Text)...)
	lines = append(lines, "")
	if missing, of := s.marks.left(r); of > 0 {
		lines = append(lines, t.Dim.Render(fmt.Sprintf("You gave %d of %d marks.", of-missing, of)))
	}
	if _, bad := s.marks.refused(); bad {
		lines = append(lines, "")
		lines = append(lines, seat.Paragraph(theme.NotPassed+" A mark of yours came when the round was closed already, and is not counted.", w, t.Error)...)
	}
	return lines
}

// beginning says what will be asked, before a single key marks anything.
func (s seatScreen) beginning() []string {
	t, w, r := s.Theme(), s.TextWidth(), s.Face.Round
	missing, of := s.marks.left(r)
	what := fmt.Sprintf("%s, %d marks.", desk.Plural(len(r.Scores), "use case", "use cases"), of)
	if r.Again {
		what = "A second round. " + what
	}
	lines := []string{t.Title.Render(what), ""}
	lines = append(lines, askLines(s.Centre, seatSheetOf(s.Face))...)
	lines = append(lines, seat.Paragraph("0 no   1 little   2 good   3 high   - can't say.  A digit marks and moves on.", w, t.Text)...)
	lines = append(lines, "")
	lines = append(lines, seat.Paragraph("Nobody sees who gave which mark. Each is kept at once; all are shown together, at the end.", w, t.Text)...)
	lines = append(lines, "")
	if missing < of {
		return append(lines, t.OK.Render(fmt.Sprintf("%s %d of your %d marks are kept.", theme.Passed, of-missing, of))+t.AccentBold.Render("  Press enter to go on."))
	}
	return append(lines, t.AccentBold.Render("Press enter to begin."))
}

// fill makes the list of the last look, when it is there.
func (s seatScreen) fill() seatScreen {
	if s.phase != seatLook {
		return s
	}
	at := s.list.Index()
	titles := briefs(seatSheetOf(s.Face))
	columns := make([]widget.Column, len(titles))
	for i, title := range titles {
		columns[i] = widget.Column{Title: title, W: max(4, len(title)), Numbers: true}
	}
	s.list = widget.NewList(columns...).Dense().TitleLines(1)
	if s.Face.Round != nil {
		items := make([]widget.Item, len(s.Face.Round.Scores))
		for i, one := range s.Face.Round.Scores {
			missing, _ := s.marks.missing(one)
			items[i] = widget.Item{ID: one.Case.ID.String(), Lead: fmt.Sprint(one.Case.Number), Title: one.Case.Title, Cells: s.cells(one), Quiet: missing > 0}
		}
		s.list = s.list.SetItems(items)
	}
	s.list = s.list.SetSize(min(s.W, seatSheet), max(s.H-len(s.lookHead()), 1)).Move(at)
	return s
}

// lookHead stands over the last look.
func (s seatScreen) lookHead() []string {
	if s.Face.Round == nil {
		return nil
	}
	t := s.Theme()
	head := t.Dim.Render(widget.Ellipsis + " handing in")
	if s.Face.Round.Done {
		head = t.OK.Render(theme.Passed) + " " + t.Title.Render("Handed in. Thank you.")
	}
	missing, of := s.marks.left(s.Face.Round)
	words := "Every mark is given. You may change them until the round closes."
	if missing > 0 {
		words = fmt.Sprintf("%d of %d marks are open. Leave them, or change any until the round closes.", missing, of)
	}
	return append(append([]string{head}, seat.Paragraph(words, s.W, t.Text)...), "")
}

// looking is everything once more.
func (s seatScreen) looking() frame.Frame {
	head := s.lookHead()
	lines := append(head, s.list.View(s.Theme(), true, "")...)
	return frame.New(s.W, s.H, frame.NewPane("look", frame.Of(s.W, s.H), lines...)).At(0, len(head)+s.list.CursorRow())
}
