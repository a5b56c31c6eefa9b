package session

import (
	"sync"

	"serendip/model"
)

// likeness remembers how much two titles sound alike, so that a change in the room doesn't compare everything again.
type likeness struct {
	mu    sync.Mutex
	known map[[2]string]float64
}

// mostKnown bounds the memory: a list of a hundred has 4,950 pairs.
const mostKnown = 50_000

// of is model.Similar.
func (l *likeness) of(a, b string) float64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	pair := [2]string{a, b}
	score, known := l.known[pair]
	if !known {
		if l.known == nil || len(l.known) >= mostKnown {
			l.known = make(map[[2]string]float64)
		}
		score = model.Similar(a, b)
		l.known[pair] = score
	}
	return score
}
