package frame

// The smallest terminal a screen is drawn for, in cells. Below it a screen says so kindly.
const (
	MinWidth  = 60
	MinHeight = 20
)

// Widths are the widths layouts exist at, in cells.
func Widths() []int { return []int{60, 80, 100, 120, 160, 200} }

// Heights are the heights layouts exist at, in cells.
func Heights() []int { return []int{20, 24, 30, 35, 40, 50, 60} }

// Fit is the largest layout that is not above a terminal's size; both are 0 when the terminal is too small.
// Sizes between two layouts get the smaller one, centred by [Frame.In], so that many seats share one picture.
func Fit(w, h int) (lw, lh int) {
	lw, lh = floor(Widths(), w), floor(Heights(), h)
	if lw == 0 || lh == 0 {
		return 0, 0
	}
	return lw, lh
}

func floor(steps []int, v int) int {
	best := 0
	for _, s := range steps {
		if s <= v {
			best = s
		}
	}
	return best
}
