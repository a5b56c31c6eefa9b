package discuss

import (
	"fmt"

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
	line := ""
	for mark, n := range wallMarks(c, g).Counts {
		if mark > 0 {
			line = widget.PadRight(line, 10*mark)
		}
		line += t.Dim.Render(fmt.Sprint(mark)) + " " + widget.Tally(n, 5, t)
	}
	return widget.PadRight(line, 37)
}
