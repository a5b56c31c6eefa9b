package exports

import "strings"

// table writes rows with a header that is repeated on each page.
func (d *printer) table(g *grid) {
	wide := d.columns(g)
	d.gap(4)
	d.room(48)
	d.row(g, g.Header, wide, true)
	for _, row := range g.Rows {
		d.row(g, row, wide, false)
	}
}

// columns shares the page among columns: numbers and short words get what they need, the rest goes to the others by how much they hold,
// and none is narrower than its longest word while there is room for it.
func (d *printer) columns(g *grid) []float64 {
	const most, short, between = 150.0, 95.0, 10.0
	out, need, left := make([]float64, len(g.Header)), make([]float64, len(g.Header)), pageWide-2*pageEdge
	least := make([]float64, len(g.Header))
	long := 0.0
	for i := range out {
		words := strings.Fields(g.Header[i]) // a header may take lines, but breaks no word
		for n, row := range g.Rows {
			if i < len(row) && n < 60 {
				words = append(words, row[i])
			}
		}
		for _, w := range words {
			for _, l := range d.ink.lines(w, 8.5, 1, 2000) {
				need[i] = max(need[i], l.Width+between)
			}
			for one := range strings.FieldsSeq(w) {
				if l := d.ink.lines(one, 8.5, 0, short); len(l) == 1 {
					least[i] = max(least[i], l[0].Width+between)
				}
			}
		}
		if need[i] <= short {
			out[i] = need[i]
			left -= need[i]
		} else {
			need[i] = min(need[i], 3*most)
			long += need[i]
		}
	}
	for again := true; again; { // what would be too narrow gets its least, and the others share what is left
		again = false
		for i := range out {
			if out[i] == 0 && left*need[i]/max(long, 1) < least[i] {
				out[i], again = least[i], true
				left, long = left-least[i], long-need[i]
			}
		}
	}
	for i := range out {
		if out[i] == 0 {
			out[i] = max(left*need[i]/max(long, 1), 30)
		}
	}
	return out
}

func (d *printer) row(g *grid, cells []string, wide []float64, head bool) {
	size, high, weight, colour := 8.5*d.tight, 11*d.tight, 0, cardInk
	if head {
		size, weight, colour = 8*d.tight, 1, cardSoft
	}
	lines, most := make([][]inkLine, len(cells)), 1
	for i, c := range cells {
		for part := range strings.Lines(c) {
			lines[i] = append(lines[i], d.ink.lines(part, size, weight, max(wide[i]-8, 10))...)
		}
		most = max(most, len(lines[i]))
	}
	for from := 0; from < most; { // a row that is longer than a page goes over its end
		if d.y+high+6 > pageHigh-pageFoot || from == 0 && most < 20 && d.y+float64(most)*high+6 > pageHigh-pageFoot {
			d.page()
			if !head {
				d.row(g, g.Header, wide, true)
			}
		}
		fits := min(most-from, max(int((pageHigh-pageFoot-d.y-6)/high), 1))
		x := pageEdge
		for i := range cells {
			for n := from; n < min(from+fits, len(lines[i])); n++ {
				at := x
				if g.Right(i) || lines[i][n].RTL {
					at = x + wide[i] - 8 - lines[i][n].Width
				}
				d.line(lines[i][n], at, d.y+size+float64(n-from)*high, size, weight == 1, colour)
			}
			x += wide[i]
		}
		d.y += float64(fits)*high + 4
		from += fits
	}
	d.colour(cardRule)
	d.Rect(pageEdge, d.y-1, pageWide-2*pageEdge, 0.5, "F")
}
