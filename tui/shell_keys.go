package tui

import (
	"serendip/tui/keys"
)

// actionTheme turns the lights of one's own screen the other way round; the wall has its own.
const actionTheme keys.Action = "this screen"

// shellKeys are what every root can do by name.
func shellKeys() keys.Map {
	return keys.Map{{
		Action: actionTheme, Label: "light or dark", Group: "Screen", About: "Turn this screen light or dark (the wall stays as it is)",
	}}
}
