package session

import (
	"slices"
	"time"

	"serendip/model"
)

// WeighedFace is a revealed round on another sheet than the three groups': a matrix, or weighted criteria.
type WeighedFace struct {
	Round      model.RoundID
	Sheet      *model.Sheet
	Rule       model.Rule
	Seats      int
	Hands      int
	Again      bool
	Withheld   bool          // too few people marked: even a mean would tell one mark
	Cases      []WeighedCase // in rank order
	RevealedAt time.Time
	Unmoved    bool // what moved is kept back: too few people marked in the round before
}

// WeighedCase is one use case of it.
type WeighedCase struct {
	Case       CaseFace
	Rank       int
	Shared     bool
	Result     model.Weighed
	Marks      []model.Histogram // by what was asked
	Hands      []model.Histogram // the part of it by show of hands
	Progresses bool
	Overridden string
	Reasons    []string
	Unsaid     int // reasons that are kept back; see [UnsaidWords]
	Moved      *MovedFace
}

// MovedFace is what moved since the round before that asked the same about a use case.
type MovedFace struct {
	Asks     []model.Moved // by group, or by what was asked
	Score    model.Moved   // the means: of the groups, or the weighted one; of a matrix none
	Answers  int           // at least so many people answered otherwise, where that is most
	Was, Now string        // the outcomes in words
	Changed  bool
}

// ReckonedFace is what is ranked by numbers that were entered.
type ReckonedFace struct {
	By      model.Reckoning
	Rows    []ReckonedRow // in rank order
	Missing []CaseFace    // planned ones without numbers
}

// ReckonedRow is one use case with its numbers.
type ReckonedRow struct {
	Case    CaseFace
	Numbers model.Numbers
	Score   model.Frac
	Rank    int
	Shared  bool
}

// weighing is the settings that hold in a block: its own, or where it scores nothing itself those of the scoring block.
func (v *Session) weighing(id model.BlockID) *model.Weighing {
	if b, at := v.Block(id); at >= 0 && b.Method.Scores() {
		return b.Weigh
	}
	for _, b := range v.Blocks {
		if b.Method == model.Scoring {
			return b.Weigh
		}
	}
	return nil
}

// rule is the rule of a revealed round.
func (r *Round) rule() model.Rule { return r.Revealed.Rule.Rule() }

// Rule is the rule that was in force when a round was revealed.
func (r *Round) Rule() model.Rule { return r.rule() }

// ruleOf is the rule of a round: the kept one, or the one that is set now.
func (s *State) ruleOf(v *Session, r *Round) model.Rule {
	if r.Revealed != nil {
		return r.rule()
	}
	return v.weighing(r.Block).Rule()
}

// RuleNow is the rule that holds in the session's scoring block.
func (v *Session) RuleNow() model.Rule { return v.weighing(model.BlockID{}).Rule() }

// OwnMarks are the marks that were counted for a use case on another sheet than the groups', and the part by hands.
func OwnMarks(c model.RevealedCase) (marks, hands []model.Histogram) {
	for _, cells := range c.Own {
		marks = append(marks, model.HistogramOf(cells))
	}
	for _, cells := range c.OwnHands {
		hands = append(hands, model.HistogramOf(cells))
	}
	return marks, hands
}

// weighedRound is the newest revealed matrix or weighted round: in such a block the newest that asked what it asks.
func (s *State) weighedRound(v *Session) *Round {
	now, _ := v.Block(v.Current)
	want := model.GroupSheet
	switch now.Method {
	case model.Matrix:
		want = model.MatrixSheet
	case model.Weighted:
		want = model.WeightedSheet
	}
	for _, id := range slices.Backward(v.Rounds) {
		if r := s.Round(id); r.Revealed != nil && r.Sheet != nil && (want == model.GroupSheet || r.Sheet.Kind == want) {
			return r
		}
	}
	return nil
}

// weighedFace is that round in rank order.
func (s *State) weighedFace(v *Session) *WeighedFace {
	r := s.weighedRound(v)
	if r == nil {
		return nil
	}
	return s.Weighed(v, r)
}

