package home

import (
	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/screen"
)

// find lists every session by its customer and title; the one that is chosen is opened.
func find(env screen.Env, f session.HomeFace, chosen func(Choice) tea.Cmd) screen.Screen {
	var choices []dialog.Choice
	for _, s := range append(f.Next[:len(f.Next):len(f.Next)], f.Past...) {
		choices = append(choices, dialog.Choice{ID: s.Ref, Name: s.Programme + " · " + s.Title, Note: s.Start.Format("2 Jan 2006")})
	}
	return dialog.Pick(env, "find a session", "", choices, func(ref string) tea.Cmd { return chosen(Choice{Open, ref}) })
}
