package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/method/recap"
	"serendip/tui/method/survey"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// comesLate says whether somebody should be told what they missed: the first block is over, and nothing shows that
// they were here before. Who speaks, or is next, has no time for it.
func comesLate(f *session.SeatFace, draft bool) bool {
	marked := false
	if f.Round != nil {
		for _, one := range f.Round.Scores {
			marked = marked || one.Marks != [3]session.SeatMark{} || one.Criteria != nil
		}
		marked = marked || f.Round.Done
	}
	speaks := f.Speakers != nil && (f.Speakers.Mine || f.Speakers.Soon)
	here := draft || marked || speaks || f.Me.Said > 0 || len(f.Mine) > 0 || len(f.MyItems) > 0 || f.Hand
	return f.State == model.Live && f.Position > 0 && !here
}

// newSeatWaiting is the moment before the first face.
func newSeatWaiting(env screen.Env) screen.Screen {
	return seat.NewPage(env, session.NoSeat(), func(c seat.Centre) []string {
		return []string{c.Theme().Dim.Render("One moment: your seat is being set.")}
	})
}

// newSeatLobby is before the beginning: you are in, who else is, and the way back.
func newSeatLobby(env screen.Env, f *session.SeatFace) screen.Screen {
	return seat.NewPage(env, f, func(c seat.Centre) []string {
		t, w := c.Theme(), c.TextWidth()
		name := c.Face.Me.Name
		if name != "" {
			name = ", " + name
		}
		lines := append([]string{}, seat.Paragraph("You are in"+name+".", w, t.Title)...)
		lines = append(lines, t.Text.Render(begins(c)), "")
		lines = append(lines, wayBack(c)...)
		lines = append(lines, seat.Heading(seat.Joined(c.Face.People), t))
		return append(lines, seat.Names(c.Face, c.W, max(c.H-len(lines), 1), t)...)
	})
}

// aheadLines stand above what is proposed before the beginning: when that is, and the way back.
func aheadLines(c seat.Centre) []string {
	t, w := c.Theme(), c.TextWidth()
	lines := seat.Paragraph("You are in. "+begins(c)+" Until then, propose what to talk about.", w, t.Text)
	if c.Face.Personal != "" {
		lines = append(lines, t.Dim.Render("your way back   ")+t.AccentBold.Render(c.Face.Personal))
	}
	return append(lines, "")
}

// begins is when it begins, with the zone's name: the reader may sit elsewhere.
func begins(c seat.Centre) string {
	zone := c.Env.Zone
	if left := c.Face.Start.Sub(c.Env.Now()); left > 0 && zone != nil {
		return "It begins at " + c.Face.Start.In(zone).Format("15:04") + ", " + zone.String() + "."
	}
	if c.Face.Ahead {
		return "It begins in a moment."
	}
	return "It begins in a moment. There is nothing to do yet."
}

// wayBack is the line that brings one back to this very seat, and how to leave a window that hangs.
func wayBack(c seat.Centre) []string {
	t, w := c.Theme(), c.TextWidth()
	var lines []string
	if c.Face.Personal != "" {
		lines = append(lines, seat.Heading("Your way back, should the line drop", t), t.AccentBold.Render("  "+c.Face.Personal), "")
		lines = append(lines, seat.Paragraph("Keep it: it is yours alone, and brings you back with everything you said.", w, t.Text)...)
	}
	lines = append(lines, seat.Paragraph("If the window hangs: press enter, then ~ and then a full stop. It lets go.", w, t.Dim)...)
	return append(lines, "")
}

// newSeatClosed is after the end: thanks, where the recap is, and what one said.
func newSeatClosed(env screen.Env, f *session.SeatFace) screen.Screen {
	if f.After != nil {
		return newSeatAfter(env, f)
	}
	if f.Survey != nil && f.Survey.Open {
		return survey.NewSeat(env, f, closedLines)
	}
	return seat.NewPage(env, f, closedLines)
}

