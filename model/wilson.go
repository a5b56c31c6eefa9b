package model

import "math"

// wilsonZ is the quantile of the normal distribution for 95 in 100, both sides.
const wilsonZ = 1.96

// Wilson is the lower bound of the score interval for a share of votes, at 95 in 100: between 0 and 1, and 0 without a
// vote. Few votes that agree stand below many that nearly do:
//
//	(p + z²/2n − z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n),   p = up/n, n = up + down, z = 1.96
//
// Edwin B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, Journal of the American
// Statistical Association 22 (1927), 209–212. Sorting by it: Evan Miller, How Not To Sort By Average Rating (2009).
func Wilson(up, down int) float64 {
	up, down = max(up, 0), max(down, 0)
	n := float64(up + down)
	if n == 0 {
		return 0
	}
	p, zz := float64(up)/n, wilsonZ*wilsonZ
	bound := (p + zz/(2*n) - wilsonZ*math.Sqrt(p*(1-p)/n+zz/(4*n*n))) / (1 + zz/n)
	return max(bound, 0)
}

// fewestContested is how many votes it takes before they can be said to divide a room.
const fewestContested = 4

// Contested says whether votes divide the room: the smaller side has at least half of the larger. The balance of the two
// sides is that of Reddit's controversial order (reddit/_sorts.pyx, 2011); the bounds are our own.
func Contested(up, down int) bool {
	return up+down >= fewestContested && 2*min(up, down) >= max(up, down)
}
