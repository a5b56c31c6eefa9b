package session

import (
	"fmt"
	"strings"

	"serendip/model"
)

// Reckon gives a use case the numbers of RICE or WSJF; all zero takes them away.
type Reckon struct {
	Case    model.UseCaseID
	By      model.Reckoning
	Numbers model.Numbers
}

func (Reckon) intent() {}

// weighFamily is the numbers by which use cases are ranked.
func weighFamily() family {
	return family{
		decide: func(d *decision, i Intent) (bool, error) {
			if r, is := i.(Reckon); is {
				return true, d.reckon(r)
			}
			return false, nil
		},
		apply: func(s *State, _ Envelope, e model.Event) bool {
			r, is := e.(model.CaseReckoned)
			if is {
				s.withCase(r.Case, func(c *UseCase) { c.Reckoned = c.Reckoned.with(r.By, r.Numbers) })
			}
			return is
		},
		inverse: func(e model.Event) model.Event {
			if r, is := e.(model.CaseReckoned); is {
				return model.CaseReckoned{Case: r.Case, By: r.By, Numbers: r.Was, Was: r.Numbers}
			}
			return nil
		},
		facets: func(e model.Event) []facet {
			if r, is := e.(model.CaseReckoned); is {
				return []facet{{r.Case, r.By.String()}}
			}
			return nil
		},
		session: func(s *State, e model.Event) (model.SessionID, bool) {
			if r, is := e.(model.CaseReckoned); is {
				if c := s.UseCase(r.Case); c != nil && !c.Session.IsZero() {
					return c.Session, true
				}
			}
			return model.SessionID{}, false
		},
		label: func(s *State, e model.Event) string {
			if r, is := e.(model.CaseReckoned); is {
				if c := s.UseCase(r.Case); c != nil {
					return fmt.Sprintf("%s of %d", r.By, c.Number)
				}
			}
			return ""
		},
	}
}

// with is the numbers with one reckoning's replaced; nil when none is left.
func (r *Reckoned) with(by model.Reckoning, n model.Numbers) *Reckoned {
	var out Reckoned
	if r != nil {
		out = *r
	}
	switch by {
	case model.ReckonRICE:
		out.RICE = n
	case model.ReckonWSJF:
		out.WSJF = n
	}
	if out == (Reckoned{}) {
		return nil
	}
	return &out
}

func (d *decision) reckon(i Reckon) error {
	c, err := d.useCase(i.Case)
	if err != nil {
		return err
	}
	if i.By != model.ReckonRICE && i.By != model.ReckonWSJF {
		return Refuse(Invalid, "reckon by RICE or by WSJF")
	}
	if c.Session.IsZero() || !c.Into.IsZero() {
		return Refuse(Missing, "only a use case of the session can be reckoned")
	}
	if _, err := d.open(c.Session); err != nil {
		return err
	}
	if i.Numbers != (model.Numbers{}) {
		if err := i.By.Check(i.Numbers); err != nil {
			return Refuse(Invalid, "%v", err)
		}
	}
	was := c.Reckoned.of(i.By)
	if was == i.Numbers {
		return nil
	}
	d.emit(model.CaseReckoned{Case: c.ID, By: i.By, Numbers: i.Numbers, Was: was})
	score, any := i.By.Score(i.Numbers)
	if !any {
		d.note(fmt.Sprintf("%d has no %s any more", c.Number, i.By))
		return nil
	}
	d.note(fmt.Sprintf("%d has a %s of %s", c.Number, i.By, score))
	return nil
}

// checkWeighing cleans and checks how a block asks and counts, in a copy: nobody writes to what is in an agenda.
func checkWeighing(b *model.Block) error {
	if b.Weigh != nil {
		w := *b.Weigh
		w.Criteria = nil
		for _, c := range b.Weigh.Criteria {
			var err error
			if c.Name, err = clean(c.Name, "a criterion's name"); err != nil {
				return err
			}
			if strings.TrimSpace(c.Help) != "" {
				if c.Help, err = clean(c.Help, "a criterion's help"); err != nil {
					return err
				}
			}
			w.Criteria = append(w.Criteria, c)
		}
		b.Weigh = &w
		if w.IsUsual() {
			b.Weigh = nil
		}
	}
	if b.Weigh != nil && !b.Method.Scores() {
		return Refuse(Invalid, "only a block that scores has such settings")
	}
	if err := b.Weigh.Check(b.Method); err != nil {
		return Refuse(Invalid, "%v", err)
	}
	return nil
}

// isFine says whether seats begin by criterion.
func isFine(w *model.Weighing) bool { return w != nil && w.Fine }

// scoresStories says whether serendipitous use cases enter a round too.
func scoresStories(w *model.Weighing) bool { return w != nil && w.Stories }
