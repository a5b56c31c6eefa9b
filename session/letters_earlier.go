package session

import (
	"slices"
	"strings"
	"time"

	"serendip/model"
)

// EarlierMeetup is an earlier meetup of the series, as an invitation tells of it: nothing that its room could not see.
type EarlierMeetup struct {
	Title  string
	Start  time.Time // in the meetup's own zone
	Came   int
	Told   []string // use cases, those that concern most people first
	Result string   // one, with its figure where there is one; "" for none
}

// mostTold is how many use cases of an earlier meetup are named.
const mostTold = 2

// EarlierMeetups are those that ended before a session begins, the newest first.
func (s *State) EarlierMeetups(v *Session) []EarlierMeetup {
	var out []EarlierMeetup
	for _, o := range slices.Backward(s.Sessions()) {
		if o.ID == v.ID || o.Kind != model.Meetup || o.State != model.Closed || o.Start >= v.Start {
			continue
		}
		e := EarlierMeetup{Title: o.Title, Start: time.UnixMilli(o.Start).In(o.zone())}
		for _, g := range o.Guests {
			e.Came += boolInt(g.Status == model.GuestCheckedIn || g.Status == model.GuestCheckedOut)
		}
		cases := slices.DeleteFunc(s.shownCases(o), func(c *UseCase) bool { return c.Kind == model.TopicKind })
		for _, c := range cases[:min(len(cases), mostTold)] {
			e.Told = append(e.Told, s.Words(c.Title))
		}
		e.Result = s.resultOf(o, cases)
		out = append(out, e)
	}
	slices.SortStableFunc(out, func(a, b EarlierMeetup) int { return b.Start.Compare(a.Start) })
	return out
}

// shownCases are what the room of a session could see, by how many people each concerns.
func (s *State) shownCases(v *Session) []*UseCase {
	var out []*UseCase
	reach := make(map[model.UseCaseID]int)
	for _, id := range v.Cases {
		if c := s.UseCase(id); c.public() && c.Into.IsZero() {
			out = append(out, c)
			_, reach[id] = s.reach(c)
		}
	}
	slices.SortStableFunc(out, func(a, b *UseCase) int { return reach[b.ID] - reach[a.ID] })
	return out
}

// resultOf is one result since: a use case with an actual figure, else the first outcome that was noted.
func (s *State) resultOf(v *Session, cases []*UseCase) string {
	for _, c := range cases {
		figures := s.Figures(c)
		if figures.Actual.Words == "" {
			continue
		}
		words := s.Words(c.Title) + ": " + figures.Actual.Words
		if was := figures.Baseline.Words; was != "" {
			words += " (before: " + was + ")"
		}
		return words
	}
	for _, id := range v.Items {
		if it := s.Item(id); it.Kind == model.ItemOutcome && !it.Withdrawn {
			return strings.TrimRight(s.Words(it.Words), ".")
		}
	}
	return ""
}
