package pause

import (
	"time"

	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/keys"
	"serendip/tui/method/group"
	"serendip/tui/screen"
	"serendip/tui/theme"
)

// NewConsole is the facilitator's break: the room has coffee, the near-duplicates are merged.
func NewConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	head := func(f session.ConsoleFace, now time.Time, w, h int, t theme.Theme) []string {
		back := now.Add(f.Clock.Left(now)).In(env.Zone).Format("15:04")
		line := t.Title.Render("Back at " + back)
		return append([]string{line}, group.Head(f, now, w, h-1, t)...)
	}
	return desk.NewBoard(env, f, desk.Plan{Head: head, Tags: true, First: []keys.Action{desk.ActMerge, desk.ActPart, desk.ActThemes}, Empty: "Nothing was said yet. Have a coffee."})
}
