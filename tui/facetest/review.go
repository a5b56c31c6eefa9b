package facetest

import (
	"time"

	"serendip/model"
	"serendip/session"
)

// Promises is four promises of a workshop a quarter ago: one met, one on its way, one contradicting itself, one whose
// figure is missing.
func Promises() []session.PromiseFace {
	rows := []struct{ was, promised, came, measure, owner string }{
		{"20 min a lorry", "10 min a lorry", "9 min a lorry", "minutes a lorry waits at the gate", "Mei"},
		{"40 calls a day", "10 calls a day", "25 calls a day", "calls that ask where a load is", "Tomás"},
		{"12 %", "6 %", "15 %", "damage claims that come back", "Priya"},
		{"3 days", "1 day", "", "days until an offer leaves", "Ada"},
	}
	out := make([]session.PromiseFace, len(rows))
	for i, r := range rows {
		c := Cases()[17+i]
		c.Owner, c.Measure, c.Stage, c.Selected = r.owner, r.measure, model.StageSelected, true
		p := session.PromiseFace{N: i + 1, Case: c, From: "Value workshop", When: time.Date(2026, time.July, 15, 9, 0, 0, 0, time.UTC),
			Figures: model.Figures{Baseline: model.ReadFigure(r.was), Target: model.ReadFigure(r.promised), Actual: model.ReadFigure(r.came)}}
		p.Proposal = model.Propose(p.Figures)
		out[i] = p
	}
	return out
}

// Review is a review with one promise on the wall; -1 is the list of all. The first so many have their verdicts.
func Review(shown, judged int) *session.ReviewFace {
	f := &session.ReviewFace{Promises: Promises(), Shown: shown}
	verdicts := []session.PromiseFace{{Verdict: model.Adopt}, {Verdict: model.Iterate, Cycle: 3},
		{Verdict: model.Discard, Doubt: model.DoubtHypothesis, Reason: "nobody films a damage that is their own fault"}, {Verdict: model.Discard, Reason: "the owner has left"}}
	for i := range judged {
		v, p := verdicts[i], &f.Promises[i]
		p.Verdict, p.Cycle, p.Doubt, p.Reason, p.Case.Stage = v.Verdict, v.Cycle, v.Doubt, v.Reason, model.StageVerdict
	}
	return f
}

// reviewBlock is the session's face in a block that the value workshop doesn't have.
func reviewBlock(m model.Method, title, prompt, short string) session.SessionFace {
	f := sessionFace(1)
	f.Title = "Quarterly review"
	f.Block = model.Block{ID: ID[model.BlockID](40), Method: m, Title: title, Timebox: 35 * time.Minute, Prompt: prompt, Short: short}
	f.Clock = session.Clock{Timebox: f.Block.Timebox, Since: Now().Add(-10 * time.Minute)}
	return f
}

// WallReview is the wall of a review.
func WallReview(r *session.ReviewFace) session.WallFace {
	return session.WallFace{SessionFace: reviewBlock(model.Review, "Promises", "What did we promise, what came, and what do we do about it: adopt, iterate or discard?", "PROMISED,\nAND CAME?"),
		Light: true, People: 9, Review: r}
}

// Champions is five champions in four functions.
func Champions(named bool) *session.ChampionsFace {
	f := &session.ChampionsFace{All: 5, Presenters: 2, Needed: model.PresentersNeeded}
	who := map[model.Function][]int{model.FunctionResearch: {0}, model.FunctionProduct: {2, 3}, model.FunctionHR: {5}, model.FunctionIT: {7}}
	for _, function := range model.Functions() {
		x := session.FunctionFace{Function: function}
		for _, n := range who[function] {
			c := session.ChampionFace{ID: ID[model.PersonID](n + 1), Name: Consented()[n], Champion: model.Champion{Champion: true, Function: function, FrontLine: n < 4, Willing: n%2 == 0}}
			if !named && n == 3 {
				c.Name = ""
			}
			x.Champions = append(x.Champions, c)
		}
		f.Functions = append(f.Functions, x)
	}
	return f
}

// WallChampions is the wall of a champion check-in.
func WallChampions() session.WallFace {
	return session.WallFace{SessionFace: reviewBlock(model.Champions, "Champions", "Which functions have somebody whom people ask, and where is nobody yet?", "WHERE IS\nNOBODY YET?"),
		Light: true, People: 6, Champions: Champions(false)}
}

// ReviewWalls are the pictures of the sessions that follow a workshop.
func ReviewWalls() []Named {
	none := WallReview(&session.ReviewFace{Shown: -1})
	return []Named{{"review", WallReview(Review(1, 1))}, {"review-contradicts", WallReview(Review(2, 2))}, {"review-no-figure", WallReview(Review(3, 3))},
		{"review-judged", WallReview(Review(2, 3))}, {"review-list", WallReview(Review(-1, 3))}, {"review-empty", none}, {"champions", WallChampions()},
		{"recap-review", ReviewRecap(4)}, {"recap-review-open", ReviewRecap(2)}}
}

// ReviewRecap is the recap of a review in which so many promises have their verdicts; the second goes on.
func ReviewRecap(judged int) session.WallFace {
	f := WallReview(nil)
	f.Block = model.Block{ID: f.Block.ID, Method: model.Recap, Title: "Recap", Timebox: 5 * time.Minute}
	f.Recap = session.RecapFace{People: 9, Planned: 1, Judged: Review(-1, judged), Actions: Wall(11).Recap.Actions}
	for i := range f.Recap.Judged.Promises {
		f.Recap.Judged.Promises[i].Case.Owner = ""
	}
	f.Recap.Selected = []session.CaseFace{f.Recap.Judged.Promises[1].Case}
	return f
}

// ConsoleReview is the facilitator's face of a review.
func ConsoleReview(r *session.ReviewFace) session.ConsoleFace {
	f := Console(2)
	f.Wall = WallReview(r)
	f.SessionFace, f.Review, f.Cases, f.Suggestions = f.Wall.SessionFace, r, nil, nil
	return f
}

// SeatReview is Ada's seat in a review; the fourth promise is hers.
func SeatReview(r *session.ReviewFace) session.SeatFace {
	f := Seat(2)
	f.SessionFace, f.Review = WallReview(r).SessionFace, r
	f.Mine, f.Others, f.MyItems, f.Told = nil, session.Others{}, nil, nil
	f.Promised = []int{3}
	return f
}

// SeatChampions is a seat in a champion check-in.
func SeatChampions() session.SeatFace {
	f := SeatReview(nil)
	f.SessionFace, f.Promised, f.Champions = WallChampions().SessionFace, nil, Champions(false)
	return f
}

func seatNoReview() session.SeatFace {
	f := SeatReview(&session.ReviewFace{Shown: -1})
	f.Promised = nil
	return f
}
