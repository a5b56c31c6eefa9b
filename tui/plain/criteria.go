package plain

import (
	"slices"

	"serendip/model"
	"serendip/session"
)

// marked is one thing that is marked of a use case: what a sheet asks, or a criterion of one of the three groups.
type marked struct {
	model.Ask
	n         int // its place on the sheet; of a criterion its group
	criterion int // 0 for none, else 1 + the model.Criterion
}

// marksOf lists what a round asks of each use case: criterion by criterion where seats begin so.
func marksOf(r *session.RoundFace) []marked {
	if r != nil && r.Fine && r.Sheet == nil {
		return byCriterion()
	}
	var sheet *model.Sheet
	if r != nil {
		sheet = r.Sheet
	}
	var out []marked
	for n, a := range sheet.Asks() {
		out = append(out, marked{Ask: a, n: n})
	}
	return out
}

// byCriterion is every criterion of the three groups.
func byCriterion() []marked {
	var out []marked
	for _, c := range model.Criteria() {
		out = append(out, marked{model.Ask{Key: c.Key(), Title: c.String(), Short: c.Short()}, int(c.Group()), 1 + int(c)})
	}
	return out
}

// of is the mark that a scorer gave; a criterion whose group was marked as a whole has none of its own.
func (m marked) of(s session.SeatScore) session.SeatMark {
	if m.criterion == 0 {
		return markAt(s, m.n)
	}
	at := slices.Index(model.Group(m.n).Criteria(), model.Criterion(m.criterion-1))
	if m.n >= len(s.Criteria) || at < 0 || at >= len(s.Criteria[m.n]) {
		return session.SeatMark{}
	}
	return s.Criteria[m.n][at]
}

// settled says that nothing is left to ask: it is marked, here or with its whole group, or the use case does not aim at it.
func (m marked) settled(s session.SeatScore) bool {
	if m.of(s).Given {
		return true
	}
	if s.Own != nil || m.n >= len(s.Marks) {
		return false
	}
	if m.criterion > 0 {
		return s.Marks[m.n].Given || s.NotAimed.Has(model.Criterion(m.criterion-1))
	}
	return m.n < len(s.Criteria) && slices.ContainsFunc(s.Criteria[m.n], func(x session.SeatMark) bool { return x.Given })
}

// mark is the intent that gives it.
func (m marked) mark(r *session.RoundFace, of model.UseCaseID, mark model.Mark) session.Mark {
	out := markOf(r, of, m.n, mark)
	out.Criterion = m.criterion
	return out
}
