package poster

import (
	"time"

	"serendip/tui/frame"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Sheet is a picture in the making.
type Sheet struct {
	Theme theme.Theme
	Type  widget.Type
	Now   time.Time
	W, H  int

	zone   *time.Location
	remote bool
	panes  []frame.Pane
}

// New is an empty sheet of w by h cells, as it is at a moment.
func New(env screen.Env, now time.Time, w, h int) *Sheet {
	zone := env.Zone
	if zone == nil {
		zone = time.UTC
	}
	return &Sheet{Theme: env.Theme, Type: widget.NewType(), Now: now, W: w, H: h, zone: zone, remote: env.Remote}
}

// Area is what lies between the margins; they grow with the sheet.
func (s *Sheet) Area() frame.Rect {
	x, y := 2, 1
	switch screen.SizeOf(s.W) {
	case screen.Compact, screen.Medium:
		x = 3
	case screen.Wide:
		x = 5
	case screen.Large:
		x = 8
	case screen.Narrow:
	}
	switch {
	case s.H >= 45:
		y = 3
	case s.H >= 28:
		y = 2
	case s.H < 20: // a stage of twenty rows keeps one for its line
		return frame.Rect{X: x, W: s.W - 2*x, H: s.H}
	}
	return frame.Of(s.W, s.H).Inset(x, y)
}

// Roomy says that there are rows to leave blank.
func (s *Sheet) Roomy() bool { return s.H >= 28 }

// Put lays lines on the sheet, from the top of a rectangle.
func (s *Sheet) Put(id string, r frame.Rect, lines ...string) {
	if !r.Empty() {
		s.panes = append(s.panes, frame.NewPane(id, r, lines...))
	}
}

// PutMiddle lays lines into the middle of a rectangle's height.
func (s *Sheet) PutMiddle(id string, r frame.Rect, lines ...string) {
	s.Put(id, r.Centre(r.W, len(lines)), lines...)
}

// PutCentred lays lines into the middle of a rectangle, all moved by as much.
func (s *Sheet) PutCentred(id string, r frame.Rect, lines ...string) {
	s.Put(id, r.Centre(widget.Widest(lines), len(lines)), lines...)
}

// Panes are what was laid on the sheet.
func (s *Sheet) Panes() []frame.Pane { return s.panes }

// Hour is a moment of the day in the session's zone; its name stands beside it for somebody elsewhere.
func (s *Sheet) Hour(at time.Time) string {
	text := at.In(s.zone).Format("15:04")
	if s.remote {
		text += " " + s.zone.String()
	}
	return text
}
