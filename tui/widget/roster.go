package widget

import (
	"fmt"

	"serendip/tui/theme"
)

// Presence is whether somebody is there.
type Presence int

// The presences of a roster, each with its own sign.
const (
	Expected Presence = iota // ○ on the list, not here yet
	InRoom                   // ■ in the room, by hands
	Online                   // ● on a seat
	Away                     // ◌ was here, the line dropped
)

// Somebody is one entry of a roster.
type Somebody struct {
	Name string
	Note string // role, organisation; said quietly after the name
	Presence
}

// Roster shows people in columns within w cells and h rows, down and then across; those who don't fit are counted.
func Roster(people []Somebody, w, h int, t theme.Theme) []string {
	if w <= 0 || h <= 0 || len(people) == 0 {
		return nil
	}
	columns := max(w/26, 1)
	rows := min((len(people)+columns-1)/columns, h)
	room := rows * columns
	more := 0
	if len(people) > room {
		more = len(people) - room + 1
		people = people[:room-1]
	}
	each := w / columns
	out := make([]string, rows)
	for i := range room {
		cell := ""
		switch {
		case i < len(people):
			cell = people[i].view(each-2, t)
		case i == room-1 && more > 0:
			cell = t.Dim.Render(fmt.Sprintf("and %d more", more))
		}
		out[i%rows] += PadRight(cell, each)
	}
	return out
}

func (s Somebody) view(w int, t theme.Theme) string {
	sign := t.Dim.Render("○")
	name := t.Dim
	switch s.Presence {
	case InRoom:
		sign, name = t.OK.Render("■"), t.Text
	case Online:
		sign, name = t.Live.Render(theme.OnAir), t.Text
	case Away:
		sign = t.Warn.Render("◌")
	case Expected:
	}
	line := sign + " " + name.Render(s.Name)
	if s.Note != "" {
		line += " " + t.Dim.Render(s.Note)
	}
	return Cut(line, w)
}
