package facetest

import (
	"time"

	"serendip/model"
	"serendip/session"
)

// Round is a blind round over nine use cases, with seven of ten scorers done.
func Round(open bool) session.RoundFace {
	return session.RoundFace{
		ID: ID[model.RoundID](1), Open: open, Cases: Cases()[17:26], Scorers: 9, HandedIn: 7, People: 14, Hands: 6,
	}
}

// tallies is by use case and group how many gave 0, 1, 2, 3 and "can't say".
func tallies() [9][3][5]int {
	return [9][3][5]int{
		{{0, 0, 4, 6, 0}, {0, 1, 4, 5, 0}, {0, 1, 5, 4, 0}},
		{{0, 1, 3, 6, 0}, {0, 2, 4, 4, 0}, {1, 1, 4, 4, 0}},
		{{0, 1, 4, 5, 0}, {0, 2, 3, 5, 0}, {1, 4, 4, 1, 0}},
		{{0, 1, 4, 4, 1}, {3, 3, 1, 3, 0}, {0, 2, 5, 3, 0}},
		{{0, 2, 5, 3, 0}, {0, 1, 6, 3, 0}, {2, 4, 3, 1, 0}},
		{{1, 4, 3, 2, 0}, {2, 4, 3, 1, 0}, {0, 2, 4, 4, 0}},
		{{4, 1, 0, 5, 0}, {1, 4, 3, 2, 0}, {2, 4, 3, 1, 0}},
		{{2, 5, 2, 1, 0}, {3, 4, 2, 1, 0}, {1, 5, 3, 1, 0}},
		{{0, 0, 1, 1, 8}, {0, 0, 2, 0, 8}, {2, 5, 2, 1, 0}},
	}
}

// Reveal is that round revealed long ago: five pass, two divide, four don't pass.
func Reveal() *session.RevealFace {
	rule := model.DefaultRule()
	out := session.RevealFace{Round: ID[model.RoundID](1), Rule: rule, Seats: 4, Hands: 6, Unscored: 11,
		RevealedAt: Now().Add(-time.Minute)}
	var all []session.Scored
	for i, cells := range tallies() {
		all = append(all, scored(rule, Cases()[17+i], cells))
	}
	ranked := model.Rank(all, func(s session.Scored) model.Standing {
		return s.Result.Standing(s.Case.Reach, int64(s.Case.Number))
	})
	for _, r := range ranked {
		s := r.Item
		s.Rank, s.Shared = r.Rank, r.Shared
		if s.Progresses {
			out.Passed = append(out.Passed, s)
		} else {
			out.Rest = append(out.Rest, s)
		}
		if s.Contested {
			out.Contested = append(out.Contested, s)
		}
	}
	out.Contested = model.ByDisagreement(out.Contested, func(s session.Scored) model.CaseResult { return s.Result })
	return &out
}

func scored(rule model.Rule, c session.CaseFace, cells [3][5]int) session.Scored {
	c.Stage = model.StageScored
	c.Who = ""
	s := session.Scored{Round: ID[model.RoundID](1), Case: c}
	for g, n := range cells {
		s.Tally.Whole[g] = model.HistogramOf(n)
		s.Hands[g] = model.HistogramOf([5]int{n[0] / 2, n[1] / 2, n[2] / 2, n[3] / 2, n[4] / 2})
	}
	s.Result = rule.Judge(s.Tally, 0)
	s.Progresses, s.Contested = s.Result.Progresses, s.Result.Contested()
	s.WouldPass = rule.Turning(s.Tally, 0)
	s.Reasons = []string{"The gate log already has the times.", "Two depots have no camera yet; they would have to buy one first."}
	return s
}
