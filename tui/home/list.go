package home

import (
	"fmt"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Mend is the key of the first screen that mends what would fail, and what it does.
func Mend(check session.CheckName) (key, label string) {
	switch check {
	case session.CheckVision:
		return "v", "say why"
	case session.CheckDate:
		return "d", "another date"
	case session.CheckAgenda, session.CheckGuests:
		return "enter", "open it"
	case session.CheckReach:
		return "r", "prove it"
	case session.CheckWall:
		return "t", "test it"
	case session.CheckChampions:
		return "c", "say who"
	case session.CheckPort: // only known when the door is to open
	}
	return "", ""
}

// list is what is next, what waits, how far the programmes have come, and what is past. The session under the cursor
// always stays in sight.
func (h Home) list(w, height int) []string {
	t := h.env.Theme
	head := []string{widget.Ends(t.AccentBold.Render("serendip"), t.Dim.Render(h.at.In(h.zone()).Format("Mon 2 Jan  15:04")), w), ""}
	var lines []string
	at, end := 0, 0 // the rows of the session under the cursor
	for i, s := range h.face.Next {
		if i == h.cursor {
			at = len(lines)
			end = at + len(h.next(s, 0, w))
		}
		lines = append(append(lines, h.next(s, i-h.cursor, w)...), "")
	}
	if len(h.face.Next) == 0 {
		lines = append(lines, t.Dim.Render("Nothing is planned.  ")+t.Key.Render("n")+t.Dim.Render(" prepares a workshop"), "")
	}
	lines = append(lines, h.letters(w)...)
	lines = append(lines, h.waiting(w)...)
	lines = append(lines, h.funnels(w)...)
	if len(h.face.Past) > 0 {
		lines = append(lines, t.Title.Render("Past"))
	}
	for i, s := range h.face.Past {
		here := i+len(h.face.Next) == h.cursor
		if here {
			at, end = len(lines), len(lines)+1
		}
		lines = append(lines, h.past(s, here, w))
	}
	if n := len(lines); n > 0 && lines[n-1] == "" {
		lines = lines[:n-1]
	}
	height = max(height-len(head), 0)
	return append(head, widget.Window(lines, widget.Around(at, end, height, len(lines)), height, t)...)
}

// called is a programme and a title: the programme gives way first.
func called(programme, title string, w int) string {
	if room := w - widget.Width(" · "+title); room >= 12 {
		programme = widget.Cut(programme, room)
	}
	return widget.Cut(programme+" · "+title, w)
}

func (h Home) zone() *time.Location {
	if h.env.Zone != nil {
		return h.env.Zone
	}
	return time.UTC
}

func (h Home) sign(here bool) string {
	if here {
		return h.env.Theme.Accent.Render(theme.Here) + " "
	}
	return "  "
}

// next is a session that is still to come, or live, with what would fail; it stands so many places below the cursor.
func (h Home) next(s session.HomeSession, below, w int) []string {
	t, here := h.env.Theme, below == 0
	style := t.Text
	if here {
		style = t.Strong
	}
	well, all := s.Ready()
	state := t.Dim.Render(fmt.Sprintf("%d of %d ready", well, all))
	if s.State == model.Live || s.State == model.Lobby {
		state = t.Live.Render(theme.OnAir+" "+s.State.String()) + t.Dim.Render(fmt.Sprintf("  %d checked in", s.There))
	}
	title := called(s.Programme, s.Title, max(w-widget.Width(h.when(s))-widget.Width(state)-8, 8))
	lines := []string{widget.Ends(h.sign(here)+style.Render(h.when(s)+"  "+title), state, w)}
	if !here && well == all {
		return lines
	}
	for _, c := range s.Checks {
		if !here && c.OK {
			continue
		}
		lines = append(lines, h.check(c, below, w))
	}
	return lines
}

// check is one check; a key acts on the session under the cursor, which goes there first.
func (h Home) check(c session.Check, below, w int) string {
	t := h.env.Theme
	if c.OK {
		return "    " + t.OK.Render(theme.Passed) + " " + t.Dim.Render(widget.Cut(c.Words, w-6))
	}
	fix := ""
	if key, label := Mend(c.Name); key != "" {
		switch {
		case below > 0:
			key = "↓ " + key
		case below < 0:
			key = "↑ " + key
		}
		fix = t.Key.Render(key) + " " + t.KeyHelp.Render(label)
	}
	return widget.Ends("    "+t.Bad.Render(theme.NotPassed)+" "+t.Text.Render(widget.Cut(c.Words, max(w-8-widget.Width(fix), 8))), fix, w)
}

// when is the moment of a session, near ones in words; the zone is named where it is not this machine's.
func (h Home) when(s session.HomeSession) string {
	zone, err := time.LoadLocation(s.Zone)
	if err != nil {
		zone = time.UTC
	}
	start, now := s.Start.In(zone), h.at.In(zone)
	day := func(t time.Time) string { return t.Format(time.DateOnly) }
	words := start.Format("Mon 2 Jan 15:04")
	switch {
	case day(start) == day(now):
		words = "Today " + start.Format("15:04")
	case day(start) == day(now.AddDate(0, 0, 1)):
		words = "Tomorrow " + start.Format("15:04")
	case start.Year() != now.Year():
		words = start.Format("2 Jan 2006 15:04")
	}
	if _, off := start.Zone(); off != offset(start, h.zone()) {
		words += " " + s.Zone
	}
	return words
}

func offset(t time.Time, zone *time.Location) int {
	_, off := t.In(zone).Zone()
	return off
}

const mostWaiting = 6

func (h Home) waiting(w int) []string {
	if len(h.face.Waiting) == 0 {
		return nil
	}
	t := h.env.Theme
	lines := []string{t.Title.Render("Waiting for you")}
	for _, x := range h.face.Waiting[:min(len(h.face.Waiting), mostWaiting)] {
		what := fmt.Sprintf("  %s  %s", x.Programme, x.Title)
		lines = append(lines, widget.Ends(t.Text.Render(widget.Cut(what, max(w-widget.Width(x.Words)-2, 10))), t.Warn.Render(x.Words), w))
	}
	if more := len(h.face.Waiting) - mostWaiting; more > 0 {
		lines = append(lines, t.Dim.Render(fmt.Sprintf("  and %d more", more)))
	}
	return append(lines, "")
}

func (h Home) funnels(w int) []string {
	t := h.env.Theme
	var lines []string
	for _, f := range h.face.Funnels {
		row := fmt.Sprintf("%d serendipitous found,  %d planned → %d scored → %d passed → %d going on", f.Serendipitous, f.Planned, f.Scored, f.Shortlisted, f.Going)
		lines = append(lines, t.Title.Render(widget.Cut(f.Programme, w)), "  "+t.Text.Render(widget.Cut(row, w-2)), "")
	}
	return lines
}

func (h Home) past(s session.HomeSession, here bool, w int) string {
	t := h.env.Theme
	style := t.Dim
	if here {
		style = t.Strong
	}
	there := fmt.Sprintf("%d there", s.There)
	day := s.Start.In(h.zone()).Format("2 Jan 2006") + "  "
	return widget.Ends(h.sign(here)+style.Render(day+called(s.Programme, s.Title, max(w-len(day)-len(there)-6, 8))), t.Dim.Render(there), w)
}
