package facetest

import (
	"time"

	"serendip/model"
	"serendip/session"
)

// Dots is a dot round before a scoring round, over fourteen use cases, with seven of ten done.
func Dots(open bool) *session.DotsFace {
	return &session.DotsFace{ID: ID[model.RoundID](3), Open: open, Cut: true, Rule: model.DefaultDots(), Top: 9, Cases: Cases()[12:26],
		Voters: 8, HandedIn: 7, People: 14, Tally: 3, Laptop: 2, Until: Now().Add(100 * time.Second)}
}

// DotsRevealed is that round revealed: eight are in, and two share the last place.
func DotsRevealed() *session.DotsFace {
	f := Dots(false)
	f.Revealed, f.In, f.Tied = true, 8, 2
	counts := []model.Dotted{{Dots: 11, People: 6}, {Dots: 9, People: 5}, {Dots: 8, People: 6}, {Dots: 7, People: 4}, {Dots: 7, People: 3}, {Dots: 5, People: 4},
		{Dots: 4, People: 2}, {Dots: 3, People: 3}, {Dots: 2, People: 2}, {Dots: 2, People: 2}, {Dots: 1, People: 1}, {}, {}, {}}
	ranked := model.RankDots(f.Cases, func(c session.CaseFace) (model.Dotted, int64) {
		return counts[c.Number-f.Cases[0].Number], int64(c.Number)
	})
	for i, x := range ranked {
		f.Ranked = append(f.Ranked, session.DottedFace{Case: x.Item, Rank: x.Rank, Shared: x.Shared, Count: counts[x.Item.Number-f.Cases[0].Number],
			In: i < f.In, Tied: i >= f.In && i < f.In+f.Tied})
	}
	return f
}

// WallDots is the wall of the scoring block while dots are given, or revealed.
func WallDots(d *session.DotsFace) session.WallFace {
	f := Wall(7)
	f.Round, f.Reveal, f.Dots = nil, nil, d
	return f
}

// ConsoleDots is the console likewise.
func ConsoleDots(d *session.DotsFace) session.ConsoleFace {
	f := BeforeRound()
	f.Wall.Dots, f.Dots = d, d
	if d.Revealed {
		f.Suggested, f.AtCut = nil, nil
		for _, x := range d.Ranked {
			if x.In {
				f.Suggested = append(f.Suggested, x.Case)
			}
			if x.Tied {
				f.AtCut = append(f.AtCut, x.Case)
			}
		}
	} else {
		f.Dotted = map[model.UseCaseID]model.Dotted{d.Cases[2].ID: {Dots: 7, People: 3}}
	}
	return f
}

// SeatDots is Ada's seat likewise, with her dots on the first use cases.
func SeatDots(d *session.DotsFace, given ...int) session.SeatFace {
	f := Seat(7)
	f.Round, f.Reveal = nil, nil
	f.Dots = &session.SeatDots{DotsFace: d, Given: make([]int, len(d.Cases))}
	copy(f.Dots.Given, given)
	return f
}

// ownDots is the seat in a block of dots of its own.
func ownDots(f session.SessionFace) session.SessionFace {
	f.Block.Method, f.Block.Title, f.Block.Prompt = model.Dots, "Dots", "Which of these should we tell first?"
	return f
}

func wallOwnDots() session.WallFace {
	d := DotsRevealed()
	d.Cut = false
	f := WallDots(d)
	f.SessionFace = ownDots(f.SessionFace)
	return f
}

func wallDotsSoon() session.WallFace {
	f := WallDots(nil)
	f.SessionFace = ownDots(f.SessionFace)
	return f
}

func seatDotsDone() session.SeatFace {
	f := SeatDots(Dots(true), 3, 2)
	f.Dots.Done = true
	return f
}

func seatDotsSoon() session.SeatFace {
	f := SeatDots(Dots(true))
	f.Dots, f.SessionFace = nil, ownDots(f.SessionFace)
	return f
}
