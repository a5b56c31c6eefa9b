package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"serendip/tui/desk"
	"serendip/tui/facetest"
	"serendip/tui/keys"
)

func TestListsOnSeatsNarrowAsOneTypes(t *testing.T) {
	for _, name := range []string{"capture", "planned", "dots-half", "dots-revealed", "reveal"} {
		f := facetest.FindSeat(name)
		centre := newSeatCentre(filmLook(), &f).SetSize(80, 18)
		if name == "dots-half" {
			centre, _ = centre.Update(tea.KeyPressMsg{Code: tea.KeyEnter}) // begins
		}
		slash := tea.KeyPressMsg{Code: '/', Text: "/"}
		if a, ok := centre.Keys().Action(slash, keys.List); !ok || a != desk.ActFind {
			t.Errorf("%s: / is %q", name, a)
			continue
		}
		if _, cmd := centre.Update(slash); cmd == nil {
			t.Errorf("%s: / opens nothing", name)
		}
	}
}