// Weighed is a revealed matrix or weighted round in rank order.
func (s *State) Weighed(v *Session, r *Round) *WeighedFace {
	f := &WeighedFace{Round: r.ID, Sheet: r.Sheet, Rule: r.rule(), Seats: r.Revealed.Seats, Hands: r.Revealed.Hands,
		Again: !r.Again.IsZero(), Withheld: r.few(), RevealedAt: time.UnixMilli(r.At), Unmoved: s.unmoved(v, r)}
	var all []WeighedCase
	for _, counted := range r.Revealed.Cases {
		all = append(all, s.weighedCase(v, r, counted))
	}
	for _, one := range model.Rank(all, func(x WeighedCase) model.Standing {
		return x.Result.Standing(x.Case.Reach, int64(s.UseCase(x.Case.ID).Seq))
	}) {
		x := one.Item
		x.Rank, x.Shared = one.Rank, one.Shared
		f.Cases = append(f.Cases, x)
	}
	return f
}

// few says that a round had too few people for its marks to be shown.
func (r *Round) few() bool { return r.Revealed.Seats+r.Revealed.Hands+r.Laptop < fewestShown }

func (s *State) weighedCase(v *Session, r *Round, counted model.RevealedCase) WeighedCase {
	x := WeighedCase{Case: s.publicFace(s.UseCase(counted.Case), false), Progresses: r.progresses(counted.Case)}
	if !r.few() {
		x.Marks, x.Hands = OwnMarks(counted)
	}
	x.Result = r.Sheet.Weigh(r.rule(), x.Marks)
	x.Moved = s.moved(v, r, counted)
	x.Reasons, x.Unsaid = s.Reasons(r, counted.Case), s.Unsaid(r, counted.Case)
	for _, o := range r.Overrides {
		if o.Case == counted.Case {
			x.Overridden = s.Words(o.Reason)
		}
	}
	return x
}

// before is the newest revealed round before r that asked the same about a use case, and what it counted.
func (s *State) before(v *Session, r *Round, id model.UseCaseID) (*Round, model.RevealedCase) {
	at := slices.Index(v.Rounds, r.ID)
	for _, earlier := range slices.Backward(v.Rounds[:max(at, 0)]) {
		o := s.Round(earlier)
		if o.Revealed == nil || !o.Sheet.Same(r.Sheet) {
			continue
		}
		for _, c := range o.Revealed.Cases {
			if c.Case == id {
				return o, c
			}
		}
	}
	return nil, model.RevealedCase{}
}

// Moved is what moved about a use case since the round before that asked the same; nil in a first one, and where the
// marks of one of them are not shown.
func (s *State) Moved(v *Session, r *Round, counted model.RevealedCase) *MovedFace {
	return s.moved(v, r, counted)
}

func (s *State) moved(v *Session, r *Round, counted model.RevealedCase) *MovedFace {
	o, was := s.before(v, r, counted.Case)
	if o == nil || r.few() || o.few() {
		return nil
	}
	var m MovedFace
	if r.Sheet == nil {
		m = movedGroups(o, was, r, counted)
	} else {
		m = movedOwn(o, was, r, counted)
	}
	for _, one := range m.Asks {
		m.Answers = max(m.Answers, one.Answers)
	}
	m.Changed = m.Was != m.Now
	return &m
}

// unmoved says that a round's use cases were marked before by too few people for it to be told what moved since.
func (s *State) unmoved(v *Session, r *Round) bool {
	return !r.few() && slices.ContainsFunc(r.Revealed.Cases, func(c model.RevealedCase) bool {
		o, _ := s.before(v, r, c.Case)
		return o != nil && o.few()
	})
}

func movedGroups(o *Round, was model.RevealedCase, r *Round, now model.RevealedCase) MovedFace {
	var m MovedFace
	a, b := Tally(was), Tally(now)
	first, second := o.rule().Judge(a, lenses(was.NotAimed)), r.rule().Judge(b, lenses(now.NotAimed))
	for _, g := range model.Groups() {
		m.Asks = append(m.Asks, a.MovedTo(b, g, first.Groups[g], second.Groups[g]))
	}
	m.Score = model.Moved{Before: first.Mean, After: second.Mean, HasBefore: true, HasAfter: true}
	m.Was, m.Now = passWord(o.progresses(was.Case)), passWord(r.progresses(now.Case))
	return m
}

