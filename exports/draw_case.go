package exports

import (
	"slices"

	"serendip/model"
	"serendip/session"
)

// useCases are all of the session's, in the order of their numbers: merged, hidden and withdrawn ones too, marked as such.
func (d *drawing) useCases() []UseCase {
	out := []UseCase{}
	for _, id := range d.on.Cases {
		out = append(out, d.useCase(d.state.UseCase(id)))
	}
	return out
}

func (d *drawing) useCase(c *session.UseCase) UseCase {
	s := d.state
	u := UseCase{
		ID: c.ID.String(), Number: c.Number, Kind: c.Kind.String(), Stage: c.Stage.String(), Title: s.Words(c.Title), Summary: s.Words(c.Summary),
		Author: d.name(c.By), FromAfar: c.Remote, Block: d.block(c.Block), CapturedAt: at(c.At), CapturedBy: d.typist(c.Typed), Hands: c.Counted, Minutes: c.Minutes, Others: c.Others,
		Themes: append([]string{}, c.Themes...), NotAimed: keys(c.NotAimed), Merged: []int{}, Details: []Said{}, Same: []string{},
		Unfinished: c.Unfinished, Hidden: c.Hidden, Held: c.Held, Withdrawn: c.Withdrawn, Selected: slices.Contains(d.on.Selected, c.ID),
		Owner: d.name(c.Owner), Measure: s.Words(c.Measure), FirstDate: c.FirstDate, Kept: d.keptOrNone(c), External: c.External, File: c.Source, Extra: s.Extra(c),
	}
	u.Page = d.page(c)
	for _, said := range c.Details {
		u.Details = append(u.Details, Said{s.Words(said.Text), d.name(said.By), said.Lesson.Key()})
	}
	for _, p := range c.Same {
		u.Same = append(u.Same, d.name(p))
	}
	u.SameInAll, u.Reach = s.Reach(c)
	if c.Minutes > 0 {
		u.Hours = hoursOf(c, u.SameInAll, s.Terms.WorkingDays())
		u.Claim, u.Verification = c.ClaimStatus().String(), d.verification(c)
	}
	if into := s.UseCase(c.Into); into != nil {
		u.MergedInto = into.Number
	}
	for _, id := range c.Merged {
		u.Merged = append(u.Merged, s.UseCase(id).Number)
	}
	if o := s.UseCase(c.Origin); o != nil {
		u.Origin = &Origin{ID: o.ID.String(), Number: o.Number, Title: s.Words(o.Title), earlier: o.Session != c.Session}
	}
	return u
}

func hoursOf(c *session.UseCase, same, days int) *Hours {
	hours, people := model.ClaimedHours(c.Minutes, c.Others, same, days)
	return &Hours{People: people, WorkingDays: days, HoursAYear: exactly(hours), Formula: model.HoursFormula(c.Minutes, people, days)}
}

// keys are the names of lenses in files.
func keys(lenses []int) []string {
	out := []string{}
	for _, l := range lenses {
		out = append(out, model.Criterion(l).Key())
	}
	return out
}

func lensesOf(numbers []int) (set model.Lenses) {
	for _, l := range numbers {
		set = set.With(model.Criterion(l))
	}
	return set
}
