package speakers

import (
	"strings"
	"time"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Wall is who speaks, with a calm clock, and who comes next. Nought is the least that the clock shows.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	area := s.Join(f.Join, s.Area())
	p := f.Speakers
	switch {
	case p == nil || p.Now == "" && p.Next == "" && p.Spoke == 0:
		rest := s.Head(f.Block.Title, f.Clock, area)
		words := f.Block.Prompt
		if f.Block.Short != "" { // the sentence stands small above it
			words = strings.ReplaceAll(f.Block.Short, "\n", " ")
			lines := s.Bold(f.Block.Prompt, rest.W, 3, s.Theme.Text)
			s.Put("question", rest, lines...)
			_, rest = rest.Top(len(lines) + 1)
		}
		s.PutMiddle("prompt", rest, s.Large(words, rest.W, rest.H, widget.BigText, s.Theme.Big)...)
	case p.Now == "":
		rest := s.Head(f.Block.Title, f.Clock, area)
		wallBetween(s, p, rest)
	default:
		wallSpeaker(s, p, area)
	}
	return s.Panes()
}

// wallBetween is who comes next, or thanks.
func wallBetween(s *poster.Sheet, p *session.PublicSpeakers, r frame.Rect) {
	words, over := "Thank you all.", ""
	if p.Next != "" {
		words, over = p.Next, s.Theme.Dim.Render("next")
	}
	lines := s.Large(words, r.W, r.H-2, widget.BigNumber, s.Theme.Big)
	s.PutMiddle("next", r, append([]string{over}, lines...)...)
}

// high is how many rows there are at least where a name may stand in type as large as the time.
const high = 40

// wallSpeaker is a name and the time that is left, both as large as they get.
func wallSpeaker(s *poster.Sheet, p *session.PublicSpeakers, area frame.Rect) {
	t := s.Theme
	if p.Next != "" {
		var foot frame.Rect
		area, foot = s.Foot(area, 1)
		s.Put("next", foot, t.Dim.Render("next   ")+t.Strong.Render(widget.Cut(p.Next, max(foot.W-7, 1))))
	}
	scale := max(s.Type.Fit("00:00", area.W, area.H/2, poster.Scales()...), widget.BigText)
	digits := append(s.Left(p.Clock, scale), "", s.Progress(p.Clock, min(area.W, 80)), s.Signal(p.Clock))
	room, largest := max(area.H-len(digits)-2, 1), widget.BigNumber
	if area.H >= high {
		largest = widget.BigHuge
	}
	name := s.Large(p.Now, area.W, room, largest, t.Big)
	s.PutMiddle("speaker", area, append(append(name, "", ""), digits...)...)
}
