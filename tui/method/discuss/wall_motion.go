package discuss

import (
	"time"

	"serendip/session"
)

// The motion of a reveal takes three seconds at most, whatever there is to show.
const (
	motion  = 3 * time.Second
	perStep = 400 * time.Millisecond
	perPage = 15 * time.Second
)

// wallStepTime is how long one use case stands alone before the next one above it appears.
func wallStepTime(r *session.RevealFace) time.Duration {
	return min(perStep, motion/time.Duration(len(r.Passed)+1))
}

// wallStep is how many use cases are shown, counted from the last; one more than there are when all is shown.
func wallStep(r *session.RevealFace, now time.Time) int {
	since := now.Sub(r.RevealedAt)
	if since < 0 {
		return 0
	}
	return min(int(since/wallStepTime(r)), len(r.Passed)+1)
}

// Moving says whether the reveal is still in motion.
func Moving(r *session.RevealFace, now time.Time) bool {
	return r != nil && wallStep(r, now) <= len(r.Passed)
}

// Next is how long the picture stays true: until the next step, or the next page where there are several and nobody
// chooses; 0 when it stands.
func Next(r *session.RevealFace, now time.Time) time.Duration {
	switch {
	case r == nil:
		return 0
	case Moving(r, now):
		return wallStepTime(r)
	case len(r.Passed) > 4: // may be more than one page
		return perPage - max(now.Sub(r.RevealedAt)-motion, 0)%perPage
	}
	return 0
}

// wallPageAt is the page that shows by itself: the last one while its use cases appear, then each in turn from the first.
func wallPageAt(r *session.RevealFace, now time.Time, pages int) int {
	if pages <= 1 || now.Before(r.RevealedAt) {
		return 0
	}
	since := now.Sub(r.RevealedAt) - motion
	return int(max(since, 0)/perPage) % pages
}
