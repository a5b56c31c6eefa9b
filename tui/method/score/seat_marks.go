package score

import (
	"maps"
	"slices"

	"serendip/model"
	"serendip/session"
	"serendip/tui/screen"
)

// seatRow is one row to mark: a group, or a criterion of it.
type seatRow struct {
	group     model.Group
	criterion int // 0 for the group as a whole, else 1 + the criterion, as session.Mark counts
	own       int // on another sheet than the groups': 1 + the place of what is asked
}

// seatCell is one row of one use case.
type seatCell struct {
	of model.UseCaseID
	seatRow
}

// seatPress is the newest key press on a cell, while the face does not show it yet.
type seatPress struct {
	mark session.Mark
	kept bool // durable
	bad  bool // not kept
}

// seatMarks are the presses on the way. It is a value: every change copies it.
type seatMarks map[seatCell]seatPress

// with is the marks with one more press. A mark for a group replaces those for its criteria, and the other way round.
func (m seatMarks) with(c seatCell, mark session.Mark) seatMarks {
	n := maps.Clone(m)
	if n == nil {
		n = seatMarks{}
	}
	for other := range n {
		if other.of == c.of && other.group == c.group && (other.criterion == 0) != (c.criterion == 0) {
			delete(n, other)
		}
	}
	n[c] = seatPress{mark: mark}
	return n
}

// answered notes what became of a press; an older press of the same cell is of no interest any more.
func (m seatMarks) answered(r screen.ResultMsg) seatMarks {
	mark, ok := r.Intent.(session.Mark)
	if !ok {
		return m
	}
	c := seatCell{mark.Case, seatRow{mark.Group, mark.Criterion, mark.Own}}
	p, there := m[c]
	if !there || p.mark != mark {
		return m
	}
	n := maps.Clone(m)
	p.kept, p.bad = r.Err == nil, r.Err != nil
	n[c] = p
	return n
}

// settled is the marks without those that a face shows.
func (m seatMarks) settled(r *session.SeatRound) seatMarks {
	n := maps.Clone(m)
	maps.DeleteFunc(n, func(c seatCell, p seatPress) bool {
		i := slices.IndexFunc(r.Scores, func(s session.SeatScore) bool { return s.Case.ID == c.of })
		return i < 0 || p.kept && faceMark(r.Scores[i], c.seatRow) == p.value()
	})
	return n
}

// value is what the press asks for.
func (p seatPress) value() session.SeatMark {
	if p.mark.Clear {
		return session.SeatMark{}
	}
	return session.SeatMark{Given: true, Mark: p.mark.Mark}
}

// faceMark is what the face shows for a row.
func faceMark(s session.SeatScore, row seatRow) session.SeatMark {
	if row.own > 0 {
		if row.own > len(s.Own) {
			return session.SeatMark{}
		}
		return s.Own[row.own-1]
	}
	if row.criterion == 0 {
		return s.Marks[row.group]
	}
	at := slices.Index(row.group.Criteria(), model.Criterion(row.criterion-1))
	if int(row.group) >= len(s.Criteria) || at < 0 || at >= len(s.Criteria[row.group]) {
		return session.SeatMark{}
	}
	return s.Criteria[row.group][at]
}

// mark is what a row shows, and its press while that is on the way.
func (m seatMarks) mark(s session.SeatScore, row seatRow) (session.SeatMark, seatPress, bool) {
	if p, ok := m[seatCell{s.Case.ID, row}]; ok {
		if p.bad {
			return faceMark(s, row), p, true
		}
		return p.value(), p, true
	}
	if m.replaced(s, row) {
		return session.SeatMark{}, seatPress{}, false
	}
	return faceMark(s, row), seatPress{}, false
}

// replaced says whether a press on the way takes the row's own mark away.
func (m seatMarks) replaced(s session.SeatScore, row seatRow) bool {
	for c, p := range m {
		if c.of == s.Case.ID && c.group == row.group && (c.criterion == 0) != (row.criterion == 0) && !p.bad && !p.mark.Clear {
			return true
		}
	}
	return false
}

// seatRows are what is marked of a use case: its groups, its criteria without the lenses it does not aim at, or what
// another sheet asks.
func seatRows(s session.SeatScore, fine bool) []seatRow {
	var out []seatRow
	for at := range s.Own {
		out = append(out, seatRow{own: at + 1})
	}
	if s.Own != nil {
		return out
	}
	for _, g := range model.Groups() {
		aimed := 0
		for _, c := range g.Criteria() {
			if s.NotAimed.Has(c) {
				continue
			}
			aimed++
			if fine {
				out = append(out, seatRow{group: g, criterion: 1 + int(c)})
			}
		}
		if !fine && aimed > 0 {
			out = append(out, seatRow{group: g})
		}
	}
	return out
}

// group is what a use case has in a group: a mark for the whole, or how many of its criteria.
func (m seatMarks) group(s session.SeatScore, g model.Group) (whole session.SeatMark, given, of int) {
	whole, _, _ = m.mark(s, seatRow{group: g})
	for _, row := range seatRows(s, true) {
		if row.group != g {
			continue
		}
		of++
		if v, _, _ := m.mark(s, row); v.Given {
			given++
		}
	}
	return whole, given, of
}

// missing is how many groups of a use case have no mark yet, and how many there are.
func (m seatMarks) missing(s session.SeatScore) (missing, of int) {
	for _, row := range seatRows(s, false) {
		of++
		if row.own > 0 {
			if v, _, _ := m.mark(s, row); !v.Given {
				missing++
			}
			continue
		}
		whole, given, criteria := m.group(s, row.group)
		if !whole.Given && given < criteria {
			missing++
		}
	}
	return missing, of
}

// left is how many groups in all have no mark yet, and how many there are.
func (m seatMarks) left(r *session.SeatRound) (missing, of int) {
	for _, s := range r.Scores {
		a, b := m.missing(s)
		missing, of = missing+a, of+b
	}
	return missing, of
}

// refused is the press that was not kept, if there is one.
func (m seatMarks) refused() (seatCell, bool) {
	for c, p := range m {
		if p.bad {
			return c, true
		}
	}
	return seatCell{}, false
}
