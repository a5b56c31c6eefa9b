package discuss

import (
	"fmt"
	"slices"

	"serendip/model"
	"serendip/session"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// wallMarks is how the marks of a group lie: those given to it as a whole, and, where people marked by criterion, theirs.
func wallMarks(c session.Scored, g model.Group) model.Histogram {
	h := c.Tally.Whole[g]
	for _, one := range g.Criteria() {
		h = h.Plus(c.Tally.ByCriterion[one])
	}
	return h
}

// Spread is a group's marks in one line: "0 ███   1 ███   2 █   3 ███".
func Spread(t theme.Theme, c session.Scored, g model.Group) string {
	const most = 5 // blocks; above that their number stands behind them
	line, wide, last := "", 10, 7
	counts := wallMarks(c, g).Counts
	if slices.Max(counts[:]) > most {
		wide, last = 11, 10
	}
	for mark, n := range counts {
		if mark > 0 {
			line = widget.PadRight(line, wide*mark)
		}
		line += t.Dim.Render(fmt.Sprint(mark)) + " " + widget.Tally(n, most, t)
	}
	return widget.PadRight(line, wide*(len(counts)-1)+last)
}
