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

// Slack is how many minutes earlier than planned it ends; below 0 it is late. It counts between the two as clocks show them,
// whose seconds nobody sees.
func (f EndFace) Slack() int {
	return int(f.Planned.Truncate(time.Minute).Sub(f.Ends.Truncate(time.Minute)) / time.Minute)
}

// startedElsewhen is how far from its planned start a session may begin and still be measured against the plan.
const startedElsewhen = 90 * time.Minute

// promisedEnd is when people expect to leave: the planned end, or, when the session began at another time altogether,
// the agenda counted from when it began.
func (v *Session) promisedEnd() time.Time {
	if off := time.Duration(v.LiveAt-v.Start) * time.Millisecond; v.LiveAt > 0 && off.Abs() > startedElsewhen {
		return time.UnixMilli(v.LiveAt).Add(v.length())
	}
	return v.PlannedEnd()
}

// endFace is that beside when people expect to leave.
func (s *Snapshot) endFace(v *Session) EndFace {
	return EndFace{Ends: s.ends(v), Planned: v.promisedEnd()}
}

// ends is when the agenda ends as things stand: what is left of this block, and the blocks after it.
func (s *Snapshot) ends(v *Session) time.Time {
	if v.State != model.Live {
		return time.UnixMilli(v.Start).Add(model.Total(v.Blocks))
	}
	now := s.now()
	end := now.Add(max(v.Clock().Left(now), 0))
	_, at := v.Block(v.Current)
	for _, b := range v.Blocks[at+1:] {
		end = end.Add(max(b.Timebox+v.Extra[b.ID]-v.Spent[b.ID], 0))
	}
	return end
}
