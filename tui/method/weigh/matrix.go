package weigh

import (
	"strconv"
	"strings"

	"serendip/model"
	"serendip/session"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// cell is one cell of the drawing: a letter with its style.
type cell struct {
	text  string
	style theme.Style
}

// grid is a drawing of w by h cells.
type grid struct {
	w, h  int
	cells [][]cell
}

// The least that a matrix is drawn in; where there is less it is told in sentences.
const (
	leastWide = 28
	leastHigh = 7
)

// Matrix draws impact over effort in w by h cells: two lines part high from low, the quadrants are named, and each use case
// stands with its number at its means, or as near to them as no other number is hidden and its quadrant stays the same.
func Matrix(cases []session.WeighedCase, t theme.Theme, w, h int) []string {
	if w < leastWide || h < leastHigh {
		return nil
	}
	if w >= largeWide && h >= largeHigh {
		if g := newGrid(w, h, t); g.large(cases, t) {
			return g.lines()
		}
	}
	g := newGrid(w, h, t)
	g.names(t)
	for _, x := range cases {
		if x.Result.HasScore {
			g.place(x, t)
		}
	}
	return g.lines()
}

// From here on the numbers stand in large type, to be read from the back row.
const (
	largeWide = 50
	largeHigh = 19
	air       = 2 // columns around a number, or two would read as one
)

// large draws all numbers in large type, each in its quadrant; false when one has no room there.
func (g *grid) large(cases []session.WeighedCase, t theme.Theme) bool {
	g.names(t)
	for _, c := range cases {
		if !c.Result.HasScore {
			continue
		}
		number := widget.NewType().Big(strconv.Itoa(c.Case.Number), widget.BigText)
		wide, high := widget.Widest(number), len(number)
		left, top, right, bottom := g.quarter(c.Result.Quadrant)
		right, bottom = right-wide+1, bottom-high+1
		x, y := g.means(c, left, top, right, bottom)
		px, py, ok := g.nearest(x-air, y, wide+2*air, high, left-air, top, right-air, bottom)
		if !ok {
			return false
		}
		for i, line := range number {
			g.write(px+air, py+i, line, standing(c, t))
		}
	}
	return true
}

// standing is the style of a number: strong, and in the accent's colour where it goes on.
func standing(c session.WeighedCase, t theme.Theme) theme.Style {
	if c.Progresses {
		return t.AccentBold
	}
	return t.Strong
}

// means is where a use case belongs within bounds.
func (g *grid) means(c session.WeighedCase, left, top, right, bottom int) (x, y int) {
	impact, effort := c.Result.Asks[0].Mean.Float(), c.Result.Asks[1].Mean.Float()
	return left + along(effort, right-left), top + along(3-impact, bottom-top)
}

func newGrid(w, h int, t theme.Theme) *grid {
	g := &grid{w: w, h: h}
	for range h {
		g.cells = append(g.cells, make([]cell, w))
	}
	for x := range w {
		g.cells[g.midY()][x] = cell{"─", t.Rule}
	}
	for y := range h {
		g.cells[y][g.midX()] = cell{"│", t.Rule}
	}
	g.cells[g.midY()][g.midX()] = cell{"┼", t.Rule}
	return g
}

// midX and midY are the lines between low and high.
func (g *grid) midX() int { return g.w / 2 }
func (g *grid) midY() int { return g.h / 2 }

// names writes the quadrants' names and the axes: over the upper two, under the lower two.
func (g *grid) names(t theme.Theme) {
	g.write(0, 0, model.QuickWin.Name(), t.Dim)
	g.write(g.midX()+2, 0, model.BigBet.Name(), t.Dim)
	g.write(0, g.h-1, model.FillIn.Name(), t.Dim)
	g.write(g.midX()+2, g.h-1, model.NotNow.Name(), t.Dim)
}

func (g *grid) write(x, y int, text string, st theme.Style) {
	for i, r := range []rune(text) {
		if x+i < g.w {
			g.cells[y][x+i] = cell{string(r), st}
		}
	}
}

// quarter is the cells of a quadrant, without the lines and the row of its name.
func (g *grid) quarter(q model.Quadrant) (left, top, right, bottom int) {
	left, right = 0, g.midX()-1
	if q == model.BigBet || q == model.NotNow {
		left, right = g.midX()+2, g.w-1
	}
	top, bottom = 1, g.midY()-1
	if !q.High() {
		top, bottom = g.midY()+1, g.h-2
	}
	return left, top, right, bottom
}

// place puts a number down at its means, or at the nearest free place of its quadrant; when that is full, anywhere.
func (g *grid) place(c session.WeighedCase, t theme.Theme) {
	number := strconv.Itoa(c.Case.Number)
	left, top, right, bottom := g.quarter(c.Result.Quadrant)
	right -= len(number) - 1
	x, y := g.means(c, left, top, right, bottom)
	px, py, ok := g.nearest(x, y, len(number), 1, left, top, right, bottom)
	if !ok {
		px, py, ok = g.nearest(x, y, len(number), 1, 0, 0, g.w-len(number), g.h-1)
	}
	if ok {
		g.write(px, py, number, standing(c, t))
	}
}

// along is a mean of 0 to 3 within its half, as a step of 0 to n.
func along(mean float64, n int) int {
	share := mean / 1.5
	if mean >= 1.5 {
		share = (mean - 1.5) / 1.5
	}
	return min(max(int(share*float64(n)+0.5), 0), max(n, 0))
}

// nearest is the free place for a number that is nearest to x, y within bounds. A row is as far as two columns.
func (g *grid) nearest(x, y, wide, high, left, top, right, bottom int) (px, py int, ok bool) {
	best := -1
	for cy := top; cy <= bottom; cy++ {
		for cx := left; cx <= right; cx++ {
			far := (cx-x)*(cx-x) + 4*(cy-y)*(cy-y)
			if (best < 0 || far < best) && g.free(cx, cy, wide, high) {
				best, px, py = far, cx, cy
			}
		}
	}
	return px, py, best >= 0
}

// free says whether a number may stand here: nothing is hidden, and a blank parts it from its neighbours.
func (g *grid) free(x, y, wide, high int) bool {
	for row := y; row < y+high; row++ {
		if !g.freeRow(x, row, wide) {
			return false
		}
	}
	return true
}

func (g *grid) freeRow(x, y, n int) bool {
	for i := x - 1; i <= x+n; i++ {
		if i < 0 || i >= g.w {
			continue
		}
		text := g.cells[y][i].text
		inside := i >= x && i < x+n
		if inside && text != "" || !inside && text != "" && text != "│" {
			return false
		}
	}
	return true
}

func (g *grid) lines() []string {
	out := make([]string, g.h)
	for y, row := range g.cells {
		var b strings.Builder
		for _, c := range row {
			if c.text == "" {
				b.WriteString(" ")
				continue
			}
			b.WriteString(c.style.Render(c.text))
		}
		out[y] = b.String()
	}
	return out
}

// Framed is the matrix with its axes said: impact upwards, effort to the right.
func Framed(cases []session.WeighedCase, t theme.Theme, w, h int) []string {
	drawn := Matrix(cases, t, w, h-2)
	if drawn == nil {
		return nil
	}
	out := append([]string{t.Dim.Render("↑ impact")}, drawn...)
	return append(out, t.Dim.Render(widget.Right("effort →", w)))
}
