package widget

import (
	"math"
	"strconv"
	"strings"

	"serendip/tui/theme"
)

// eighths draws a length of n eighths of a cell in whole cells and a last part.
func eighths(n int) string {
	parts := []string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}
	return strings.Repeat("█", n/8) + parts[n%8]
}

// Bar is a bar of w cells filled to a share between 0 and 1, in eighths of a cell. A share above nothing shows at
// least a sliver, and one below all is never drawn full.
func Bar(share float64, w int, t theme.Theme) string {
	if w <= 0 {
		return ""
	}
	return filled(toEighths(share, w), w, t)
}

// SlimBar is a bar of half a row's height, which stays apart from the one in the next row.
func SlimBar(share float64, w int, t theme.Theme) string {
	if w <= 0 {
		return ""
	}
	n := (toEighths(share, w) + 3) / 4
	return t.Bar.Render(strings.Repeat("▄", n/2)+strings.Repeat("▖", n%2)) + t.BarEmpty.Render(strings.Repeat("·", w-(n+1)/2))
}

// toEighths is a share of w cells in eighths, honest at both ends.
func toEighths(share float64, w int) int {
	if share <= 0 || math.IsNaN(share) {
		return 0
	}
	if share >= 1 {
		return 8 * w
	}
	return min(max(int(math.Round(share*float64(8*w))), 1), 8*w-1)
}

func filled(n, w int, t theme.Theme) string {
	return t.Bar.Render(eighths(n)) + t.BarEmpty.Render(strings.Repeat("·", w-(n+7)/8))
}

// ScoreBar is a bar of w cells for a value between 0 and top, with a line where it has to reach mark. What reaches
// the mark always fills up to the line, and what doesn't never does.
func ScoreBar(value, top, mark float64, w int, t theme.Theme) string {
	left := markAt(top, mark, w)
	if left < 0 {
		return ""
	}
	right := w - 1 - left
	below, above := value/mark, (value-mark)/(top-mark)
	return filled(toEighths(below, left), left, t) + t.BarMark.Render(theme.Mark) + filled(toEighths(above, right), right, t)
}

// ScoreTick is the row under score bars of w cells: a small line where the mark stands.
func ScoreTick(top, mark float64, w int, t theme.Theme) string {
	left := markAt(top, mark, w)
	if left < 0 {
		return ""
	}
	return blank(left) + t.Rule.Render("╵") + blank(w-1-left)
}

// markAt is the column of the mark in a score bar, -1 when there is no room for one.
func markAt(top, mark float64, w int) int {
	if w < 3 || mark <= 0 || top <= mark {
		return -1
	}
	return min(max(int(math.Round(float64(w-1)*mark/top)), 1), w-2)
}

// Progress is a rule of w cells that says how far something is: ━━━╌╌╌.
func Progress(share float64, w int, t theme.Theme) string {
	if w <= 0 {
		return ""
	}
	n := ProgressCells(share, w)
	return t.Bar.Render(strings.Repeat("━", n)) + t.BarEmpty.Render(strings.Repeat("╌", w-n))
}

// ProgressCells is how many cells of a [Progress] are filled.
func ProgressCells(share float64, w int) int {
	n := (toEighths(share, w) + 4) / 8
	if share < 1 {
		n = min(n, w-1)
	}
	return n
}

// Rule is a quiet line of w cells between two parts.
func Rule(w int, t theme.Theme) string { return t.Rule.Render(strings.Repeat("─", max(w, 0))) }

// Tally is a row of equal blocks that shows a small number, "███"; above limit the number follows, "█████ 12".
func Tally(n, limit int, t theme.Theme) string {
	if n <= 0 {
		return t.BarEmpty.Render("·")
	}
	if n <= limit {
		return t.Bar.Render(strings.Repeat("█", n))
	}
	return t.Bar.Render(strings.Repeat("█", max(limit, 0))) + t.Text.Render(" "+strconv.Itoa(n))
}
