package main

import (
	"fmt"
	"strings"

	"serendip/model"
	"serendip/session"
)

// topicsAccount tells of the meetups at which people proposed what is talked about: where each topic went, what it came to,
// and why it had no place. It is "" where there was none.
func topicsAccount(l *session.Live, held *session.SeriesFace) string {
	var b strings.Builder
	s := l.Snapshot().State
	for _, m := range held.Meetups {
		board := s.Board(s.Session(m.Session))
		if board == nil || len(board.All) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\nTopics of %s: %d, %d of them talked about\n", m.Title, len(board.All), len(board.In(model.Discussed)))
		for _, x := range board.All {
			end := board.Place(x.Spot)
			if x.NoPlace != "" {
				end = "no place: " + x.NoPlace
			}
			fmt.Fprintf(&b, "  %2d  %s\n      %s, %s\n", x.Case.Number, fit(x.Case.Title, titleWidth), count(x.Dots, "dot"), end)
		}
	}
	return b.String()
}
