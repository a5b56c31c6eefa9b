package session

import "time"

// alarm is one timer for everybody whose picture changes with time alone: a room full of clocks costs one wake of the
// processor a second, and none while all of them show minutes.
type alarm struct {
	timer *time.Timer
	at    time.Time // the first moment that somebody waits for; zero while nobody does
}

// together is how much later than asked the alarm rings: everybody works out the same turn of a second by a clock read at
// a slightly different time, and all of them are woken at once.
const together = 5 * time.Millisecond

// wakeIn lets a room be woken after a time, unless it asks for another one before; not after 0.
func (h *hub) wakeIn(r *room, d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, there := h.rooms[r]; !there || d <= 0 {
		r.due = time.Time{}
		return
	}
	r.due = time.Now().Add(d)
	if h.alarm.at.IsZero() || r.due.Before(h.alarm.at) {
		h.set(r.due)
	}
}

// set makes the alarm ring for a moment. The lock is held.
func (h *hub) set(at time.Time) {
	h.alarm.at = at
	if h.alarm.timer == nil {
		h.alarm.timer = time.AfterFunc(time.Until(at)+together, h.ring)
		return
	}
	h.alarm.timer.Reset(time.Until(at) + together)
}

// ring wakes all whose time has come, and waits for the next ones.
func (h *hub) ring() {
	h.mu.Lock()
	defer h.mu.Unlock()
	var next time.Time
	now := time.Now()
	for r := range h.rooms {
		switch {
		case r.due.IsZero():
		case r.due.After(now):
			if next.IsZero() || r.due.Before(next) {
				next = r.due
			}
		default:
			r.due = time.Time{}
			r.rouse(now)
		}
	}
	if h.alarm.at = next; !next.IsZero() {
		h.set(next)
	}
}

// rest ends the alarm.
func (h *hub) rest() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.alarm.timer != nil {
		h.alarm.timer.Stop()
	}
}
