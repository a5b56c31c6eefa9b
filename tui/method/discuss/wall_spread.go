package discuss

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

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

// spreadIn is the same without blocks where there is no room for them: "0: 12   1: 3   2: 0   3: 11".
func spreadIn(t theme.Theme, c session.Scored, g model.Group, w int) string {
	line := Spread(t, c, g)
	if widget.Width(strings.TrimRight(ansi.Strip(line), " ")) <= w {
		return line
	}
	var parts []string
	for mark, n := range wallMarks(c, g).Counts {
		parts = append(parts, t.Dim.Render(fmt.Sprintf("%d: ", mark))+t.Text.Render(fmt.Sprint(n)))
	}
	return strings.Join(parts, "   ")
}
