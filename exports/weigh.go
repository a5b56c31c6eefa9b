package exports

import (
	"cmp"
	"io"
	"slices"

	"serendip/model"
	"serendip/session"
)

// Asked is how a use case did in one thing that a matrix or a weighted round asked.
type Asked struct {
	Key    string     `json:"key"`
	Weight int        `json:"weight"`
	Whole  Histogram  `json:"whole"`
	Seats  *Histogram `json:"seats,omitempty"`
	Hands  *Histogram `json:"hands,omitempty"`
	Judged
	TooFew bool `json:"too_few"`
}

// Weighed is how a use case did on a matrix or on weighted criteria in all.
type Weighed struct {
	Score      *Exact `json:"score,omitempty"`
	Quadrant   string `json:"quadrant,omitempty"`
	Progresses bool   `json:"progresses"`
	Agreement  string `json:"agreement"`
	Contested  bool   `json:"contested"`
	Rank       int    `json:"rank"`
	RankShared bool   `json:"rank_shared"`
}

// Moved is what moved about a use case since the round before that asked the same.
type Moved struct {
	Was     string      `json:"was"`
	Now     string      `json:"now"`
	Changed bool        `json:"changed"`
	Answers int         `json:"answers"`
	Asked   []MovedPart `json:"asked"`
}

// MovedPart is what moved in one thing that was asked.
type MovedPart struct {
	Key     string `json:"key"`
	Before  *Exact `json:"before,omitempty"`
	After   *Exact `json:"after,omitempty"`
	Answers int    `json:"answers"`
}

// Reckoned is the four numbers of RICE or WSJF, and what they come to.
type Reckoned struct {
	Numbers [4]*Exact `json:"numbers"`
	Score   *Exact    `json:"score"`
	Rank    int       `json:"rank"`
}

// ownRule is the rule of a round where it is another than the session's.
func (d *drawing) ownRule(r *session.Round) *Rule {
	if r.Revealed == nil {
		return nil
	}
	own, usual := drawnRule(r.Rule()), drawnRule(d.on.RuleNow())
	if own.Mark.Frac.Cmp(usual.Mark.Frac) == 0 && own.Need == usual.Need && own.Of == usual.Of && own.MinMarks == usual.MinMarks && own.Scheme == usual.Scheme {
		return nil
	}
	return &own
}

// weighedOf is what the marks on a sheet of its own come to.
func weighedOf(sheet *model.Sheet, w model.Weighed, rule model.Rule) *Weighed {
	out := &Weighed{Progresses: w.Progresses, Agreement: w.Agreement.String(), Contested: w.Contested()}
	if w.HasScore {
		out.Score = beside(w.Score, rule.Pass)
		if sheet.Kind == model.MatrixSheet {
			out.Score, out.Quadrant = exactly(w.Score), w.Quadrant.String()
		}
	}
	return out
}

func askedOf(sheet *model.Sheet, rule model.Rule, w model.Weighed, marks, hands []model.Histogram, apart bool) []Asked {
	var out []Asked
	for i, a := range sheet.Asks() {
		if i >= len(marks) {
			break
		}
		one := Asked{Key: a.Key, Weight: a.Weight, Whole: histogram(marks[i]), Judged: judgedOf(w.Asks[i], rule), TooFew: w.Asks[i].TooFew}
		if apart && i < len(hands) {
			seats, shown := histogram(marks[i].Minus(hands[i])), histogram(hands[i])
			one.Seats, one.Hands = &seats, &shown
		}
		out = append(out, one)
	}
	return out
}

// moved is what moved since the round before, where the marks of both leave.
func (d *drawing) moved(r *session.Round, counted model.RevealedCase) *Moved {
	m := d.state.Moved(d.on, r, counted)
	if m == nil {
		return nil
	}
	for _, id := range d.on.Rounds { // nothing that is withheld is told by a difference
		if o := d.state.Round(id); o.Revealed != nil && o.Sheet.Same(r.Sheet) && traceable(o.Revealed, sealedIn(o)) {
			return nil
		}
	}
	out := &Moved{Was: m.Was, Now: m.Now, Changed: m.Changed, Answers: m.Answers, Asked: []MovedPart{}}
	for i, a := range r.Sheet.Asks() {
		if i >= len(m.Asks) {
			break
		}
		part := MovedPart{Key: a.Key, Answers: m.Asks[i].Answers}
		if m.Asks[i].HasBefore {
			part.Before = exactly(m.Asks[i].Before)
		}
		if m.Asks[i].HasAfter {
			part.After = exactly(m.Asks[i].After)
		}
		out.Asked = append(out.Asked, part)
	}
	return out
}

