package poster

import (
	"time"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// left is a block's countdown as a wall shows it: nought is the least, how late it is stays with the facilitator.
func (s *Sheet) left(c session.Clock) widget.Countdown {
	return widget.Countdown{Left: max(c.Left(s.Now), 0), Total: c.Timebox, Paused: c.Stopped}
}

// Left is the time left in large digits.
func (s *Sheet) Left(c session.Clock, scale int) []string {
	return s.left(c).Big(s.Type, scale, s.Theme)
}

// LeftWidth is how many cells those digits take.
func (s *Sheet) LeftWidth(c session.Clock, scale int) int {
	return s.Type.Width(s.left(c).String(), scale)
}

// Signal is the word under the clock. It is "left" for most of the time, and at 20% and at 5% a gentle sign to finish.
func (s *Sheet) Signal(c session.Clock) string {
	if c.Timebox <= 0 {
		return ""
	}
	left := s.left(c)
	switch {
	case left.Paused:
		return s.Theme.Dim.Render("the clock rests")
	case left.Urgency() == widget.Over:
		return s.Theme.Warn.Render(theme.Contested + " time to finish")
	case left.Urgency() == widget.Almost:
		return s.Theme.Warn.Render(theme.Contested + " finish your sentence")
	case left.Urgency() == widget.Soon:
		return s.Theme.Warn.Render(theme.Contested + " the last few minutes")
	}
	return s.Theme.Dim.Render("left")
}

// Progress is a rule that says how much of the time is used.
func (s *Sheet) Progress(c session.Clock, w int) string {
	return widget.Progress(s.left(c).Share(), w, s.Theme)
}

// HeadRows is how many rows a head takes, the blank one under it included.
func (s *Sheet) HeadRows() int {
	rows := s.Type.Height(s.headScale()) + 2
	if s.Roomy() {
		rows++
	}
	return rows
}

// headScale is the size of titles: larger where there is very much room.
func (s *Sheet) headScale() int {
	if s.W >= 160 && s.H >= 45 {
		return widget.BigNumber
	}
	return widget.BigText
}

// Head writes a title in large type at the left and the time left at the right, and returns what is below.
// A clock without a timebox is left out.
func (s *Sheet) Head(title string, c session.Clock, r frame.Rect) frame.Rect {
	top, rest := r.Top(s.HeadRows())
	w := top.W
	if c.Timebox > 0 {
		digits := s.Left(c, s.headScale())
		label := s.Signal(c)
		cw := max(widget.Widest(digits), widget.Width(label))
		clock := make([]string, 0, 4)
		for _, l := range append(digits, label) {
			clock = append(clock, widget.Right(l, cw))
		}
		_, at := top.Right(cw)
		s.Put("clock", at, clock...)
		w = max(w-cw-3, 1)
	}
	left, _ := top.Left(w)
	s.Put("title", left, s.Title(title, w)...)
	return rest
}

// Title is a heading in large type, in bold where it doesn't fit.
func (s *Sheet) Title(text string, w int) []string {
	return s.Large(text, w, s.Type.Height(s.headScale()), s.headScale(), s.Theme.Big)
}

// EndsAt is the moment at which a running clock comes to nought.
func (s *Sheet) EndsAt(c session.Clock) time.Time { return s.Now.Add(max(c.Left(s.Now), 0)) }
