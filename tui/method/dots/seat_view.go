package dots

import (
	"fmt"
	"strconv"
	"strings"

	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/poster"
	"serendip/tui/seat"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// counting is the seat while no dots are taken: before the round, and after it.
func (s seatScreen) counting() []string {
	t := s.Theme()
	if s.Face.Dots == nil {
		lines := append(s.Prompt(2), "", t.Title.Render("The dot round opens in a moment."), "")
		return append(lines, t.Dim.Render("Look up: the facilitator says what it is about."))
	}
	lines := append([]string{t.Title.Render("The dots are being counted."), ""}, seat.Paragraph(seat.Counted, s.TextWidth(), t.Text)...)
	lines = append(lines, "", t.Dim.Render(fmt.Sprintf("You gave %d of your %d dots.", s.Face.Dots.Rule.Budget-s.left(), s.Face.Dots.Rule.Budget)))
	for _, p := range s.presses {
		if p.bad {
			lines = append(append(lines, ""), seat.Paragraph(theme.NotPassed+" A dot of yours came when the round was closed already, and is not counted.", s.TextWidth(), t.Error)...)
			break
		}
	}
	return lines
}

// beginning says what will be asked, before a single key gives anything.
func (s seatScreen) beginning() []string {
	t, w, d := s.Theme(), s.TextWidth(), s.Face.Dots
	one, more := d.Noun()
	lines := []string{t.Title.Render(fmt.Sprintf("You have %s for %s.", desk.Plural(d.Rule.Budget, "dot", "dots"), desk.Plural(len(d.Cases), one, more))), ""}
	why := fmt.Sprintf("Put them where they are worth most. At most %d on one.", d.Rule.Cap)
	if d.Cut {
		why = goesOn(d.DotsFace, "enter the scoring round") + ". " + why
		why = strings.ToUpper(why[:1]) + why[1:]
	}
	lines = append(lines, seat.Paragraph(why, w, t.Text)...)
	lines = append(lines, "")
	lines = append(lines, seat.Paragraph("Nobody sees who gave which dot. Each is kept at once; all are shown together, at the end.", w, t.Text)...)
	return append(lines, "", t.AccentBold.Render("Press enter to begin."))
}

// head stands over the list: the dots that are left, large, and what the rules are; or what came of it.
func (s seatScreen) head() []string {
	t, d := s.Theme(), s.Face.Dots
	if d.Revealed {
		lines := append(seat.Paragraph(GoOn(d.DotsFace)+".", s.TextWidth(), t.Title), t.Dim.Render(widget.Cut(Who(d.DotsFace)+" gave dots.", s.W)))
		if d.Withheld {
			lines = append(lines, t.Dim.Render(widget.Cut(withheld, s.W)))
		}
		return append(lines, "")
	}
	left := s.left()
	state := t.Text.Render(widget.Cut("Kept at once. All are shown together, without a name.", s.beside()))
	if d.Done {
		state = t.OK.Render(theme.Passed) + " " + t.Strong.Render(widget.Cut("Handed in. Thank you. You may change them until the round closes.", s.beside()-2))
	}
	if s.said != "" {
		state = t.Warn.Render(widget.Cut(s.said, s.beside()))
	}
	for _, p := range s.presses {
		if p.bad {
			state = t.Error.Render(theme.NotPassed + " not saved: press it again")
		}
	}
	words := []string{t.Strong.Render(fmt.Sprintf("of %s left", desk.Plural(d.Rule.Budget, "dot", "dots"))), t.Dim.Render(fmt.Sprintf("at most %d on one", d.Rule.Cap)), state}
	big := widget.Styled(widget.NewType().Big(strconv.Itoa(left), widget.BigText), t.BigAccent)
	if s.H < 12 || s.W < 60 {
		return []string{t.AccentBold.Render(strconv.Itoa(left)) + " " + words[0] + ", " + words[1], state, ""}
	}
	return append(poster.Beside(big, words, s.bigWidth()), "")
}

// bigWidth is what the large number takes, and beside what is left of the row.
func (s seatScreen) bigWidth() int {
	return widget.NewType().Width(strconv.Itoa(s.left()), widget.BigText) + 3
}

func (s seatScreen) beside() int {
	if s.H < 12 || s.W < 60 {
		return s.W
	}
	return max(s.W-s.bigWidth(), 10)
}

// fill makes the list: one's own dots, or, once they are revealed, everybody's.
func (s seatScreen) fill() seatScreen {
	d := s.Face.Dots
	if d == nil {
		return s
	}
	t, at := s.Theme(), s.list.Index()
	w := min(s.W, 120)
	var items []widget.Item
	if d.Revealed {
		s.list = widget.NewList(resultColumns(w)...).Dense().TitleLines(1)
		items = resultItems(d.DotsFace, w, t)
	} else {
		s.list = widget.NewList(widget.Column{W: max(min(d.Rule.Cap, 9)+2, 8)}).Dense().TitleLines(1)
		for _, c := range d.Cases {
			it := widget.Item{ID: c.ID.String(), Lead: strconv.Itoa(c.Number), Title: c.Title, Cells: []string{given(s.of(c.ID), d.Rule.Cap, t)}}
			if p, sent := s.presses[c.ID]; sent && !p.kept && !p.bad {
				it.Cells[0] += t.Dim.Render(widget.Ellipsis)
			}
			items = append(items, it)
		}
	}
	s.list = s.list.SetItems(items).SetSize(w, max(s.H-len(s.head()), 1)).Filled(3).Move(at)
	return s
}

// resultColumns are a bar and a count.
func resultColumns(w int) []widget.Column {
	if w < 66 {
		return []widget.Column{{Title: "dots", W: 4, Numbers: true}, {Title: "from", W: 4, Numbers: true}}
	}
	return []widget.Column{{W: w / 4}, {Title: "dots", W: 4, Numbers: true}, {Title: "from", W: 4, Numbers: true}}
}

// resultItems are a revealed round, the most dots first.
func resultItems(f *session.DotsFace, w int, t theme.Theme) []widget.Item {
	var items []widget.Item
	digits := 1
	for _, x := range f.Ranked {
		digits = max(digits, len(strconv.Itoa(x.Case.Number)))
	}
	for _, x := range f.Ranked {
		it := widget.Item{ID: x.Case.ID.String(), Lead: rank(x), Title: sign(x) + " " + fmt.Sprintf("%*d", digits, x.Case.Number) + "  " + x.Case.Title, Quiet: !x.In && !x.Tied}
		cells := []string{strconv.Itoa(x.Count.Dots), strconv.Itoa(x.Count.People)}
		bar := widget.Bar(float64(x.Count.Dots)/float64(most(f)), w/4, t)
		if f.Withheld {
			cells, bar = []string{"", ""}, ""
		}
		if w >= 66 {
			cells = append([]string{bar}, cells...)
		}
		it.Cells = cells
		items = append(items, it)
	}
	return items
}
