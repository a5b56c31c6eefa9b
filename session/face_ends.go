package session

import (
	"time"

	"serendip/model"
)

// EndFace is when a session ends as things stand, and when it was planned to: Ends after Planned is late. Who runs it is
// told; no wall is.
type EndFace struct {
	Ends    time.Time
	Planned time.Time
}

// AsOf is the same some time after it was reckoned: later with every second of a stopped clock, and of a block that runs over.
func (f EndFace) AsOf(on SessionFace, reckoned, now time.Time) EndFace {
	switch {
	case on.State != model.Live || reckoned.IsZero() || now.Before(reckoned):
	case on.Clock.Stopped:
		f.Ends = f.Ends.Add(now.Sub(reckoned))
	default:
		over := func(at time.Time) time.Duration { return max(-on.Clock.Left(at), 0) }
		f.Ends = f.Ends.Add(over(now) - over(reckoned))
	}
	return f
}

// Slack is how many minutes earlier than planned it ends; below 0 it is late.
func (f EndFace) Slack() int { return int(f.Planned.Sub(f.Ends).Round(time.Minute) / time.Minute) }
