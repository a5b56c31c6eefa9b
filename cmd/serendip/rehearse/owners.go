package rehearse

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"time"

	"serendip/model"
	"serendip/session"
)

// What the page of the first of the few promises, and what came of it a quarter later.
const (
	promisedFrom, promisedTo = "40", "25"
	cameOut                  = "23"
	readFrom                 = "the telephone system"
)

// Figures writes what owners answer when they are asked for the actual figure: of every use case with a criterion, and of no other.
func Figures(to io.Writer, s *session.State, at model.SessionID, day time.Time) error {
	w := csv.NewWriter(to)
	rows := [][]string{{"Case", "Figure", "Date", "Source"}}
	for _, id := range s.Session(at).Selected {
		c := s.UseCase(id)
		if c.Page != nil && slices.ContainsFunc(c.Page.Entries, func(e session.Entry) bool { return e.Kind == model.EntryCriterion && !e.Removed }) {
			rows = append(rows, []string{fmt.Sprint(c.Number), cameOut, day.Format(time.DateOnly), readFrom})
		}
	}
	return w.WriteAll(rows)
}
