package exports

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

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

// revealOwn fills in what was counted on another sheet than the groups'.
func (d *drawing) revealOwn(r *session.Round, out *Round) {
	sealed := out.Seats + out.Laptop
	rule, apart := r.Rule(), (sealed == 0 || sealed >= fewestApart) && (out.Hands == 0 || out.Hands >= fewestApart)
	secret := traceableOwn(r.Revealed, sealed)
	if secret {
		out.Withheld = withheld
	}
	type judged struct {
		scored   Scored
		result   model.Weighed
		captured int64
	}
	var all []judged
	for _, counted := range r.Revealed.Cases {
		marks, hands := session.OwnMarks(counted)
		one := judged{scored: d.entered(counted.Case), result: r.Sheet.Weigh(rule, marks), captured: int64(d.state.UseCase(counted.Case).Seq)}
		one.scored.NotAimed = []string{}
		one.scored.Outcome, one.scored.Reasons = d.outcome(r, counted.Case), d.reasons(r, counted.Case)
		one.scored.Unsaid = d.state.Unsaid(r, counted.Case)
		if !secret {
			one.scored.Asked = askedOf(r.Sheet, rule, one.result, marks, hands, apart)
			one.scored.Moved = d.moved(r, counted)
		}
		all = append(all, one)
	}
	if secret {
		slices.SortFunc(all, func(a, b judged) int { return cmp.Compare(a.captured, b.captured) })
		for _, one := range all {
			out.UseCases = append(out.UseCases, one.scored)
		}
		return
	}
	for _, one := range model.Rank(all, func(j judged) model.Standing { return j.result.Standing(j.scored.Reach, j.captured) }) {
		x := one.Item
		w := &Weighed{Progresses: x.result.Progresses, Agreement: x.result.Agreement.String(), Contested: x.result.Contested(), Rank: one.Rank, RankShared: one.Shared}
		if x.result.HasScore {
			w.Score = beside(x.result.Score, rule.Pass)
			if r.Sheet.Kind == model.MatrixSheet {
				w.Score, w.Quadrant = exactly(x.result.Score), x.result.Quadrant.String()
			}
		}
		x.scored.Weighed = w
		out.UseCases = append(out.UseCases, x.scored)
	}
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

// traceableOwn is traceable on another sheet than the groups'.
func traceableOwn(e *model.RoundRevealed, seats int) bool {
	if seats+e.Hands < session.FewestShown {
		return true
	}
	if seats == 0 || seats >= session.FewestShown {
		return false
	}
	return slices.ContainsFunc(e.Cases, func(c model.RevealedCase) bool {
		marks, hands := session.OwnMarks(c)
		for i := range marks {
			if by := hands[i].People(); marks[i].People() > by && seats+by < session.FewestShown {
				return true
			}
		}
		return false
	})
}

// sealedIn is how many ballots lie in one histogram: those of seats and of a passed laptop.
func sealedIn(r *session.Round) int { return r.Revealed.Seats + r.Laptop }

// moved is what moved since the round before, where the marks of both leave.
func (d *drawing) moved(r *session.Round, counted model.RevealedCase) *Moved {
	m := d.state.Moved(d.on, r, counted)
	if m == nil {
		return nil
	}
	for _, id := range d.on.Rounds { // nothing that is withheld is told by a difference
		if o := d.state.Round(id); o.Revealed != nil && o.Sheet.Same(r.Sheet) && (traceable(o.Revealed, sealedIn(o)) || traceableOwn(o.Revealed, sealedIn(o))) {
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

// sheetTitle is what a round asked, as a heading says it.
func (r Round) sheetTitle() string {
	switch r.Sheet {
	case model.MatrixSheet.Key():
		return ", impact and effort"
	case model.WeightedSheet.Key():
		return ", weighted criteria"
	}
	return ""
}

// weighedRows are a matrix or a weighted round as a table.
func weighedRows(r Round) [][]string {
	head := []string{"rank", "use case"}
	for i, u := range r.UseCases {
		if i == 0 {
			for _, a := range u.Asked {
				name := a.Key
				if r.Sheet == model.WeightedSheet.Key() {
					name = fmt.Sprintf("%s x%d", inline(a.Key), a.Weight)
				}
				head = append(head, name)
			}
		}
	}
	last := "weighted mean"
	if r.Sheet == model.MatrixSheet.Key() {
		last = "quadrant"
	}
	rows := [][]string{append(head, last, "agreement", "goes on")}
	for _, u := range r.UseCases {
		rank := fmt.Sprint(u.Weighed.Rank)
		if u.Weighed.RankShared {
			rank += " ="
		}
		row := []string{rank, fmt.Sprintf("#%d %s", u.Number, inline(u.Title))}
		for _, a := range u.Asked {
			row = append(row, meanText(a.Mean))
		}
		outcome := u.Weighed.Quadrant
		if outcome == "" {
			outcome = meanText(u.Weighed.Score)
		}
		rows = append(rows, append(row, outcome, u.Weighed.Agreement, outcomeText(u)))
	}
	return rows
}

// ranked tells what was ranked by numbers.
func (m *recap) ranked() {
	for _, by := range []model.Reckoning{model.ReckonRICE, model.ReckonWSJF} {
		rows := reckonedOf(m.UseCases, by)
		if len(rows) == 0 {
			continue
		}
		m.heading("Ranked by " + by.String())
		m.line("%s. The numbers were entered in the session.\n", by.Formula())
		head := []string{"rank", "use case"}
		for _, f := range by.Fields() {
			head = append(head, strings.ToLower(f.Title))
		}
		table := [][]string{append(head, by.String())}
		for _, u := range rows {
			x := u.reckonedBy(by)
			row := []string{fmt.Sprint(x.Rank), fmt.Sprintf("#%d %s", u.Number, inline(u.Title))}
			for _, n := range x.Numbers {
				row = append(row, n.Text)
			}
			table = append(table, append(row, x.Score.Text))
		}
		m.table(table)
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
