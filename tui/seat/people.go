package seat

import (
	"fmt"

	"serendip/session"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Here is how many are there, in words.
func Here(n int) string {
	switch n {
	case 0:
		return "Nobody is here yet"
	case 1:
		return "You are the first one here"
	}
	return fmt.Sprintf("%d are here", n)
}

// Names are those who are here, in columns; who does not fit is counted.
func Names(f *session.SeatFace, w, h int, t theme.Theme) []string {
	people := make([]widget.Somebody, 0, len(f.Complete))
	for _, name := range f.Complete {
		people = append(people, widget.Somebody{Name: name, Presence: widget.Online})
	}
	return widget.Roster(people, w, h, t)
}
