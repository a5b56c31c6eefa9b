package poster

import (
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/widget"
)

// FirstTime is what somebody does who comes for the first time.
const FirstTime = "first time? answer yes, then your name"

// Join writes a rule and how to join at the bottom of r, and returns what is above.
func (s *Sheet) Join(j session.JoinFace, r frame.Rect) frame.Rect {
	rest, foot := r.Bottom(2)
	t := s.Theme
	line := t.Dim.Render("take part from your chair: say it, it is written down")
	if j.Command != "" {
		line = widget.Ends(t.Dim.Render("join   ")+t.AccentBold.Render(j.Command), t.Dim.Render(FirstTime), foot.W)
		if widget.Width("join   "+j.Command)+widget.Width(FirstTime)+3 > foot.W {
			line = t.Dim.Render("join   ") + t.AccentBold.Render(j.Command)
		}
	}
	s.Put("join", foot, widget.Rule(foot.W, t), line)
	if s.Roomy() {
		rest, _ = rest.Bottom(1)
	}
	return rest
}
