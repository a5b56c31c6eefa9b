package facetest

import (
	"time"

	"serendip/model"
	"serendip/session"
)

// block is a wall in a block of a method.
func block(m model.Method, title string) session.WallFace {
	f := Wall(7)
	f.Block.Method, f.Block.Title, f.Block.Prompt = m, title, ""
	return f
}

// MatrixRound is a wall while a matrix is marked.
func MatrixRound() session.WallFace {
	f := block(model.Matrix, "Matrix")
	f.Round.Sheet = &model.Sheet{Kind: model.MatrixSheet}
	return f
}

// Matrix is a wall with a revealed matrix of nine use cases, three of which stand at the same place.
func Matrix() session.WallFace {
	sheet := &model.Sheet{Kind: model.MatrixSheet}
	marks := [9][2][5]int{
		{{0, 0, 2, 8, 0}, {6, 3, 1, 0, 0}}, {{0, 0, 2, 8, 0}, {6, 3, 1, 0, 0}}, {{0, 0, 2, 8, 0}, {6, 3, 1, 0, 0}},
		{{0, 1, 4, 5, 0}, {0, 1, 5, 4, 0}}, {{0, 2, 6, 2, 0}, {0, 3, 4, 3, 0}}, {{4, 5, 1, 0, 0}, {5, 4, 1, 0, 0}},
		{{5, 4, 1, 0, 0}, {0, 1, 2, 7, 0}}, {{2, 3, 3, 2, 0}, {2, 3, 3, 2, 0}}, {{1, 0, 1, 0, 8}, {3, 2, 2, 3, 0}},
	}
	var cells [][][5]int
	for _, m := range marks {
		cells = append(cells, m[:])
	}
	return weighed(block(model.Matrix, "Matrix"), sheet, cells)
}

// Weighted is a wall with three criteria of the programme's own, revealed in a second round.
func Weighted() session.WallFace {
	sheet := &model.Sheet{Kind: model.WeightedSheet, Criteria: []model.OwnCriterion{
		{Name: "margin", Help: "what it earns", Weight: 3}, {Name: "speed", Weight: 2}, {Name: "joy", Weight: 1}}}
	cells := [][][5]int{
		{{0, 0, 4, 6, 0}, {0, 1, 4, 5, 0}, {0, 1, 5, 4, 0}}, {{0, 1, 6, 3, 0}, {0, 4, 4, 2, 0}, {1, 1, 4, 4, 0}},
		{{0, 6, 4, 0, 0}, {0, 5, 3, 2, 0}, {1, 4, 4, 1, 0}}, {{4, 1, 0, 5, 0}, {3, 3, 1, 3, 0}, {0, 2, 5, 3, 0}},
	}
	f := weighed(block(model.Weighted, "Weighted"), sheet, cells)
	f.Weighed.Again = true
	for i := range f.Weighed.Cases {
		x := &f.Weighed.Cases[i]
		before := model.HistogramOf([5]int{2, 3, 3, 2, 0})
		mean, _ := before.Mean()
		x.Moved = &session.MovedFace{Score: model.Moved{Before: mean, After: x.Result.Score, HasBefore: true, HasAfter: true}, Was: "did not pass", Now: "passed", Changed: x.Progresses}
		if !x.Progresses {
			x.Moved.Now = "did not pass"
		}
		for _, h := range x.Marks {
			m := before.MovedTo(h)
			x.Moved.Asks, x.Moved.Answers = append(x.Moved.Asks, m), max(x.Moved.Answers, m.Answers)
		}
	}
	return f
}

func weighed(f session.WallFace, sheet *model.Sheet, cells [][][5]int) session.WallFace {
	rule := model.DefaultRule()
	w := &session.WeighedFace{Round: ID[model.RoundID](3), Sheet: sheet, Rule: rule, Seats: 4, Hands: 6, RevealedAt: Now().Add(-time.Minute)}
	var all []session.WeighedCase
	for i, asks := range cells {
		x := session.WeighedCase{Case: Cases()[17+i], Reasons: []string{"The gate log already has the times."}}
		x.Case.Who = ""
		for _, n := range asks {
			x.Marks, x.Hands = append(x.Marks, model.HistogramOf(n)), append(x.Hands, model.HistogramOf([5]int{n[0] / 2, n[1] / 2, n[2] / 2, n[3] / 2, n[4] / 2}))
		}
		x.Result = sheet.Weigh(rule, x.Marks)
		x.Progresses = x.Result.Progresses
		all = append(all, x)
	}
	for _, r := range model.Rank(all, func(x session.WeighedCase) model.Standing {
		return x.Result.Standing(x.Case.Reach, int64(x.Case.Number))
	}) {
		x := r.Item
		x.Rank, x.Shared = r.Rank, r.Shared
		w.Cases = append(w.Cases, x)
	}
	f.Weighed, f.Round.Sheet, f.Round.Open, f.Round.Revealed = w, sheet, false, true
	return f
}

// Ranked is a wall with three use cases ranked by RICE.
func Ranked() session.WallFace {
	f := block(model.RICE, "RICE")
	f.Round = nil
	f.Reckoned = &session.ReckonedFace{By: model.ReckonRICE, Missing: Cases()[20:24]}
	for i, n := range []model.Numbers{{2000_00, 1_00, 80_00, 1_00}, {450_00, 3_00, 100_00, 2_00}, {800_00, 2_00, 50_00, 4_00}} {
		score, _ := model.ReckonRICE.Score(n)
		f.Reckoned.Rows = append(f.Reckoned.Rows, session.ReckonedRow{Case: Cases()[17+i], Numbers: n, Score: score, Rank: i + 1})
	}
	return f
}

// WeighWalls are the walls of the other ways to choose, by name.
func WeighWalls() []Named {
	return []Named{{"matrix-round", MatrixRound()}, {"matrix", Matrix()}, {"weighted", Weighted()}, {"rice", Ranked()}}
}

// WeighConsole is the console of such a wall.
func WeighConsole(wall session.WallFace) session.ConsoleFace {
	f := Console(7)
	f.SessionFace, f.Wall, f.Round, f.Weighed, f.Reckoned = wall.SessionFace, wall, wall.Round, wall.Weighed, wall.Reckoned
	return f
}

// WeighSeat is Ada's seat of such a wall.
func WeighSeat(wall session.WallFace) session.SeatFace {
	f := Seat(7)
	f.SessionFace, f.Weighed, f.Reckoned, f.Round = wall.SessionFace, wall.Weighed, wall.Reckoned, nil
	if wall.Round != nil {
		f.Round = &session.SeatRound{RoundFace: *wall.Round}
		for i, c := range wall.Round.Cases {
			own := make([]session.SeatMark, len(wall.Round.Sheet.Asks()))
			if i == 0 {
				own[0] = session.SeatMark{Given: true, Mark: model.High}
			}
			f.Round.Scores = append(f.Round.Scores, session.SeatScore{Case: c, Own: own})
		}
	}
	return f
}
