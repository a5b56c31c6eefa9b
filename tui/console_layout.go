package tui

import "serendip/tui/frame"

// consoleLayout is where the parts of the console stand. Parts without room are empty.
type consoleLayout struct {
	header, headRule frame.Rect
	strip            frame.Rect // the agenda in a line or two, where there is no room for its column
	agenda           frame.Rect
	centre           frame.Rect
	lineRule         frame.Rect
	sent             frame.Rect // what was sent and is not durable yet
	line             frame.Rect
	hints            frame.Rect // completion, what sounds alike
	grammar          frame.Rect
	notice           frame.Rect
	footRule, foot   frame.Rect
}

const (
	agendaWidth = 24
	gutter      = 3
)

// layConsole places the parts in w by h cells. Without a capture line, its rows go to the centre.
func layConsole(w, h int, withLine bool) consoleLayout {
	var l consoleLayout
	all := frame.Of(w, h).Inset(1, 0)
	tall, low := h >= 35, h < 24
	l.header, all = all.Top(1)
	all, l.foot = all.Bottom(2)
	if !low {
		l.headRule, all = all.Top(1)
		all, l.footRule = all.Bottom(1)
	}
	if w < 100 {
		n := 2
		if low {
			n = 1
		}
		l.strip, all = all.Top(n)
		if !low {
			_, all = all.Top(1)
		}
	} else {
		_, all = all.Top(1)
		l.agenda, all = all.Left(agendaWidth)
		_, all = all.Left(gutter)
	}
	if tall {
		all, _ = all.Bottom(1)
	}
	all, l.notice = all.Bottom(1)
	l.centre = all
	if withLine {
		l.layLine(tall)
	}
	return l
}

// layLine takes the rows of the capture line off the bottom of the centre. In a low terminal hints, grammar and
// notice take turns on one row.
func (l *consoleLayout) layLine(tall bool) {
	rest := l.centre
	if !tall {
		l.grammar, l.hints = l.notice, l.notice
		rest, l.line = rest.Bottom(1)
		rest, l.lineRule = rest.Bottom(1)
		l.centre = rest
		return
	}
	rest, l.grammar = rest.Bottom(1)
	rest, _ = rest.Bottom(1)
	rest, l.hints = rest.Bottom(2)
	rest, l.line = rest.Bottom(1)
	rest, l.sent = rest.Bottom(1)
	rest, l.lineRule = rest.Bottom(1)
	rest, _ = rest.Bottom(1)
	l.centre = rest
}
