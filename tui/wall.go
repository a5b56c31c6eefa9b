package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/screen"
	"serendip/tui/wall"
)

// NewWall is the public picture for a second or a remote screen. It only looks: no key does anything, and it goes when
// its connection or the session's hold on it ends.
func NewWall(room session.Room, env Env) tea.Model {
	return NewShell(room, env, func(look screen.Env) Root {
		return Root{First: wall.New(look), Tick: wallTick, Dark: wallDark, Silent: true}
	})
}

func wallTick(face any, now time.Time) time.Duration {
	f, ok := face.(session.WallFace)
	if !ok {
		return 0
	}
	return wall.Tick(f, now)
}

// wallDark is the theme that the test card chose, and always the dark one while the lights are off.
func wallDark(face any) bool {
	f, ok := face.(session.WallFace)
	return ok && (f.Dark || !f.Light)
}
