package desk

import (
	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/keys"
	"serendip/tui/screen"
)

// ActBring brings a use case of the library into the session.
const ActBring keys.Action = "bring in"

// bringKeys is there while the library has something that no session has taken up.
func (c Centre) bringKeys() keys.Map {
	if len(c.Face.Library) == 0 {
		return nil
	}
	return keys.Map{{Action: ActBring, Keys: []string{"b"}, Label: "bring in", Group: "Use case", Where: keys.List, About: "Bring use cases of the library in"}}
}

// AskBring asks which of the library's use cases come in, one after the other.
func (c Centre) AskBring() tea.Cmd {
	var choices []dialog.Choice
	for _, one := range c.Face.Library {
		choices = append(choices, dialog.Choice{ID: one.ID.String(), Name: one.Title, Note: one.Kind.String(), First: one.Kind == c.Face.Block.Kind})
	}
	return screen.Open(dialog.PickOrNameEach(c.Env, "bring in which?", "What was imported into this customer's library. Each gets a number here.", "when all are in",
		nil, choices, func(id, _ string) tea.Cmd {
			for _, one := range c.Face.Library {
				if one.ID.String() == id {
					return screen.Send(session.BringIn{Session: c.Face.Session, Case: one.ID})
				}
			}
			return nil
		}))
}
