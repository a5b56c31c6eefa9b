package tui

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/tui/dialog"
	"serendip/tui/getting"
	"serendip/tui/screen"
)

// askCard asks whose success card is written. What already works comes first: it needs no measured result.
func (c console) askCard() tea.Cmd {
	var choices []dialog.Choice
	for _, one := range c.face.Cases {
		if one.Hidden || one.Held {
			continue
		}
		choices = append(choices, dialog.Choice{ID: strconv.Itoa(one.Number), Name: fmt.Sprintf("%3d  %s", one.Number, one.Title),
			First: one.Kind == model.Serendipitous, Note: one.Kind.String()})
	}
	intro := "Its story in a picture. A planned use case needs a measured result; what already works says who reported it."
	return screen.Open(dialog.Pick(c.env, "whose success card?", intro, choices, func(id string) tea.Cmd {
		number, err := strconv.Atoi(id)
		if err != nil {
			return nil
		}
		return c.env.Card(c.env, getting.Of{Session: c.face.Session, Number: number})
	}))
}