func passWord(progresses bool) string { return choose(progresses, "passed", "did not pass") }

func movedOwn(o *Round, was model.RevealedCase, r *Round, now model.RevealedCase) MovedFace {
	var m MovedFace
	a, _ := OwnMarks(was)
	b, _ := OwnMarks(now)
	for i := range min(len(a), len(b)) {
		m.Asks = append(m.Asks, a[i].MovedTo(b[i]))
	}
	first, second := o.Sheet.Weigh(o.rule(), a), r.Sheet.Weigh(r.rule(), b)
	if r.Sheet.Kind == model.MatrixSheet {
		m.Was, m.Now = first.Quadrant.String(), second.Quadrant.String()
		return m
	}
	m.Score = model.Moved{Before: first.Score, After: second.Score, HasBefore: first.HasScore, HasAfter: second.HasScore}
	m.Was, m.Now = passWord(o.progresses(was.Case)), passWord(r.progresses(now.Case))
	return m
}

// weighedOn is what a matrix or weighted criteria put on the shortlist, in the order of the newest round about each.
func (s *State) weighedOn(v *Session) []model.UseCaseID {
	var out []model.UseCaseID
	seen := make(map[model.UseCaseID]bool)
	for _, id := range slices.Backward(v.Rounds) {
		r := s.Round(id)
		if r.Revealed == nil || r.Sheet == nil {
			continue
		}
		for _, x := range s.Weighed(v, r).Cases {
			c := s.UseCase(x.Case.ID)
			if !seen[c.ID] && x.Progresses && c.Stage >= model.StageShortlisted {
				out = append(out, c.ID)
			}
			seen[c.ID] = true
		}
	}
	return out
}

// reckonedFace ranks by the numbers that were entered, in a block that reckons.
func (s *State) reckonedFace(v *Session) *ReckonedFace {
	now, _ := v.Block(v.Current)
	by := model.ReckoningOf(now.Method)
	if by == 0 {
		return nil
	}
	return s.ReckonedBy(v, by)
}

// ReckonedBy ranks the session's use cases by the numbers that were entered for them.
func (s *State) ReckonedBy(v *Session, by model.Reckoning) *ReckonedFace {
	f := &ReckonedFace{By: by}
	var rows []ReckonedRow
	for _, id := range v.Cases {
		c := s.UseCase(id)
		if c.Withdrawn || !c.Into.IsZero() {
			continue
		}
		row := ReckonedRow{Case: s.publicFace(c, false), Numbers: c.Reckoned.of(by)}
		var ok bool
		if row.Score, ok = by.Score(row.Numbers); ok {
			rows = append(rows, row)
		} else if c.Kind == model.Planned {
			f.Missing = append(f.Missing, row.Case)
		}
	}
	for _, one := range model.Rank(rows, func(r ReckonedRow) model.Standing {
		return model.Standing{Mean: r.Score, Reach: r.Case.Reach, Captured: int64(s.UseCase(r.Case.ID).Seq)}
	}) {
		row := one.Item
		row.Rank, row.Shared = one.Rank, one.Shared
		f.Rows = append(f.Rows, row)
	}
	return f
}

// shown is the round as the room sees it: without what was hidden since.
func (f *WeighedFace) shown() *WeighedFace {
	if f == nil {
		return nil
	}
	n := *f
	n.Cases = publicOnes(f.Cases, func(x WeighedCase) CaseFace { return x.Case })
	return &n
}

func (f *ReckonedFace) shown() *ReckonedFace {
	if f == nil {
		return nil
	}
	n := *f
	n.Rows = publicOnes(f.Rows, func(x ReckonedRow) CaseFace { return x.Case })
	n.Missing = publicOnes(f.Missing, func(c CaseFace) CaseFace { return c })
	return &n
}
