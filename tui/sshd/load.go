package sshd

import (
	"math/bits"
	"sync/atomic"
	"time"
)

// The steps by which lateness is told: less than one unit, one unit, and twice as much each.
const (
	lateUnit  = 50 * time.Millisecond
	lateSteps = 10
)

// lateness counts pictures by how long after their news they were written. All programs of a door write to it: it takes
// one addition a picture, and nobody waits.
type lateness [lateSteps]atomic.Int64

func (l *lateness) note(late time.Duration) { l[lateStep(late)].Add(1) }

// lateStep is the step of a lateness.
func lateStep(late time.Duration) int {
	return min(bits.Len64(uint64(max(late, 0)/lateUnit)), lateSteps-1)
}

// atLeast is the shortest lateness of a step.
func atLeast(step int) time.Duration {
	if step == 0 {
		return 0
	}
	return lateUnit << (step - 1)
}

func (l *lateness) counts() (all [lateSteps]int64) {
	for i := range l {
		all[i] = l[i].Load()
	}
	return all
}

// Load is what a door and its process have done since they began. Two of them say how they fared in between.
type Load struct {
	At         time.Time
	Seats      int           // taken now
	Limit      int           // how many there are, but for facilitators, who always find one
	Processors int           // that this process may use
	Spent      time.Duration // processor time of this process
	Known      bool          // whether that can be had on this system
	Pictures   [lateSteps]int64
}

// fewestPictures is how many pictures say anything: fewer may all be one slow client's.
const fewestPictures = 8

// Late is how late pictures of news came since an earlier load: one in four was as late or later, which a few slow
// clients cannot bring about. It is told in steps, so that it doesn't waver: 0, 50 ms, and twice as much each. False says
// that there were too few.
func (l Load) Late(before Load) (time.Duration, bool) {
	var since [lateSteps]int64
	var all int64
	for i := range since {
		since[i] = l.Pictures[i] - before.Pictures[i]
		all += since[i]
	}
	if all < fewestPictures {
		return 0, false
	}
	step := lateSteps - 1
	for later := since[step]; step > 0 && later*4 < all; later += since[step] {
		step--
	}
	return atLeast(step), true
}

// Busy is this process's share of the processors that it may use, since an earlier load, from 0 to 1; false where that
// cannot be had.
func (l Load) Busy(before Load) (float64, bool) {
	took := l.At.Sub(before.At) * time.Duration(l.Processors)
	if !l.Known || took <= 0 {
		return 0, false
	}
	return float64(l.Spent-before.Spent) / float64(took), true
}
