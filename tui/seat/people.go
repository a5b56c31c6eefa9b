package seat

import (
	"fmt"

	"serendip/session"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Joined is how many have come, in words.
func Joined(n int) string {
	switch n {
	case 0:
		return "Nobody has joined yet"
	case 1:
		return "You are the first to join"
	}
	return fmt.Sprintf("%d have joined", n)
}

// Names are those who have joined, in columns; who does not fit is counted.
func Names(f *session.SeatFace, w, h int, t theme.Theme) []string {
	people := make([]widget.Somebody, 0, len(f.Complete))
	for _, name := range f.Complete {
		people = append(people, widget.Somebody{Name: name, Presence: widget.Online})
	}
	return widget.Roster(people, w, h, t)
}
