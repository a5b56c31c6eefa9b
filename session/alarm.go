package session

import "time"

// alarm is one timer for everybody whose picture changes with time alone: a room full of clocks costs one wake of the
// processor a second, and none while all of them show minutes.
type alarm struct {
	timer *time.Timer
	at    int64 // the first moment that somebody waits for, in nanoseconds of the epoch; 0 while nobody does
}

// together is how much later than asked the alarm rings: everybody works out the same turn of a second by a clock read at
// a slightly different time, and all of them are woken at once.
const together = 5 * time.Millisecond

// wakeIn lets a room be woken after a time, unless it asks for another one before; not after 0.
func (h *hub) wakeIn(r *room, d time.Duration) {
	var due int64
	if d > 0 {
		due = time.Now().Add(d).UnixNano()
	}
	if was := r.due.Load(); was == due || was != 0 && due != 0 && time.Duration(due-was).Abs() < together {
		return // as mostly: a room full of people who wait for the same minute does not wait for a lock
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, there := h.rooms[r]; !there {
		due = 0
	}
	r.due.Store(due)
	if due != 0 && (h.alarm.at == 0 || due < h.alarm.at) {
		h.set(due)
	}
}

// set makes the alarm ring for a moment. The lock is held.
func (h *hub) set(at int64) {
	h.alarm.at = at
	in := time.Until(time.Unix(0, at)) + together
	if h.alarm.timer == nil {
		h.alarm.timer = time.AfterFunc(in, h.ring)
		return
	}
	h.alarm.timer.Reset(in)
}

// ring wakes all whose time has come, and waits for the next ones.
func (h *hub) ring() {
	h.mu.Lock()
	defer h.mu.Unlock()
	var next int64
	at := time.Now()
	now := at.UnixNano()
	for r := range h.rooms {
		switch due := r.due.Load(); {
		case due == 0:
		case due > now:
			if next == 0 || due < next {
				next = due
			}
		default:
			r.due.Store(0)
			r.rouse(at)
		}
	}
	if h.alarm.at = next; next != 0 {
		h.set(next)
	}
}

// rest ends the alarm, and the look after claims.
func (h *hub) rest() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.alarm.timer != nil {
		h.alarm.timer.Stop()
	}
	if h.fade != nil {
		h.fade.Stop()
	}
}
