package desk

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
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

// every stands for all of the library; no id reads like it.
const every = "every"

// AskBring asks which of the library's use cases come in, one after the other.
func (c Centre) AskBring() tea.Cmd {
	var choices []dialog.Choice
	var all []model.UseCaseID
	for _, one := range c.Face.Library {
		all = append(all, one.ID)
		choices = append(choices, dialog.Choice{ID: one.ID.String(), Name: one.Title, Note: one.Kind.String(), First: one.Kind == c.Face.Block.Kind})
	}
	if len(all) > 1 {
		choices = append([]dialog.Choice{{ID: every, Name: fmt.Sprintf("all %d", len(all)), First: true}}, choices...)
	}
	return screen.Open(dialog.PickOrNameEach(c.Env, "bring in which?", "What was imported into this customer's library. Each gets a number here.", "when all are in",
		nil, choices, func(id, _ string) tea.Cmd {
			if id == every {
				return tea.Sequence(screen.Back(), screen.Send(session.BringIn{Session: c.Face.Session, Cases: all}))
			}
			for _, one := range all {
				if one.String() == id {
					return screen.Send(session.BringIn{Session: c.Face.Session, Cases: []model.UseCaseID{one}})
				}
			}
			return nil
		}))
}
