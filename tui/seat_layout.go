package tui

import "serendip/tui/frame"

// seatLayout is where the parts of a seat stand. Parts without room are empty.
type seatLayout struct {
	header, progress frame.Rect
	centre           frame.Rect
	lineRule, line   frame.Rect
	fields           frame.Rect // the two numbers of fifteen minutes a day
	hints, grammar   frame.Rect
	notice           frame.Rect
	footRule, foot   frame.Rect
}

// laySeat places the parts in w by h cells. The line takes lineRows rows: 0 for none, 2 with the numbers. In a low
// terminal hints, grammar and notices take turns on one row.
func laySeat(w, h, lineRows int) seatLayout {
	var l seatLayout
	all := frame.Of(w, h).Inset(1, 0)
	tall, low := h >= 30, h < 24
	l.header, all = all.Top(1)
	l.progress, all = all.Top(1)
	all, l.foot = all.Bottom(2)
	if !low {
		_, all = all.Top(1)
		all, l.footRule = all.Bottom(1)
	}
	all, l.notice = all.Bottom(1)
	if lineRows > 0 {
		l.grammar, l.hints = l.notice, l.notice
		if tall {
			all, l.grammar = all.Bottom(1)
			all, l.hints = all.Bottom(2)
		}
		if lineRows > 1 {
			all, l.fields = all.Bottom(1)
		}
		all, l.line = all.Bottom(1)
		all, l.lineRule = all.Bottom(1)
	}
	if tall {
		all, _ = all.Bottom(1)
	}
	l.centre = all
	return l
}
