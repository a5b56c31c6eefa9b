package supervise

import "time"

// budget allows most restarts within any span of time.
type budget struct {
	most int
	in   time.Duration
	past []time.Time // restarts, oldest first, at most most of them
}

// spend reports whether one more restart is allowed at now, and counts it.
func (b *budget) spend(now time.Time) bool {
	for len(b.past) > 0 && now.Sub(b.past[0]) >= b.in {
		b.past = b.past[1:]
	}
	if len(b.past) >= b.most {
		return false
	}
	b.past = append(b.past, now)
	return true
}
