package plain

import (
	"fmt"

	"serendip/model"
	"serendip/session"
)

// seriesLines are a meetup's place in its series and its slack. The verbs series, venue, cost and ends say more.
func seriesLines(f session.ConsoleFace) []string {
	var lines []string
	if s := f.Series; s.Here >= 0 {
		m := s.Meetups[s.Here]
		lines = append(lines, fmt.Sprintf("Meetup %d of the series: %d on the list, %d coming, %d here.", m.N, m.Asked, m.Coming, m.Came))
	}
	if f.State == model.Closed {
		return append(lines, "The next: "+f.Series.Next.Words()+".")
	}
	slack := f.Slack()
	words := fmt.Sprintf("Slack: %s until the planned end at %s", count(slack, "minute", "minutes"), clockOf(f, f.Planned))
	if slack < 0 {
		words = fmt.Sprintf("Over: %s past the planned end at %s", count(-slack, "minute", "minutes"), clockOf(f, f.Planned))
	}
	if f.Meeting != nil && f.Meeting.Buffer > 0 {
		words += fmt.Sprintf(", and %s of buffer where customers speak", count(int(f.Meeting.Buffer.Minutes()), "minute", "minutes"))
	}
	return append(lines, words+".")
}
