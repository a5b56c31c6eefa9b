package session

import (
	"serendip/model"
)

// group is a use case with everything that was merged into it.
func (s *State) group(c *UseCase) []*UseCase {
	all := []*UseCase{c}
	for _, id := range c.Merged {
		if m := s.UseCase(id); m != nil && !m.Withdrawn {
			all = append(all, s.group(m)...)
		}
	}
	return all
}

// reach counts the people whom a use case concerns: everybody who said it or said same, once, and the hands of the room.
func (s *State) reach(c *UseCase) (same, reach int) {
	said, also := make(map[model.PersonID]bool), make(map[model.PersonID]bool)
	hands, unnamed := 0, 0
	for _, m := range s.group(c) {
		if m.By.IsZero() {
			unnamed = 1
		} else {
			said[m.By] = true
		}
		for _, p := range m.Same {
			also[p] = true
		}
		hands += m.Counted
	}
	same = len(also) + hands
	for p := range said {
		if also[p] {
			delete(also, p)
		}
	}
	return same, len(said) + len(also) + hands + min(unnamed, boolInt(len(said) == 0))
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// caseFace is a use case with all that facilitators may know.
func (s *State) caseFace(c *UseCase) CaseFace {
	f := CaseFace{
		ID: c.ID, Number: c.Number, Kind: c.Kind, Stage: c.Stage, Title: s.Words(c.Title), Who: s.Details(c.By).Name,
		Minutes: c.Minutes, Others: c.Others, Unfinished: c.Unfinished, Hidden: c.Hidden, Held: c.Held, Themes: c.Themes,
		NotAimed: lenses(c.NotAimed), Remote: c.Remote, Measure: s.Words(c.Measure), FirstDate: c.FirstDate, Selected: c.Stage >= model.StageSelected,
	}
	f.Same, f.Reach = s.reach(c)
	for _, m := range s.group(c) {
		if m != c {
			f.Merged, f.MergedIDs = append(f.Merged, m.Number), append(f.MergedIDs, m.ID)
		}
	}
	f.Details = s.saidOf(c, func(*UseCase) bool { return true })
	if !c.Owner.IsZero() {
		f.Owner = s.Details(c.Owner).Name
	}
	if o := s.UseCase(c.Origin); o != nil && o.Session == c.Session {
		f.Origin = o.Number
	}
	if to := s.UseCase(c.AddsTo); to != nil && c.Held {
		f.AddsTo = to.Number
	}
	f.Hours, f.Claim = s.hours(c), c.ClaimStatus()
	return f
}

// saidOf is what was said about a use case beside its title: the titles of what was merged into it, and all details,
// as far as the cases that they stand in may be shown.
func (s *State) saidOf(c *UseCase, shown func(*UseCase) bool) []string {
	var out []string
	for _, m := range s.group(c) {
		if m != c && !shown(m) {
			continue
		}
		if m != c {
			out = append(out, s.Words(m.Title))
		}
		for _, d := range m.Details {
			out = append(out, d.Lesson.Tell(s.Words(d.Text)))
		}
	}
	return out
}

// hours is what a claim adds up to, with its formula; "" without a claim.
func (s *State) hours(c *UseCase) string {
	if c.Minutes == 0 {
		return ""
	}
	same, _ := s.reach(c)
	_, people := model.ClaimedHours(c.Minutes, c.Others, same, s.Terms.WorkingDays())
	return model.HoursFormula(c.Minutes, people, s.Terms.WorkingDays())
}
