package capture

import (
	"time"

	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// NewConsole is the facilitator's list of what was said, the newest beside the line.
func NewConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	return desk.NewBoard(env, f, desk.Plan{
		Head:   prompt,
		Newest: true,
		Empty:  "Nothing yet. Write what somebody says; @name says who, enter keeps it.",
	})
}

// prompt is what the room is asked, so that the facilitator can say it again.
func prompt(f session.ConsoleFace, _ time.Time, w, h int, t theme.Theme) []string {
	return widget.Styled(widget.Wrap(f.Block.Prompt, w, min(h, 2)), t.Title)
}
