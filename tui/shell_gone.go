package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/tui/entry"
	"serendip/tui/frame"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// goodbyeStays is how long the last words stand before the terminal is let go.
const goodbyeStays = time.Minute

// farewell says why the hold has ended; any key, or a minute, ends the program.
func (s Shell) farewell(why string) (Shell, tea.Cmd) {
	s.gone = why
	return s, tea.Tick(goodbyeStays, func(time.Time) tea.Msg { return LeaveMsg{} })
}

// goodbye is the picture of the end of a hold, at any size.
func goodbye(why string, w, h int, t theme.Theme) frame.Frame {
	at := frame.Of(w, h).Inset(2, min(h/4, 4))
	lines := widget.Styled(widget.Wrap(entry.Sentence(why), at.W, 0), t.Strong)
	lines = append(lines, "", t.Dim.Render("Nothing is lost. Any key closes this window."))
	return frame.New(w, h, frame.NewPane("goodbye", at, lines...))
}
