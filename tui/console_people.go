package tui

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// roster is the people with how they are here: those who are, first.
func roster(people []session.PersonFace) []widget.Somebody {
	var here, expected []widget.Somebody
	for _, p := range people {
		s := widget.Somebody{Name: p.Name, Note: p.Organisation}
		switch {
		case p.Online:
			s.Presence = widget.Online
		case p.Remote && p.Status == model.GuestCheckedIn:
			s.Presence = widget.Away
		case p.Status == model.GuestCheckedIn:
			s.Presence = widget.InRoom
		case p.Status == model.GuestDeclined || p.Status == model.GuestWaitlisted:
			continue // nobody waits for them
		default:
			expected = append(expected, s)
			continue
		}
		here = append(here, s)
	}
	return append(here, expected...)
}

// askPeople lists everybody, those who have joined first. Typing narrows it, also by how somebody is here: "silent" are
// those who have said nothing. Enter tells more of one.
func (c console) askPeople() tea.Cmd {
	f := c.face
	choices := make([]dialog.Choice, len(f.People))
	for i, p := range f.People {
		name := p.Name
		if p.Organisation != "" {
			name += "  " + p.Organisation
		}
		here := p.Status == model.GuestCheckedIn
		if here && p.Silent() {
			name += "  silent"
		}
		if p.Hand {
			name += "  hand up"
		}
		choices[i] = dialog.Choice{ID: p.ID.String(), Name: name, Note: howHere(p, c.since()), First: here}
	}
	return screen.Open(dialog.Pick(c.env, "people", peopleIntro(f), choices, func(id string) tea.Cmd {
		p, _ := desk.Person(f, id)
		return screen.Open(dialog.Show(c.env, p.Name, func(w int, t theme.Theme) []string { return aboutPerson(f, p, c.since(), w, t) }))
	}))
}

// howHere is how somebody is here, in a word.
func howHere(p session.PersonFace, since time.Duration) string {
	switch {
	case p.Online:
		return "on a seat"
	case p.Remote && p.Status == model.GuestCheckedIn:
		return "away " + desk.Minutes(p.AwayFor+since)
	case p.Status == model.GuestCheckedIn:
		return "in the room"
	}
	return p.Status.String()
}

// peopleIntro is how many have joined, and whose name is on the guest list.
func peopleIntro(f session.ConsoleFace) string {
	out := []string{joined(f) + "."}
	if len(f.People) == 0 {
		out = []string{"Nobody yet. In the list, i checks in somebody in the room."}
	}
	for _, n := range f.Newcomers {
		out = append(out, fmt.Sprintf("%s joined; the list has %s, %s. The same person?", n.Joined.Name, n.Guest.Name, n.Guest.Organisation))
	}
	return strings.Join(out, "  ")
}

// aboutPerson is what a facilitator may want to know of somebody in the middle of it: who they are, and what they said.
func aboutPerson(f session.ConsoleFace, p session.PersonFace, since time.Duration, w int, t theme.Theme) []string {
	var out []string
	if about := strings.Trim(p.Role+", "+p.Organisation, ", "); about != "" {
		out = append(out, t.Text.Render(widget.Cut(about, w)))
	}
	how := howHere(p, since)
	if p.Hand {
		how += ", hand up"
	}
	out = append(out, t.Dim.Render(how), "")
	said := 0
	for _, c := range f.Cases {
		if c.Who == p.Name {
			said++
			out = append(out, widget.Styled(widget.Wrap(fmt.Sprintf("%3d  %s", c.Number, c.Title), w, 2), t.Text)...)
		}
	}
	if p.Spoke {
		out = append(out, t.Dim.Render("Spoke by the clock."))
	}
	switch {
	case p.Silent():
		return append(out, t.Warn.Render("Has said nothing so far."))
	case said < p.Said:
		out = append(out, t.Dim.Render(desk.Plural(p.Said-said, "detail, “same” or note", "details, “same” and notes")))
	}
	return out
}
