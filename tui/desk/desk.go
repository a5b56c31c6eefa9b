package desk

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// FocusMsg says whether the list of a centre has the keys, or the line below it.
type FocusMsg struct{ List bool }

// Centre is what every centre keeps: its surroundings, the newest face, its size, and whether it has the keys.
type Centre struct {
	Env    screen.Env
	Face   session.ConsoleFace
	W, H   int
	Active bool
}

// Hear takes what every centre hears, and says whether the face is new.
func (c Centre) Hear(msg tea.Msg) (Centre, bool) {
	switch msg := msg.(type) {
	case screen.SnapshotMsg:
		if f, ok := msg.Projection.(session.ConsoleFace); ok {
			c.Face = f
			return c, true
		}
	case screen.EnvMsg:
		c.Env = msg.Env
	case FocusMsg:
		c.Active = msg.List
	}
	return c, false
}

// Sized is the centre with another size.
func (c Centre) Sized(w, h int) Centre {
	c.W, c.H = w, h
	return c
}

// readable is how wide a list may be before the eye loses its row.
const readable = 120

// ListWidth is how many cells a list of the centre takes.
func (c Centre) ListWidth() int { return min(c.W, readable) }

// Move does the keys of a list.
func Move(l widget.List, a keys.Action) widget.List {
	switch a {
	case keys.Up:
		return l.Move(-1)
	case keys.Down:
		return l.Move(+1)
	case keys.First:
		return l.First()
	case keys.Last:
		return l.Last()
	}
	return l
}

// Case finds a use case of the face by the id of its list item.
func Case(cases []session.CaseFace, id string) (session.CaseFace, bool) {
	for _, c := range cases {
		if c.ID.String() == id {
			return c, true
		}
	}
	return session.CaseFace{}, false
}

// People are the choices of a name: those who are here first.
func People(f session.ConsoleFace) []dialog.Choice {
	var out []dialog.Choice
	for _, p := range f.People {
		out = append(out, dialog.Choice{
			ID: p.ID.String(), Name: p.Name, Note: p.Organisation, First: p.Status == model.GuestCheckedIn,
		})
	}
	return out
}

// Person finds somebody by the id of a choice.
func Person(f session.ConsoleFace, id string) (session.PersonFace, bool) {
	for _, p := range f.People {
		if p.ID.String() == id {
			return p, true
		}
	}
	return session.PersonFace{}, false
}

// Name is a use case as dialogs call it: its number and its title.
func Name(c session.CaseFace) string { return fmt.Sprintf("%d  %s", c.Number, c.Title) }

// Number reads a whole number above 0, as somebody types it.
func Number(typed string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimSpace(typed))
	return n, err == nil && n > 0 && n < 100000
}

// Minutes is a duration as a facilitator reads it: mm:ss.
func Minutes(d time.Duration) string {
	s := int(d.Round(time.Second) / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// Plural is "1 person", "3 people".
func Plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
