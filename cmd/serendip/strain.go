package main

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"

	"serendip/tui/sshd"
)

// strain finds the words for how near this machine is to its end, before people feel it. What begins at one measure ends
// at a lower one, and lasts a while, so that the words don't flicker.
type strain struct {
	before           sshd.Load // as it was looked at last
	late, busy, full sign
	worst            time.Duration // how late screens came in the last looks while late is on
}

// sign is something that is there once it was seen a few times in a row, and gone once it was not as often.
type sign struct {
	on  bool
	row int // how often in a row the other was seen
}

// see takes what was seen in one look: that it is there, that it is gone, or neither. begins and ends are how many looks
// in a row it takes.
func (s *sign) see(there, gone bool, begins, ends int) {
	against, times := there, begins
	if s.on {
		against, times = gone, ends
	}
	if !against {
		s.row = 0
		return
	}
	if s.row++; s.row >= times {
		s.on, s.row = !s.on, 0
	}
}

// The measures. Half a second is felt by somebody who waits for it, a fifth is not yet.
const (
	lateFrom, lateUntil = 200 * time.Millisecond, 100 * time.Millisecond
	busyFrom, busyUntil = 0.85, 0.7
	fullFrom, fullUntil = 0.9, 0.8 // of the seats

	looksToBegin, looksToEnd = 2, 5
)

// look takes the newest load and returns the words for it; "" when all is well.
func (s *strain) look(now sshd.Load) string {
	late, _ := now.Late(s.before) // too few pictures to tell are none that come late
	busy, _ := now.Busy(s.before)
	full := float64(now.Seats) / float64(now.Limit)
	s.late.see(late >= lateFrom, late < lateUntil, looksToBegin, looksToEnd)
	s.busy.see(busy >= busyFrom, busy < busyUntil, looksToEnd, looksToEnd)
	s.full.see(full >= fullFrom, full < fullUntil, 1, 1)
	s.worst = max(s.worst*3/4, late, lateUntil) // what is over is forgotten by and by
	if !s.late.on {
		s.worst = late
	}
	words := s.words(now, busy)
	s.before = now
	return words
}

// words says the one thing that is most urgent, and what can be done about it.
func (s *strain) words(now sshd.Load, busy float64) string {
	const idle = 0.5
	switch {
	case s.late.on && now.Known && busy < idle:
		return fmt.Sprintf("screens come %.1f s late, though Serendip has processors left: close other programs, or look at the network", s.worst.Seconds())
	case s.late.on:
		return fmt.Sprintf("screens come %.1f s late: this machine is near its end; close other programs, or let people share seats", s.worst.Seconds())
	case s.full.on && now.Seats >= now.Limit:
		return fmt.Sprintf("all %d seats are taken: whoever comes now is turned away; let people share seats", now.Limit)
	case s.full.on:
		return fmt.Sprintf("%d of %d seats are taken", now.Seats, now.Limit)
	case s.busy.on:
		return "this machine works nearly as hard as it can; close other programs before more people come"
	}
	return ""
}

// lookEvery is how often the door is asked.
const lookEvery = 2 * time.Second

// watch tells the consoles how near this machine is to its end, until ctx ends.
func (d *Door) watch(ctx context.Context) {
	defer func() {
		if r := recover(); r != nil { // a room full of people does not end with a line on the console
			d.premises.Log.Error("the watch over this machine failed", "panic", r, "stack", string(debug.Stack()))
		}
	}()
	s, told := strain{before: d.ssh.Load()}, ""
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		words := s.look(d.ssh.Load())
		if why := d.astray.Load(); why != nil && *why != "" {
			words = *why
		}
		if words != told {
			d.premises.House.Strain(words)
			told = words
		}
	}
}
