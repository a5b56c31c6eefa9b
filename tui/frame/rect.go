package frame

// Rect is a place on the screen in cells; X and Y count from 0 at the top left.
type Rect struct{ X, Y, W, H int }

// Of is the rectangle of a whole frame.
func Of(w, h int) Rect { return Rect{W: max(w, 0), H: max(h, 0)} }

// Empty says that nothing can be drawn in it.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Overlaps says whether two rectangles share a cell.
func (r Rect) Overlaps(o Rect) bool {
	return r.X < o.X+o.W && o.X < r.X+r.W && r.Y < o.Y+o.H && o.Y < r.Y+r.H
}

// Top cuts n rows off the top and returns them and what is left.
func (r Rect) Top(n int) (top, rest Rect) {
	n = between(n, 0, r.H)
	return Rect{r.X, r.Y, r.W, n}, Rect{r.X, r.Y + n, r.W, r.H - n}
}

// Bottom cuts n rows off the bottom and returns what is left and them.
func (r Rect) Bottom(n int) (rest, bottom Rect) {
	n = between(n, 0, r.H)
	return r.Top(r.H - n)
}

// Left cuts n columns off the left and returns them and what is left over.
func (r Rect) Left(n int) (left, rest Rect) {
	n = between(n, 0, r.W)
	return Rect{r.X, r.Y, n, r.H}, Rect{r.X + n, r.Y, r.W - n, r.H}
}

// Right cuts n columns off the right and returns what is left over and them.
func (r Rect) Right(n int) (rest, right Rect) {
	n = between(n, 0, r.W)
	return r.Left(r.W - n)
}

// Inset takes x columns off both sides and y rows off top and bottom.
func (r Rect) Inset(x, y int) Rect {
	x, y = min(x, r.W/2), min(y, r.H/2)
	return Rect{r.X + x, r.Y + y, r.W - 2*x, r.H - 2*y}
}

// Columns splits the width by weights, side by side; what doesn't divide goes to the last.
func (r Rect) Columns(weights ...int) []Rect {
	out := make([]Rect, len(weights))
	x := r.X
	for i, w := range shares(r.W, weights) {
		out[i] = Rect{x, r.Y, w, r.H}
		x += w
	}
	return out
}

// Rows splits the height by weights, one below the other; what doesn't divide goes to the last.
func (r Rect) Rows(weights ...int) []Rect {
	out := make([]Rect, len(weights))
	y := r.Y
	for i, h := range shares(r.H, weights) {
		out[i] = Rect{r.X, y, r.W, h}
		y += h
	}
	return out
}

// Centre is a rectangle of w by h cells in the middle of r, cut to fit.
func (r Rect) Centre(w, h int) Rect {
	w, h = between(w, 0, r.W), between(h, 0, r.H)
	return Rect{r.X + (r.W-w)/2, r.Y + (r.H-h)/2, w, h}
}

func shares(total int, weights []int) []int {
	sum := 0
	for _, w := range weights {
		sum += max(w, 0)
	}
	out := make([]int, len(weights))
	left := total
	for i, w := range weights {
		if i == len(weights)-1 {
			out[i] = left
		} else if sum > 0 {
			out[i] = total * max(w, 0) / sum
		}
		left -= out[i]
	}
	return out
}

func between(v, low, high int) int { return max(low, min(v, high)) }