// reckoned puts the numbers of RICE and WSJF beside the use cases.
func (d *drawing) reckoned(all []UseCase) {
	for _, by := range []model.Reckoning{model.ReckonRICE, model.ReckonWSJF} {
		for _, row := range d.state.ReckonedBy(d.on, by).Rows {
			out := &Reckoned{Score: exactly(row.Score), Rank: row.Rank}
			for i, n := range row.Numbers {
				out.Numbers[i] = &Exact{model.NewFrac(n, 100), model.NumberText(n)}
			}
			i := slices.IndexFunc(all, func(u UseCase) bool { return u.Number == row.Case.Number })
			if i >= 0 && by == model.ReckonRICE {
				all[i].RICE = out
			} else if i >= 0 {
				all[i].WSJF = out
			}
		}
	}
}

func (u UseCase) reckonedBy(by model.Reckoning) *Reckoned {
	if by == model.ReckonRICE {
		return u.RICE
	}
	return u.WSJF
}

// reckonedOf are those with numbers, in rank order.
func reckonedOf(all []UseCase, by model.Reckoning) []UseCase {
	var out []UseCase
	for _, u := range all {
		if u.reckonedBy(by) != nil {
			out = append(out, u)
		}
	}
	slices.SortStableFunc(out, func(a, b UseCase) int { return cmp.Compare(a.reckonedBy(by).Rank, b.reckonedBy(by).Rank) })
	return out
}

// weighTables are the further files of the CSV format; each is there only when it has rows.
func weighTables() []part {
	any := func(is func(Scored) bool) func(Report) bool {
		return func(r Report) bool {
			return slices.ContainsFunc(r.Content.Rounds, func(x Round) bool { return slices.ContainsFunc(x.UseCases, is) })
		}
	}
	return []part{
		{suffix: "-weighed.csv", write: writeWeighed, has: any(func(u Scored) bool { return u.Weighed != nil })},
		{suffix: "-moved.csv", write: writeMoved, has: any(func(u Scored) bool { return u.Moved != nil })},
		{suffix: "-ranked.csv", write: writeRanked, has: func(r Report) bool {
			return slices.ContainsFunc(r.Content.UseCases, func(u UseCase) bool { return u.RICE != nil || u.WSJF != nil })
		}},
	}
}

// writeWeighed writes a row for each thing that was asked about each use case of a matrix or a weighted round.
func writeWeighed(w io.Writer, r Report) error {
	header := []string{"serendip_round", "Sheet", "Number", "Title", "Rank", "Score", "Quadrant", "Progresses by count", "Progresses", "Asked", "Weight",
		"Gave 0", "Gave 1", "Gave 2", "Gave 3", "Could not say", "Mean", "AD", "Agreement"}
	return writeTable(w, header, func(yield func([]cell) bool) {
		for _, round := range r.Content.Rounds {
			for _, u := range round.UseCases {
				for _, a := range u.Asked {
					h := a.Whole
					if !yield([]cell{number(round.Number), plain(round.Sheet), number(u.Number), words(u.Title), number(u.Weighed.Rank), fraction(u.Weighed.Score),
						plain(u.Weighed.Quadrant), yes(u.Weighed.Progresses), yes(u.Outcome.Progresses), words(a.Key), number(a.Weight),
						number(h.Counts[0]), number(h.Counts[1]), number(h.Counts[2]), number(h.Counts[3]), number(h.CantSay),
						fraction(a.Mean), fraction(a.AD), plain(a.Agreement)}) {
						return
					}
				}
			}
		}
	})
}

// writeMoved writes a row for each thing that was asked again.
func writeMoved(w io.Writer, r Report) error {
	header := []string{"serendip_round", "Number", "Title", "Was", "Is", "Changed", "Asked", "Mean before", "Mean after", "Answers that moved, at least"}
	return writeTable(w, header, func(yield func([]cell) bool) {
		for _, round := range r.Content.Rounds {
			for _, u := range round.UseCases {
				if u.Moved == nil {
					continue
				}
				for _, p := range u.Moved.Asked {
					if !yield([]cell{number(round.Number), number(u.Number), words(u.Title), plain(u.Moved.Was), plain(u.Moved.Now), yes(u.Moved.Changed),
						words(p.Key), fraction(p.Before), fraction(p.After), number(p.Answers)}) {
						return
					}
				}
			}
		}
	})
}

// writeRanked writes a row for each use case with the numbers of RICE or WSJF.
func writeRanked(w io.Writer, r Report) error {
	header := []string{"serendip_method", "Number", "Title", "Rank", "Reach, or value", "Impact, or urgency", "Confidence, or risk", "Effort, or size", "Score"}
	return writeTable(w, header, func(yield func([]cell) bool) {
		for _, by := range []model.Reckoning{model.ReckonRICE, model.ReckonWSJF} {
			for _, u := range reckonedOf(r.Content.UseCases, by) {
				x := u.reckonedBy(by)
				row := []cell{plain(by.String()), number(u.Number), words(u.Title), number(x.Rank)}
				for _, n := range x.Numbers {
					row = append(row, fraction(n))
				}
				if !yield(append(row, fraction(x.Score))) {
					return
				}
			}
		}
	})
}