func closedLines(c seat.Centre) []string {
	t, w := c.Theme(), c.TextWidth()
	lines := []string{t.Title.Render("Thank you. The " + c.Face.Recap.Called() + " is over."), ""}
	if c.Face.Ended != "" { // who came to answer reads it first
		lines = append(append(lines, seat.Paragraph(c.Face.Ended, w, t.Text)...), "")
	}
	lines = append(lines, seat.Paragraph("Here is the recap. The facilitator has it as files: ask for them.", w, t.Text)...)
	if c.Face.Personal != "" {
		lines = append(lines, t.Dim.Render("You can read this page again for two weeks, with:"), "  "+t.AccentBold.Render(c.Face.Personal))
	}
	lines = append(append(lines, ""), recap.SeatLines(c)...)
	if x := c.Face.Survey; x != nil && !x.Open {
		lines = append(append(lines, "", seat.Heading("What others say of the shortlist", t)), survey.Lines(x)(w, t)...)
	}
	return lines
}

// seatLate is one screen for somebody who comes late: what was found, and what is asked now.
type seatLate struct{ seat.Page }

func newSeatLate(env screen.Env, f *session.SeatFace) screen.Screen {
	return seatLate{seat.NewPage(env, f, lateLines)}
}

// Update takes news and scrolls.
func (l seatLate) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	p, cmd := l.Page.Update(msg)
	l.Page = p.(seat.Page)
	return l, cmd
}

// SetSize gives the centre's size.
func (l seatLate) SetSize(w, h int) screen.Screen {
	l.Page = l.Page.SetSize(w, h).(seat.Page)
	return l
}

// Keys are enter alone, and the arrows where it is higher than the screen.
func (l seatLate) Keys() keys.Map {
	return keys.Map{{Action: keys.Enter, Keys: []string{"enter"}, Label: "go on", Group: "Seat", Where: keys.List, Fixed: true, About: "Go on to what is asked now"}}.And(l.Page.Keys())
}

func lateLines(c seat.Centre) []string {
	t, w, f := c.Theme(), c.TextWidth(), c.Face
	name := f.Me.Name
	if name != "" {
		name = ", " + name
	}
	lines := seat.Paragraph("Good that you are here"+name+".", w, t.Title)
	lines = append(lines, "")
	lines = append(lines, seat.Paragraph(lateFound(f.Late), w, t.Text)...)
	for _, one := range f.Late.Top {
		lines = append(lines, seat.CaseLine(one, w, t))
	}
	lines = append(lines, "", seat.Heading("Now: "+f.Block.Title, t))
	lines = append(lines, seat.Paragraph(f.Block.Prompt, w, t.Strong)...)
	lines = append(lines, "")
	if f.Personal != "" {
		lines = append(lines, t.Dim.Render("Your way back, should the line drop:"), "  "+t.AccentBold.Render(f.Personal), "")
	}
	return append(seat.Squeeze(lines, c.H-1), t.AccentBold.Render("Press enter to go on."))
}

// lateFound is what was found so far, in a sentence.
func lateFound(l session.LateFace) string {
	var parts []string
	if l.Serendipitous > 0 {
		parts = append(parts, desk.Plural(l.Serendipitous, "thing that already works", "things that already work"))
	}
	if l.Planned > 0 {
		parts = append(parts, desk.Plural(l.Planned, "idea of what to do next", "ideas of what to do next"))
	}
	if len(parts) == 0 {
		return "Nothing was missed that you could not still say."
	}
	words := "The room has found " + strings.Join(parts, " and ") + "."
	if len(l.Top) > 0 {
		words += " These concern most people:"
	}
	return words
}

// lookUp is the seat while the wall is dark.
func lookUp(w, h int, t theme.Theme) []string {
	y := widget.NewType()
	lines := []string{t.Title.Render("Look up.")}
	if y.Width("LOOK UP", widget.BigText) <= w && h >= 8 {
		lines = widget.Styled(y.Big("LOOK UP", widget.BigText), t.Big)
	}
	return append(lines, "", t.Text.Render("The wall is dark: somebody speaks."), t.Dim.Render("All that you said and marked is kept."))
}

// putLookUp lays it over the middle of a place.
func putLookUp(f frame.Frame, r frame.Rect, t theme.Theme) frame.Frame {
	lines := lookUp(r.W, r.H, t)
	_, r = r.Top(max((r.H-len(lines))/3, 0))
	return f.Add(frame.NewPane("dark", r, lines...))
}
