package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/home"
	"serendip/tui/screen"
)

// NewHome is what a facilitator sees before a session is open. The room is one on the whole house.
func NewHome(room session.Room, env Env, opts home.Options) tea.Model {
	return NewShell(room, env, func(look screen.Env) Root {
		return Root{First: home.New(look, opts), Tick: homeTick}
	})
}

// homeTick is every minute, for the time of day.
func homeTick(_ any, now time.Time) time.Duration {
	return now.Truncate(time.Minute).Add(time.Minute).Sub(now)
}
