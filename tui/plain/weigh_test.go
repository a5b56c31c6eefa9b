package plain

import (
	"strings"
	"testing"

	"serendip/tui/facetest"
)

// TestMatrixIsToldInRankOrder hears a matrix, weighted criteria in a second round, and a ranking.
func TestMatrixIsToldInRankOrder(t *testing.T) {
	matrix := facetest.WeighSeat(facetest.Matrix())
	lines := Face(matrix, facetest.Now())
	text := strings.Join(lines, "\n")
	if !strings.Contains(text, "Rank 1: number 18, Gate photo sent ahead. Quick win. Impact 2.8. Effort 0.5.") ||
		strings.Index(text, "Quick win") > strings.Index(text, "Big bet") {
		t.Errorf("the matrix is told as\n%s", text)
	}
	weighted := strings.Join(Weighed(facetest.WeighSeat(facetest.Weighted())), "\n")
	if !strings.Contains(weighted, "Weighted mean 2.5, passes.") || !strings.Contains(weighted, "it was: did not pass, it is: passed, margin from 1.5 to 2.6") {
		t.Errorf("the weighted ones are told as\n%s", weighted)
	}
	ranked := strings.Join(Face(facetest.WeighSeat(facetest.Ranked()), facetest.Now()), "\n")
	if !strings.Contains(ranked, "Rank 1: number 18, Gate photo sent ahead. RICE 1600.0. Reach 2000.") {
		t.Errorf("the ranking is told as\n%s", ranked)
	}
	round := facetest.WeighSeat(facetest.MatrixRound())
	if said := strings.Join(Face(round, facetest.Now()), "\n"); !strings.Contains(said, "two marks each") || !strings.Contains(said, "1 of 18 marks") {
		t.Errorf("the round is told as\n%s", said)
	}
	if q := questionLine(round.Round, 1); !strings.Contains(q, "Question 2 of 18.") || !strings.Contains(q, "Effort: people, money, time") {
		t.Errorf("asks %q", q)
	}
}
