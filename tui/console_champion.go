package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/keys"
	"serendip/tui/method/champions"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

const actChampion keys.Action = "champion"

// askChampion asks who is a champion, and what as.
func (c console) askChampion() tea.Cmd {
	return champions.Pick(desk.Centre{Env: c.env, Face: c.face})
}

// tooFewChampions says that an executive readout has nobody yet who would tell it.
func tooFewChampions(f session.ConsoleFace) bool {
	return f.Champions != nil && f.Champions.Presenters < f.Champions.Needed
}

// askForced asks why a readout begins all the same.
func (c console) askForced() tea.Cmd {
	f := c.face.Champions
	intro := []string{fmt.Sprintf("An executive readout needs %d front-line champions who are willing to present; there are %d.", f.Needed, f.Presenters),
		"Esc, then " + string(actChampion) + " in the list of commands marks them. To begin all the same, say why: it stays in the record and in the files."}
	field := widget.Field{ID: "reason", Label: "Because", Must: true, Example: "the board meets today, and two champions are ill"}
	return screen.Open(dialog.Form(c.env, "go live", intro, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		return screen.Send(session.GoLive{Session: c.face.Session, Reason: v["reason"]}), dialog.Refusal{}
	}, field))
}
