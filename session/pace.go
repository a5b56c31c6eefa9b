package session

import (
	"sync"
	"time"
)

// Pace bounds how fast one seat may act, so that a flood from one slows nobody else. Facilitators are not paced.
type Pace struct {
	PerSecond float64 // commands a second; 5 by default
	Burst     float64 // how many at once; 20 by default
}

// DefaultPace is 5 commands a second, 20 at once; a mark counts a tenth.
func DefaultPace() Pace { return Pace{PerSecond: 5, Burst: 20} }

// markShare is what a mark costs of a command, and whatever else is kept at each key press.
const markShare = 0.1

func cost(i Intent) float64 {
	switch i.(type) {
	case Mark, GiveDots, ShowThumb, AnswerSurvey:
		return markShare
	}
	return 1
}

// pacer is a token bucket. A newer room of the same person inherits it, so that reconnecting refills nothing.
type pacer struct {
	mu   sync.Mutex
	full Pace
	left float64
	at   time.Time
}

func newPacer(p Pace, now time.Time) *pacer { return &pacer{full: p, left: p.Burst, at: now} }

// take pays for an intent, or says that it is too early.
func (p *pacer) take(i Intent, now time.Time) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if since := now.Sub(p.at).Seconds(); since > 0 {
		p.left = min(p.full.Burst, p.left+since*p.full.PerSecond)
		p.at = now
	}
	if price := cost(i); p.left >= price {
		p.left -= price
		return true
	}
	return false
}
